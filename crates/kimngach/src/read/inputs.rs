//! Which files do the arguments name?

use crate::problem::{Problem, unreadable};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Something to open.
pub(super) enum Input {
    /// A file, and the name by which output refers to its document.
    File(PathBuf, String),
    /// The standard input.
    Stdin,
}

/// The extensions that are read in a folder.
const READ: [&str; 4] = ["txt", "html", "htm", "jsonl"];

/// Goes through the arguments.
pub(super) struct Walk<'a> {
    /// What this run writes, which is not to be read.
    ours: Vec<PathBuf>,
    /// Takes an input; false when no more are wanted.
    take: &'a mut dyn FnMut(Result<Input, Problem>) -> bool,
}

impl<'a> Walk<'a> {
    /// A walk that passes over the files and folders to which this run writes.
    pub(super) fn new(writes: &[&Path], take: &'a mut dyn FnMut(Result<Input, Problem>) -> bool) -> Walk<'a> {
        let ours = writes.iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
        Walk { ours, take }
    }

    /// Hands on every input, in the order of the arguments and sorted within folders.
    pub(super) fn all(&mut self, paths: &[PathBuf]) -> bool {
        paths.iter().all(|path| self.argument(path))
    }

    fn argument(&mut self, path: &Path) -> bool {
        if path.as_os_str() == "-" {
            return (self.take)(Ok(Input::Stdin));
        }
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => {
                let mut found = false;
                let none = "holds no .txt, .html or .jsonl file; name the files themselves";
                self.folder(path, "", &mut found) && (found || self.refuse(path, none))
            }
            Ok(_) => (self.take)(Ok(Input::File(path.to_owned(), stem(path)))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.pattern(path),
            Err(error) => self.refuse(path, unreadable(&error)),
        }
    }

    /// A pattern that the shell did not expand, or a file that is not there.
    fn pattern(&mut self, path: &Path) -> bool {
        let text = path.to_str().unwrap_or_default();
        if !text.contains(['*', '?', '[']) {
            return self.refuse(path, "no such file or folder; check the spelling");
        }
        let files = match glob::glob(text) {
            Ok(files) => files,
            Err(error) => return self.refuse(path, format_args!("not a pattern ({error})")),
        };
        let mut found = false;
        for file in files {
            let went_on = match file {
                Ok(file) if file.is_dir() || is_beside(&file) || self.is_ours(&file) => continue,
                Ok(file) => (self.take)(Ok(Input::File(file.clone(), stem(&file)))),
                Err(error) => self.refuse(error.path(), unreadable(error.error())),
            };
            found = true;
            if !went_on {
                return false;
            }
        }
        found || self.refuse(path, "no file fits this pattern; check the spelling")
    }

    fn folder(&mut self, path: &Path, prefix: &str, found: &mut bool) -> bool {
        let list = || fs::read_dir(path)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>();
        let mut names = match list() {
            Ok(names) => names,
            Err(error) => {
                *found = true;
                return self.refuse(path, unreadable(&error));
            }
        };
        names.sort_unstable();
        names.into_iter().all(|name| {
            let file = path.join(&name);
            let id = |name: &str| if prefix.is_empty() { name.to_owned() } else { format!("{prefix}/{name}") };
            if name.as_encoded_bytes().starts_with(b".") || self.is_ours(&file) {
                true
            } else if file.is_dir() {
                // A link to a folder could lead back to where the walk came from.
                file.is_symlink() || self.folder(&file, &id(&name.to_string_lossy()), found)
            } else if is_read(&file) && !is_beside(&file) {
                *found = true;
                (self.take)(Ok(Input::File(file.clone(), id(&stem(&file)))))
            } else {
                true
            }
        })
    }

    fn is_ours(&self, file: &Path) -> bool {
        let same_name = |ours: &PathBuf| ours.file_name() == file.file_name();
        self.ours.iter().any(|ours| same_name(ours) && fs::canonicalize(file).is_ok_and(|file| file == *ours))
    }

    fn refuse(&mut self, path: &Path, told: impl std::fmt::Display) -> bool {
        (self.take)(Err(Problem::at(path.display(), told)))
    }
}

fn is_read(file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    READ.iter().any(|read| extension.eq_ignore_ascii_case(read))
}

/// Whether a file stands beside documents without being one.
fn is_beside(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".figures.jsonl") || name.ends_with(".meta.json") || name.starts_with("README")
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
