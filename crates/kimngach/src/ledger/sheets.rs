//! Figures from elsewhere, from files: lines of JSON, or tables in CSV.

use crate::problem::{Problem, unreadable};
use jiff::civil::Date;
use kimngach_book::Source;
use kimngach_book::claim::Sheets;
use kimngach_reader::Meta;
use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

const SUFFIX: &str = ".figures.jsonl";

/// The figures of files and folders, file by file; the text and the metadata beside them give sentences and days.
pub(crate) fn sheets(paths: &[PathBuf], published: Option<Date>) -> Result<Vec<(PathBuf, Sheets)>, Problem> {
    let mut out = Vec::new();
    for path in paths {
        if path.is_dir() {
            let list = fs::read_dir(path).map_err(|error| Problem::at(path.display(), unreadable(&error)))?;
            let mut files: Vec<PathBuf> =
                list.flatten().map(|entry| entry.path()).filter(|path| is_figures(path)).collect();
            files.sort_unstable();
            if files.is_empty() {
                return Err(Problem::at(path.display(), "holds no NAME.figures.jsonl; name the files themselves"));
            }
            for file in files {
                let sheets = one(&file, published)?;
                out.push((file, sheets));
            }
        } else {
            out.push((path.clone(), one(path, published)?));
        }
    }
    Ok(out)
}

fn is_figures(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(SUFFIX))
}

fn one(file: &Path, published: Option<Date>) -> Result<Sheets, Problem> {
    let bytes = fs::read(file).map_err(|error| Problem::at(file.display(), unreadable(&error)))?;
    let content = String::from_utf8(bytes)
        .map_err(|_| Problem::at(file.display(), "not UTF-8; save it again as UTF-8 (in a spreadsheet: CSV UTF-8)"))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let id = name.strip_suffix(SUFFIX).map_or(stem, str::to_owned);
    let fault = RefCell::new(None);
    let beside = |id: &str| {
        // The name is that of a file in the same folder, and leads nowhere else.
        let read = |suffix: &str| {
            let name = format!("{id}{suffix}");
            let plain = Path::new(&name).file_name().is_some_and(|plain| plain == name.as_str());
            plain.then(|| file.with_file_name(&name)).and_then(|path| Some((fs::read_to_string(&path).ok()?, path)))
        };
        let meta = read(".meta.json").and_then(|(json, path)| {
            let told = |error| fault.borrow_mut().get_or_insert(Problem::at(path.display(), error)).is_fatal();
            Meta::from_json(&json).map_err(told).ok()
        });
        let Meta { published: day, title, url, .. } = meta.unwrap_or_default();
        let source = Source { id: id.to_owned(), title, url, published: day.or(published), held: None };
        (source, read(".txt").map(|(text, _)| text))
    };
    let is_csv = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    let sheets = if is_csv { Sheets::csv(&content, &id, &beside) } else { Sheets::jsonl(&content, &id, &beside) };
    fault.into_inner().map_or(Ok(sheets), Err)
}
