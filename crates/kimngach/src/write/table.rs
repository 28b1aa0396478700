//! A table of the figures of a document, for a terminal.

use super::paint::{Family, Hue, Look};
use super::phrase;
use super::pieces::Pieces;
use super::place::{Lines, one_line};
use crate::problem::Problem;
use crate::read::Read;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{Attribute, Cell, Color, ContentArrangement, Table, TableComponent};
use kimngach_book::say::{self, label};
use kimngach_reader::Figure;
use kimngach_reader::figure::Section;

/// From this width on, amounts and changes have a column each.
const WIDE: usize = 110;

/// So many figures are laid out together.
const ROWS: usize = 1000;

/// Writes the heading and the table of a document.
pub(super) fn table(read: &Read, look: Look, pieces: &mut Pieces<'_>) -> Result<(), Problem> {
    pieces.text += &heading(read, look);
    let mut lines = Lines::new(&read.opened.document.text);
    for figures in read.figures.chunks(ROWS) {
        let mut table = empty(look);
        for figure in figures {
            let place = lines.place(figure.at.start());
            table.add_row(row(figure, &read.opened.document.text, place, look));
        }
        pieces.text += &table.trim_fmt();
        pieces.text.push('\n');
        pieces.pause()?;
    }
    pieces.text.push('\n');
    Ok(())
}

fn empty(look: Look) -> Table {
    let columns: &[&'static str] = if is_wide(look) {
        &["figure", "series", "period", "value", "change", "where"]
    } else {
        &["figure", "series", "period", "value"]
    };
    grid(look, columns)
}

/// A table without rows, its columns named by their labels.
pub(crate) fn grid(look: Look, columns: &[&'static str]) -> Table {
    titled(look, columns.iter().map(|code| label(code, look.ui)))
}

/// A table without rows, its columns named as they are called.
pub(crate) fn titled(look: Look, titles: impl Iterator<Item = &'static str>) -> Table {
    let mut table = bare(look);
    table.set_header(titles.map(|title| Cell::new(title).add_attribute(Attribute::Bold)));
    table
}

/// A table without columns, as wide as the terminal, with a line under its head.
pub(crate) fn bare(look: Look) -> Table {
    let mut table = Table::new();
    table.load_preset(UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    table.remove_style(TableComponent::HorizontalLines);
    table.remove_style(TableComponent::MiddleIntersections);
    table.set_style(TableComponent::HeaderLines, '─');
    table.set_style(TableComponent::MiddleHeaderIntersections, '─');
    table.set_width(u16::try_from(look.width).unwrap_or(u16::MAX));
    if look.color {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    table
}

fn is_wide(look: Look) -> bool {
    look.width >= WIDE
}

fn row(figure: &Figure, text: &str, place: String, look: Look) -> Vec<Cell> {
    let ui = look.ui;
    let teaser = figure.section == Section::Teaser;
    let faint = |text: String| Cell::new(text).add_attribute(Attribute::Dim);
    let color = match Family::of(figure.indicator).hue() {
        Hue::Cyan => Color::DarkCyan,
        Hue::Yellow => Color::DarkYellow,
        Hue::Green => Color::DarkGreen,
        Hue::Magenta => Color::DarkMagenta,
        _ => Color::DarkBlue,
    };
    let cell = |text: String| if teaser { faint(text) } else { Cell::new(text) };
    let colored = |text: String| if teaser { faint(text) } else { Cell::new(text).fg(color) };
    let written = one_line(figure.at.of(text));
    let series = phrase::series(figure, ui);
    let series = if teaser { format!("[{}] {series}", label("teaser", ui)) } else { series };
    let period = figure.period.map(|days| say::period(days, ui)).unwrap_or_default();
    let (value, against) = (phrase::value(figure, ui), phrase::against(figure, ui));
    if !is_wide(look) {
        let value = if against.is_empty() { value } else { format!("{value}\n{against}") };
        return vec![cell(format!("{written}\n{place}")), cell(series), cell(period), colored(value)];
    }
    let [value, change] = if phrase::is_amount(figure) {
        [format!("{value} {against}"), String::new()]
    } else {
        [String::new(), format!("{value} {against}")]
    };
    let value = value.trim_end().to_owned();
    vec![cell(written), cell(series), cell(period), colored(value), colored(change), faint(place)]
}

/// What is told about a document, on one line.
pub(super) fn heading(read: &Read, look: Look) -> String {
    let document = &read.opened.document;
    let ui = look.ui;
    let mut told = vec![label(document.lang.code(), ui).to_owned()];
    told.extend(document.meta.published.map(|day| format!("{} {day}", label("published", ui))));
    told.extend(read.opened.encoding.map(str::to_owned));
    told.push(match read.figures.len() {
        0 => label("no figures", ui).to_owned(),
        1 => format!("1 {}", label("one figure", ui)),
        n => format!("{n} {}", label("figures", ui)),
    });
    let told = format!("  {}", told.join(" · "));
    format!("{}{}\n", look.paint(&one_line(&document.id), Hue::Strong), look.paint(&told, Hue::Faint))
}

#[cfg(test)]
mod tests {
    use super::super::pieces::Pieces;
    use super::super::{Look, sample};
    use super::table;
    use kimngach_reader::Lang;

    fn shown(ui: Lang, width: usize) -> String {
        let mut pieces = Pieces::kept();
        table(&sample::sample(), Look { ui, color: false, width }, &mut pieces).unwrap();
        pieces.text.replace(['\u{202F}', '\u{A0}'], " ")
    }

    #[test]
    fn a_wide_terminal_has_a_column_for_changes() {
        insta::assert_snapshot!(shown(Lang::En, 140), @"
        mau  Vietnamese · published 2025-07-03 · windows-1258 · 2 figures
        ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
         Figure         Series                                                  Period         Value            Change                   Where
        ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
         41,25 tỷ USD   exports + imports · Lang Son · with China · via gates   Jan–Jun 2025   > 41.25 bn USD                            3:48
         6,3%           exports + imports · Lang Son · with China · via gates   Jan–Jun 2025                    −6.3 % vs Jan–Jun 2024   3:67
        ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        ");
    }

    #[test]
    fn a_narrow_terminal_has_two_lines_a_figure() {
        insta::assert_snapshot!(shown(Lang::Vi, 80), @"
        mau  tiếng Việt · ngày đăng 2025-07-03 · windows-1258 · 2 số liệu
        ────────────────────────────────────────────────────────────────────────────────
         Số liệu        Chỉ tiêu                     Thời kỳ        Giá trị
        ────────────────────────────────────────────────────────────────────────────────
         41,25 tỷ USD   xuất nhập khẩu · Lạng Sơn    6 tháng 2025   > 41,25 tỷ USD
         3:48           · với Trung Quốc · qua địa
                        bàn
         6,3%           xuất nhập khẩu · Lạng Sơn    6 tháng 2025   −6,3 %
         3:67           · với Trung Quốc · qua địa                  so với 6 tháng 2024
                        bàn
        ────────────────────────────────────────────────────────────────────────────────
        ");
        assert!(shown(Lang::Vi, 60).lines().skip(1).all(|line| line.chars().count() <= 60));
    }
}
