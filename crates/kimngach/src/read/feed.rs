//! Opens the inputs one after the other and cuts them into batches.

use super::inputs::{Input, Walk};
use super::raw::{Batch, Kind, Place, Raw};
use crate::problem::{Problem, unreadable};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// Batches are handed on at this size, so that no core waits long for another.
const BATCH: usize = 64 << 10;

/// The largest text and the largest page that are read unless told otherwise, so that memory stays small.
const TEXT: usize = 1 << 20;
const PAGE: usize = 4 << 20;

/// A mark that some editors put before UTF-8.
const BOM: &[u8] = b"\xEF\xBB\xBF";

const EMPTY: &str = "empty, nothing to read; check how it was made";

/// Opens inputs and hands on batches.
pub(super) struct Feed<'a> {
    max_size: Option<usize>,
    batch: Batch,
    /// Takes a batch; false when no more are wanted.
    pass: &'a mut dyn FnMut(Batch) -> bool,
}

impl<'a> Feed<'a> {
    pub(super) fn new(max_size: Option<usize>, pass: &'a mut dyn FnMut(Batch) -> bool) -> Feed<'a> {
        Feed { max_size, batch: Batch::default(), pass }
    }

    /// Opens everything the paths name, but not what is being written.
    pub(super) fn run(mut self, paths: &[PathBuf], writes: &[&Path]) {
        let mut take = |input| match input {
            Ok(Input::File(path, id)) => self.file(&path, id),
            Ok(Input::Stdin) => self.stdin(),
            Err(problem) => self.push(Err(problem)),
        };
        let went_on = Walk::new(writes, &mut take).all(paths);
        if went_on {
            self.flush();
        }
    }

    fn push(&mut self, item: Result<Raw, Problem>) -> bool {
        self.batch.bytes += item.as_ref().map_or(0, |raw| raw.bytes.len());
        self.batch.items.push(item);
        self.batch.bytes < BATCH && self.batch.items.len() < 512 || self.flush()
    }

    fn flush(&mut self) -> bool {
        let batch = std::mem::take(&mut self.batch);
        batch.items.is_empty() || (self.pass)(batch)
    }

    fn refuse(&mut self, place: &Place, told: impl std::fmt::Display) -> bool {
        self.push(Err(Problem::at(place, told)))
    }

    fn file(&mut self, path: &Path, id: String) -> bool {
        let place = Place { file: path.into(), line: None };
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) => return self.refuse(&place, unreadable(&error)),
        };
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        match extension.as_str() {
            "jsonl" | "ndjson" => self.lines(&mut BufReader::with_capacity(BATCH, file), &place),
            "html" | "htm" => self.whole(file, place, id, Some(Kind::Html)),
            _ => self.whole(file, place, id, None),
        }
    }

    fn stdin(&mut self) -> bool {
        let place = Place::stdin();
        let mut input = BufReader::with_capacity(BATCH, io::stdin());
        let records = input.fill_buf().is_ok_and(|start| start.trim_ascii_start().starts_with(b"{"));
        if records { self.lines(&mut input, &place) } else { self.whole(input, place, "stdin".to_owned(), None) }
    }

    fn whole(&mut self, input: impl Read, place: Place, id: String, kind: Option<Kind>) -> bool {
        let limit = self.max_size.unwrap_or(if kind == Some(Kind::Html) { PAGE } else { TEXT });
        let mut bytes = Vec::new();
        if let Err(error) = input.take(limit as u64 + 1).read_to_end(&mut bytes) {
            return self.refuse(&place, unreadable(&error));
        }
        if bytes.len() > limit {
            let limit = shown(limit);
            return self
                .refuse(&place, format_args!("larger than {limit}; split it, or raise the limit with --max-size"));
        }
        if bytes.trim_ascii().is_empty() {
            return self.refuse(&place, EMPTY);
        }
        let beside = fs::read(place.file.with_extension("meta.json")).ok();
        let kind = kind.unwrap_or(if looks_like_html(&bytes) { Kind::Html } else { Kind::Text });
        self.push(Ok(Raw { id, place, kind, bytes, beside }))
    }

    fn lines(&mut self, input: &mut BufReader<impl Read>, place: &Place) -> bool {
        let stem = place.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let limit = self.max_size.unwrap_or(TEXT);
        for number in 1.. {
            // Whatever is there goes on before a wait for more.
            if memchr::memchr(b'\n', input.buffer()).is_none() && !self.flush() {
                return false;
            }
            let place = Place { line: Some(number), ..place.clone() };
            let went_on = match line(input, limit) {
                Err(error) => return self.refuse(&place, unreadable(&error)),
                Ok(Line::End) if number == 1 => return self.refuse(&Place { line: None, ..place }, EMPTY),
                Ok(Line::End) => return true,
                Ok(Line::TooLarge) => {
                    let limit = shown(limit);
                    let told = "split the document, or raise the limit with --max-size";
                    self.refuse(&place, format_args!("line larger than {limit}; {told}"))
                }
                Ok(Line::Bytes(bytes)) if bytes.trim_ascii().is_empty() => true,
                Ok(Line::Bytes(mut bytes)) => {
                    if number == 1 && bytes.starts_with(BOM) {
                        bytes.drain(..BOM.len());
                    }
                    let id = format!("{stem}-{number}");
                    self.push(Ok(Raw { id, place, kind: Kind::Record, bytes, beside: None }))
                }
            };
            if !went_on {
                return false;
            }
        }
        true
    }
}

enum Line {
    Bytes(Vec<u8>),
    TooLarge,
    End,
}

/// The next line, of which no more than the limit is kept in memory.
fn line(input: &mut impl BufRead, limit: usize) -> io::Result<Line> {
    let mut bytes = Vec::new();
    let mut any = false;
    let mut too_large = false;
    loop {
        let there = input.fill_buf()?;
        if there.is_empty() {
            break;
        }
        any = true;
        let end = memchr::memchr(b'\n', there);
        let part = &there[..end.unwrap_or(there.len())];
        too_large |= bytes.len() + part.len() > limit;
        if too_large {
            bytes = Vec::new();
        } else {
            bytes.extend_from_slice(part);
        }
        let used = part.len() + usize::from(end.is_some());
        input.consume(used);
        if end.is_some() {
            break;
        }
    }
    Ok(match (any, too_large) {
        (false, _) => Line::End,
        (_, true) => Line::TooLarge,
        (_, false) => Line::Bytes(bytes),
    })
}

fn looks_like_html(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    let start = start.strip_prefix(BOM).unwrap_or(start);
    let starts = |tag: &[u8]| start.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    starts(b"<!doctype html") || starts(b"<html")
}

/// A size as one would give it to `--max-size`.
fn shown(size: usize) -> String {
    match size {
        size if size.is_multiple_of(1 << 20) => format!("{} MB", size >> 20),
        size if size.is_multiple_of(1 << 10) => format!("{} KB", size >> 10),
        size => format!("{size} bytes"),
    }
}
