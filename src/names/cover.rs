//! Whether some words together make up a Chinese name: every word takes its own stretch of the characters.

use crate::names::anchors::Chinese;

/// Characters that a rendering leaves out without loss.
const LIGHT: &str = "的之和与及第国总省市县区家";

/// A word, or an accepted name of several, with the Chinese that it may stand for.
pub struct Unit<'e> {
    /// Words from here to there.
    pub first: usize,
    /// Words from here to there.
    pub end: usize,
    /// What it may stand for.
    pub chinese: Vec<&'e str>,
    /// It is a name itself, or a country.
    pub proper: bool,
}

/// What the search for one assignment of words to characters found.
#[derive(Clone, Copy)]
pub struct Cover {
    /// Characters left over, weighed.
    pub cost: f64,
    /// Pairs of words in another order than the characters.
    pub inversions: u32,
}

/// Assigns every unit to its own stretch of the name so that nothing, or next to nothing, is left over.
pub fn cover(name: &Chinese, units: &[Unit<'_>]) -> Option<(Cover, String)> {
    let budget = 0.5;
    let mut best: Option<(f64, Vec<(usize, String)>)> = None;
    let mut path = Vec::new();
    assign(&name.zh, units, 0, 0.0, budget, &mut path, &mut best);
    let (cost, order) = best?;
    let mut inversions = 0;
    for (i, (a, _)) in order.iter().enumerate() {
        inversions += u32::try_from(order[i + 1..].iter().filter(|(b, _)| b < a).count()).unwrap_or(u32::MAX);
    }
    let glosses = order.iter().map(|(_, zh)| zh.clone()).collect::<Vec<_>>().join("+");
    Some((Cover { cost, inversions }, glosses))
}

fn assign(
    rest: &str,
    units: &[Unit<'_>],
    used: u32,
    cost: f64,
    budget: f64,
    path: &mut Vec<(usize, String)>,
    best: &mut Option<(f64, Vec<(usize, String)>)>,
) {
    if cost > budget || best.as_ref().is_some_and(|(c, _)| cost >= *c) {
        return;
    }
    let Some(c) = rest.chars().next() else {
        if used.count_ones() as usize == units.len() {
            *best = Some((cost, path.clone()));
        }
        return;
    };
    for (u, unit) in units.iter().enumerate() {
        if used & (1 << u) != 0 {
            continue;
        }
        for zh in &unit.chinese {
            if let Some(after) = rest.strip_prefix(zh) {
                path.push((u, (*zh).to_owned()));
                assign(after, units, used | (1 << u), cost, budget, path, best);
                path.pop();
            }
        }
    }
    let skip = if LIGHT.contains(c) { 0.25 } else { 1.0 };
    assign(&rest[c.len_utf8()..], units, used, cost + skip, budget, path, best);
}
