//! One file of figures for each document.

use super::record::jsonl;
use crate::problem::Problem;
use crate::read::Read;
use std::collections::HashSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// A folder into which each document's figures are written.
pub(super) struct Folder {
    path: PathBuf,
    /// Hashes of the names already written: names themselves would grow too large on long runs.
    written: HashSet<u64>,
}

/// The files of one document, ready to be written.
pub(crate) struct Files {
    id: String,
    figures: String,
    /// The text into which places lead, where it is not the file that was read.
    text: Option<String>,
}

impl Files {
    pub(super) fn of(read: &Read) -> Files {
        let text = read.opened.derived.then(|| read.opened.document.text.clone());
        Files { id: read.opened.document.id.clone(), figures: jsonl(read), text }
    }
}

impl Folder {
    pub(super) fn new(path: &Path) -> Result<Folder, Problem> {
        fs::create_dir_all(path).map_err(|error| Problem::writing(path.display(), error))?;
        Ok(Folder { path: path.to_owned(), written: HashSet::new() })
    }

    /// Writes the files of a document; a name can be used once.
    pub(super) fn write(&mut self, files: &Files) -> Result<(), Problem> {
        let name = file_name(&files.id);
        let figures = self.path.join(format!("{name}.figures.jsonl"));
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        if !self.written.insert(hasher.finish()) {
            let told = "already written for another document of this name; read the two into folders of their own";
            return Err(Problem::at(figures.display(), told));
        }
        let put = |path: &Path, text: &str| {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(|error| Problem::writing(folder.display(), error))?;
            }
            fs::write(path, text).map_err(|error| Problem::writing(path.display(), error))
        };
        put(&figures, &files.figures)?;
        let Some(text) = &files.text else { return Ok(()) };
        put(&self.path.join(format!("{name}.txt")), text)
    }
}

/// A name for files: the id, with everything that could lead elsewhere written as `%` and its code.
fn file_name(id: &str) -> String {
    let mut name = String::new();
    for (n, part) in id.split('/').enumerate() {
        if n > 0 {
            name.push('/');
        }
        let dots = part.chars().all(|c| c == '.');
        for c in part.chars() {
            if c.is_alphanumeric() || "-_ ".contains(c) || (c == '.' && !dots) {
                name.push(c);
            } else {
                name.push_str(&format!("%{:02X}", u32::from(c)));
            }
        }
        if part.is_empty() {
            name.push('%');
        }
    }
    if name.len() > 200 {
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        let cut = (0..=160).rev().find(|&at| name.is_char_boundary(at)).unwrap_or(0);
        name.truncate(cut);
        name.push_str(&format!("-{:016x}", hasher.finish()));
    }
    name
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_name_never_leads_out_of_the_folder() {
        assert_eq!(file_name("2025/vi-01"), "2025/vi-01");
        assert_eq!(file_name("../../etc"), "%2E%2E/%2E%2E/etc");
        assert_eq!(file_name("/etc"), "%/etc");
        assert_eq!(file_name("a:b?c"), "a%3Ab%3Fc");
        assert_eq!(file_name("số.liệu"), "số.liệu");
        assert!(file_name(&"x".repeat(5000)).len() < 255);
    }
}
