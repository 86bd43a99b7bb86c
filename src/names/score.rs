//! The weighing of evidence: the one place where a candidate becomes a finding, a guess or nothing.
//!
//! The score starts as the likeness of the two forms (0 to 1); each piece of evidence adds or takes away what is written
//! here, with its reason. The weights are few so that they can be read.

use crate::diagnostic::Confidence;

/// From here on a finding is next to certain.
pub const HIGH: f64 = 1.1;
/// From here on a finding is more likely right than not.
pub const MEDIUM: f64 = 0.93;
/// From here on a candidate is a guess worth showing to who asks.
pub const LOW: f64 = 0.8;

/// What speaks for and against "this form stands for that row".
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Likeness of sound and spelling, or of the composition, 0 to 1.
    pub likeness: f64,
    /// What the likeness is of, for the reader: "'Klinsin' ~ 'Kremlin'".
    pub likeness_of: String,
    /// The role in front of or behind the form, if it is one of the row's.
    pub role: Option<String>,
    /// The last words of a role of the row's, such as "Foreign Minister"; `true` if it is more than one word.
    pub role_head: Option<(String, bool)>,
    /// The given name (or another part of the canonical form) stands beside it.
    pub given: Option<String>,
    /// The canonical name stands elsewhere in the article.
    pub sibling: bool,
    /// 2: the row's country is named nearby; 1: elsewhere in the article.
    pub country: u8,
    /// The next word renders the rest of the Chinese name: "'Palace' = 宫".
    pub tail: Option<String>,
    /// An English dictionary knows the form as a name or word.
    pub dictionary: bool,
    /// The form is a usual surname or given name.
    pub usual_name: bool,
    /// The likeness is to the Mandarin reading and not to a printed form.
    pub reading: bool,
    /// The form is found by its sound, so that chance has to be ruled out.
    pub by_sound: bool,
    /// All consonants agree, and there are four or more of them.
    pub exact: bool,
    /// A whole name of several words agrees in all its parts.
    pub whole_name: bool,
    /// The form is long: eight letters or more.
    pub long: bool,
    /// The form is short: few letters or consonants.
    pub short: bool,
    /// Number of other rows that fit as well.
    pub rivals: usize,
}

impl Evidence {
    /// The score.
    pub fn score(&self) -> f64 {
        let mut score = self.likeness;
        self.terms(&mut |weight, _| score += weight);
        score
    }

    /// The score and the reasons, in the order of the terms.
    pub fn weigh(&self) -> (f64, Vec<String>) {
        let mut reasons = vec![self.likeness_of.clone()];
        self.terms(&mut |_, reason| reasons.push(reason()));
        reasons.retain(|r| !r.is_empty());
        (self.score(), reasons)
    }

    /// Calls `add` with the weight and the reason of every term that holds.
    fn terms(&self, add: &mut dyn FnMut(f64, &dyn Fn() -> String)) {
        let silent: &dyn Fn() -> String = &String::new;
        let near = self.likeness >= 0.85;
        let mut long_head = false;
        match (&self.role, &self.role_head) {
            (Some(role), _) => add(0.36, &|| format!("introduced as `{role}`")),
            (None, Some((head, long))) => {
                long_head = *long;
                if *long && self.country > 0 {
                    add(0.16, &|| format!("introduced as `{head}`"));
                } else {
                    add(0.06, silent);
                }
            }
            (None, None) => {}
        }
        if let Some(given) = &self.given {
            add(0.30, &|| format!("beside `{given}`"));
        }
        if let Some(tail) = self.tail.as_ref().filter(|_| self.likeness >= 0.68) {
            add(0.20, &|| tail.clone());
        }
        if self.sibling && near {
            add(0.12, &|| "named elsewhere in the article".to_owned());
        }
        match self.country {
            2 => add(0.08, &|| "its country is named beside it".to_owned()),
            1 => add(0.04, &|| "its country is named in the article".to_owned()),
            _ => {}
        }
        // many a stranger's name sounds like some name of the table: sound alone proves nothing
        let vouched = self.role.is_some()
            || self.given.is_some()
            || self.tail.is_some()
            || (self.sibling && near)
            || long_head
            || self.whole_name;
        let sound_alone = self.by_sound && !vouched;
        for (weight, holds) in [
            (-0.30, self.dictionary),
            (-0.14, self.usual_name),
            (-0.08, self.short),
            (-0.08, self.rivals > 0),
            (-0.04, sound_alone),
            (0.05, self.exact),
            (-0.06, sound_alone && self.country < 2 && !self.long && !self.exact),
            (-0.16, sound_alone && self.country == 0),
            (-0.10, self.reading && !vouched),
        ] {
            if holds {
                add(weight, silent);
            }
        }
    }
}

/// The confidence that a score stands for; `None` below a guess.
pub fn confidence(score: f64) -> Option<Confidence> {
    match score {
        s if s >= HIGH => Some(Confidence::High),
        s if s >= MEDIUM => Some(Confidence::Medium),
        s if s >= LOW => Some(Confidence::Low),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_turns_a_guess_into_a_finding() {
        let bare = Evidence { likeness: 0.7, ..Evidence::default() };
        let role = Evidence { role: Some("US Secretary of State".into()), ..bare.clone() };
        assert_eq!(confidence(bare.weigh().0), None);
        assert_eq!(confidence(role.weigh().0), Some(Confidence::Medium));
        assert!(role.weigh().1.iter().any(|r| r.contains("US Secretary of State")));
    }

    #[test]
    fn a_real_name_needs_more() {
        let unknown = Evidence { likeness: 0.97, by_sound: true, country: 2, ..Evidence::default() };
        assert_eq!(confidence(unknown.weigh().0), Some(Confidence::Medium));
        let usual = Evidence { usual_name: true, ..unknown.clone() };
        assert_eq!(confidence(usual.weigh().0), Some(Confidence::Low));
        let stranger = Evidence { country: 0, ..unknown };
        assert_eq!(confidence(stranger.weigh().0), None);
    }
}
