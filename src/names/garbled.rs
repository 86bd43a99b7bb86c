//! Mechanism: back-transliteration ("Brillings" for Blinken), found by sound.

use crate::document::Case;
use crate::names::article::{Article, Gap};
use crate::names::engine::{Engine, Hypothesis};
use crate::names::inconsistent::derived;
use crate::names::index::{RowId, run_key};
use crate::names::keys::for_words;
use crate::names::phonetic::Sound;
use crate::names::roles::Roles;
use crate::names::row::{Kind, Row};
use crate::names::score::{Evidence, LOW};
use crate::names::sounds::Heard;
use crate::names::{Mechanism, gloss::Lexicon};

/// Below this likeness no evidence makes two names one.
const FLOOR: f64 = 0.56;

/// Below this likeness of the consonants the spelling is not even compared.
const CODE_FLOOR: f64 = 0.34;

/// From this likeness of the consonants on a row is looked at without any other hint.
const CODE_NEAR: f64 = 0.6;

/// An article that names more than this is a collection; then what it names elsewhere says little.
const MOST_SIBLINGS: usize = 60;

/// The best sound of each row near a sound, of the forms that `wanted` admits, in order of the rows. The same names come
/// again and again, so the index remembers them by the key of the words.
fn near<'e>(engine: &Engine<'e>, key: u64, sound: &Sound, several: bool) -> Vec<(f64, &'e Heard)> {
    let sounds = engine.index.sounds(engine.rows);
    let found = engine.index.hearings.get(
        &(key, several),
        |k| *k,
        || {
            let mut list: Vec<(f64, u32)> = sounds
                .near(&sound.code, CODE_NEAR)
                .into_iter()
                .map(|at| (at, &sounds.heard[at as usize]))
                .filter(|(_, h)| !h.printed || (h.words > 1) == several)
                .map(|(at, h)| (likeness(h, sound), at))
                .filter(|(l, _)| *l >= FLOOR)
                .collect();
            let row = |at: u32| sounds.heard[at as usize].row;
            list.sort_by(|a, b| row(a.1).cmp(&row(b.1)).then(b.0.total_cmp(&a.0)));
            list.dedup_by_key(|(_, at)| row(*at));
            list.into()
        },
    );
    found.iter().map(|(l, at)| (*l, &sounds.heard[*at as usize])).collect()
}

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
    let usual_name = article.is_usual_name(at, engine.words);
    let mandarin = crate::names::pinyin::syllable_count(&article.folded(at).replace('\'', "")).is_some()
        || article.text(at).starts_with("The") && token.case == Case::Mixed;
    let sounds = engine.index.sounds(engine.rows);
    // a known name can only be wrong beside an office, a given name or its own right form
    let mut hinted: Vec<RowId> = roles.holders(engine.index).collect();
    hinted.extend(engine.siblings.iter().copied().filter(|_| engine.siblings.len() <= MOST_SIBLINGS));
    hinted.extend(engine.beside_given(article, at));
    hinted.sort_unstable();
    hinted.dedup();
    let one_word = |h: &Heard| h.words == 1 || !h.printed;
    let mut found: Vec<(f64, &Heard)> = Vec::new();
    // nor can what reads as pinyin, which is somebody's Chinese name
    if !english && !usual_name && !mandarin {
        found.extend(near(engine, article.words[at].key, &sound, false));
    }
    let nearby: Vec<RowId> = found.iter().map(|(_, h)| h.row).collect();
    let others = hinted.iter().filter(|r| nearby.binary_search(r).is_err());
    found.extend(others.filter_map(|r| best(sounds.of_row(*r), &sound, one_word)));
    for (likeness, heard) in found {
        let row_id = heard.row;
        let row = &engine.rows[row_id as usize];
        if !matches!(
            row.kind(),
            Kind::Person | Kind::Place | Kind::Organisation | Kind::Media | Kind::Product | Kind::Event
        ) {
            continue;
        }
        // neither an office nor a hint: only a near likeness can still be worth anything
        let hopeless = likeness < 0.66 && !roles.any() && hinted.binary_search(&row_id).is_err();
        if hopeless
            || likeness < FLOOR
            || (row.kind() != Kind::Person && engine.words.knows(&heard.form.to_lowercase()))
        {
            continue;
        }
        // what reads as pinyin is a Chinese name of somebody's, not a garbled one; "Koreas" and "Israelite" are no names at all
        let holds = roles.holders(engine.index).any(|r| r == row_id);
        if (mandarin && !holds) || derived(article.folded(at), &crate::text::fold(&heard.form)) {
            continue;
        }
        let (tail, end) = tail(article, row, at + 1);
        let acronym = heard.form.chars().all(char::is_uppercase);
        if acronym && tail.is_none() {
            continue; // four letters are like many others
        }
        let given = given(article, row, heard, at, end);
        let mut evidence = Evidence {
            likeness,
            given: given.as_ref().map(|(name, ..)| name.clone()),
            sibling: engine.siblings.contains(&row_id),
            tail,
            by_sound: true,
            long: sound.letters.len() > 7,
            exact: sound.code.classes().len() > 3 && heard.code == sound.code,
            reading: !heard.printed,
            dictionary: english,
            usual_name,
            short: sound.letters.len() < 6 || sound.code.classes().len() < 3,
            country: article.country_near(engine.country(row_id), at, end, 8),
            ..engine.offices(article, &roles, row_id)
        };
        if evidence.given.is_some() && likeness < 0.66 {
            evidence.given = None; // a namesake
        }
        if row.kind() == Kind::Place && likeness < 0.92 && evidence.tail.is_none() {
            evidence.sibling = false; // every article names countries
        }
        if row.kind() != Kind::Person
            && row.canonical().contains(' ')
            && evidence.tail.is_none()
            && evidence.given.is_none()
        {
            evidence.likeness -= 0.15; // one word of a longer name, without the rest of it
        }
        if evidence.score() < LOW {
            continue;
        }
        evidence.likeness_of = likeness_of(row, article.text(at), heard);
        let (from, to) = given.as_ref().map_or((at, end), |(_, from, to)| (*from, *to));
        let text = if from < at || row.kind() != Kind::Person || !heard.printed {
            row.canonical().to_owned()
        } else {
            heard.form.to_string()
        };
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
            let plain = is_alphabetic(article.text(i)) && token.span.len() > 2 && token.case != Case::Upper;
            let english = article.is_english(i, engine.words);
            // a common word is no part of a name, unless somebody's accepted name holds it
            let common = article.is_common(i, engine.words) && !article.covered(i);
            fits &= plain && !common && (article.words[i].capital() || !english);
            unknown |= !article.covered(i) && (!english || article.is_usual_name(i, engine.words));
        }
        let whole = article.mention(first).is_some_and(|m| m.end >= end)
            || (first..end).all(|i| article.mention(i).is_some_and(|m| m.end - m.first > 1));
        if !fits || !unknown || whole {
            continue;
        }
        let mandarin = (first..end).all(|i| crate::names::pinyin::syllable_count(article.folded(i)).is_some());
        let roles = Roles::beside(article, engine.index, first, end);
        // what reads as pinyin is somebody's Chinese name
        if mandarin && roles.holders(engine.index).next().is_none() {
            continue;
        }
        let joined: String = (first..end).map(|i| article.text(i)).collect::<Vec<_>>().join(" ");
        let sound = Sound::of(&joined);
        let sounds = engine.index.sounds(engine.rows);
        let several_words = |h: &Heard| h.words > 1 || !h.printed;
        let key = run_key(article.words[first..end].iter().map(|w| w.key));
        let mut found = near(engine, key, &sound, true);
        let nearby: Vec<RowId> = found.iter().map(|(_, h)| h.row).collect();
        let mut hinted: Vec<RowId> = roles.holders(engine.index).collect();
        hinted.extend(engine.siblings.iter().copied().filter(|_| engine.siblings.len() <= MOST_SIBLINGS));
        hinted.sort_unstable();
        hinted.dedup();
        let others = hinted.iter().filter(|r| nearby.binary_search(r).is_err());
        found.extend(others.filter_map(|r| best(sounds.of_row(*r), &sound, several_words)));
        for (likeness, heard) in found {
            let row_id = heard.row;
            if likeness < 0.75 && !roles.any() && hinted.binary_search(&row_id).is_err() {
                continue;
            }
            let row = &engine.rows[row_id as usize];
            if row.kind() != Kind::Person {
                continue;
            }
            if likeness < FLOOR {
                continue;
            }
            if mandarin && !roles.holders(engine.index).any(|r| r == row_id) {
                continue;
            }
            // East Asian names share their few family names: what differs is what has to be alike
            let shared = shared_first(article, heard, first);
            let likeness = if shared { rest_likeness(article, heard, first, end).min(likeness) } else { likeness };
            let mut evidence = Evidence {
                likeness: if end - first > 2 || shared { likeness } else { likeness - 0.02 },
                sibling: engine.siblings.contains(&row_id),
                by_sound: true,
                long: sound.letters.len() > 7,
                exact: heard.code == sound.code,
                whole_name: end - first > 2 && likeness > 0.8 && heard.code.similarity(&sound.code) > 0.89,
                reading: !heard.printed,
                country: article.country_near(engine.country(row_id), first, end, 8),
                ..engine.offices(article, &roles, row_id)
            };
            if evidence.score() < LOW {
                continue;
            }
            evidence.likeness_of = likeness_of(row, &joined, heard);
            out.push(engine.hypothesis(first, end, row_id, Mechanism::Garbled, &evidence, row.canonical().to_owned()));
        }
    }
}

fn is_alphabetic(text: &str) -> bool {
    // an accent was written by somebody who knew the name
    text.chars().all(|c| c.is_ascii_alphabetic() || c == '\'' || c == '’')
}

/// The likeness of a sound and a form; the Mandarin reading of a name counts a little less than the name.
fn likeness(heard: &Heard, sound: &Sound) -> f64 {
    heard.sound().similarity(sound) - if heard.printed { 0.0 } else { 0.03 }
}

fn best<'h>(list: &'h [Heard], sound: &Sound, wanted: impl Fn(&Heard) -> bool) -> Option<(f64, &'h Heard)> {
    list.iter()
        .filter(|h| wanted(h) && h.code.similarity(&sound.code) >= CODE_FLOOR)
        .map(|h| (likeness(h, sound), h))
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
    let Some(word) = article.words.get(from).filter(|w| w.gap == Gap::Space && !w.starts_sentence && w.capital())
    else {
        return (None, from);
    };
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
    let beside = |i: usize| others.contains(&article.words[i].key) && article.words[i].token.span.len() > 3;
    if at > 0 && article.words[at].gap == Gap::Space && article.words[at - 1].capital() && beside(at - 1) {
        return Some((article.text(at - 1).to_owned(), at - 1, end));
    }
    let next = article.words.get(end).is_some_and(|w| w.gap == Gap::Space && w.capital() && !w.starts_sentence);
    (next && beside(end)).then(|| {
        let mut to = end + 1;
        while article.words.get(to).is_some_and(|w| w.gap == Gap::Space && w.capital() && !w.starts_sentence)
            && beside(to)
        {
            to += 1;
        }
        (article.text(end).to_owned(), at, to)
    })
}
