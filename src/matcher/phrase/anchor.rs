//! The word under which a phrase is filed: the one that is rarest of those that every match must hold.

use super::{Element, GAP};

/// Words too common to file a phrase under if it has any other.
const COMMON: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "as", "is", "are",
    "was", "were", "be", "been", "being", "am", "it", "its", "his", "her", "their", "our", "my", "your", "this",
    "that", "these", "those", "not", "no", "has", "have", "had", "having", "do", "does", "did", "will", "would", "can",
    "could", "he", "she", "they", "we", "you", "i", "one", "two", "all", "more", "up", "out", "into", "over", "after",
    "before", "who", "which", "what", "there", "make", "makes", "made", "making", "take", "takes", "took", "taken",
    "taking", "said", "say", "says", "new", "people", "country", "year", "years", "time", "go", "goes", "went",
    "going", "get", "gets", "got",
];

/// Words of which one is in every match, and how many words can stand before it.
pub struct Anchor {
    /// The words.
    pub words: Vec<Box<str>>,
    /// Fewest and most words before it.
    pub lead: (usize, usize),
    rarity: u32,
}

/// The anchor of a sequence: that of its element whose most common word is rarest.
pub fn of(elements: &[Element]) -> Option<Anchor> {
    let mut best: Option<Anchor> = None;
    let mut lead = (0, 0);
    for element in elements {
        let found = match element {
            Element::Word(w) => Some(Anchor { words: vec![w.clone()], lead: (0, 0), rarity: rarity(w) }),
            Element::Inflected(forms) => Some(Anchor {
                words: forms.iter().map(|(w, _)| w.clone()).collect(),
                lead: (0, 0),
                rarity: forms.iter().map(|(w, _)| rarity(w)).min().unwrap_or(0),
            }),
            Element::Choice(branches) => branches.iter().map(|b| of(b)).collect::<Option<Vec<_>>>().and_then(|list| {
                list.into_iter().reduce(|mut a, b| {
                    a.words.extend(b.words);
                    a.lead = (a.lead.0.min(b.lead.0), a.lead.1.max(b.lead.1));
                    a.rarity = a.rarity.min(b.rarity);
                    a
                })
            }),
            Element::Any | Element::Gap => None,
        };
        if let Some(found) = found.filter(|f| best.as_ref().is_none_or(|b| f.rarity > b.rarity)) {
            best = Some(Anchor { lead: (lead.0 + found.lead.0, lead.1 + found.lead.1), ..found });
        }
        let (least, most) = length(element);
        lead = (lead.0 + least, lead.1 + most);
    }
    best
}

fn rarity(word: &str) -> u32 {
    if COMMON.contains(&word) { 1 } else { 2 + u32::try_from(word.len()).unwrap_or(0).min(12) }
}

/// Fewest and most words that an element can stand for.
fn length(element: &Element) -> (usize, usize) {
    match element {
        Element::Word(_) | Element::Inflected(_) | Element::Any => (1, 1),
        Element::Gap => (1, GAP),
        Element::Choice(branches) => branches
            .iter()
            .map(|b| b.iter().map(length).fold((0, 0), |a, l| (a.0 + l.0, a.1 + l.1)))
            .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
            .unwrap_or((0, 0)),
    }
}
