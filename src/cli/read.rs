//! Bytes of files and of standard input, with errors that say what to do.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::source::{DecodeError, Source};

/// Largest file that is read unless the user says otherwise: no article is longer, and a dump of a database is.
pub const MAX_FILE_SIZE: u64 = 64 << 20;

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The operating system refused.
    #[error("{}: {}", .path.display(), refusal(.source))]
    Io {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// Longer than the limit.
    #[error("{}: {} (byte {limit}); split it, or raise --max-file-size", .path.display(), over(*.bytes, *.limit))]
    TooLong {
        /// The file.
        path: PathBuf,
        /// Its length, if it is known.
        bytes: Option<u64>,
        /// The limit.
        limit: u64,
    },
    /// No text.
    #[error("{}: {source}", .path.display())]
    Decode {
        /// The file.
        path: PathBuf,
        /// What is wrong with its bytes.
        source: DecodeError,
    },
}

impl ReadError {
    /// Whether there is no such file.
    pub fn is_missing(&self) -> bool {
        matches!(self, ReadError::Io { source, .. } if source.kind() == io::ErrorKind::NotFound)
    }
}

fn refusal(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder; check the path".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "not readable (permission denied); change its permissions, or leave it out".to_owned()
        }
        io::ErrorKind::IsADirectory => "is a folder; name a file".to_owned(),
        _ => format!("can not be read ({error}); check the file and run again"),
    }
}

fn over(bytes: Option<u64>, limit: u64) -> String {
    match bytes {
        Some(bytes) => format!("{bytes} bytes are more than the limit of {limit}"),
        None => format!("more bytes than the limit of {limit}"),
    }
}

/// Reads a file of at most `limit` bytes under the name that reports show.
///
/// # Errors
/// [`ReadError`], which names the file.
pub fn file(path: &Path, name: &str, limit: u64) -> Result<Source, ReadError> {
    let failed = |source| ReadError::Io { path: PathBuf::from(name), source };
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if metadata.is_dir() {
        return Err(failed(io::ErrorKind::IsADirectory.into()));
    }
    if metadata.len() > limit {
        return Err(ReadError::TooLong { path: PathBuf::from(name), bytes: Some(metadata.len()), limit });
    }
    limited(file, name, metadata.len(), limit)
}

/// Reads standard input under a name.
///
/// # Errors
/// [`ReadError`], which gives the name.
pub fn stdin(name: &str, limit: u64) -> Result<Source, ReadError> {
    limited(io::stdin().lock(), name, 0, limit)
}

/// A pipe has no length and a file may grow while it is read, so that the limit holds for what comes out.
fn limited(reader: impl Read, name: &str, expected: u64, limit: u64) -> Result<Source, ReadError> {
    let path = || PathBuf::from(name);
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default() + 1);
    reader
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|source| ReadError::Io { path: path(), source })?;
    if bytes.len() as u64 > limit {
        return Err(ReadError::TooLong { path: path(), bytes: None, limit });
    }
    Source::decode(name, bytes).map_err(|source| ReadError::Decode { path: path(), source })
}

/// A size such as `500000`, `64M` or `2GiB`.
///
/// # Errors
/// What is wrong with it, one line.
pub fn size(text: &str) -> Result<u64, String> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let shift = match text[digits.len()..].to_ascii_lowercase().trim_end_matches('b').trim_end_matches('i') {
        "" => 0,
        "k" => 10,
        "m" => 20,
        "g" => 30,
        other => return Err(format!("`{other}` is no unit of size; write K, M or G")),
    };
    let wrong = || format!("`{text}` is no size; write bytes, or a number with K, M or G behind it");
    let number: u64 = digits.trim().parse().map_err(|_| wrong())?;
    number.checked_mul(1 << shift).filter(|n| *n > 0).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        assert_eq!(size("500"), Ok(500));
        assert_eq!((size("64M"), size("64MiB"), size("64mb")), (Ok(64 << 20), Ok(64 << 20), Ok(64 << 20)));
        assert!(size("").is_err() && size("x").is_err() && size("1T").is_err() && size("0").is_err());
        assert!(size("99999999999G").is_err());
    }

    #[test]
    fn the_limit_holds_for_streams_too() {
        let error = limited("12345".as_bytes(), "-", 0, 4).unwrap_err();
        assert!(error.to_string().starts_with("-: more bytes than the limit of 4"), "{error}");
        assert_eq!(limited("1234".as_bytes(), "-", 0, 4).unwrap().text(), "1234");
    }
}
