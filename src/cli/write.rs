//! Files are replaced whole or not at all: a crash leaves the old text, never half of the new one.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A file that takes the place of another when it is finished, and vanishes if it never is.
#[derive(Debug)]
pub enum Replacement {
    /// A regular file, written beside its target.
    Beside {
        /// What is written.
        file: NamedTempFile,
        /// What it becomes.
        target: PathBuf,
    },
    /// A device or a pipe, which can not be replaced and is written to.
    Through(fs::File),
}

impl Replacement {
    /// Opens a replacement for `path`. A link stays a link: the file that it points at is replaced. Permissions stay.
    ///
    /// # Errors
    /// If the folder can not be written to.
    pub fn of(path: &Path) -> io::Result<Replacement> {
        let old = match fs::metadata(path) {
            Ok(old) if old.is_file() => Some(old),
            Ok(old) if old.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(_) => return Ok(Replacement::Through(fs::OpenOptions::new().write(true).open(path)?)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => None,
            Err(e) => return Err(e),
        };
        let target = if old.is_some() { fs::canonicalize(path)? } else { path.to_owned() };
        let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        builder.prefix(".mtlint-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // a new file gets what the user's mask leaves, like any other
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let file = builder.tempfile_in(folder)?;
        if let Some(old) = old {
            file.as_file().set_permissions(old.permissions())?;
        }
        Ok(Replacement::Beside { file, target })
    }

    /// Puts the new file in the place of the old one.
    ///
    /// # Errors
    /// If the last bytes can not be written or the file not be renamed; the old file is then as it was.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Replacement::Beside { mut file, target } => {
                file.flush()?;
                file.as_file().sync_all()?;
                file.persist(target).map_err(|e| e.error)?;
                Ok(())
            }
            Replacement::Through(mut file) => file.flush(),
        }
    }
}

impl Write for Replacement {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Replacement::Beside { file, .. } => file.write(bytes),
            Replacement::Through(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Replacement::Beside { file, .. } => file.flush(),
            Replacement::Through(file) => file.flush(),
        }
    }
}

/// Replaces what a file holds.
///
/// # Errors
/// See [`Replacement`].
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = Replacement::of(path)?;
    file.write_all(bytes)?;
    file.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unfinished_file_leaves_the_old_one_and_no_trace() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "old").unwrap();
        let mut file = Replacement::of(&path).unwrap();
        file.write_all(b"half").unwrap();
        drop(file);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.txt"), folder.path().join("link.txt"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("a.txt", &link).unwrap();
        replace(&link, b"new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
