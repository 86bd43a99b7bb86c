//! From the arguments to the articles: named files always, folders as git sees them, sorted and each once.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;

use crate::cli::console::complain;
use crate::cli::project::{Project, Workspace, absolute};
use crate::document::Syntax;

/// An article to be checked.
pub struct Input {
    /// Where it lies; `None` for standard input.
    pub path: Option<PathBuf>,
    /// The name that reports show.
    pub name: String,
    /// Its markup.
    pub syntax: Syntax,
    /// Its path without links, for the globs of the configuration.
    pub full: PathBuf,
    /// Whether it was found in a folder, and not named by the user.
    pub listed: bool,
    /// What holds for it.
    pub project: Arc<Project>,
}

/// What was found.
#[derive(Default)]
pub struct Inputs {
    /// Articles, sorted by path, standard input first.
    pub list: Vec<Input>,
    /// How many paths could not be used; each has been said.
    pub failed: usize,
    /// Folders without articles.
    pub empty: Vec<PathBuf>,
}

/// Finds the articles. No path means the current folder.
pub fn inputs(paths: &[PathBuf], stdin_name: Option<&Path>, workspace: &mut Workspace) -> Inputs {
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here } else { paths };
    let mut inputs = Inputs::default();
    for path in paths {
        if path.as_os_str() == "-" {
            let name = stdin_name.unwrap_or(Path::new("-"));
            inputs.add(None, name, workspace);
        } else if path.is_dir() {
            inputs.folder(path, workspace);
        } else {
            inputs.add(Some(path), path, workspace);
        }
    }
    inputs.list.sort_by(|a, b| a.path.cmp(&b.path));
    inputs.list.dedup_by(|a, b| a.path == b.path);
    inputs
}

impl Inputs {
    /// A file that the user named; an extension that means nothing is taken for plain text.
    fn add(&mut self, path: Option<&Path>, name: &Path, workspace: &mut Workspace) {
        let folder = name.parent().unwrap_or(Path::new(""));
        let Some(project) = workspace.of_folder(folder) else {
            self.failed += 1;
            return;
        };
        let syntax = project.config.syntax(name).unwrap_or(Syntax::Plain);
        self.push(path, name, syntax, false, project);
    }

    fn push(&mut self, path: Option<&Path>, name: &Path, syntax: Syntax, listed: bool, project: Arc<Project>) {
        let folder = name.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let full = name.file_name().map_or_else(|| name.to_owned(), |file| absolute(folder).join(file));
        let name = name.to_string_lossy().into_owned();
        self.list.push(Input { path: path.map(Path::to_owned), name, syntax, full, listed, project });
    }

    fn folder(&mut self, root: &Path, workspace: &mut Workspace) {
        let before = self.list.len() + self.failed;
        let walk = WalkBuilder::new(root).require_git(false).sort_by_file_path(Path::cmp).build();
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(e) => {
                    self.failed += 1;
                    complain(format_args!("{e}; check its permissions, or leave it out"));
                    continue;
                }
            };
            if !entry.file_type().is_some_and(|t| t.is_file()) {
                continue;
            }
            let path = entry.path();
            let path = path.strip_prefix(".").unwrap_or(path);
            let Some(project) = workspace.of_folder(path.parent().unwrap_or(Path::new(""))) else {
                // its configuration is broken: of the files under it only articles are missed
                self.failed += usize::from(path.extension().and_then(|e| Syntax::of_extension(e.to_str()?)).is_some());
                continue;
            };
            if let Some(syntax) = project.config.syntax(path) {
                self.push(Some(path), path, syntax, true, project);
            }
        }
        if before == self.list.len() + self.failed {
            self.empty.push(root.to_owned());
        }
    }
}
