//! `kimngach add`.

use super::{opened, sheets, today};
use crate::check::Checked;
use crate::cli::{AddArgs, Told};
use crate::problem::Problem;
use crate::read::{self, Progress, Read};
use crate::write::Look;
use crate::{books, check};
use jiff::civil::Date;
use kimngach_book::ledger::{Added, Entry, Wrong};
use kimngach_book::{Claims, Ledger, Rules, check_from};
use kimngach_reader::Lang;
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, IsTerminal, stderr, stdout};

/// What a run has done.
#[derive(Default)]
struct Sum {
    added: usize,
    figures: usize,
    vintages: usize,
    there: usize,
    forgotten: usize,
    failed: usize,
}

/// What is added is checked against what is there.
struct Checks {
    rules: Cow<'static, Rules>,
    look: Look,
    told: Told,
    out: String,
    proven: bool,
}

pub(crate) fn command(options: &AddArgs) -> Result<Checked, Problem> {
    let reading = options.reading();
    let fetched = options.fetched.unwrap_or_else(today);
    let look = read::look(&reading);
    let told = options.format.unwrap_or(if stdout().is_terminal() { Told::Table } else { Told::Jsonl });
    let rules = options.check.then(|| books::rules(options.knowledge.as_deref())).transpose()?;
    let mut run = Run {
        ledger: opened(&options.at, true)?,
        progress: Progress::beside(&reading, true),
        sum: Sum::default(),
        again: options.again,
        checks: rules.map(|rules| Checks { rules, look, told, out: String::new(), proven: false }),
        files: HashMap::new(),
    };
    let done = if options.figures.is_empty() {
        read::each(&reading, |document| run.document(document, fetched))
    } else {
        run.figures(options, fetched)
    };
    run.progress.end();
    // What was added before a fault stays, and is told.
    let (mut out, proven) = run.checks.map(|checks| (checks.out, checks.proven)).unwrap_or_default();
    let mut aside = String::new();
    if done.is_ok() || run.sum.added > 0 {
        // Lines of findings are for a program, which wants nothing else.
        let lines = options.check && told == Told::Jsonl;
        let sum = run.sum.told(run.ledger.place(), look.ui);
        let _ = writeln!(if lines { &mut aside } else { &mut out }, "{sum}");
    }
    let write = |to: &mut dyn io::Write, text: &str| to.write_all(text.as_bytes());
    write(&mut stdout(), &out).map_err(|error| Problem::writing("the standard output", error))?;
    let _ = write(&mut stderr(), &aside);
    done.map(|()| Checked { fine: run.sum.failed == 0, proven })
}

struct Run {
    ledger: Ledger,
    progress: Progress,
    sum: Sum,
    again: bool,
    checks: Option<Checks>,
    /// The names of files, with the hashes of their texts.
    files: HashMap<String, String>,
}

impl Run {
    fn document(&mut self, document: Result<Read, Problem>, fetched: Date) -> Result<(), Problem> {
        match document {
            Ok(read) => {
                let named = read.opened.named;
                let entry = Entry::read(read.opened.document, &read.figures, fetched);
                if named || entry.source.url.is_some() || self.is_alone(&entry) {
                    return self.entry(&entry);
                }
                let told = "another file of this name was added just now; give both a \"url\" in NAME.meta.json, or \
                            names of their own";
                self.fail(&Problem::at(&entry.source.id, told));
            }
            Err(problem) => self.fail(&problem),
        }
        Ok(())
    }

    /// Whether no other text had the name of this file before in this run: two files of one name in two folders are
    /// hardly two states of one document.
    fn is_alone(&mut self, entry: &Entry) -> bool {
        let hash = entry.hash();
        *self.files.entry(entry.source.id.clone()).or_insert_with(|| hash.clone()) == hash
    }

    fn figures(&mut self, options: &AddArgs, fetched: Date) -> Result<(), Problem> {
        for (file, sheets) in sheets(&options.figures, options.common.published)? {
            let mut faults = sheets.faults;
            let mut whole = Vec::new();
            for mut sheet in sheets.list {
                if sheet.faults.is_empty() {
                    whole.push(sheet);
                } else {
                    faults.append(&mut sheet.faults);
                }
            }
            faults.sort_by_key(|fault| fault.line());
            faults.iter().for_each(|fault| self.fail(&Problem::at(file.display(), fault)));
            whole.into_iter().try_for_each(|sheet| self.entry(&Entry::told(sheet, fetched)))?;
        }
        Ok(())
    }

    fn entry(&mut self, entry: &Entry) -> Result<(), Problem> {
        let sum = &mut self.sum;
        match self.ledger.add(entry, self.again) {
            Ok(Added::New { vintages }) => {
                sum.added += 1;
                sum.figures += entry.claims.len();
                sum.vintages += usize::from(vintages > 1);
                self.progress.add(entry.claims.len(), entry.text.as_ref().map_or(0, String::len));
                if let Some(checks) = &mut self.checks {
                    checks.entry(entry, &mut self.ledger)?;
                }
            }
            Ok(Added::There) => {
                sum.there += 1;
                self.progress.add(0, entry.text.as_ref().map_or(0, String::len));
            }
            Ok(Added::Forgotten { on }) => {
                sum.forgotten += 1;
                let on = on.map(|on| format!(" on {on}")).unwrap_or_default();
                let told = format!("forgotten{on}, and not added again; --again adds it");
                self.progress.tell(&Problem::at(&entry.source.id, told));
            }
            Err(error) if error.wrong() == Wrong::Document => self.fail(&error.into()),
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    fn fail(&mut self, problem: &Problem) {
        self.sum.failed += 1;
        self.progress.tell(problem);
    }
}

impl Checks {
    /// Checks what was added against what the ledger holds of its series.
    fn entry(&mut self, entry: &Entry, ledger: &mut Ledger) -> Result<(), Problem> {
        let mut claims = Claims::default();
        claims.put(entry.source.clone(), entry.text.as_deref(), entry.claims.clone());
        let mut all = ledger.around(&claims, &|id, day| self.rules.areas.near(id, day))?;
        let first = all.sources.len();
        all.append(claims);
        let findings = check_from(&all, first, &self.rules, self.look.ui);
        self.proven |= findings.iter().any(|finding| finding.proven);
        check::write(&mut self.out, &findings, &all, self.told, self.look);
        Ok(())
    }
}

impl Sum {
    /// What was done, in one line.
    fn told(&self, place: &str, ui: Lang) -> String {
        let Sum { added, figures, vintages, there, forgotten, .. } = *self;
        let s = |n: usize| if n == 1 { "" } else { "s" };
        let mut told = if ui == Lang::Vi {
            vec![format!("thêm {added} văn bản với {figures} số liệu")]
        } else {
            vec![format!("{added} document{} with {figures} figure{} added", s(added), s(figures))]
        };
        let mut more = |n: usize, vi: &str, en: &str| {
            if n > 0 {
                told.push(format!("{n} {}", if ui == Lang::Vi { vi } else { en }));
            }
        };
        more(vintages, "là phiên bản mới", if vintages == 1 { "a new vintage" } else { "of them new vintages" });
        more(there, "đã có", "there already");
        more(forgotten, "đã quên, không thêm lại", "forgotten before");
        format!("{place}: {}", told.join(", "))
    }
}
