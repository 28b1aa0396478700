//! Claims in, a bulletin out.

mod pdf;

use crate::area;
use crate::cli::{Page, ReportArgs};
use crate::problem::Problem;
use crate::series::period;
use crate::{books, read};
use jiff::civil::Date;
use kimngach_book::account::Account;
use kimngach_book::{check, say};
use kimngach_report::bulletin::{Bulletin, Question, days, docx, html, markdown};
use std::io::{Write as _, stdout};

/// `kimngach report`: true when every document was read.
pub(crate) fn command(options: &ReportArgs) -> Result<bool, Problem> {
    let shown = &options.shown;
    let look = read::look_of(shown.lang, shown.color);
    let rules = books::rules(shown.knowledge.as_deref())?;
    let to = options.to.as_ref().map(|word| {
        let day = period(word).map(|period| period.last());
        day.ok_or_else(|| Problem::at(format!("--to {word}"), "is no day; write 2025-11-30, or a month as 2025-11"))
    });
    let to: Option<Date> = to.transpose()?;
    let (claims, fine) = books::claims(&options.books, &shown.common())?;
    let id = area::find(&options.area, &claims, look.ui)?;
    let account = Account::of(&claims, &rules);
    let told = days(&account, &id);
    let Some(&last) = told.first() else {
        let name = say::area(&id, look.ui);
        return Err(Problem::new(format!("no document tells anything of {name}; kimngach search shows what is told")));
    };
    let to = to.unwrap_or(last);
    let findings = check(&claims, &rules, look.ui);
    let question = Question { area: rules.areas.territory(&id, to), to, lang: look.ui };
    let bulletin = Bulletin::of(&account, &findings, &rules, &question).ok_or_else(|| {
        let near = told.iter().min_by_key(|day| day.until(to).map_or(i32::MAX, |span| span.get_days().abs()));
        let name = say::area(&id, look.ui);
        let near = near.copied().unwrap_or(last);
        Problem::new(format!("nothing is told of {name} from {} to {to}; try --to {near}", to.first_of_year()))
    })?;
    let named = options.out.as_ref().and_then(|path| path.extension()).and_then(|ending| ending.to_str());
    let page = options.format.unwrap_or(match named {
        Some("html" | "htm") => Page::Html,
        Some("docx") => Page::Docx,
        Some("pdf") => Page::Pdf,
        _ => Page::Md,
    });
    let bytes = match page {
        Page::Md => markdown(&bulletin).into_bytes(),
        Page::Html => html(&bulletin).into_bytes(),
        Page::Pdf => pdf::printed(&html(&bulletin))?,
        Page::Docx => docx(&bulletin).map_err(|error| Problem::writing("the document", error))?,
    };
    match &options.out {
        Some(path) => std::fs::write(path, bytes).map_err(|error| Problem::writing(path.display(), error))?,
        None => {
            stdout().write_all(&bytes).map_err(|error| Problem::writing("the standard output", error))?;
        }
    }
    Ok(fine)
}
