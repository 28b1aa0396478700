//! What does a department write each period? A bulletin: the figures of an area in sentences and tables, each with the
//! sentence where it was read.

mod findings;
mod notes;
mod page;
mod pick;
mod pictures;
mod section;
mod sentence;
mod subject;
mod tables;
mod value;
mod voice;
mod when;
mod write;

pub use page::{Block, Bulletin, Line, Note, Run, Section, Table};
pub use write::{docx, html, markdown};

use jiff::civil::Date;
use kimngach_book::account::Account;
use kimngach_book::finding::Finding;
use kimngach_book::identity::Rules;
use kimngach_book::series::Territory;
use kimngach_reader::Lang;
use kimngach_reader::figure::Period;
use notes::Notes;
use sentence::Writer;
use voice::Voice;

/// Which bulletin.
#[derive(Clone, PartialEq, Debug)]
pub struct Question {
    /// The area, in its borders of that day.
    pub area: Territory,
    /// The last day.
    pub to: Date,
    /// The language.
    pub lang: Lang,
}

impl Bulletin {
    /// Writes the bulletin of an area up to a day, out of reconciled claims and what was found of them; nothing where no
    /// document tells an amount of the area between New Year and that day.
    #[must_use]
    pub fn of(account: &Account<'_>, findings: &[Finding], rules: &Rules, question: &Question) -> Option<Bulletin> {
        let picked = pick::pick(account, findings, rules, question);
        if picked.documents.is_empty() {
            return None;
        }
        let voice = Voice::of(question.lang);
        let notes = Notes::new(account.claims());
        let writer = Writer { voice, account, notes: &notes, own: &question.area };
        let mut sections = section::sections(&writer, &picked, rules, question);
        sections.extend(findings::section(&writer, &picked, findings));
        sections.extend(findings::furniture(&writer, &picked));
        let day = voice.day(question.to);
        let title = match subject::kind(&question.area) {
            Some("country") => voice.fill("title-country", &[("day", &day)]),
            _ => voice.fill("title", &[("area", &voice.area(&question.area)), ("day", &day)]),
        };
        let days: Vec<Date> =
            picked.documents.iter().filter_map(|&of| account.claims().sources[of].published).collect();
        let said = |day: Option<&Date>| day.map(|day| voice.day(*day)).unwrap_or_default();
        let (first, last) = (said(days.iter().min()), said(days.iter().max()));
        let count = picked.documents.len().to_string();
        let basis = voice.fill("basis", &[("documents", &count), ("first", &first), ("last", &last)]);
        let sources = voice.say("h-sources");
        Some(Bulletin { lang: voice.lang.code(), title, basis, sections, sources, notes: notes.list(voice) })
    }
}

/// The days up to which something is told of an area since a New Year, the last first.
#[must_use]
pub fn days(account: &Account<'_>, area: &str) -> Vec<Date> {
    let bare = |id: &str| id.split('@').next().unwrap_or(id).to_owned();
    let own = bare(area);
    let claims = account.claims().list.iter().filter(|claim| !claim.teaser);
    let of = claims.filter(|claim| claim.said.areas.len() == 1 && bare(&claim.said.areas[0]) == own);
    let over = of.filter(|claim| kimngach_book::series::Class::of(claim.said.status).code() == "observed");
    let mut days: Vec<Date> = over.filter_map(|claim| claim.said.period.map(Period::last)).collect();
    days.sort_unstable();
    days.dedup();
    days.reverse();
    days
}
