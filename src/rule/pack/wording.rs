//! Phrases of packs in words for people: the summary of a rule that brings none.

/// A phrase without its brackets, for people: the first alternative of each choice, options left out.
pub fn plain(phrase: &str) -> String {
    let mut out = String::new();
    let mut rest = phrase;
    while let Some(at) = rest.find(['(', '[']) {
        out.push_str(&rest[..at]);
        let close = if rest[at..].starts_with('(') { ')' } else { ']' };
        let end = rest[at..].find(close).map_or(rest.len(), |e| at + e);
        if close == ')' {
            out.push_str(rest[at + 1..end].split('|').next().unwrap_or_default());
        }
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    let out = out.replace(['{', '}'], "").replace(":n", "").replace("**", "…").replace('*', "…");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_wildcards_are_for_machines() {
        assert_eq!(plain("{dump} [all] the (pot|pan) on * **"), "dump the pot on … …");
        assert_eq!(plain("open (bracket"), "open bracket");
    }
}
