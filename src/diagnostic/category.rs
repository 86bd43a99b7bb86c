//! The error categories of the MQM ratings published with the WMT metrics task, labels word for word.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! categories {
    ($($name:ident = $label:literal,)*) => {
        /// An MQM category; its label is the one in the WMT ratings, so that output can be scored against them.
        #[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
        pub enum Category {
            $(#[doc = $label] #[serde(rename = $label)] $name,)*
        }

        impl Category {
            /// Every category.
            pub const ALL: &[Category] = &[$(Category::$name,)*];

            /// The label in the WMT ratings.
            pub fn label(self) -> &'static str {
                match self { $(Category::$name => $label,)* }
            }
        }
    };
}

// One list for the variants, their labels and their serialised names: three lists by hand would drift apart.
categories! {
    Addition = "Accuracy/Addition",
    Mistranslation = "Accuracy/Mistranslation",
    Omission = "Accuracy/Omission",
    SourceLanguageFragment = "Accuracy/Source language fragment",
    CharacterEncoding = "Fluency/Character Encoding",
    Grammar = "Fluency/Grammar",
    Inconsistency = "Fluency/Inconsistency",
    Punctuation = "Fluency/Punctuation",
    Register = "Fluency/Register",
    Spelling = "Fluency/Spelling",
    AddressFormat = "Locale convention/Address format",
    CurrencyFormat = "Locale convention/Currency format",
    DateFormat = "Locale convention/Date format",
    NameFormat = "Locale convention/Name format",
    TelephoneFormat = "Locale convention/Telephone format",
    TimeFormat = "Locale convention/Time format",
    Awkward = "Style/Unnatural or awkward",
    Inappropriate = "Terminology/Inappropriate for context",
    Inconsistent = "Terminology/Inconsistent",
    Other = "Other",
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

impl FromStr for Category {
    type Err = String;

    fn from_str(label: &str) -> Result<Category, String> {
        let all = Category::ALL;
        all.iter().copied().find(|c| c.label().eq_ignore_ascii_case(label)).ok_or_else(|| {
            format!(
                "unknown category `{label}`; known are {}",
                all.iter().map(|c| c.label()).collect::<Vec<_>>().join(", ")
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_is_read_back() {
        for c in Category::ALL {
            assert_eq!(c.label().parse::<Category>(), Ok(*c));
            assert_eq!(serde_json::to_string(c).unwrap(), format!("{:?}", c.label()));
        }
        assert!("Accuracy/Wrong".parse::<Category>().unwrap_err().contains("Accuracy/Mistranslation"));
    }
}
