//! How new text has to be written at a place of the source, so that a fix does not break the markup round it.

/// The kind of place that a piece of prose stands in.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Escape {
    /// Text stands as it is.
    #[default]
    None,
    /// Text of HTML: `&`, `<` and `>` are written as references.
    Html,
    /// The value of an HTML attribute in quotes.
    Attribute,
    /// A value that ends at the first blank, such as an HTML attribute without quotes.
    Bare,
    /// Text of Markdown: marks that could start markup get a backslash.
    Markdown,
    /// A YAML or TOML string in double quotes.
    Double,
    /// A YAML string in single quotes.
    Single,
    /// A TOML string in single quotes, which knows no escapes.
    Literal,
    /// A YAML value without quotes.
    Scalar,
}

impl Escape {
    /// `text` as it has to be written here; `None` where that can not be done without rewriting what is round it.
    pub fn write(self, text: &str) -> Option<String> {
        let references = || text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let one_line = !text.contains(['\n', '\r']);
        match self {
            Escape::None => Some(text.to_owned()),
            Escape::Html => Some(references()),
            Escape::Attribute => Some(references().replace('"', "&quot;").replace('\'', "&#39;")),
            Escape::Bare => {
                text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | ',')).then(|| text.to_owned())
            }
            // behind a heading, braces hold attributes, and in a table a backslash escapes the end of the cell: no way of
            // writing them is right in both
            Escape::Markdown if text.contains(['{', '\\']) => None,
            // an ampersand means something only before a semicolon
            Escape::Markdown if text.contains(';') => Some(backslashed(text, &[&MARKS[..], &['&']].concat())),
            Escape::Markdown => Some(backslashed(text, &MARKS)),
            Escape::Double => one_line.then(|| backslashed(text, &['\\', '"'])),
            Escape::Single => one_line.then(|| text.replace('\'', "''")),
            Escape::Literal => (one_line && !text.contains('\'')).then(|| text.to_owned()),
            // a colon or a hash can turn the rest of the line into something else; apostrophes within a word can not
            Escape::Scalar => (one_line
                && !text.contains([':', '#', '"', '[', ']', '{', '}', '&', '*', '!', '|', '>', '%', '@', '`']))
            .then(|| text.to_owned()),
        }
    }
}

/// What can start markup in a line of Markdown.
const MARKS: [char; 8] = ['`', '*', '_', '[', ']', '<', '|', '~'];

fn backslashed(text: &str, marks: &[char]) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if marks.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_text_can_not_become_markup() {
        let text = "\"A&B's\" <*>";
        assert_eq!(Escape::None.write(text).as_deref(), Some(text));
        assert_eq!(Escape::Html.write(text).unwrap(), "\"A&amp;B's\" &lt;*&gt;");
        assert_eq!(Escape::Attribute.write(text).unwrap(), "&quot;A&amp;B&#39;s&quot; &lt;*&gt;");
        assert_eq!(Escape::Markdown.write(text).unwrap(), "\"A&B's\" \\<\\*>");
        assert_eq!(Escape::Double.write(text).unwrap(), "\\\"A&B's\\\" <*>");
        assert_eq!(Escape::Single.write(text).unwrap(), "\"A&B''s\" <*>");
    }

    #[test]
    fn what_can_not_be_written_is_refused() {
        assert_eq!(Escape::Literal.write("China's"), None);
        assert_eq!(Escape::Bare.write("two words"), None);
        assert_eq!(Escape::Bare.write("one-word").as_deref(), Some("one-word"));
        assert_eq!(Escape::Scalar.write("China: the talks"), None);
        assert_eq!(Escape::Scalar.write("China's").as_deref(), Some("China's"));
        for place in [Escape::Double, Escape::Single, Escape::Literal, Escape::Scalar] {
            assert_eq!(place.write("two\nlines"), None, "{place:?}");
        }
    }
}
