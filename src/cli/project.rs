//! Which configuration holds for an article, and the linter that belongs to it.
//!
//! The file is looked for upward from the folder of each article; folders, configurations and linters are remembered, so
//! that an archive of a thousand folders under one configuration compiles its rules once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use crate::cli::console::{Colour, ProblemPrinter, complain};
use crate::cli::read;
use crate::config::{self, Config, Draft, Known};
use crate::diagnostic::RuleId;
use crate::linter::{Linter, Selector};
use crate::names::NameTable;
use crate::rule::registry;
use crate::source::Source;
use crate::words::Words;

/// Options that say which configuration, packs and tables are used.
#[derive(Args, Clone, Debug, Default)]
pub struct Setup {
    /// Use this configuration, and look for no other
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub config: Option<PathBuf>,
    /// Use no configuration
    #[arg(long)]
    pub isolated: bool,
    /// Add a rule pack (repeatable)
    #[arg(long, value_name = "FILE")]
    pub pack: Vec<PathBuf>,
    /// Add a table of names (repeatable)
    #[arg(long, value_name = "FILE")]
    pub names: Vec<PathBuf>,
}

/// A configuration with all that it names.
pub struct Project {
    /// Its folder.
    root: PathBuf,
    /// The configuration.
    pub config: Config,
    /// Rules and tables.
    pub linter: Arc<Linter>,
}

impl Project {
    /// The path of a file as the globs of the configuration see it.
    pub fn relative<'a>(&self, path: &'a Path) -> &'a Path {
        path.strip_prefix(&self.root).unwrap_or(path)
    }
}

/// Packs, tables and words of a linter.
type LinterKey = (Vec<PathBuf>, Vec<PathBuf>, Vec<String>);

/// All projects of a run.
pub struct Workspace {
    setup: Setup,
    printer: ProblemPrinter,
    examples: bool,
    folders: BTreeMap<PathBuf, Option<Arc<Project>>>,
    configs: BTreeMap<Option<PathBuf>, Option<Arc<Project>>>,
    linters: BTreeMap<LinterKey, Arc<Linter>>,
}

impl Workspace {
    /// A workspace; `examples` says whether the rules bring their examples.
    pub fn new(setup: &Setup, colour: Colour, examples: bool) -> Workspace {
        Workspace {
            setup: setup.clone(),
            printer: ProblemPrinter::new(colour),
            examples,
            folders: BTreeMap::new(),
            configs: BTreeMap::new(),
            linters: BTreeMap::new(),
        }
    }

    /// The project of the articles in a folder; `None` if its configuration is broken, which has then been said.
    pub fn of_folder(&mut self, folder: &Path) -> Option<Arc<Project>> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if let Some(project) = self.folders.get(folder) {
            return project.clone();
        }
        let config = match (&self.setup.config, self.setup.isolated) {
            (Some(file), _) => Some(file.clone()),
            (None, true) => None,
            (None, false) => discover(&absolute(folder)),
        };
        let project = match self.configs.get(&config) {
            Some(project) => project.clone(),
            None => {
                let project = self.load(config.as_deref()).map(Arc::new);
                self.configs.insert(config, project.clone());
                project
            }
        };
        self.folders.insert(folder.to_owned(), project.clone());
        project
    }

    /// The linters of all projects so far.
    pub fn linters(&self) -> impl Iterator<Item = &Arc<Linter>> {
        self.linters.values()
    }

    /// Says which selectors of the command line select nothing in any project so far, and whether there are none.
    pub fn knows<'a>(&self, selectors: impl IntoIterator<Item = &'a Selector>) -> bool {
        let ids: Vec<RuleId> = self.linters().flat_map(|l| l.rules().map(|m| m.id.clone())).collect();
        let mut sound = true;
        for selector in selectors.into_iter().filter(|s| !ids.iter().any(|id| s.matches(id))) {
            sound = false;
            complain(unknown(selector, &ids));
        }
        sound
    }

    fn load(&mut self, config: Option<&Path>) -> Option<Project> {
        let Some(path) = config else {
            let linter = self.linter(None, Path::new(""))?;
            return Some(Project { root: absolute(Path::new(".")), config: Config::default(), linter });
        };
        let name = shown(path);
        let source = match read::file(path, &name, read::MAX_FILE_SIZE) {
            Ok(source) => Arc::new(source),
            Err(e) => {
                complain(e);
                return None;
            }
        };
        let mut draft = config::read::read(source);
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let linter = self.linter(Some(&mut draft), folder);
        let ids: Vec<RuleId> = match &linter {
            Some(linter) => linter.rules().map(|m| m.id.clone()).collect(),
            None => registry::builtin(false).iter().flat_map(|p| &p.rules).map(|r| r.meta().id.clone()).collect(),
        };
        match draft.finish(Known { ids: &ids, complete: linter.is_some() }) {
            Ok(config) => Some(Project { root: absolute(folder), config, linter: linter? }),
            Err(problems) => {
                self.printer.print([&problems]);
                None
            }
        }
    }

    /// The linter for a configuration, or for none. Everything that is wrong with packs and tables is said at once.
    fn linter(&mut self, mut draft: Option<&mut Draft>, folder: &Path) -> Option<Arc<Linter>> {
        let named = |list: &[(crate::text::Span, String)]| {
            list.iter().map(|(s, p)| (Some(*s), folder.join(p))).collect::<Vec<_>>()
        };
        let (mut packs, mut tables, accept) = match &draft {
            Some(d) => (named(d.packs()), named(d.names()), d.accept().to_vec()),
            None => Default::default(),
        };
        packs.extend(self.setup.pack.iter().map(|p| (None, p.clone())));
        tables.extend(self.setup.names.iter().map(|p| (None, p.clone())));
        let paths =
            |list: &[(Option<crate::text::Span>, PathBuf)]| list.iter().map(|(_, p)| p.clone()).collect::<Vec<_>>();
        let key: LinterKey = (paths(&packs), paths(&tables), accept.clone());
        if let Some(linter) = self.linters.get(&key) {
            return Some(Arc::clone(linter));
        }
        let mut sound = true;
        let mut sources = |list: Vec<(Option<crate::text::Span>, PathBuf)>| -> Vec<Arc<Source>> {
            let mut out = Vec::new();
            for (span, path) in list {
                match (read::file(&path, &shown(&path), read::MAX_FILE_SIZE), span, &mut draft) {
                    (Ok(source), ..) => out.push(Arc::new(source)),
                    (Err(e), Some(span), Some(draft)) => {
                        sound = false;
                        draft.complain(span, e.to_string());
                    }
                    (Err(e), ..) => {
                        sound = false;
                        complain(e);
                    }
                }
            }
            out
        };
        let (packs, tables) = (sources(packs), sources(tables));
        let packs = registry::load(packs, self.examples).map_err(|p| self.printer.print(&p)).ok();
        let names = NameTable::load(&tables).map_err(|p| self.printer.print(&p)).ok();
        if !sound {
            return None;
        }
        let linter = Arc::new(Linter::new(packs?, names?, Words::new(accept)));
        self.linters.insert(key, Arc::clone(&linter));
        Some(linter)
    }
}

/// What to say of a selector that selects nothing.
pub fn unknown(selector: &Selector, ids: &[RuleId]) -> String {
    let hint = match selector.did_you_mean(ids) {
        Some(name) => format!("did you mean `{name}`?"),
        None => "`mtlint rules` lists them".to_owned(),
    };
    format!("no rule is called `{}`; {hint}", selector.text())
}

/// The path as messages show it: relative to the current folder where it lies below.
pub fn shown(path: &Path) -> String {
    let here = absolute(Path::new("."));
    let path = path.strip_prefix(&here).or_else(|_| path.strip_prefix(".")).unwrap_or(path);
    path.to_string_lossy().into_owned()
}

/// The nearest configuration, from a folder upward.
fn discover(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|f| f.join(config::FILE_NAME)).find(|f| f.is_file())
}

/// A folder with links and `..` resolved, so that going up means what people mean; as it is, if that fails.
pub fn absolute(folder: &Path) -> PathBuf {
    std::fs::canonicalize(folder).or_else(|_| std::path::absolute(folder)).unwrap_or_else(|_| folder.to_owned())
}
