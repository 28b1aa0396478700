//! What the data are, how to cite them and what to mind, in words from `knowledge/notes.toml`.

use crate::file::{Books, Sheet};
use kimngach_reader::Lang;
use std::fmt::Write as _;
use std::sync::LazyLock;
use toml::{Table, Value};

fn words(lang: Lang) -> &'static Table {
    static NOTES: LazyLock<Table> = LazyLock::new(|| {
        toml::from_str(include_str!("../../../knowledge/notes.toml")).expect("knowledge/notes.toml is TOML")
    });
    static NONE: LazyLock<Table> = LazyLock::new(Table::new);
    let lang = if lang == Lang::Vi { "vi" } else { "en" };
    NOTES.get(lang).and_then(Value::as_table).unwrap_or(&NONE)
}

fn word(books: &Books<'_>, key: &str) -> String {
    let told = words(books.lang).get(key).and_then(Value::as_str).unwrap_or_default();
    let day = books.day().map(|day| match books.lang {
        Lang::Vi => format!("{}/{}/{}", day.day(), day.month(), day.year()),
        Lang::En => day.to_string(),
    });
    told.replace("{documents}", &books.claims.sources.len().to_string())
        .replace("{figures}", &books.claims.list.len().to_string())
        .replace("{version}", env!("CARGO_PKG_VERSION"))
        .replace("{day}", &day.unwrap_or_default())
}

/// The title, what it is, how to cite it, what to mind: a paragraph each.
pub(in crate::file) fn notes(books: &Books<'_>) -> Vec<String> {
    let dated = books.day().is_some();
    let mut out = vec![
        word(books, "title"),
        word(books, if dated { "what" } else { "nodate" }),
        word(books, if dated { "cite" } else { "nocite" }),
    ];
    let mind = words(books.lang).get("mind").and_then(Value::as_array);
    out.extend(mind.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned));
    out
}

/// `README.md` of the archive.
pub(super) fn page(books: &Books<'_>) -> String {
    let mut notes = notes(books).into_iter();
    let mut out = format!("# {}\n\n", notes.next().unwrap_or_default());
    for note in notes.by_ref().take(2) {
        let _ = writeln!(out, "{note}\n");
    }
    for note in notes {
        let _ = writeln!(out, "- {note}");
    }
    let _ = writeln!(out, "\n## {}\n", word(books, "files"));
    for sheet in Sheet::ALL {
        let _ = writeln!(out, "- `data/{}.csv`", sheet.name());
    }
    out += "- `data/figures.parquet`, `data/series.parquet`\n";
    out += "- `sdmx/data.csv` (SDMX-CSV 2.0), `sdmx/data.xml`, `sdmx/structure.xml` (SDMX-ML 2.1)\n- `metadata.json`\n";
    for sheet in Sheet::ALL {
        let _ = writeln!(out, "\n## {}: {}\n", word(books, "columns"), sheet.name());
        for column in sheet.columns() {
            let _ = writeln!(out, "- `{}`: {}", column.name, column.about(books.lang));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::words;
    use kimngach_reader::Lang;

    #[test]
    fn both_languages_say_the_same_things() {
        let keys = |lang| words(lang).keys().cloned().collect::<Vec<_>>();
        assert!(!keys(Lang::Vi).is_empty());
        assert_eq!(keys(Lang::Vi), keys(Lang::En));
    }
}
