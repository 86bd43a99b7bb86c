//! A desk: a folder of its own with one rule pack, on which commands run.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Two rules that no change of the built-in packs touches: a safe fix and one that picks a meaning.
pub const PACK: &str = r#"[pack]
name = "desk"
summary = "house rules"
category = "Style/Unnatural or awkward"

[[substitution]]
id = "desk/pot"
zh = "甩锅"
severity = "major"
find = ["{dump} the pot"]
replace = ["{shift} the blame"]
explanation = "It means to shift the blame."
bad = [["He dumped the pot.", "He shifted the blame."], ["They dump the pot."]]
good = ["He dumped the potatoes.", "A pot was dumped."]

[[substitution]]
id = "desk/okay"
find = ["okay"]
replace = ["all right"]
applicability = "safe"
explanation = "House style."
bad = [["It is okay.", "It is all right."], ["Okay then."]]
good = ["It is all right.", "OK"]
"#;

/// A folder that vanishes with the test.
pub struct Desk {
    folder: tempfile::TempDir,
}

/// How a command ended.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Desk {
    /// A desk with the pack `desk.toml`, and a configuration that runs this pack only.
    pub fn new() -> Desk {
        Desk::bare().with("desk.toml", PACK).with("mtlint.toml", "packs = [\"desk.toml\"]\nselect = [\"desk\"]\n")
    }

    /// An empty folder.
    pub fn bare() -> Desk {
        Desk { folder: tempfile::tempdir().unwrap() }
    }

    /// The desk with one more file.
    pub fn with(self, path: &str, text: impl AsRef<[u8]>) -> Desk {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// The place of a file.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// The names of all files in the folder itself.
    pub fn files(&self) -> Vec<String> {
        let list = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = list.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// A command in this folder, not started yet.
    pub fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mtlint"));
        command.args(line.split_whitespace()).current_dir(self.folder.path());
        command.env_remove("CLICOLOR_FORCE").env_remove("NO_COLOR");
        command
    }

    /// Runs `mtlint` with some arguments, split at spaces.
    pub fn mtlint(&self, line: &str) -> Run {
        Run::of(self.command(line).stdin(Stdio::null()).output().unwrap())
    }

    /// Runs `mtlint` with a text on standard input.
    pub fn piped(&self, line: &str, input: &str) -> Run {
        let mut command = self.command(line);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        Run::of(child.wait_with_output().unwrap())
    }
}

impl Run {
    fn of(output: Output) -> Run {
        Run {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Holds the exit code against what it should be.
    #[track_caller]
    pub fn exits(self, code: i32) -> Run {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Something has to be on standard output.
    #[track_caller]
    pub fn prints(self, text: &str) -> Run {
        assert!(self.stdout.contains(text), "`{text}` is not in stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Something must not be on standard output.
    #[track_caller]
    pub fn prints_no(self, text: &str) -> Run {
        assert!(!self.stdout.contains(text), "`{text}` is in stdout:\n{}", self.stdout);
        self
    }

    /// Something has to be on standard error.
    #[track_caller]
    pub fn complains(self, text: &str) -> Run {
        assert!(self.stderr.contains(text), "`{text}` is not in stderr:\n{}", self.stderr);
        self
    }

    /// Standard error has to be empty.
    #[track_caller]
    pub fn complains_of_nothing(self) -> Run {
        assert_eq!(self.stderr, "");
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("{e} in\n{}", self.stdout))
    }
}

/// Whether permissions hold; they do not for the administrator.
pub fn permissions_hold(path: &Path) -> bool {
    fs::File::open(path).is_err()
}
