//! What each element of HTML means for prose.

use crate::document::BlockKind;

/// How an element stands in the text round it.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Flow {
    /// Its text goes on in the line.
    Inline,
    /// Its text is a block; without a kind of its own it takes that of the element round it.
    Block(Option<BlockKind>),
    /// A line break.
    Break,
    /// It parts blocks and holds nothing.
    Rule,
}

/// What the text in an element is.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Content {
    /// Prose.
    Prose,
    /// No prose, and nothing that a reader sees.
    Skipped,
    /// No prose, but a reader sees it in the line.
    StandIn,
}

/// An element by its name.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Element {
    /// How it stands in the text.
    pub flow: Flow,
    /// What its text is.
    pub content: Content,
    /// Whether it has no content and no end tag.
    pub void: bool,
    /// Whether it comes from a language in which `/>` ends an element.
    pub foreign: bool,
}

impl Element {
    /// The element with this name, in lower case. Unknown elements are inline prose, as in a browser.
    pub fn of(name: &str) -> Element {
        use BlockKind::{Heading, Item, Paragraph};
        let (flow, content) = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "title" => (Flow::Block(Some(Heading)), Content::Prose),
            "li" | "dt" | "dd" | "td" | "th" | "option" => (Flow::Block(Some(Item)), Content::Prose),
            "caption" | "figcaption" | "blockquote" | "summary" | "legend" | "table" | "body" | "head" | "html" => {
                (Flow::Block(Some(Paragraph)), Content::Prose)
            }
            "p" | "div" | "address" | "article" | "aside" | "button" | "center" | "details" | "dialog" | "dir"
            | "dl" | "fieldset" | "figure" | "footer" | "form" | "frameset" | "header" | "hgroup" | "main" | "menu"
            | "nav" | "ol" | "optgroup" | "search" | "section" | "tbody" | "tfoot" | "thead" | "tr" | "ul" => {
                (Flow::Block(None), Content::Prose)
            }
            "pre" | "listing" | "xmp" | "plaintext" | "textarea" | "select" | "iframe" | "object" | "audio"
            | "video" | "canvas" => (Flow::Block(None), Content::Skipped),
            "code" | "kbd" | "samp" | "tt" | "math" => (Flow::Inline, Content::StandIn),
            // ruby annotations spell a character out beside it; they are no part of the sentence
            "script" | "style" | "template" | "noscript" | "noframes" | "noembed" | "svg" | "rt" | "rp" => {
                (Flow::Inline, Content::Skipped)
            }
            "br" => (Flow::Break, Content::Prose),
            "hr" => (Flow::Rule, Content::Prose),
            _ => (Flow::Inline, Content::Prose),
        };
        let void = matches!(
            name,
            "area"
                | "base"
                | "br"
                | "col"
                | "embed"
                | "hr"
                | "img"
                | "input"
                | "link"
                | "meta"
                | "param"
                | "source"
                | "track"
                | "wbr"
        );
        Element { flow, content, void, foreign: matches!(name, "svg" | "math") }
    }
}

/// Which open elements a start tag ends, and at which element the search for them stops.
pub struct Implied {
    /// These end, with all that is in them.
    pub ended: &'static [&'static str],
    /// Not beyond these.
    pub barrier: &'static [&'static str],
}

/// The elements whose end tags may be left out before this start tag.
pub fn implied(name: &str) -> Option<Implied> {
    let (ended, barrier): (&[&str], &[&str]) = match name {
        "li" => (&["li"], &["ul", "ol", "menu", "dir"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl"]),
        "td" | "th" => (&["td", "th"], &["tr", "table"]),
        "tr" => (&["td", "th", "tr", "caption"], &["table"]),
        "tbody" | "thead" | "tfoot" => (&["td", "th", "tr", "tbody", "thead", "tfoot", "caption"], &["table"]),
        "option" | "optgroup" => (&["option"], &["select"]),
        "rt" | "rp" => (&["rt", "rp"], &["ruby"]),
        "body" => (&["head"], &["html"]),
        _ => return None,
    };
    Some(Implied { ended, barrier })
}

/// Whether a start tag ends an open paragraph.
pub fn ends_paragraph(name: &str) -> bool {
    match Element::of(name).flow {
        Flow::Rule => true,
        Flow::Block(_) => !matches!(
            name,
            "title" | "button" | "iframe" | "object" | "audio" | "video" | "canvas" | "textarea" | "select"
        ),
        Flow::Inline | Flow::Break => false,
    }
}
