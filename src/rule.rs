//! What a rule is, and what it may see while it checks an article.
//!
//! A rule is pure: the same document gives the same findings. Most rules are entries of a pack ([`pack`]); those that
//! need more than data are functions in [`code`], with their words in a pack all the same.

pub mod code;
pub mod examples;
pub mod kind;
pub mod pack;
pub mod registry;

use std::sync::OnceLock;

use crate::diagnostic::{Applicability, Category, Confidence, Diagnostic, Fix, RuleId, Severity};
use crate::document::{Document, Syntax};
use crate::matcher::phrase::{Phrase, PhraseMatch};
use crate::names::{NameFinding, NameTable};
use crate::text::Span;
use crate::words::Words;

/// A text that shows a rule at work; examples are tests.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Example {
    /// The text.
    pub text: String,
    /// Whether the rule finds something in it.
    pub bad: bool,
    /// The text after the first fix of the first finding, if the example says so.
    pub fixed: Option<String>,
    /// The markup of the text.
    pub syntax: Syntax,
    /// Where it stands in the pack.
    pub span: Span,
}

/// What is known of a rule without running it.
#[derive(Clone, Debug)]
pub struct RuleMeta {
    /// Its id.
    pub id: RuleId,
    /// One line.
    pub summary: String,
    /// Why it exists and what to write instead, for `mtlint explain`.
    pub explanation: String,
    /// The Chinese original, where there is one.
    pub zh: Option<String>,
    /// Its MQM category.
    pub category: Category,
    /// Severity of its findings, unless a finding says otherwise.
    pub severity: Severity,
    /// Confidence of its findings, unless a finding says otherwise.
    pub confidence: Confidence,
    /// How far its fixes can be trusted, unless a fix says otherwise.
    pub applicability: Applicability,
    /// Bad and good texts.
    pub examples: Vec<Example>,
}

/// One rule.
pub trait Rule: Send + Sync {
    /// Its metadata.
    fn meta(&self) -> &RuleMeta;

    /// Literals that wake it; the index of a literal is its index in [`Hit::Literal`].
    fn literals(&self) -> &[String] {
        &[]
    }

    /// Phrases that wake it; the index of a phrase is its index in [`Hit::Phrase`].
    fn phrases(&self) -> &[Phrase] {
        &[]
    }

    /// Whether it runs on every article, woken or not.
    fn always(&self) -> bool {
        false
    }

    /// Checks a document and reports what it finds.
    fn check(&self, cx: &mut Context<'_>);
}

/// What woke a rule.
#[derive(Clone, Debug)]
pub enum Hit {
    /// A literal, anywhere in the prose, even inside a word.
    Literal {
        /// Its index in [`Rule::literals`].
        index: usize,
        /// Where it stands.
        span: Span,
    },
    /// A phrase.
    Phrase {
        /// Its index in [`Rule::phrases`].
        index: usize,
        /// Where it stands, and its inflection.
        found: PhraseMatch,
    },
}

impl Hit {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Hit::Literal { span, .. } => *span,
            Hit::Phrase { found, .. } => found.span,
        }
    }
}

/// What rules share for one document; computed when the first rule asks.
#[derive(Default)]
pub struct Shared {
    names: OnceLock<Vec<NameFinding>>,
}

/// What a rule sees of the world: the document, the tables, and what woke it.
pub struct Context<'a> {
    /// The article.
    pub document: &'a Document,
    /// The names tables.
    pub names: &'a NameTable,
    /// The dictionaries.
    pub words: &'a Words,
    /// What woke the rule, in order of position.
    pub hits: &'a [Hit],
    /// The rule's own metadata.
    pub meta: &'a RuleMeta,
    shared: &'a Shared,
    out: Vec<Diagnostic>,
}

impl<'a> Context<'a> {
    /// A context for one rule and one document.
    pub fn new(
        document: &'a Document,
        names: &'a NameTable,
        words: &'a Words,
        shared: &'a Shared,
        meta: &'a RuleMeta,
        hits: &'a [Hit],
    ) -> Context<'a> {
        Context { document, names, words, hits, meta, shared, out: Vec::new() }
    }

    /// The prose.
    pub fn prose(&self) -> &'a str {
        self.document.prose()
    }

    /// What the names engine found in the document; computed once for all rules.
    pub fn name_findings(&self) -> &'a [NameFinding] {
        self.shared.names.get_or_init(|| self.names.find(self.document, self.words))
    }

    /// A finding of this rule at a span of the prose.
    pub fn diagnostic(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            rule: self.meta.id.clone(),
            category: self.meta.category,
            severity: self.meta.severity,
            confidence: self.meta.confidence,
            span,
            message: message.into(),
            why: None,
            related: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// A fix of one edit with the applicability of this rule and the usual title.
    pub fn replacement(&self, span: Span, text: &str) -> Fix {
        let title = match text.trim() {
            "" if text.is_empty() => format!("delete `{}`", span.of(self.prose()).trim()),
            "" => "write a space".to_owned(),
            word => format!("write `{word}`"),
        };
        Fix::replace(title, self.meta.applicability, span, text)
    }

    /// Reports a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.out.push(diagnostic);
    }

    /// What was reported, in order of position.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.out.sort_by_key(|d| d.span);
        self.out
    }
}
