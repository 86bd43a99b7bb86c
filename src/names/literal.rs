//! Mechanism: a Chinese name rendered character by character ("Munich Safety Conference").
//!
//! Every word of the article leads through the gloss lexicon to the Chinese that it may stand for; a name is found where
//! neighbouring words together make up all of its characters.

use std::sync::Arc;

use crate::document::{TokenKind, WordId};
use crate::names::anchors::{Chinese, Glosses};
use crate::names::article::{Article, Gap};
use crate::names::cover::{Cover, Unit, cover};
use crate::names::engine::{Engine, Hypothesis};
use crate::names::gloss::Lexicon;
use crate::names::index::run_key;
use crate::names::plain_words::{GENERIC, LINKS, NAMED_BODIES, NO_GLOSS};
use crate::names::row::Kind;
use crate::names::score::Evidence;
use crate::names::{Mechanism, pinyin};

/// The most words with a meaning in a name.
const MOST_WORDS: usize = 7;

/// What a word may stand for, for one distinct word of the article.
#[derive(Clone, Default)]
struct Gloss {
    chinese: Arc<Glosses>,
    link: bool,
}

/// The glosses of every distinct word of an article.
fn glosses(engine: &Engine<'_>, article: &Article<'_>) -> Vec<Gloss> {
    (0..article.document.distinct_words())
        .map(|i| {
            let word = article.document.word(WordId(u32::try_from(i).unwrap_or(u32::MAX)));
            let link = LINKS.contains(&word);
            if link || NO_GLOSS.contains(&word) {
                return Gloss { link, ..Gloss::default() };
            }
            Gloss { chinese: engine.index.glosses(engine.rows, word), link }
        })
        .collect()
}

/// Reports every run of words that renders the Chinese name of a row.
pub fn find(engine: &Engine<'_>, article: &Article<'_>, out: &mut Vec<Hypothesis>) {
    let anchors = engine.index.anchors(engine.rows);
    let glosses = glosses(engine, article);
    let gloss = |i: usize| &glosses[article.words[i].token.word.0 as usize];
    // the filter of the next word with a meaning, past links; everything where an accepted name may stand for one unit
    let beside = |at: usize, forward: bool| -> u128 {
        let mut i = at;
        for _ in 0..3 {
            let edge = if forward { i + 1 } else { i };
            if edge >= article.words.len() || edge == 0 {
                return 0;
            }
            let link = &article.words[edge];
            if link.starts_sentence || matches!(link.gap, Gap::Break | Gap::Comma) {
                return 0;
            }
            i = if forward { i + 1 } else { i - 1 };
            if article.mention(i).is_some_and(|m| m.end - m.first > 1) || article.words[i].token.kind != TokenKind::Word
            {
                return u128::MAX;
            }
            if !gloss(i).link {
                return gloss(i).chinese.characters;
            }
        }
        0
    };
    let mut seen = rustc_hash::FxHashSet::default();
    for at in 0..article.words.len() {
        let token = article.words[at].token;
        let here = gloss(at);
        if token.kind != TokenKind::Word || here.chinese.anchored.is_empty() {
            continue;
        }
        let neighbours = beside(at, true) | beside(at, false);
        if neighbours == 0 {
            continue;
        }
        // in lower case only what may be so, or what stands beside a name ("Russian satellite news agency")
        let named = |i: usize| article.words[i].capital() && !gloss(i).chinese.names.is_empty();
        let beside_name = token.is_capital() || (at.saturating_sub(2)..(at + 3).min(article.words.len())).any(named);
        let anchored = if beside_name { &here.chinese.anchored } else { &here.chinese.anchored_lower };
        for n in anchored {
            let name = &anchors.names[*n as usize];
            if name.characters & neighbours == 0 {
                continue;
            }
            let Some(run) = run(engine, article, &glosses, name, at) else { continue };
            if seen.insert((run.first, run.end, *n)) {
                judge(engine, article, name, &run, out);
            }
        }
    }
}

struct Run {
    first: usize,
    end: usize,
    words: usize,
    cover: Cover,
    glosses: String,
    /// One of the words is a name itself.
    proper: bool,
    /// One of the words is none.
    glossed: bool,
}

/// The longest run of words around `at` that together make up a name.
fn run<'e>(
    engine: &Engine<'e>,
    article: &Article<'_>,
    glosses: &'e [Gloss],
    name: &'e Chinese,
    at: usize,
) -> Option<Run> {
    let chinese_of = |i: usize| -> Vec<&'e str> {
        let chinese = &glosses[article.words[i].token.word.0 as usize].chinese;
        if chinese.characters & name.characters == 0 {
            return Vec::new();
        }
        let all = chinese.entries.iter().copied().chain(chinese.names.iter().map(|zh| &**zh));
        all.filter(|zh| name.zh.contains(zh)).collect()
    };
    let is_proper = |i: usize| {
        article.words[i].capital() && !glosses[article.words[i].token.word.0 as usize].chinese.names.is_empty()
    };
    let here = chinese_of(at);
    if here.is_empty() {
        return None;
    }
    let mut units: Vec<Unit<'e>> = vec![Unit { first: at, end: at + 1, chinese: here, proper: is_proper(at) }];
    // to the right
    let mut i = at + 1;
    let mut pending = 0;
    while i < article.words.len() && units.len() < MOST_WORDS {
        let word = &article.words[i];
        if word.starts_sentence || matches!(word.gap, Gap::Break | Gap::Comma) {
            break;
        }
        if let Some(unit) = whole_mention(engine, article, name, i, true) {
            i = unit.end;
            units.push(unit);
            pending = 0;
            continue;
        }
        let chinese = chinese_of(i);
        if !chinese.is_empty() {
            units.push(Unit { first: i, end: i + 1, chinese, proper: is_proper(i) });
            pending = 0;
        } else if LINKS.contains(&article.folded(i)) && pending < 2 {
            pending += 1;
        } else {
            break;
        }
        i += 1;
    }
    // to the left
    let mut i = at;
    let mut pending = 0;
    while i > 0 && units.len() < MOST_WORDS {
        let after = &article.words[i];
        if after.starts_sentence || matches!(after.gap, Gap::Break | Gap::Comma) {
            break;
        }
        i -= 1;
        if let Some(unit) = whole_mention(engine, article, name, i, false) {
            i = unit.first;
            units.insert(0, unit);
            pending = 0;
            continue;
        }
        let chinese = chinese_of(i);
        if !chinese.is_empty() {
            units.insert(0, Unit { first: i, end: i + 1, chinese, proper: is_proper(i) });
            pending = 0;
        } else if LINKS.contains(&article.folded(i)) && pending < 2 {
            pending += 1;
        } else {
            break;
        }
    }
    let anchor = units.iter().position(|u| u.first <= at && at < u.end)?;
    // the longest run first; a word at the edge may belong to the sentence and not to the name
    for length in (1..=units.len()).rev() {
        for from in 0..=units.len() - length {
            if anchor < from || anchor >= from + length {
                continue;
            }
            let part = &units[from..from + length];
            if let Some((cover, glosses)) = cover(name, part) {
                let proper = part.iter().any(|u| u.proper);
                let glossed = part.iter().any(|u| !u.proper);
                return Some(Run {
                    first: part[0].first,
                    end: part[length - 1].end,
                    words: length,
                    cover,
                    glosses,
                    proper,
                    glossed,
                });
            }
        }
    }
    None
}

/// An accepted name of several words as one unit, if its Chinese is part of the name.
fn whole_mention<'e>(
    engine: &Engine<'e>,
    article: &Article<'_>,
    name: &'e Chinese,
    at: usize,
    forward: bool,
) -> Option<Unit<'e>> {
    for n in [3, 2] {
        let (first, end) = if forward { (at, at + n) } else { ((at + 1).saturating_sub(n), at + 1) };
        let whole = end - first == n && end <= article.words.len();
        if !whole
            || article.words[first + 1..end]
                .iter()
                .any(|w| w.starts_sentence || matches!(w.gap, Gap::Break | Gap::Comma))
        {
            continue;
        }
        let key = run_key(article.words[first..end].iter().map(|w| w.key));
        let chinese: Vec<&'e str> =
            Lexicon::builtin().chinese_of_phrase(key).iter().copied().filter(|zh| name.zh.contains(zh)).collect();
        if !chinese.is_empty() {
            return Some(Unit { first, end, chinese, proper: engine.index.countries.contains_key(&key) });
        }
    }
    let mention = article.mention(at)?;
    let edge = if forward { mention.first == at } else { mention.end == at + 1 };
    if !edge || mention.end - mention.first < 2 {
        return None;
    }
    let key = run_key(article.words[mention.first..mention.end].iter().map(|w| w.key));
    // the part of the name that these words stand for, so that nothing has to be kept
    let spoken = engine.index.chinese_of_name(engine.rows, key);
    let inside =
        |zh: &str| name.zh.find(zh).map(|at| &name.zh[at..at + zh.len()]).filter(|zh| zh.len() < name.zh.len());
    let chinese: Vec<&'e str> = mention
        .rows
        .iter()
        .flat_map(|r| engine.rows[*r as usize].zh())
        .chain(spoken.iter().map(|zh| &**zh))
        .filter_map(inside)
        .collect();
    (!chinese.is_empty()).then_some(Unit { first: mention.first, end: mention.end, chinese, proper: true })
}

/// Whether words end in an adjective, so that what they name is still to come ("Guangdong Provincial").
fn is_adjective(word: &str) -> bool {
    const NOUNS: &[&str] = &[
        "capital",
        "hospital",
        "tribunal",
        "arsenal",
        "festival",
        "journal",
        "canal",
        "terminal",
        "general",
        "admiral",
        "approval",
        "principal",
        "withdrawal",
    ];
    let ending = ["al", "ese", "ern", "ish", "ican", "ssian"].iter().any(|e| word.len() > 4 && word.ends_with(e));
    (ending && !NOUNS.contains(&word))
        || matches!(word, "autonomous" | "inner" | "outer" | "grand" | "new" | "democratic" | "economic")
}

/// Whether a form has these words once the words for kinds of bodies are left out.
fn same_subject(form: &str, subjects: &[&str]) -> bool {
    let folded = crate::text::fold(form);
    let words = folded.split([' ', '-']).filter(|w| !LINKS.contains(w) && !GENERIC.contains(w));
    let mut left: Vec<&str> = subjects.to_vec();
    words.into_iter().all(|w| left.iter().position(|l| *l == w).map(|i| left.swap_remove(i)).is_some())
        && left.is_empty()
}

/// Whether a country in front of an accepted form makes up the words ("China's Ministry of Commerce").
fn country_and_accepted(engine: &Engine<'_>, article: &Article<'_>, first: usize, end: usize) -> bool {
    (first + 1..end.min(first + 4)).any(|from| {
        let country = engine.index.countries.contains_key(&run_key(article.words[first..from].iter().map(|w| w.key)));
        let skip = usize::from(article.folded(from) == "the");
        country && engine.index.accepted.has(run_key(article.words[from + skip..end].iter().map(|w| w.key)))
    })
}

fn judge(engine: &Engine<'_>, article: &Article<'_>, name: &Chinese, run: &Run, out: &mut Vec<Hypothesis>) {
    let row = &engine.rows[name.row as usize];
    let (first, end) = (run.first, run.end);
    // what somebody accepts is no error, nor is a part of a longer accepted name
    let key = run_key(article.words[first..end].iter().map(|w| w.key));
    if engine.index.accepted.has(key)
        || article.mention(first).is_some_and(|m| m.first <= first && m.end >= end && m.end - m.first > 1)
    {
        return;
    }
    let of = (first..end).any(|i| article.folded(i) == "of");
    let named_body = (first..end).any(|i| NAMED_BODIES.contains(&article.folded(i)));
    if engine.same_words(article, first, end, row, !(of && named_body))
        || country_and_accepted(engine, article, first, end)
    {
        return;
    }
    // "Chongqing City" is Chongqing all the same
    let plain_class = matches!(
        article.folded(end - 1),
        "city" | "province" | "district" | "county" | "town" | "village" | "river" | "government"
    );
    if plain_class && engine.index.accepted.has(run_key(article.words[first..end - 1].iter().map(|w| w.key))) {
        return;
    }
    if is_adjective(article.folded(end - 1)) {
        return;
    }
    let countries = &engine.index.countries;
    if countries.contains_key(&key) {
        return; // "South Korean"
    }
    // a run that cuts into an accepted name is an accident
    let part_of_it = |r: &u32| {
        let row = &engine.rows[*r as usize];
        matches!(row.kind(), Kind::Place | Kind::Person) || row.zh().any(|zh| name.zh.contains(zh))
    };
    let cuts = |m: &crate::names::article::Mention| {
        m.end - m.first > 1 && (m.first < first || m.end > end || !m.rows.iter().any(part_of_it))
    };
    // the right name stands in it: what is around belongs to the sentence
    let right = (first..end)
        .any(|i| article.mention(i).is_some_and(|m| m.rows.contains(&name.row) && (m.first == first || m.end < end)));
    if right || (first..end).any(|i| article.mention(i).is_some_and(cuts)) {
        return;
    }
    let content: Vec<usize> = (first..end).filter(|i| !LINKS.contains(&article.folded(*i))).collect();
    let capitals = content.iter().filter(|i| article.words[**i].capital()).count();
    let all_capital = capitals == content.len();
    let characters = name.zh.chars().count();
    let lower_fits = row.kind().may_be_lower() || (run.proper && run.words > 2);
    if (!all_capital && !lower_fits) || (run.words == 1 && end - first == 1) {
        return;
    }
    // a title of two words has a hundred holders; characters one by one are words by accident
    let by_character = characters <= run.words && row.kind() != Kind::Place;
    let singles = run.glosses.split('+').filter(|zh| zh.chars().count() == 1).count();
    let by_character =
        by_character || (singles > 1 && row.kind() != Kind::Place && !(row.kind() == Kind::Event && run.proper));
    let lower_and_turned = capitals == 0 && run.cover.inversions > 0;
    let mixed = lower_and_turned || capitals > 0 && !all_capital && !article.words[content[0]].capital();
    let loose_title = row.kind() == Kind::Title && (run.words < 3 || !(all_capital || run.proper));
    // names side by side are names ("Tokyo and Hong Kong")
    if loose_title || by_character || mixed || !run.glossed {
        return;
    }
    // a ministry of one place is a department of another: only the subject tells bodies apart
    let subject = |i: &usize| !GENERIC.contains(&article.folded(*i));
    let subjects: Vec<&str> = content.iter().filter(|i| subject(i)).map(|i| article.folded(*i)).collect();
    if !run.proper && row.accepted().any(|form| same_subject(form, &subjects)) {
        return;
    }
    let hyphenated = article.words[first + 1..end].iter().any(|w| w.gap == Gap::Hyphen);
    if run.words < 3 && hyphenated {
        return;
    }
    let inversions = if of { 0.0 } else { f64::from(run.cover.inversions) };
    let mut likeness = 0.98 - 0.06 * run.cover.cost - 0.08 * inversions;
    if !all_capital {
        likeness -= if content.len() > 2 { 0.03 } else { 0.14 };
    }
    let code = engine.country(name.row);
    let country = article.country_near(code, first, end, 10);
    let foreign = (first..end).any(|i| {
        engine.index.countries.get(&run_key([article.words[i].key])).is_some_and(|c| *c != code && code != [0, 0])
    });
    if characters < 3 {
        likeness -= 0.2; // two characters are two words by accident
    }
    if run.words < 3 {
        let generic = content.iter().any(|i| GENERIC.contains(&article.folded(*i)));
        likeness -= match country {
            _ if run.proper && !foreign && !generic && characters > 3 => 0.02,
            2 if !generic => 0.06,
            1 if !generic && characters > 3 => 0.08,
            _ => 0.2,
        };
    } else if country == 0 && code != [0, 0] && code != *b"UN" && !run.proper {
        likeness -= 0.06;
    }
    if foreign && country < 2 {
        likeness -= 0.1;
    }
    let text = article.span(first, end).of(article.document.prose());
    let evidence = Evidence {
        likeness,
        likeness_of: format!("{} ({}), rendered as {}: `{text}`", name.zh, pinyin::toned(&name.zh), run.glosses),
        country,
        ..Evidence::default()
    };
    out.push(engine.hypothesis(first, end, name.row, Mechanism::Literal, &evidence, row.canonical().to_owned()));
}
