//! Figures as rows of a table in CSV.

use super::pieces::Pieces;
use super::record::{Field, fields};
use crate::problem::Problem;
use crate::read::Read;
use kimngach_book::say::exact;
use kimngach_reader::Scalars;

/// The columns; several ids in a cell are separated by `;`.
const COLUMNS: [&str; 24] = [
    "doc",
    "start",
    "end",
    "text",
    "indicator",
    "flow",
    "area",
    "partner",
    "commodity",
    "coverage",
    "period",
    "transform",
    "base",
    "value",
    "value_to",
    "unit",
    "bound",
    "status",
    "source",
    "section",
    "byte_start",
    "byte_end",
    "how",
    "rule",
];

/// The line of column names.
pub(super) fn header() -> String {
    format!("{}\n", COLUMNS.join(","))
}

/// Writes the figures of a document, one row each.
pub(super) fn csv(read: &Read, pieces: &mut Pieces<'_>) -> Result<(), Problem> {
    let document = &read.opened.document;
    let mut scalars = Scalars::new(&document.text);
    for figure in &read.figures {
        let mut row = vec![String::new(); COLUMNS.len()];
        let mut put = |column: &str, cell: String| {
            // A rank has no base of its own: its column tells what it is among.
            let column = if column == "among" { "base" } else { column };
            if let Some(place) = COLUMNS.iter().position(|name| *name == column) {
                row[place] = cell;
            }
        };
        put("doc", document.id.clone());
        for (key, field) in fields(figure, &document.text, &mut scalars) {
            match field {
                Field::Text(text) => put(key, text.to_owned()),
                Field::Made(text) => put(key, text),
                Field::Number(number) => put(key, exact(number)),
                Field::Several(ids) => put(key, ids.join(";")),
                Field::Span([start, end]) => {
                    put("start", start.to_string());
                    put("end", end.to_string());
                }
            }
        }
        put("byte_start", figure.at.start().to_string());
        put("byte_end", figure.at.end().to_string());
        let known: Vec<String> = figure.how.iter().map(|how| format!("{}={}", how.key, how.known)).collect();
        put("how", known.join(";"));
        let rules: Vec<String> = figure.how.iter().map(|how| format!("{}={}", how.key, how.rule)).collect();
        put("rule", rules.join(";"));
        for (n, text) in row.iter().enumerate() {
            if n > 0 {
                pieces.text.push(',');
            }
            cell(&mut pieces.text, text);
        }
        pieces.text.push('\n');
        pieces.pause()?;
    }
    Ok(())
}

/// Writes a cell, in quotes where it needs them (RFC 4180).
fn cell(out: &mut String, text: &str) {
    if text.contains([',', '"', '\n', '\r']) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::super::pieces::Pieces;
    use super::super::sample;
    use super::{cell, csv};

    #[test]
    fn a_figure_is_one_row() {
        let mut pieces = Pieces::kept();
        csv(&sample::sample(), &mut pieces).unwrap();
        insta::assert_snapshot!(pieces.text, @r#"
        mau,76,88,"41,25 tỷ USD",goods_trade,total,lang-son,CN,,through,2025-01-01/2025-06-30,level,,41250000000,,USD,over,,,,103,117,indicator=clause;area=headline;coverage=clause;period=sentence;transform=default;value=number;bound=number,indicator=trade.goods;area=area.name;coverage=coverage.through;period=period.to-date;transform=transform.level;value=number.decimal;bound=bound.over
        mau,95,99,"6,3%",goods_trade,total,lang-son,CN,,through,2025-01-01/2025-06-30,yoy,2024-01-01/2024-06-30,-6.3,,percent,,,,,126,130,,
        "#);
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut out = String::new();
        ["plain", "a,b", "say \"so\"", "two\nlines"].iter().for_each(|text| cell(&mut out, text));
        assert_eq!(out, "plain\"a,b\"\"say \"\"so\"\"\"\"two\nlines\"");
    }
}
