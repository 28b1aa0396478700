//! What is told of each page.

use crate::cli::Told;
use crate::problem::Problem;
use crate::write::{Hue, Look};
use kimngach_reader::Lang;
use serde_json::json;
use std::io::{Write, stdout};

/// What was done with a page, or with what lists pages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Did {
    Added,
    Vintage,
    There,
    Passed,
    Failed,
}

impl Did {
    const ALL: [Did; 5] = [Did::Added, Did::Vintage, Did::There, Did::Passed, Did::Failed];

    fn code(self) -> &'static str {
        match self {
            Did::Added => "added",
            Did::Vintage => "vintage",
            Did::There => "there",
            Did::Passed => "passed",
            Did::Failed => "failed",
        }
    }

    fn word(self, ui: Lang) -> &'static str {
        match (self, ui) {
            (Did::Added, Lang::Vi) => "thêm",
            (Did::Vintage, Lang::Vi) => "phiên bản mới",
            (Did::There, Lang::Vi) => "đã có",
            (Did::Passed, Lang::Vi) => "bỏ qua",
            (Did::Failed, Lang::Vi) => "không được",
            (Did::Added, Lang::En) => "added",
            (Did::Vintage, Lang::En) => "new vintage",
            (Did::There, Lang::En) => "there already",
            (Did::Passed, Lang::En) => "passed over",
            (Did::Failed, Lang::En) => "failed",
        }
    }
}

/// A page with what was done.
pub(super) struct Line<'a> {
    pub(super) did: Did,
    pub(super) source: &'a str,
    pub(super) url: &'a str,
    pub(super) title: Option<&'a str>,
    pub(super) figures: usize,
    pub(super) why: Option<&'a str>,
}

/// Tells, and counts what was told.
pub(super) struct Teller {
    told: Told,
    look: Look,
    counts: [usize; 5],
}

impl Teller {
    pub(super) fn new(told: Told, look: Look) -> Teller {
        Teller { told, look, counts: [0; 5] }
    }

    pub(super) fn tell(&mut self, line: &Line<'_>) -> Result<(), Problem> {
        self.counts[line.did as usize] += 1;
        let Line { did, source, url, title, figures, why } = *line;
        let text = match self.told {
            Told::Jsonl => {
                let at = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
                let figures = matches!(did, Did::Added | Did::Vintage).then_some(figures);
                let mut record = json!({ "at": at, "did": did.code(), "source": source, "url": url, "title": title,
                    "figures": figures, "why": why });
                if let Some(record) = record.as_object_mut() {
                    record.retain(|_, value| !value.is_null());
                }
                record.to_string()
            }
            Told::Table => {
                let hue = match did {
                    Did::Failed => Hue::Yellow,
                    Did::Added | Did::Vintage => Hue::Strong,
                    Did::There | Did::Passed => Hue::Faint,
                };
                let vi = self.look.ui == Lang::Vi;
                let s = if figures == 1 || vi { "" } else { "s" };
                let counted = format!("{figures} {}{s}", if vi { "số liệu" } else { "figure" });
                let more = match why {
                    Some(why) => why.to_owned(),
                    None => title.map_or(counted.clone(), |title| format!("{counted}: {title}")),
                };
                format!("{}  {url}  {more}", self.look.paint(did.word(self.look.ui), hue))
            }
        };
        let mut out = stdout().lock();
        writeln!(out, "{text}")
            .and_then(|()| out.flush())
            .map_err(|error| Problem::writing("the standard output", error))
    }

    /// Whether everything could be had.
    pub(super) fn fine(&self) -> bool {
        self.counts[Did::Failed as usize] == 0
    }

    /// What was done since the last sum, in one line.
    pub(super) fn sum(&mut self) -> String {
        let ui = self.look.ui;
        let counts = std::mem::take(&mut self.counts);
        let told: Vec<String> = Did::ALL
            .into_iter()
            .zip(counts)
            .filter(|(_, count)| *count > 0)
            .map(|(did, count)| format!("{count} {}", did.word(ui)))
            .collect();
        match (told.is_empty(), ui) {
            (true, Lang::Vi) => "không có gì mới".to_owned(),
            (true, Lang::En) => "nothing new".to_owned(),
            _ => told.join(", "),
        }
    }
}
