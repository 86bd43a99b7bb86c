//! Words of an article inside a report: on one line, without what a terminal would obey, folded to the page.

/// `text` on one line: white space becomes one space, control and direction characters become `�`, which keeps an
/// article from steering the terminal of its reader.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            out.push('\u{fffd}');
        } else {
            out.push(c);
        }
    }
    out
}

/// `text` on one line and cut to `most` characters with an ellipsis.
pub fn shortened(text: &str, most: usize) -> String {
    let text = one_line(text);
    match text.char_indices().nth(most) {
        None => text,
        Some(_) => {
            let end = text.char_indices().nth(most.saturating_sub(1)).map_or(0, |(at, _)| at);
            format!("{}…", text[..end].trim_end())
        }
    }
}

/// `text` in lines of at most `width` characters, broken at spaces; a longer word stays whole.
pub fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_can_not_steer_the_terminal() {
        assert_eq!(one_line("a\r\n  b\u{1b}[31m\u{202e}"), "a b\u{fffd}[31m\u{fffd}");
    }

    #[test]
    fn long_text_is_cut_or_folded() {
        assert_eq!(shortened("Kremlin", 7), "Kremlin");
        assert_eq!(shortened("the Kremlin", 5), "the…");
        assert_eq!(shortened("克里姆林宫", 3), "克里…");
        assert_eq!(wrapped("one two  three", 7), "one two\nthree");
        assert_eq!(wrapped("incomprehensible word", 4), "incomprehensible\nword");
    }
}
