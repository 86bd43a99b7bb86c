//! What is wrong with a file of the user's (configuration, pack, table), drawn into that file like a finding.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnostic::Problems;
use crate::report::Look;
use crate::report::pretty::{Excerpt, renderer};

/// All problems of one file, each with its place, ready to be printed.
pub fn draw(problems: &Problems, look: Look) -> String {
    let renderer: Renderer = renderer(look);
    let mut out = String::new();
    for problem in &problems.list {
        let excerpt = Excerpt::of(&problems.file, problem.span);
        let annotation = AnnotationKind::Primary.span(excerpt.local(problem.span));
        let snippet = Snippet::source(excerpt.text())
            .line_start(excerpt.line())
            .path(problems.file.name())
            .annotation(annotation);
        let mut group: Group<'_> = Level::ERROR.primary_title(problem.message.as_str()).element(snippet);
        if let Some(help) = &problem.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        out.push_str(&renderer.render(&[group]));
        out.push('\n');
    }
    out
}
