//! The rules of the pack `names`: each shows what one mechanism of the names engine found.

use crate::diagnostic::{Applicability, Confidence, Fix};
use crate::names::Mechanism;
use crate::rule::Context;

/// Names read as Mandarin.
pub fn mandarin_reading(cx: &mut Context<'_>) {
    report(cx, Mechanism::MandarinReading);
}

/// Names rendered character by character.
pub fn literal(cx: &mut Context<'_>) {
    report(cx, Mechanism::Literal);
}

/// Names garbled by sound.
pub fn garbled(cx: &mut Context<'_>) {
    report(cx, Mechanism::Garbled);
}

/// One name in several spellings.
pub fn inconsistent(cx: &mut Context<'_>) {
    report(cx, Mechanism::Inconsistent);
}

fn report(cx: &mut Context<'_>, mechanism: Mechanism) {
    for found in cx.name_findings().iter().filter(|f| f.mechanism == mechanism) {
        let text = found.span.of(cx.prose());
        let name = &found.replacement;
        let message = match mechanism {
            Mechanism::MandarinReading => {
                format!("`{text}` is the Mandarin reading of a name that English prints as `{name}`")
            }
            Mechanism::Literal => format!("`{text}` is a word-for-word rendering of `{name}`"),
            Mechanism::Garbled => format!("`{text}` is probably `{name}`"),
            Mechanism::Inconsistent => format!("`{text}` here, `{name}` elsewhere in the article"),
        };
        let applicability = match found.confidence {
            _ if found.safe => Applicability::Safe,
            Confidence::Low => Applicability::Display,
            Confidence::Medium | Confidence::High => Applicability::Unsafe,
        };
        let fix = Fix::replace(format!("write `{name}`"), applicability, found.span, name.as_str());
        let mut finding =
            cx.diagnostic(found.span, message).why(found.why.clone()).confidence(found.confidence).fix(fix);
        for (span, label) in &found.related {
            finding = finding.related(*span, label.clone());
        }
        cx.push(finding);
    }
}
