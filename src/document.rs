//! An article as rules see it: prose without markup, cut into blocks, sentences and tokens, with a map back to the source.
//!
//! One extractor per format makes the prose; what follows is the same for all. Parsing never fails on markup. Rules work
//! on offsets into the prose, and [`Document::source_span`] is the one place where they become offsets into the source.

mod escape;
mod html;
mod map;
mod markdown;
mod plain;
mod sentences;
mod tokens;

use std::sync::Arc;

pub use escape::Escape;
pub use map::{Comment, Prose, ProseBuilder, STAND_IN};
pub use tokens::{Case, Token, TokenKind, WordId};

use crate::diagnostic::Edit;
use crate::diagnostic::severity::names;
use crate::source::Source;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use tokens::Lexicon;

/// The markup of a file.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Syntax {
    /// No markup; blank lines, or line ends where lines are not wrapped, end a paragraph.
    Plain,
    /// CommonMark with tables and front matter.
    Markdown,
    /// HTML.
    Html,
}

names!(Syntax: Plain = "plain", Markdown = "markdown", Html = "html");

impl Syntax {
    /// The syntax that a file extension (without dot, any case) stands for.
    pub fn of_extension(extension: &str) -> Option<Syntax> {
        match extension.to_ascii_lowercase().as_str() {
            "txt" => Some(Syntax::Plain),
            "md" | "markdown" => Some(Syntax::Markdown),
            "html" | "htm" => Some(Syntax::Html),
            _ => None,
        }
    }
}

/// What a block of prose is in the article.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A headline or title.
    Heading,
    /// An item of a list, a cell of a table.
    Item,
    /// The text that stands for an image.
    Alt,
}

/// A stretch of prose that belongs together; sentences do not cross it.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes in the prose.
    pub span: Span,
    /// Indices of its tokens.
    pub tokens: std::ops::Range<u32>,
    /// Indices of its sentences.
    pub sentences: std::ops::Range<u32>,
}

/// A sentence: its bytes in the prose and its tokens.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Bytes from the first to the last token.
    pub span: Span,
    /// Indices of its tokens.
    pub tokens: std::ops::Range<u32>,
}

/// An article, ready for rules.
#[derive(Debug)]
pub struct Document {
    source: Arc<Source>,
    syntax: Syntax,
    prose: Prose,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    lexicon: Lexicon,
}

impl Document {
    /// Parses a source. Markup that is broken is taken for text; nothing fails.
    pub fn parse(source: Arc<Source>, syntax: Syntax) -> Document {
        let prose = match syntax {
            Syntax::Plain => plain::extract(source.text()),
            Syntax::Markdown => markdown::extract(source.text()),
            Syntax::Html => html::extract(source.text()),
        };
        let mut lexicon = Lexicon::default();
        let mut tokens = Vec::with_capacity(source.text().len() / 5);
        let mut sentences = Vec::new();
        let mut blocks = Vec::with_capacity(prose.blocks().len());
        for (kind, span) in prose.blocks() {
            let first_token = index(tokens.len());
            let first_sentence = index(sentences.len());
            tokens::tokenise(prose.text(source.text()), *span, &mut lexicon, &mut tokens);
            sentences::split(prose.text(source.text()), &lexicon, first_token, &tokens, &mut sentences);
            blocks.push(Block {
                kind: *kind,
                span: *span,
                tokens: first_token..index(tokens.len()),
                sentences: first_sentence..index(sentences.len()),
            });
        }
        Document { source, syntax, prose, blocks, sentences, tokens, lexicon }
    }

    /// The file that the article came from.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// Its markup.
    pub fn syntax(&self) -> Syntax {
        self.syntax
    }

    /// The text without markup; blocks stand apart by blank lines.
    pub fn prose(&self) -> &str {
        self.prose.text(self.source.text())
    }

    /// Paragraphs, headlines and the like, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// All sentences, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// All tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Comments of the markup, which may hold suppressions.
    pub fn comments(&self) -> &[Comment] {
        self.prose.comments()
    }

    /// The text of a token.
    pub fn text_of(&self, token: &Token) -> &str {
        token.span.of(self.prose())
    }

    /// The folded word of a token (see [`crate::text::fold`]).
    pub fn word_of(&self, token: &Token) -> &str {
        self.lexicon.word(token.word)
    }

    /// The folded word with this id.
    pub fn word(&self, id: WordId) -> &str {
        self.lexicon.word(id)
    }

    /// The id of a folded word, if the article holds it.
    pub fn word_id(&self, word: &str) -> Option<WordId> {
        self.lexicon.get(word)
    }

    /// The number of distinct folded words; ids run from 0.
    pub fn distinct_words(&self) -> usize {
        self.lexicon.len()
    }

    /// Number of words and numbers, as the MQM score counts them.
    pub fn words(&self) -> usize {
        self.tokens.iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).count()
    }

    /// The tokens that lie wholly or partly in a span of the prose.
    pub fn tokens_in(&self, span: Span) -> &[Token] {
        let from = self.tokens.partition_point(|t| t.span.end <= span.start);
        let to = self.tokens.partition_point(|t| t.span.start < span.end);
        &self.tokens[from..to.max(from)]
    }

    /// The index of the first token that ends after `at`.
    pub fn token_at(&self, at: u32) -> usize {
        self.tokens.partition_point(|t| t.span.end <= at)
    }

    /// The block that holds an offset of the prose.
    pub fn block_at(&self, at: u32) -> Option<&Block> {
        let i = self.blocks.partition_point(|b| b.span.end <= at);
        self.blocks.get(i).filter(|b| b.span.start <= at)
    }

    /// The index of the sentence that holds an offset of the prose, or that comes next.
    pub fn sentence_at(&self, at: u32) -> Option<usize> {
        let i = self.sentences.partition_point(|s| s.span.end <= at);
        (i < self.sentences.len()).then_some(i)
    }

    /// Where a span of the prose lies in the source. The one conversion between the two.
    pub fn source_span(&self, span: Span) -> Span {
        self.prose.source_span(span)
    }

    /// An edit of the prose as an edit of the source, escaped for the syntax; `None` where it would eat markup.
    pub fn source_edit(&self, edit: &Edit) -> Option<Edit> {
        self.prose.source_edit(self.source.text(), edit)
    }
}

/// Token and sentence counts fit 32 bits because a source does.
fn index(n: usize) -> u32 {
    u32::try_from(n).expect("a source is shorter than 4 GiB")
}
