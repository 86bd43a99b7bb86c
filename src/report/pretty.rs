//! `--format pretty`: each finding with the words around it, the reason and the proposals below.

use std::io::{self, Write};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::linter::Report;
use crate::report::text::{one_line, wrapped};
use crate::report::{Look, Reporter, Summary, table};
use crate::source::Source;
use crate::text::Span;

/// Bytes of a long line that are kept behind a span, and before it where the start of the line is too far away. The
/// renderer elides further; this bounds its work, which grows with the line.
const AROUND: usize = 400;

/// As many bytes before a span are kept, so that the renderer can count the column itself.
const HEAD: usize = 16 << 10;

/// Columns that the margin of a snippet and the word before a note take.
const MARGIN: usize = 16;

/// Writes snippets.
#[derive(Debug)]
pub struct Pretty {
    look: Look,
    renderer: Renderer,
}

impl Pretty {
    /// A reporter.
    pub fn new(look: Look) -> Pretty {
        Pretty { look, renderer: renderer(look) }
    }
}

impl Reporter for Pretty {
    fn file(&mut self, out: &mut dyn Write, report: &Report) -> io::Result<()> {
        for d in &report.diagnostics {
            writeln!(out, "{}\n", self.finding(&report.source, d))?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        if self.look.statistics && summary.diagnostics > 0 {
            writeln!(out, "{}\n", table::by_rule(summary, self.look))?;
        }
        if !self.look.quiet {
            writeln!(out, "{}", summary.sentence())?;
        }
        Ok(())
    }
}

impl Pretty {
    fn finding(&self, source: &Source, d: &Diagnostic) -> String {
        let excerpt = Excerpt::of(source, d.span);
        let mut snippet = Snippet::source(excerpt.text())
            .line_start(excerpt.line())
            .annotation(AnnotationKind::Primary.span(excerpt.local(d.span)));
        let mut elsewhere = Vec::new();
        for label in &d.related {
            if excerpt.span.contains(label.span) {
                let text = one_line(&label.text);
                snippet = snippet.annotation(AnnotationKind::Context.span(excerpt.local(label.span)).label(text));
            } else {
                let place = source.line_column(label.span.start);
                elsewhere.push(format!("{}:{}: {}", place.line, place.column, one_line(&label.text)));
            }
        }
        let mut group = Group::with_title(level(d.severity).primary_title(one_line(&d.message)).id(d.rule.as_str()));
        group = match excerpt.whole {
            true => group.element(snippet.path(source.name())),
            // an excerpt that does not start where its line does can not tell the column
            false => {
                let at = source.line_column(d.span.start);
                let origin = Origin::path(source.name()).line(at.line as usize).char_column(at.column as usize);
                group.element(origin).element(snippet)
            }
        };
        let fold = |text: &str| wrapped(&one_line(text), self.look.width.saturating_sub(MARGIN).max(40));
        let notes = d.why.iter().map(|why| fold(why)).chain(elsewhere);
        group = group.elements(notes.map(|n| Element::from(Level::NOTE.message(n))));
        group = group.elements(d.fixes.iter().map(|f| Element::from(Level::HELP.message(fold(&proposal(f))))));
        self.renderer.render(&[group])
    }
}

/// The title of a fix, and what applies it.
fn proposal(fix: &Fix) -> String {
    let how = match fix.applicability {
        Applicability::Safe => "safe, --fix applies it",
        Applicability::Unsafe => "picks a meaning, --unsafe-fixes applies it",
        Applicability::Display => "a guess, never applied",
    };
    format!("{} ({how})", fix.title)
}

fn level(severity: Severity) -> Level<'static> {
    let level = match severity {
        Severity::Critical | Severity::Major => Level::ERROR,
        Severity::Minor => Level::WARNING,
        Severity::Neutral => Level::INFO,
    };
    level.with_name(severity.name())
}

/// The renderer for a page.
pub fn renderer(look: Look) -> Renderer {
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(look.width)
}

/// The lines around a span, cut where they are long.
pub struct Excerpt<'a> {
    span: Span,
    line: usize,
    text: &'a str,
    whole: bool,
}

impl<'a> Excerpt<'a> {
    /// The excerpt for a span of a source.
    pub fn of(source: &'a Source, span: Span) -> Excerpt<'a> {
        let text = source.text();
        let (from, to) = (span.start as usize, span.end as usize);
        // the line index knows where lines end: a search would read a long line again for each finding in it
        let line = source.line_column(span.start).line;
        let last = source.line_column(span.end).line;
        let line_start = source.line_span(line).map_or(from, |l| l.start as usize);
        let line_end = source.line_span(last).map_or(to, |l| l.end as usize).max(to);
        let whole = from - line_start <= HEAD;
        let mut start = if whole { line_start } else { from - AROUND };
        let mut end = line_end.min(to.saturating_add(AROUND));
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        while !text.is_char_boundary(end) {
            end += 1;
        }
        Excerpt { span: Span::from_range(start..end), line: line as usize, text: &text[start..end], whole }
    }

    /// Its text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The number of its first line, from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// A span of the source as a range of the excerpt's text.
    pub fn local(&self, span: Span) -> std::ops::Range<usize> {
        let start = span.start.clamp(self.span.start, self.span.end);
        let end = span.end.clamp(self.span.start, self.span.end);
        (start - self.span.start) as usize..(end - self.span.start) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_keeps_whole_characters_and_places() {
        let line = format!("{}Klinsin Palace{}", "克".repeat(HEAD), "宫".repeat(500));
        let source = Source::new("a.txt", format!("first\n{line}\nlast"));
        let at = source.text().find("Klinsin").unwrap();
        let span = Span::from_range(at..at + 14);
        let excerpt = Excerpt::of(&source, span);
        assert!(!excerpt.whole);
        assert_eq!(excerpt.line(), 2);
        assert_eq!(&excerpt.text()[excerpt.local(span)], "Klinsin Palace");
        assert!(excerpt.text().len() < 2 * AROUND + 30 && !excerpt.text().contains("first"));
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        let source = Source::new("a.txt", "one\ntwo three\nfour");
        let excerpt = Excerpt::of(&source, Span::new(8, 13));
        assert_eq!((excerpt.text(), excerpt.line(), excerpt.whole), ("two three", 2, true));
        let end = Span::empty(18);
        assert_eq!(Excerpt::of(&source, end).local(end), 4..4);
    }
}
