//! Pages of behaviour: a document above, the figures read from it below, filled in by this test and reviewed by a person.
//!
//! In `behaviour/*.md` a block ` ```text 2024-06-10 vi ` (day of publication, language) is followed by a block
//! ` ```figures `, one line a figure. `KIMNGACH_RAISE=1 cargo test -p kimngach-reader --test behaviour` fills the
//! figures in as they are read now: look at the difference before you keep it.

#![allow(clippy::disallowed_methods, reason = "the test reads and fills in its pages")]

use kimngach_reader::{Document, Figure, Lang, Meta, read};
use std::fs;
use std::path::{Path, PathBuf};

/// One line a figure: the words | what is counted | area | partner | goods | period | relation and base | value | how sure.
fn line(figure: &Figure, text: &str) -> String {
    let flow = figure.flow.map_or(String::new(), |flow| format!(" {flow}"));
    let coverage = figure.coverage.map_or(String::new(), |coverage| format!(" ({coverage})"));
    let base = figure.base.as_ref().map_or(String::new(), |base| format!(" on {base}"));
    let to = figure.value_to.map_or(String::new(), |to| format!("..{to}"));
    let sure: Vec<String> = [
        figure.bound.map(|bound| bound.to_string()),
        figure.status.map(|status| status.to_string()),
        figure.source.as_ref().map(|source| format!("by {source}")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let or_none = |words: String| if words.is_empty() { "-".to_owned() } else { words };
    [
        figure.at.of(text).to_owned(),
        format!("{}{flow}{coverage}", figure.indicator),
        or_none(figure.areas.join("+")),
        or_none(figure.partners.join("+")),
        or_none(figure.commodity.clone().unwrap_or_default()),
        or_none(figure.period.map_or(String::new(), |period| period.to_string())),
        format!("{}{base}", figure.transform),
        format!("{}{to} {}", figure.value, figure.unit),
        or_none(sure.join(", ")),
    ]
    .join(" | ")
}

/// The page with its figures as they are read now, and how many documents it holds.
fn filled(page: &str) -> (String, usize) {
    let mut out = String::new();
    let mut documents = 0;
    let mut rest = page;
    while let Some(open) = rest.find("```text") {
        let head = rest[open..].lines().next().expect("the line of the mark");
        let start = open + head.len() + 1;
        let end = start + rest[start..].find("\n```").expect("a text block is closed") + 1;
        let mut words = head.split_whitespace().skip(1);
        let published = words.next().map(|day| day.parse().expect("a day of publication, as 2024-06-10"));
        let lang = words.next().map(|code| Lang::from_code(code).expect("vi or en"));
        let meta = Meta { published, ..Meta::default() };
        let document = Document::from_text("page", &rest[start..end], meta, lang);
        let figures = read(&document);
        out.push_str(&rest[..end]);
        out.push_str("```\n\n```figures\n");
        for figure in &figures {
            out.push_str(&line(figure, &document.text));
            out.push('\n');
        }
        out.push_str("```\n");
        documents += 1;
        rest = &rest[end + 4..];
        let below = rest.trim_start();
        if let Some(told) = below.strip_prefix("```figures\n") {
            let close = told.find("```").expect("a block of figures is closed");
            rest = told[close + 3..].strip_prefix('\n').unwrap_or("");
        }
    }
    out.push_str(rest);
    (out, documents)
}

#[test]
fn pages_show_what_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/behaviour");
    let mut pages: Vec<PathBuf> = fs::read_dir(folder).expect("the pages").map(|e| e.expect("a page").path()).collect();
    pages.sort();
    let mut documents = 0;
    let mut changed = Vec::new();
    for path in pages {
        let page = fs::read_to_string(&path).expect("a page in UTF-8");
        let (now, count) = filled(&page);
        documents += count;
        if now == page {
            continue;
        }
        if std::env::var_os("KIMNGACH_RAISE").is_some() {
            fs::write(&path, &now).expect("the page can be written");
        }
        let differs = page.lines().zip(now.lines()).find(|(told, read)| told != read);
        let (told, read) = differs.unwrap_or(("the end of the page", "more or fewer figures"));
        changed.push(format!("{}\n  told {told}\n  read {read}", path.display()));
    }
    assert!(documents >= 4, "only {documents} documents on the pages");
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}
