//! Figures that were read before, from files.

use crate::problem::{Problem, unreadable};
use jiff::civil::Date;
use kimngach_book::{Claims, Source};
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};

const SUFFIX: &str = ".figures.jsonl";

/// Adds the figures of files and folders; the text and the metadata beside them give sentences and days.
pub(crate) fn load(paths: &[PathBuf], published: Option<Date>, claims: &mut Claims) -> Result<(), Problem> {
    for path in paths {
        if path.is_dir() {
            let list = fs::read_dir(path).map_err(|error| Problem::at(path.display(), unreadable(&error)))?;
            let mut files: Vec<PathBuf> =
                list.flatten().map(|entry| entry.path()).filter(|path| is_figures(path)).collect();
            files.sort_unstable();
            if files.is_empty() {
                return Err(Problem::at(path.display(), "holds no NAME.figures.jsonl; name the files themselves"));
            }
            files.iter().try_for_each(|file| one(file, published, claims))?;
        } else {
            one(path, published, claims)?;
        }
    }
    Ok(())
}

fn is_figures(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(SUFFIX))
}

fn one(file: &Path, published: Option<Date>, claims: &mut Claims) -> Result<(), Problem> {
    let lines = fs::read_to_string(file).map_err(|error| Problem::at(file.display(), unreadable(&error)))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let id = name.strip_suffix(SUFFIX).or(name.strip_suffix(".jsonl")).unwrap_or(&name).to_owned();
    let beside = |suffix: &str| fs::read_to_string(file.with_file_name(format!("{id}{suffix}"))).ok();
    let meta: Map<String, Value> =
        beside(".meta.json").and_then(|meta| serde_json::from_str(&meta).ok()).unwrap_or_default();
    let told = |key: &str| meta.get(key).and_then(Value::as_str).map(str::to_owned);
    let day = told("published").and_then(|day| day.get(..10)?.parse().ok());
    let text = beside(".txt");
    let source = Source { id: id.clone(), title: told("title"), url: told("url"), published: day.or(published) };
    claims.add_jsonl(source, &lines, text.as_deref()).map_err(|error| Problem::at(file.display(), error))
}
