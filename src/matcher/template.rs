//! Replacements that take over the inflection, the number and the captured words of what they replace.

use crate::matcher::phrase::PhraseMatch;
use crate::text::inflect::{VerbForm, plural, verb_form};
use crate::text::{capitalised, starts_upper};

/// Fills in a replacement: `{shift}` in the form of the matched verb, `{impact:n}` in the number of the matched noun,
/// `$1` the first captured wildcard. `prose` is the text in which the match was found; a match that starts in upper case
/// gives a replacement that does.
pub fn fill(template: &str, found: &PhraseMatch, prose: &str) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(at) = rest.find(['{', '$']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(end) = rest.strip_prefix('{').and_then(|r| r.find('}')) {
            let word = &rest[1..=end];
            match word.split_once(':') {
                Some((noun, _)) if found.plural == Some(true) => out.push_str(&plural(noun)),
                Some((noun, _)) => out.push_str(noun),
                None => out.push_str(&verb_form(word, found.verb.unwrap_or(VerbForm::Base))),
            }
            rest = &rest[end + 2..];
        } else if let Some(n) = rest[1..].chars().next().and_then(|c| c.to_digit(10)) {
            if let Some(span) = (n as usize).checked_sub(1).and_then(|i| found.captures.get(i)) {
                out.push_str(span.of(prose));
            }
            rest = &rest[2..];
        } else {
            out.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    if starts_upper(found.span.of(prose)) { capitalised(&out) } else { out }
}

/// What is wrong with a template that refers to `captures` wildcards, if anything.
pub fn problem(template: &str, captures: usize) -> Option<String> {
    if template.matches('{').count() != template.matches('}').count() {
        return Some(format!("the braces of `{template}` do not match"));
    }
    let too_far = template.match_indices('$').filter_map(|(i, _)| template[i + 1..].chars().next()?.to_digit(10));
    too_far
        .map(|n| n as usize)
        .find(|n| *n == 0 || *n > captures)
        .map(|n| format!("`{template}` uses ${n}, but the phrase has {captures} wildcards"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn inflection_number_and_captures_carry_over() {
        let prose = "Dumped the pot on him";
        let found = PhraseMatch {
            span: Span::new(0, 14),
            verb: Some(VerbForm::Past),
            plural: Some(true),
            captures: vec![Span::new(18, 21)],
        };
        assert_eq!(fill("{shift} the blame to $1", &found, prose), "Shifted the blame to him");
        assert_eq!(fill("the {crisis:n} cost $5", &found, prose), "The crises cost ");
        assert_eq!(problem("{a", 0).unwrap(), "the braces of `{a` do not match");
        assert!(problem("$2", 1).is_some());
        assert_eq!(problem("{shift} $1", 1), None);
    }
}
