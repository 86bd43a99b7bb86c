//! Words in lower case that no dictionary knows and no name explains, with what may have been meant.

use std::collections::BTreeMap;

use crate::diagnostic::{Applicability, Confidence, Fix};
use crate::document::{Case, TokenKind, WordId};
use crate::rule::Context;
use crate::rule::code::place::{Gap, Places};
use crate::rule::code::vocabulary::is_function;

/// The fewest letters of a word that can be judged.
const SHORTEST: usize = 4;

/// A word used this often is a term of the article, whatever dictionaries say.
const TERM: usize = 3;

/// The most proposals of one finding.
const MOST: usize = 3;

/// First parts of compounds that stand alone only before a hyphen.
const PREFIXES: &[&str] = &[
    "afro", "anti", "euro", "indo", "inter", "intra", "macro", "mega", "meta", "micro", "mini", "multi", "nano",
    "neuro", "paleo", "poly", "post", "proto", "pseudo", "quasi", "semi", "sino", "socio", "super", "techno", "trans",
    "ultra",
];

/// Endings that make a new word of a known one.
const SUFFIXES: &[&str] = &[
    "able", "ed", "er", "ers", "esque", "ess", "ing", "ings", "ish", "ism", "ist", "ists", "less", "like", "ly",
    "ness", "or", "ors", "s", "ship", "side", "ward", "wards", "wide",
];

/// Beginnings that make a new word of a known one.
const FORMATIVES: &[&str] = &[
    "agro", "anti", "bio", "co", "counter", "cyber", "de", "dis", "eco", "electro", "ex", "extra", "geo", "hydro",
    "hyper", "inter", "macro", "mega", "micro", "mid", "mini", "mis", "multi", "nano", "neuro", "non", "out", "over",
    "para", "photo", "post", "pre", "pro", "pseudo", "psycho", "re", "semi", "socio", "sub", "super", "tele", "thermo",
    "trans", "tri", "ultra", "un", "under", "uni",
];

/// Finds unknown words.
pub fn check(cx: &mut Context<'_>) {
    let places = Places::new(cx.document);
    let document = cx.document;
    let mut unknown: Vec<Option<bool>> = vec![None; document.distinct_words()];
    let mut found: BTreeMap<WordId, Vec<usize>> = BTreeMap::new();
    let mut names: Vec<bool> = vec![false; document.distinct_words()];
    for (i, token) in places.tokens.iter().enumerate() {
        if token.kind != TokenKind::Word || token.span.len() < 4 {
            continue;
        }
        let id = token.word.0 as usize;
        if token.case != Case::Lower {
            names[id] |= !places.glued(i);
            continue;
        }
        if *unknown[id].get_or_insert_with(|| is_unknown(cx, token.span.of(places.prose))) && in_prose(&places, i) {
            found.entry(token.word).or_default().push(i);
        }
    }
    for (word, uses) in found {
        // "Kiev, kiev": the article has it as a name
        if names[word.0 as usize] {
            continue;
        }
        report(cx, &places, document.word(word), &uses);
    }
}

fn is_unknown(cx: &Context<'_>, text: &str) -> bool {
    text.len() >= SHORTEST
        && text.bytes().all(|b| b.is_ascii_lowercase())
        && !cx.words.knows(text)
        && !cx.words.is_rare(text)
        && !cx.names.accepts(text)
}

/// Whether token `i` is prose: no tag, no address, no part of a name or of a broken word.
fn in_prose(places: &Places<'_>, i: usize) -> bool {
    let glued_to = |k: usize, at: usize| places.glued(at).then(|| places.text(k));
    let before = i.checked_sub(1).and_then(|k| glued_to(k, i)).unwrap_or("");
    let after = glued_to(i + 1, i + 1).unwrap_or("");
    if matches!(before, "#" | "@" | "/" | "." | "_" | "&" | "$")
        || matches!(after, "/" | "_" | "@" | "=" | "&")
        || places.in_address(i)
    {
        return false;
    }
    let dotted = after == "." && places.glued(i + 2) && places.is_word(i + 2) && !places.tokens[i + 2].is_capital();
    let hyphen = |k: usize| matches!(places.text(k), "-" | "‑" | "‐");
    // "Tsai Ing-wen", "Ing -wen": part of a name
    let in_name = i >= 2 && hyphen(i - 1) && places.gap(i - 1) != Gap::Line && places.tokens[i - 2].is_capital()
        || hyphen(i + 1) && places.tokens.get(i + 2).is_some_and(|t| t.is_capital());
    let prefix = hyphen(i + 1) && PREFIXES.contains(&places.word(i));
    // "al-shabaab", "bin laden"
    let particle =
        i > 0 && places.tokens[i - 1].is_capital() && places.tokens.get(i + 1).is_some_and(|t| t.is_capital());
    let apostrophe =
        matches!(before, "'" | "’" | "‘") || matches!(after, "'" | "’") && places.glued(i + 2) && places.is_word(i + 2);
    !(dotted || in_name || prefix || particle || apostrophe)
}

fn report(cx: &mut Context<'_>, places: &Places<'_>, word: &str, uses: &[usize]) {
    let proposals = proposals(cx, word);
    let formed = back_formation(cx, word).is_some();
    // "ruixing" is a Chinese name, "richter" one that lost its capital
    let foreign = crate::names::pinyin::syllable_count(word).is_some_and(|n| n > 1)
        || cx.words.knows(&crate::text::capitalised(word));
    let misspelt =
        !foreign && proposals.first().is_some_and(|p| !p.contains(' ') && slip(word, p)) && !derived(cx, word);
    let term = uses.len() >= TERM;
    for i in uses {
        // "Li tieencouraged": the end of a name ran into a verb
        let name = *i > 0
            && places.tokens[i - 1].is_capital()
            && proposals.first().is_some_and(|p| p.contains(' ') && verb_last(p));
        let sure = formed || name || misspelt && !term && !places.text(i - 1).starts_with('-');
        let confidence = if sure { cx.meta.confidence } else { Confidence::Low };
        let span = places.tokens[*i].span;
        let message = format!("no dictionary knows `{word}`");
        let mut finding = cx.diagnostic(span, message).why(cx.meta.explanation.clone()).confidence(confidence);
        for (rank, proposal) in proposals.iter().enumerate() {
            let applicability = if rank == 0 && sure { cx.meta.applicability } else { Applicability::Display };
            finding = finding.fix(Fix::replace(format!("write `{proposal}`"), applicability, span, proposal.as_str()));
        }
        cx.push(finding);
    }
}

/// Whether two words differ by one slip of the keyboard, and are long enough for that to be no chance.
fn slip(word: &str, proposal: &str) -> bool {
    let most = if word.len() >= 9 { 2 } else { 1 };
    word.len() >= 6 && strsim::osa_distance(word, proposal) <= most
}

fn verb_last(proposal: &str) -> bool {
    proposal.rsplit(' ').next().is_some_and(|last| last.len() >= 5 && (last.ends_with("ed") || last.ends_with("ing")))
}

/// Whether a word is made from known ones by the rules of English, which no dictionary lists in full: "pitchside",
/// "resurged", "commenters", "ahistorical".
fn derived(cx: &Context<'_>, word: &str) -> bool {
    let known = |w: &str| w.len() >= 3 && (cx.words.knows(w) || cx.words.is_rare(w));
    let base = |stem: &str| {
        let undoubled =
            stem.as_bytes().windows(2).last().is_some_and(|w| w[0] == w[1]).then(|| &stem[..stem.len() - 1]);
        known(stem) || known(&format!("{stem}e")) || undoubled.is_some_and(known)
    };
    let suffixed = SUFFIXES.iter().any(|s| word.strip_suffix(s).is_some_and(base));
    let prefixed = FORMATIVES.iter().any(|p| word.strip_prefix(p).is_some_and(|w| w.len() >= 4 && known(w)));
    let compound = (3..word.len().saturating_sub(2)).any(|i| known(&word[..i]) && known(&word[i..]));
    suffixed || prefixed || compound
}

/// What may have been meant, best first.
fn proposals(cx: &Context<'_>, word: &str) -> Vec<String> {
    let mut out: Vec<String> = back_formation(cx, word).into_iter().collect();
    let mut near = cx.words.suggest(word, 8);
    near.retain(|s| s.chars().all(|c| c.is_lowercase() || c == '\''));
    let score = |s: &str| strsim::normalized_damerau_levenshtein(word, s) + 0.2 * strsim::jaro_winkler(word, s);
    near.sort_by(|a, b| score(b).total_cmp(&score(a)).then_with(|| a.cmp(b)));
    // two words are the last guess, unless one slip does not explain the word
    let one = near.first().is_some_and(|s| slip(word, s));
    let two = split(cx, word);
    if one {
        out.extend(near);
        out.extend(two);
    } else {
        out.extend(two);
        out.extend(near);
    }
    let mut seen = std::collections::BTreeSet::new();
    out.retain(|s| seen.insert(s.clone()));
    out.truncate(MOST);
    out
}

/// A verb made from a noun in -ation that has a verb already: "provocated" for "provoked", "interpretated" for
/// "interpreted".
fn back_formation(cx: &Context<'_>, word: &str) -> Option<String> {
    for (ending, right) in [("ated", "ed"), ("ates", "es"), ("ating", "ing"), ("ate", "e")] {
        let Some(stem) = word.strip_suffix(ending).filter(|s| s.len() >= 4) else { continue };
        if !cx.words.knows(&format!("{stem}ation")) && !cx.words.knows(&format!("{stem}ion")) {
            continue;
        }
        let mut stems = vec![stem.to_owned()];
        if let Some(s) = stem.strip_suffix('c') {
            stems.push(format!("{s}k")); // provocation, provoke
        }
        if let Some(s) = stem.strip_suffix("fic") {
            stems.push(format!("{s}fi")); // qualification, qualify
        }
        if let Some(s) = stem.strip_suffix("str") {
            stems.push(format!("{s}ster")); // registration, register
        }
        if let Some(s) = stem.strip_suffix("nunci") {
            stems.push(format!("{s}nounc")); // pronunciation, pronounce
        }
        let bare = |s: &str| {
            if right == "es" {
                format!("{s}s")
            } else if right == "e" {
                s.to_owned()
            } else {
                format!("{s}{right}")
            }
        };
        let forms = stems.iter().flat_map(|s| [format!("{s}{right}"), bare(s)]);
        if let Some(found) = forms.into_iter().find(|f| cx.words.knows(f)) {
            return Some(found);
        }
    }
    None
}

/// Two known words that run together, if there is one way only: "tieencouraged".
fn split(cx: &Context<'_>, word: &str) -> Option<String> {
    let part = |s: &str| {
        if s.len() < 4 { is_function(s) && s.len() > 1 || s.len() == 3 && cx.words.knows(s) } else { cx.words.knows(s) }
    };
    let mut ways = (2..word.len() - 1).filter_map(|i| {
        let (a, b) = word.split_at(i);
        (part(a) && part(b) && (a.len() >= 4 || b.len() >= 4)).then(|| format!("{a} {b}"))
    });
    let first = ways.next()?;
    ways.next().is_none().then_some(first)
}
