//! What does a ledger keep of one document, and which state is the ledger in?

use super::load::source;
use super::sql::Cell;
use super::{Ledger, LedgerError, row};
use crate::claim::{Claim, Claims};
use jiff::civil::Date;
use kimngach_reader::Lang;

/// One document; its place among the states of its source is counted by an index, where the view would go through them all.
const DOCUMENT: &str = "\
    SELECT document.number, name, title, url, published, fetched, hash, \
    (SELECT count(*) FROM document other WHERE other.source = document.source \
    AND (coalesce(other.published, ''), other.fetched, other.number) <= \
    (coalesce(document.published, ''), document.fetched, document.number)), \
    (SELECT count(*) FROM document other WHERE other.source = document.source), text, language \
    FROM document WHERE source = $1 AND hash = $2 AND coalesce(published, '') = $3 AND state = 'kept'";

const VERSION: &str = "\
    SELECT coalesce((SELECT max(number) FROM document), 0), coalesce((SELECT max(number) FROM tombstone), 0), \
    coalesce((SELECT max(number) FROM journal), 0)";

const WORDS: &str = "SELECT source, hash, coalesce(published, ''), text FROM document WHERE state = 'kept'";

/// A document of a ledger, whole.
#[derive(Clone, PartialEq, Debug)]
pub struct Kept {
    /// The document and its claims.
    pub claims: Claims,
    /// Its text, where that is kept.
    pub text: Option<String>,
    /// Its language, where it was read.
    pub lang: Option<Lang>,
}

impl Ledger {
    /// A document by its source (its url, or without one its name), the hash of its content and its day; nothing where there
    /// is none, or it was forgotten.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn document(&mut self, of: &str, hash: &str, published: Option<Date>) -> Result<Option<Kept>, LedgerError> {
        self.whole_document(of, hash, published).map_err(|error| error.at(&self.place))
    }

    fn whole_document(&mut self, of: &str, hash: &str, day: Option<Date>) -> Result<Option<Kept>, LedgerError> {
        let key = [Cell::text(of), Cell::text(hash), Cell::made(day.map(|day| day.to_string()).unwrap_or_default())];
        let mut found = None;
        self.store.rows(DOCUMENT, &key, &mut |mut row| {
            let lang = row.text(10).and_then(|code| Lang::from_code(&code));
            let text = row.text(9);
            found = Some((row.int(0).unwrap_or_default(), source(&mut row)?, text, lang));
            Ok(())
        })?;
        let Some((number, source, text, lang)) = found else { return Ok(None) };
        let mut list: Vec<Claim> = Vec::new();
        let figures = format!("SELECT {} FROM figure WHERE document = $1 ORDER BY place", row::COLUMNS.join(", "));
        self.store.rows(&figures, &[Cell::Int(number)], &mut |mut row| {
            list.push(row::claim(&mut row)?.1);
            Ok(())
        })?;
        let mut claims = Claims::default();
        claims.put(source, text.as_deref(), list);
        Ok(Some(Kept { claims, text, lang }))
    }

    /// Three numbers that rise with each document that is added, each that is forgotten, and each line of the journal.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn version(&mut self) -> Result<[i64; 3], LedgerError> {
        let mut version = [0; 3];
        let done = self.store.rows(VERSION, &[], &mut |row| {
            version = [0, 1, 2].map(|at| row.int(at).unwrap_or_default());
            Ok(())
        });
        done.map(|()| version).map_err(|error| error.at(&self.place))
    }

    /// The documents whose text holds all of some words, as they are written, at most so many: source, hash and day of each,
    /// and its text. It looks through all texts.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn texts(&mut self, words: &[&str], most: usize) -> Result<Vec<[String; 4]>, LedgerError> {
        let mut sql = WORDS.to_owned();
        let mut values = Vec::new();
        for word in words {
            let plain = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            values.push(Cell::made(format!("%{plain}%")));
            sql += &format!(" AND text LIKE ${} ESCAPE '\\'", values.len());
        }
        values.push(Cell::number(most));
        sql += &format!(" ORDER BY published DESC, number DESC LIMIT CAST(${} AS BIGINT)", values.len());
        let mut out = Vec::new();
        let done = self.store.rows(&sql, &values, &mut |mut row| {
            out.push([row.needed(0)?, row.needed(1)?, row.text(2).unwrap_or_default(), row.needed(3)?]);
            Ok(())
        });
        done.map(|()| out).map_err(|error| error.at(&self.place))
    }
}
