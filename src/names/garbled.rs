//! Mechanism: back-transliteration ("Brillings" for Blinken), found by sound.

use crate::document::Case;
use crate::names::article::{Article, Gap};
use crate::names::engine::{Engine, Hypothesis};
use crate::names::inconsistent::derived;
use crate::names::index::{Heard, RowId};
use crate::names::keys::for_words;
use crate::names::phonetic::Sound;
use crate::names::roles::Roles;
use crate::names::row::{Kind, Row};
use crate::names::score::Evidence;
use crate::names::{Mechanism, gloss::Lexicon};

/// Below this likeness no evidence makes two names one.
const FLOOR: f64 = 0.56;

/// An article that names more than this is a collection; then what it names elsewhere says little.
const MOST_SIBLINGS: usize = 60;

/// Reports every unknown name, of one to three words, that sounds like a row.
pub fn find(engine: &Engine<'_>, article: &mut Article<'_>, out: &mut Vec<Hypothesis>) {
    for first in 0..article.words.len() {
        if !article.words[first].capital() {
            continue;
        }
        single(engine, article, first, out);
        several(engine, article, first, out);
    }
}

fn single(engine: &Engine<'_>, article: &mut Article<'_>, at: usize, out: &mut Vec<Hypothesis>) {
    let token = article.words[at].token;
    if article.covered(at) || token.span.len() < 3 || token.case == Case::Upper || !is_alphabetic(article.text(at)) {
        return;
    }
    let common = article.is_common(at, engine.words);
    let roles = Roles::beside(article, engine.index, at, at + 1);
    if common && (!roles.any() || article.words[at].starts_sentence) {
        return;
    }
    // a hyphenated part belongs to its whole
    let english = article.is_english(at, engine.words);
    let sound = Sound::of(article.text(at));
    let usual_name = engine.words.is_usual_name(article.folded(at));
    let mandarin = crate::names::pinyin::syllable_count(article.folded(at)).is_some();
    let mut rows: Vec<RowId> = roles.holders(engine.index).collect();
    let sounds = engine.index.sounds(engine.rows);
    if !english && !usual_name {
        rows.extend(sounds.near(&sound).iter().filter(|h| h.words == 1 || sound.letters.len() > 5).map(|h| h.row));
    }
    // a known name can only be wrong beside an office, a given name or its own right form
    rows.extend(engine.siblings.iter().copied().filter(|_| engine.siblings.len() <= MOST_SIBLINGS));
    rows.extend(engine.beside_given(article, at));
    rows.sort_unstable();
    rows.dedup();
    for row_id in rows {
        let row = &engine.rows[row_id as usize];
        if !matches!(row.kind(), Kind::Person | Kind::Place | Kind::Organisation | Kind::Media | Kind::Product | Kind::Event) {
            continue;
        }
        let Some((likeness, heard)) = best(sounds.of_row(row_id), &sound, |h| h.words == 1 || !h.printed) else { continue };
        if likeness < FLOOR || (row.kind() != Kind::Person && engine.words.knows(&heard.form.to_lowercase())) {
            continue;
        }
        // what reads as pinyin is a Chinese name of somebody's, not a garbled one; "Koreas" and "Israelite" are no names at all
        let holds = roles.holders(engine.index).any(|r| r == row_id);
        if (mandarin && !holds) || derived(article.folded(at), &crate::text::fold(&heard.form)) {
            continue;
        }
        let (tail, end) = tail(article, row, at + 1);
        let given = given(article, row, heard, at, end);
        let mut evidence = Evidence {
            likeness,
            likeness_of: likeness_of(row, article.text(at), heard),
            given: given.as_ref().map(|(name, ..)| name.clone()),
            sibling: engine.siblings.contains(&row_id),
            tail,
            by_sound: true,
            long: sound.letters.len() > 7,
            reading: !heard.printed,
            dictionary: english,
            usual_name,
            short: sound.letters.len() < 6 || sound.code.len() < 3,
            country: article.country_near(engine.country(row_id), at, end, 8),
            ..engine.beside(article, row_id, at, end)
        };
        if evidence.given.is_some() && likeness < 0.66 {
            evidence.given = None; // a namesake
        }
        if row.kind() == Kind::Place && likeness < 0.92 && evidence.tail.is_none() {
            evidence.sibling = false; // every article names countries
        }
        if row.kind() != Kind::Person && row.canonical().contains(' ') && evidence.tail.is_none() && evidence.given.is_none() {
            evidence.likeness -= 0.15; // one word of a longer name, without the rest of it
        }
        let (from, to) = given.as_ref().map_or((at, end), |(_, from, to)| (*from, *to));
        let text = if from < at || row.kind() != Kind::Person || !heard.printed { row.canonical().to_owned() } else { heard.form.to_string() };
        let text = if !heard.printed && row.kind() == Kind::Person { engine.short_form(row) } else { text };
        let text = if from < at || to > end { row.canonical().to_owned() } else { text };
        out.push(engine.hypothesis(from, to, row_id, Mechanism::Garbled, &evidence, text));
    }
}

/// Two or three words in a row, at least one of them unknown, against whole names.
fn several(engine: &Engine<'_>, article: &mut Article<'_>, first: usize, out: &mut Vec<Hypothesis>) {
    for end in first + 2..=(first + 3).min(article.words.len()) {
        let last = &article.words[end - 1];
        if last.starts_sentence || !matches!(last.gap, Gap::Space | Gap::Hyphen) {
            break;
        }
        let mut unknown = false;
        let mut fits = true;
        for i in first..end {
            let token = article.words[i].token;
            let plain = is_alphabetic(article.text(i)) && token.span.len() > 1 && token.case != Case::Upper;
            let english = article.is_english(i, engine.words);
            // a common word is no part of a name, unless somebody's accepted name holds it
            let common = article.is_common(i, engine.words) && !article.covered(i);
            fits &= plain && !common && (article.words[i].capital() || !english);
            unknown |= !article.covered(i) && (!english || engine.words.is_usual_name(article.folded(i)));
        }
        let whole = article.mention(first).is_some_and(|m| m.end >= end) || (first..end).all(|i| article.mention(i).is_some_and(|m| m.end - m.first > 1));
        if !fits || !unknown || whole {
            continue;
        }
        let mandarin = (first..end).all(|i| crate::names::pinyin::syllable_count(article.folded(i)).is_some());
        let joined: String = (first..end).map(|i| article.text(i)).collect::<Vec<_>>().join(" ");
        let sound = Sound::of(&joined);
        let roles = Roles::beside(article, engine.index, first, end);
        let sounds = engine.index.sounds(engine.rows);
        let mut rows: Vec<RowId> = roles.holders(engine.index).collect();
        rows.extend(sounds.near(&sound).iter().filter(|h| h.words > 1 || !h.printed).map(|h| h.row));
        rows.extend(engine.siblings.iter().copied().filter(|_| engine.siblings.len() <= MOST_SIBLINGS));
        rows.sort_unstable();
        rows.dedup();
        for row_id in rows {
            let row = &engine.rows[row_id as usize];
            if row.kind() != Kind::Person {
                continue;
            }
            let heard = best(sounds.of_row(row_id), &sound, |h| h.words > 1 || !h.printed);
            let Some((likeness, heard)) = heard.filter(|(l, _)| *l >= FLOOR) else { continue };
            if mandarin && !roles.holders(engine.index).any(|r| r == row_id) {
                continue;
            }
            // East Asian names share their few family names: what differs is what has to be alike
            let shared = shared_first(article, heard, first);
            let likeness = if shared { rest_likeness(article, heard, first, end).min(likeness) } else { likeness };
            let evidence = Evidence {
                likeness: if end - first > 2 || shared { likeness } else { likeness - 0.02 },
                likeness_of: likeness_of(row, &joined, heard),
                sibling: engine.siblings.contains(&row_id),
                by_sound: true,
                long: sound.letters.len() > 7,
                reading: !heard.printed,
                country: article.country_near(engine.country(row_id), first, end, 8),
                ..engine.beside(article, row_id, first, end)
            };
            out.push(engine.hypothesis(first, end, row_id, Mechanism::Garbled, &evidence, row.canonical().to_owned()));
        }
    }
}

fn is_alphabetic(text: &str) -> bool {
    text.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '’')
}

fn best<'h>(
    list: impl Iterator<Item = &'h Heard>,
    sound: &Sound,
    wanted: impl Fn(&Heard) -> bool,
) -> Option<(f64, &'h Heard)> {
    list.filter(|h| wanted(h))
        .map(|h| (h.sound.similarity(sound) - if h.printed { 0.0 } else { 0.03 }, h))
        .max_by(|a, b| a.0.total_cmp(&b.0))
}

fn likeness_of(row: &Row, text: &str, heard: &Heard) -> String {
    let zh = row.zh().next().unwrap_or_default();
    if heard.printed {
        format!("{zh} ({}): `{text}` ~ `{}`", crate::names::pinyin::toned(zh), heard.form)
    } else {
        format!("{zh}: `{text}` ~ `{}`, its Mandarin reading", heard.form)
    }
}

/// Whether the first word of the window is the first word of the form.
fn shared_first(article: &Article<'_>, heard: &Heard, first: usize) -> bool {
    let mut keys = Vec::new();
    for_words(&heard.form, |k| keys.push(k));
    keys.len() > 1 && keys[0] == article.words[first].key
}

/// The likeness of what follows the shared first word.
fn rest_likeness(article: &Article<'_>, heard: &Heard, first: usize, end: usize) -> f64 {
    let rest: String = (first + 1..end).map(|i| article.text(i)).collect();
    let form = heard.form.split_once([' ', '-']).map_or("", |(_, rest)| rest);
    Sound::of(&rest).similarity(&Sound::of(form))
}

/// Whether the words from `from` on render the end of the Chinese name, or end the English one.
fn tail(article: &Article<'_>, row: &Row, from: usize) -> (Option<String>, usize) {
    let Some(word) = article.words.get(from).filter(|w| w.gap == Gap::Space && !w.starts_sentence && w.capital()) else { return (None, from) };
    if row.kind() == Kind::Person {
        return (None, from);
    }
    let text = article.text(from);
    if matches!(article.folded(from), "and" | "of" | "on" | "to" | "in" | "the" | "for" | "at") {
        return (None, from);
    }
    if row.canonical().split_once(' ').is_some_and(|(_, rest)| rest.split(' ').any(|w| w.eq_ignore_ascii_case(text))) {
        return (Some(format!("followed by `{text}`")), from + 1);
    }
    for zh in Lexicon::builtin().chinese(article.document.word_of(&word.token)) {
        if row.zh().any(|name| name.len() > zh.len() && name.ends_with(zh)) {
            return (Some(format!("`{text}` = {zh}")), from + 1);
        }
    }
    (None, from)
}

/// Another word of the row's name beside the unknown one: the word, and the span with it.
fn given(article: &Article<'_>, row: &Row, heard: &Heard, at: usize, end: usize) -> Option<(String, usize, usize)> {
    if row.kind() != Kind::Person {
        return None;
    }
    // East Asian family names are shared by millions and tell nothing
    if !row.zh().any(|zh| zh.contains('·')) {
        return None;
    }
    let mut used = Vec::new();
    for_words(&heard.form, |k| used.push(k));
    let mut others = Vec::new();
    for_words(row.canonical(), |k| {
        if !used.contains(&k) {
            others.push(k);
        }
    });
    let beside = |i: usize| others.contains(&article.words[i].key) && article.words[i].token.span.len() > 2;
    if at > 0 && article.words[at].gap == Gap::Space && article.words[at - 1].capital() && beside(at - 1) {
        return Some((article.text(at - 1).to_owned(), at - 1, end));
    }
    let next = article.words.get(end).is_some_and(|w| w.gap == Gap::Space && w.capital() && !w.starts_sentence);
    (next && beside(end)).then(|| {
        let mut to = end + 1;
        while article.words.get(to).is_some_and(|w| w.gap == Gap::Space && w.capital() && !w.starts_sentence) && beside(to) {
            to += 1;
        }
        (article.text(end).to_owned(), at, to)
    })
}
