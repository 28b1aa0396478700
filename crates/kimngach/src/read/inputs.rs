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

/// Hands every input to `take`, in the order of the arguments and sorted within folders, until `take` says stop.
pub(super) fn each(paths: &[PathBuf], take: &mut dyn FnMut(Result<Input, Problem>) -> bool) -> bool {
    paths.iter().all(|path| argument(path, take))
}

fn argument(path: &Path, take: &mut dyn FnMut(Result<Input, Problem>) -> bool) -> bool {
    if path.as_os_str() == "-" {
        return take(Ok(Input::Stdin));
    }
    match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => {
            let mut found = false;
            let went_on = folder(path, "", &mut |input| {
                found = true;
                take(input)
            });
            let none = "holds no .txt, .html or .jsonl file; name the files themselves";
            went_on && (found || take(Err(Problem::at(path.display(), none))))
        }
        Ok(_) => take(Ok(Input::File(path.to_owned(), stem(path)))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => pattern(path, take),
        Err(error) => take(Err(Problem::at(path.display(), unreadable(&error)))),
    }
}

/// A pattern that the shell did not expand, or a file that is not there.
fn pattern(path: &Path, take: &mut dyn FnMut(Result<Input, Problem>) -> bool) -> bool {
    let missing = || Problem::at(path.display(), "no such file or folder; check the spelling");
    let text = path.to_str().unwrap_or_default();
    if !text.contains(['*', '?', '[']) {
        return take(Err(missing()));
    }
    let files = match glob::glob(text) {
        Ok(files) => files,
        Err(error) => return take(Err(Problem::at(path.display(), format_args!("not a pattern ({error})")))),
    };
    let mut found = false;
    for file in files {
        let went_on = match file {
            Ok(file) if file.is_dir() || is_beside(&file) => continue,
            Ok(file) => take(Ok(Input::File(file.clone(), stem(&file)))),
            Err(error) => take(Err(Problem::at(error.path().display(), unreadable(error.error())))),
        };
        found = true;
        if !went_on {
            return false;
        }
    }
    found || take(Err(Problem::at(path.display(), "no file fits this pattern; check the spelling")))
}

fn folder(path: &Path, prefix: &str, take: &mut dyn FnMut(Result<Input, Problem>) -> bool) -> bool {
    let list = || fs::read_dir(path)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>();
    let mut names = match list() {
        Ok(names) => names,
        Err(error) => return take(Err(Problem::at(path.display(), unreadable(&error)))),
    };
    names.sort_unstable();
    names.into_iter().all(|name| {
        let file = path.join(&name);
        let id = |name: &str| if prefix.is_empty() { name.to_owned() } else { format!("{prefix}/{name}") };
        if name.as_encoded_bytes().starts_with(b".") {
            true
        } else if file.is_dir() {
            // A link to a folder could lead back to where the walk came from.
            file.is_symlink() || folder(&file, &id(&name.to_string_lossy()), take)
        } else if is_read(&file) && !is_beside(&file) {
            take(Ok(Input::File(file.clone(), id(&stem(&file)))))
        } else {
            true
        }
    })
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
