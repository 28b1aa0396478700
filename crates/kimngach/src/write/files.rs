//! One file of figures for each document.

use super::pieces::Pass;
use crate::problem::Problem;
use std::collections::HashSet;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// A folder into which each document's figures are written.
pub(super) struct Folder {
    path: PathBuf,
    /// Hashes of the names already written: names themselves would grow too large on long runs.
    written: HashSet<u64>,
}

/// Hands text to somebody, in one or more pieces.
pub(super) type Pour<'a> = &'a mut dyn FnMut(Pass<'_>) -> Result<(), Problem>;

impl Folder {
    pub(super) fn new(path: &Path) -> Result<Folder, Problem> {
        fs::create_dir_all(path).map_err(|error| Problem::writing(path.display(), error))?;
        Ok(Folder { path: path.to_owned(), written: HashSet::new() })
    }

    /// Writes the figures of a document, and its text where there is one to keep; a name can be used once.
    pub(super) fn write(&mut self, id: &str, text: Option<&str>, figures: Pour<'_>) -> Result<(), Problem> {
        let name = file_name(id);
        let path = self.path.join(format!("{name}.figures.jsonl"));
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        if !self.written.insert(hasher.finish()) {
            let told = "already written for another document of this name; read the two into folders of their own";
            return Err(Problem::at(path.display(), told));
        }
        put(&path, figures)?;
        let Some(text) = text else { return Ok(()) };
        put(&self.path.join(format!("{name}.txt")), &mut |pass| pass(text))
    }
}

fn put(path: &Path, pour: Pour<'_>) -> Result<(), Problem> {
    let fault = |error| Problem::writing(path.display(), error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(fault)?;
    }
    let mut file = BufWriter::new(File::create(path).map_err(fault)?);
    pour(&mut |piece| file.write_all(piece.as_bytes()).map_err(fault))?;
    file.flush().map_err(fault)
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
