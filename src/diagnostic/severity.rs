//! Harm and certainty, two separate axes.

use serde::{Deserialize, Serialize};

/// Harm to the reader, by the MQM scale.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A preference.
    Neutral,
    /// Reads translated.
    #[default]
    Minor,
    /// Misleads, or a wrong name.
    Major,
    /// A wrong fact.
    Critical,
}

/// How sure the match is.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// A guess, hidden unless asked for.
    Low,
    /// More likely right than not.
    #[default]
    Medium,
    /// Next to certain.
    High,
}

macro_rules! names {
    ($type:ident: $($variant:ident = $name:literal),*) => {
        impl $type {
            /// Every value, lowest first.
            pub const ALL: &[$type] = &[$($type::$variant),*];

            /// The word for it in configuration and output.
            pub fn name(self) -> &'static str {
                match self { $($type::$variant => $name),* }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }

        impl std::str::FromStr for $type {
            type Err = String;

            fn from_str(name: &str) -> Result<$type, String> {
                $type::ALL.iter().copied().find(|v| v.name() == name).ok_or_else(|| {
                    let all: Vec<_> = $type::ALL.iter().map(|v| v.name()).collect();
                    format!("`{name}` is none of {}", all.join(", "))
                })
            }
        }
    };
}
pub(crate) use names;

names!(Severity: Neutral = "neutral", Minor = "minor", Major = "major", Critical = "critical");
names!(Confidence: Low = "low", Medium = "medium", High = "high");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back_and_ordered() {
        assert!(Severity::ALL.is_sorted() && Confidence::ALL.is_sorted());
        for s in Severity::ALL {
            assert_eq!(s.name().parse(), Ok(*s));
        }
        assert_eq!("huge".parse::<Severity>().unwrap_err(), "`huge` is none of neutral, minor, major, critical");
    }
}
