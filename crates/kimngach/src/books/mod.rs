//! Where do claims come from? Documents that are read now, figures that were read before, or a ledger.

mod figures;

use crate::cli::{Books, Common, LedgerAt};
use crate::ledger;
use crate::problem::{Problem, unreadable};
use crate::read;
use kimngach_book::identity::RulesError;
use kimngach_book::ledger::Filter;
use kimngach_book::{Claims, Rules};
use std::borrow::Cow;
use std::io::{ErrorKind, Write, stderr};
use std::path::Path;

pub(crate) use figures::load;

/// The claims, and whether everything was read.
pub(crate) fn claims(books: &Books, common: &Common) -> Result<(Claims, bool), Problem> {
    let mut claims = Claims::default();
    let mut fine = true;
    if !books.figures.is_empty() {
        load(&books.figures, common.published, &mut claims)?;
        return Ok((claims, fine));
    }
    if books.from.is_empty() {
        return Ok((held(books.ledger.as_deref().unwrap_or(LedgerAt::DEFAULT))?, fine));
    }
    for document in read::all(&common.reading(&books.from)) {
        match document {
            Ok(read) => claims.add(&read.opened.document, &read.figures),
            Err(problem) => {
                fine = false;
                let _ = writeln!(stderr(), "kimngach: {problem}");
            }
        }
    }
    Ok((claims, fine))
}

/// The claims of a ledger: of the latest vintage of each source.
pub(crate) fn held(place: &str) -> Result<Claims, Problem> {
    let at = LedgerAt { ledger: place.to_owned(), wait: LedgerAt::WAIT };
    Ok(ledger::open(&at)?.claims(&Filter::default())?)
}

/// What a ledger holds around some claims, those behind it; and the number of the first document of these.
pub(crate) fn around(place: &str, claims: Claims, rules: &Rules) -> Result<(Claims, usize), Problem> {
    let at = LedgerAt { ledger: place.to_owned(), wait: LedgerAt::WAIT };
    let mut all = ledger::open(&at)?.around(&claims, &|id, day| rules.areas.near(id, day))?;
    let first = all.sources.len();
    all.append(claims);
    Ok((all, first))
}

/// The rules that come with the program, with those of a folder.
pub(crate) fn rules(own: Option<&Path>) -> Result<Cow<'static, Rules>, Problem> {
    let Some(folder) = own else { return Ok(Cow::Borrowed(Rules::shipped())) };
    type Add = fn(Rules, &str) -> Result<Rules, RulesError>;
    let files: [(&str, Add); 3] =
        [("identities.toml", Rules::with), ("areas.csv", Rules::with_areas), ("mergers.csv", Rules::with_mergers)];
    let mut rules = Rules::shipped().clone();
    let mut found = false;
    for (name, add) in files {
        let path = folder.join(name);
        match std::fs::read_to_string(&path) {
            Ok(text) => rules = add(rules, &text).map_err(|error| Problem::at(path.display(), error))?,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(Problem::at(path.display(), unreadable(&error))),
        }
        found = true;
    }
    if !found {
        let names = files.map(|(name, _)| name).join(", ");
        return Err(Problem::at(folder.display(), format!("holds none of {names}; name a folder that does")));
    }
    Ok(Cow::Owned(rules))
}
