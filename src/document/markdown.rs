//! Markdown: CommonMark with tables, strikethrough, footnotes, task lists and front matter.
//!
//! Text, link texts and image descriptions are prose; code, link targets and tags are not. A block of HTML is read as
//! HTML ([`html`]), the front matter by [`front_matter`].

mod front_matter;

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::document::html;
use crate::document::html::elements::{Content, Element, Flow};
use crate::document::{BlockKind, Escape, Prose, ProseBuilder, STAND_IN};
use crate::text::Span;

/// The prose of an article.
pub fn extract(text: &str) -> Prose {
    let mut out = ProseBuilder::default();
    let body = front_matter::extract(text, &mut out);
    out.escape(Escape::Markdown);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let mut walker = Walker { source: text, out, items: 0, skipped: 0, raw: None, block: HtmlBlock::default() };
    for (event, range) in Parser::new_ext(&text[body..], options).into_offset_iter() {
        walker.event(event, body + range.start..body + range.end);
    }
    walker.out.finish()
}

/// A block of HTML whose lines are being collected.
#[derive(Default)]
struct HtmlBlock {
    span: Range<usize>,
    /// Whether its lines follow each other without a prefix such as `> `.
    whole: bool,
}

struct Walker<'a> {
    source: &'a str,
    out: ProseBuilder,
    /// How many list items are open.
    items: usize,
    /// How many elements are open whose text is no prose.
    skipped: usize,
    /// An inline tag whose text is no prose, until it is closed or the block ends.
    raw: Option<String>,
    block: HtmlBlock,
}

impl Walker<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let span = Span::from_range(range.clone());
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.is_prose() => self.text(&text, span),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) if self.is_prose() => {
                self.out.markup(span, STAND_IN)
            }
            Event::SoftBreak if self.is_prose() => self.text("\n", span),
            Event::HardBreak if self.is_prose() => self.out.markup(span, "\n"),
            Event::Html(_) => self.html_line(range),
            Event::InlineHtml(tag) => self.inline_html(&tag, range),
            Event::Rule => self.end_block(BlockKind::Paragraph),
            Event::Text(_)
            | Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::SoftBreak
            | Event::HardBreak => {}
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn is_prose(&self) -> bool {
        self.skipped == 0 && self.raw.is_none()
    }

    /// Text is the source itself, unless it holds a character reference or an escape.
    fn text(&mut self, text: &str, span: Span) {
        if self.source.get(span.range()) == Some(text) {
            self.out.text(self.source, span);
        } else {
            self.out.reference(span, text);
        }
    }

    /// The kind of a block that is running text.
    fn running(&self) -> BlockKind {
        if self.items > 0 { BlockKind::Item } else { BlockKind::Paragraph }
    }

    fn end_block(&mut self, kind: BlockKind) {
        self.raw = None;
        self.out.end_block(kind);
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Image { .. } => self.out.start_aside(BlockKind::Alt),
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => {
                if self.is_prose() {
                    self.out.markup(Span::from_range(range), STAND_IN);
                }
                self.skipped += 1;
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::Link { .. } => {
            }
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                self.end_block(self.running());
                self.skipped += 1;
            }
            Tag::HtmlBlock => {
                self.end_block(self.running());
                self.block = HtmlBlock { span: range.start..range.start, whole: true };
            }
            Tag::Item => {
                // the text of the item round this one
                self.end_block(self.running());
                self.items += 1;
            }
            _ => self.end_block(self.running()),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => self.out.end_aside(),
            TagEnd::Link => self.skipped = self.skipped.saturating_sub(1),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => self.skipped = self.skipped.saturating_sub(1),
            TagEnd::HtmlBlock => self.html_block(),
            TagEnd::Heading(_) => self.end_block(BlockKind::Heading),
            TagEnd::TableCell => self.end_block(BlockKind::Item),
            TagEnd::Item => {
                self.end_block(BlockKind::Item);
                self.items = self.items.saturating_sub(1);
            }
            _ => self.end_block(self.running()),
        }
    }

    fn html_line(&mut self, range: Range<usize>) {
        if self.block.span.is_empty() {
            self.block.span = range;
        } else {
            self.block.whole &= self.block.span.end == range.start;
            self.block.span.end = range.end;
        }
    }

    fn html_block(&mut self) {
        let HtmlBlock { span, whole } = std::mem::take(&mut self.block);
        if whole {
            html::extract_into(self.source, span, &mut self.out);
        } else {
            // the prefixes of a quotation stand between its lines: only its comments can be read
            self.comments(span);
        }
        self.out.escape(Escape::Markdown);
    }

    fn comments(&mut self, within: Range<usize>) {
        let mut at = within.start;
        while let Some(start) = self.source[at..within.end].find("<!--").map(|i| at + i) {
            let Some(end) = self.source[start + 4..within.end].find("-->").map(|i| start + 4 + i) else { break };
            self.out.comment(Span::from_range(start..end + 3), &self.source[start + 4..end]);
            at = end + 3;
        }
    }

    fn inline_html(&mut self, tag: &str, range: Range<usize>) {
        if tag.starts_with("<!--") {
            self.comments(range);
            return;
        }
        let closing = tag.starts_with("</");
        let name: String = tag.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        if let Some(raw) = &self.raw {
            if closing && *raw == name {
                self.raw = None;
            }
            return;
        }
        if closing || self.skipped > 0 {
            return;
        }
        let element = Element::of(&name);
        let span = Span::from_range(range);
        if element.flow == Flow::Break {
            self.out.markup(span, "\n");
        } else if element.content != Content::Prose && !tag.ends_with("/>") {
            if element.content == Content::StandIn {
                self.out.markup(span, STAND_IN);
            }
            self.raw = Some(name);
        } else if name == "img" {
            html::image(self.source, span.range(), &mut self.out);
            self.out.escape(Escape::Markdown);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(markdown: &str) -> Vec<(BlockKind, String)> {
        let prose = extract(markdown);
        prose.blocks().iter().map(|(kind, span)| (*kind, span.of(prose.text(markdown)).to_owned())).collect()
    }

    fn texts(markdown: &str) -> Vec<String> {
        blocks(markdown).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn text_titles_links_and_descriptions_are_prose() {
        let markdown = "---\ntitle: Talks\n---\n# A **new** start {#id}\n\nOne\ntwo [three](https://x.org \"no\") ![An *alt* text](a.png)\n\
                        four.[^1]\n\n- item\n  - inner\n\n> quoted\n> lines\n\n|a|b|\n|-|-|\n|c|~~d~~|\n\n[^1]: A note\n\n[ref]: https://x.org\n\n\
                        Head\n----\n- [ ] task";
        use BlockKind::{Alt, Heading, Item, Paragraph};
        let expected = [
            (Heading, "Talks"),
            (Heading, "A new start"),
            (Paragraph, "One\ntwo three \nfour."),
            (Alt, "An alt text"),
            (Item, "item"),
            (Item, "inner"),
            (Paragraph, "quoted\nlines"),
            (Item, "a"),
            (Item, "b"),
            (Item, "c"),
            (Item, "d"),
            (Paragraph, "A note"),
            (Heading, "Head"),
            (Item, "task"),
        ];
        assert_eq!(blocks(markdown), expected.map(|(k, t)| (k, t.to_owned())));
    }

    #[test]
    fn code_addresses_and_tags_are_no_prose() {
        assert_eq!(
            texts("Run `x` now\n\n```sh\nno\n```\n\n    no\n\nend"),
            [format!("Run {STAND_IN} now"), "end".into()]
        );
        assert_eq!(
            texts("See <https://x.org> and <span class=\"a\">this</span>"),
            [format!("See {STAND_IN} and this")]
        );
        assert_eq!(texts("a <code>b</code> c <KBD>d *e*</KBD> f <script>g"), [format!("a {STAND_IN} c {STAND_IN} f")]);
        assert_eq!(texts("a <code>b\n\nc"), [format!("a {STAND_IN}"), "c".into()]);
        assert_eq!(texts("one<br>two<br/>three  \nfour <img src=x alt=\"five\">"), ["one\ntwo\nthree\nfour", "five"]);
    }

    #[test]
    fn blocks_of_html_are_read_as_html() {
        let markdown =
            "<figure hidden>\nno\n</figure>\n\n<div><p>one<p>two &amp; more</div>\n\n<pre>\nno\n\nno\n</pre>\n\nthree";
        assert_eq!(texts(markdown), ["one", "two & more", "three"]);
    }

    #[test]
    fn comments_are_collected_wherever_they_stand() {
        let markdown =
            "<!-- a -->\ntext <!-- b --> text\n\n> <!-- c\n> d -->\n> text\n\n- item\n  <!-- e -->\n\n`<!-- f -->`\n";
        let prose = extract(markdown);
        let comments: Vec<_> = prose.comments().iter().map(|c| c.span.of(markdown)).collect();
        assert_eq!(comments, ["<!-- a -->", "<!-- b -->", "<!-- c\n> d -->", "<!-- e -->"]);
        assert_eq!(texts("<!-- a -->\ntext\n<!-- b -->\nmore"), ["text", "more"]);
        assert_eq!(texts("<!-- a --> text"), ["text"]);
    }

    #[test]
    fn positions_are_exact() {
        let markdown = "**中**俄 \\*x\\* &amp; &#8217;s\r\ntail";
        let prose = extract(markdown);
        let text = prose.text(markdown);
        assert_eq!(text, "中俄 *x* & ’s\ntail\n\n");
        let at = |needle: &str| {
            let start = text.find(needle).unwrap();
            prose.source_span(Span::from_range(start..start + needle.len())).of(markdown)
        };
        assert_eq!(at("中俄"), "中**俄");
        assert_eq!(at("x*"), "x\\*");
        assert_eq!(at("& ’s"), "&amp; &#8217;s");
        assert_eq!(at("tail"), "tail");
    }

    #[test]
    fn hostile_files_take_linear_time() {
        let n = 200_000;
        for markdown in [
            "<".repeat(n),
            "> ".repeat(n / 2),
            "[".repeat(n),
            "![".repeat(n / 2),
            "*a_ ".repeat(n / 4),
            "<!--".repeat(n / 4),
            "- ".repeat(n / 2),
            "`".repeat(n),
            "&".repeat(n),
            "<b>".repeat(n / 3),
            "> <!--\n".repeat(n / 7),
            "|a".repeat(n / 2),
            format!("---\ntitle: \"{}", "\n".repeat(n)),
            format!("---\n{}---\n", "title: \"\n".repeat(n / 9)),
        ] {
            let start = std::time::Instant::now();
            extract(&markdown);
            // quadratic work on this much takes minutes in a debug build
            assert!(start.elapsed().as_secs() < 10, "{:?}... took {:?}", &markdown[..10], start.elapsed());
        }
    }
}
