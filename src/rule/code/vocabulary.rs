//! Closed classes of English words that more than one rule asks for.

/// Words with no meaning of their own: articles, pronouns, prepositions, conjunctions, auxiliaries. Sorted.
const FUNCTION: &[&str] = &[
    "a",
    "about",
    "above",
    "according",
    "after",
    "against",
    "all",
    "along",
    "also",
    "although",
    "am",
    "amid",
    "among",
    "an",
    "and",
    "any",
    "are",
    "around",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "below",
    "between",
    "both",
    "but",
    "by",
    "can",
    "could",
    "did",
    "do",
    "does",
    "down",
    "during",
    "each",
    "either",
    "every",
    "for",
    "from",
    "had",
    "has",
    "have",
    "having",
    "he",
    "her",
    "here",
    "him",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "may",
    "me",
    "might",
    "more",
    "most",
    "must",
    "my",
    "neither",
    "nor",
    "not",
    "of",
    "off",
    "on",
    "or",
    "our",
    "out",
    "over",
    "per",
    "shall",
    "she",
    "should",
    "since",
    "so",
    "some",
    "such",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "to",
    "toward",
    "towards",
    "under",
    "until",
    "up",
    "upon",
    "us",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "you",
    "your",
];

/// Function words that start a sentence far more often than they end a name or a brand. Sorted.
const STARTER: &[&str] = &[
    "according",
    "after",
    "although",
    "and",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "during",
    "for",
    "from",
    "he",
    "his",
    "how",
    "however",
    "if",
    "in",
    "it",
    "its",
    "many",
    "meanwhile",
    "on",
    "our",
    "she",
    "since",
    "so",
    "some",
    "that",
    "the",
    "their",
    "then",
    "there",
    "therefore",
    "these",
    "they",
    "this",
    "those",
    "when",
    "where",
    "which",
    "while",
    "who",
    "with",
    "you",
];

const MONTH: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const SHORT_MONTH: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const WEEKDAY: &[&str] = &["friday", "monday", "saturday", "sunday", "thursday", "tuesday", "wednesday"];

/// Whether a folded word is a function word.
pub fn is_function(word: &str) -> bool {
    FUNCTION.binary_search(&word).is_ok()
}

/// Whether a folded word is a function word that tends to start a sentence.
pub fn is_starter(word: &str) -> bool {
    STARTER.binary_search(&word).is_ok()
}

/// The month, from 1, that a folded word names; "sept" and the three-letter forms too.
pub fn month(word: &str) -> Option<u8> {
    let word = if word == "sept" { "sep" } else { word };
    let found = MONTH.iter().position(|m| *m == word).or_else(|| SHORT_MONTH.iter().position(|m| *m == word));
    found.and_then(|i| u8::try_from(i + 1).ok())
}

/// The English name of a month, from 1.
///
/// # Panics
/// If there is no such month.
pub fn month_name(month: u8) -> String {
    crate::text::capitalised(MONTH[usize::from(month) - 1])
}

/// Whether a folded word is a day of the week.
pub fn is_weekday(word: &str) -> bool {
    WEEKDAY.binary_search(&word).is_ok()
}

/// The number and the ending of an ordinal in digits: "22nd" is 22 and "nd".
pub fn ordinal(word: &str) -> Option<(u32, &str)> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, ending) = word.split_at(digits);
    matches!(ending, "st" | "nd" | "rd" | "th").then_some(())?;
    Some((number.parse().ok()?, ending))
}

/// The ending that an ordinal in digits has to have.
pub fn ordinal_ending(number: u32) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_binary_search() {
        assert!(FUNCTION.is_sorted() && STARTER.is_sorted() && WEEKDAY.is_sorted());
    }

    #[test]
    fn months_and_ordinals() {
        assert_eq!((month("june"), month("sept"), month("mayor")), (Some(6), Some(9), None));
        assert_eq!(month_name(12), "December");
        assert_eq!((ordinal("22nd"), ordinal("nd"), ordinal("22")), (Some((22, "nd")), None, None));
        let endings: Vec<_> = [1, 11, 22, 13, 103, 40].into_iter().map(ordinal_ending).collect();
        assert_eq!(endings, ["st", "th", "nd", "th", "rd", "th"]);
    }
}
