//! Books as a workbook: a sheet for each table, typed cells, a frozen header, and a sheet that says what the columns are.

use crate::file::{Books, Cell, Fault, Kind, Sheet, Table, package};
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet};

/// Behind the header.
const MOST_ROWS: usize = 1_048_575;
/// A cell has no room for more characters.
const MOST_CHARACTERS: usize = 32_767;
/// The widest column that is not wrapped.
const WIDEST: u16 = 60;

/// The workbook; it carries the day of the newest document as its own.
pub(in crate::file) fn xlsx(books: &Books<'_>) -> Result<Vec<u8>, Fault> {
    let mut workbook = Workbook::new();
    let made = books.day().and_then(date);
    let made = made.map_or_else(|| ExcelDateTime::from_ymd(1970, 1, 1), Ok)?;
    workbook.set_properties(&DocProperties::new().set_title("Kimngach").set_creation_datetime(&made));
    let styles = Styles::new();
    for sheet in Sheet::ALL {
        fill(workbook.add_worksheet(), &books.table(sheet), &styles)?;
    }
    about(workbook.add_worksheet(), books, &styles)?;
    Ok(workbook.save_to_buffer()?)
}

/// A workbook of one table.
pub(in crate::file) fn sheet(table: &Table<'_>) -> Result<Vec<u8>, Fault> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(1970, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title("Kimngach").set_creation_datetime(&made));
    fill(workbook.add_worksheet(), table, &Styles::new())?;
    Ok(workbook.save_to_buffer()?)
}

struct Styles {
    head: Format,
    whole: Format,
    decimal: Format,
    date: Format,
    wrapped: Format,
}

impl Styles {
    fn new() -> Styles {
        let head = Format::new().set_bold().set_background_color(Color::RGB(0x00E8_EEF4));
        Styles {
            head: head.set_align(FormatAlign::Top),
            whole: Format::new().set_num_format("#,##0"),
            decimal: Format::new().set_num_format("#,##0.0#####"),
            date: Format::new().set_num_format("yyyy-mm-dd"),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        }
    }
}

fn fill(sheet: &mut Worksheet, table: &Table<'_>, styles: &Styles) -> Result<(), Fault> {
    let (name, rows) = (table.sheet.name(), table.rows.len());
    if rows > MOST_ROWS {
        return Err(Fault::TooManyRows { sheet: name, rows });
    }
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 1)?;
    let mut widths: Vec<usize> = table.columns().iter().map(|column| column.name.len()).collect();
    for (at, column) in (0..).zip(table.columns()) {
        sheet.write_string_with_format(0, at, &column.name, &styles.head)?;
    }
    for (down, row) in (1..).zip(&table.rows) {
        for (at, cell) in (0..).zip(row) {
            let width = put(sheet, down, at, cell, styles)?;
            if down <= 1000 {
                let widest = &mut widths[usize::from(at)];
                *widest = width.max(*widest);
            }
        }
    }
    for ((at, width), column) in (0..).zip(widths).zip(table.columns()) {
        let least = if column.kind == Kind::Number { 12 } else { 6 };
        let width = u16::try_from(width).unwrap_or(WIDEST).clamp(least, WIDEST);
        sheet.set_column_width(at, f64::from(width) + 2.0)?;
    }
    if let (Ok(last), Ok(columns)) = (u32::try_from(rows), u16::try_from(table.columns().len())) {
        sheet.autofilter(0, 0, last.max(1), columns - 1)?;
    }
    Ok(())
}

/// Writes a cell; how many characters it takes.
fn put(sheet: &mut Worksheet, row: u32, at: u16, cell: &Cell<'_>, styles: &Styles) -> Result<usize, Fault> {
    match cell {
        Cell::Empty => return Ok(0),
        Cell::Text(text) => {
            let text: &str = text;
            if text.len() > MOST_CHARACTERS && text.chars().count() > MOST_CHARACTERS {
                let cut: String = text.chars().take(MOST_CHARACTERS - 1).collect();
                sheet.write_string(row, at, format!("{cut}…"))?;
            } else {
                sheet.write_string(row, at, text)?;
            }
            return Ok(text.chars().take(WIDEST.into()).count());
        }
        Cell::Number(number) => {
            let style = if number.normalize().scale() == 0 { &styles.whole } else { &styles.decimal };
            // A workbook knows floating point numbers alone: fifteen digits are kept.
            sheet.write_number_with_format(row, at, number.to_f64().unwrap_or(f64::NAN), style)?;
        }
        Cell::Whole(number) => {
            sheet.write_number(row, at, *number as f64)?;
        }
        Cell::Date(day) => {
            match date(*day) {
                Some(date) => sheet.write_datetime_with_format(row, at, &date, &styles.date)?,
                None => sheet.write_string(row, at, day.to_string())?,
            };
        }
        Cell::Flag(flag) => {
            sheet.write_boolean(row, at, *flag)?;
        }
    }
    Ok(18)
}

/// A day of a workbook; there are none before 1900.
fn date(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs()).ok()
}

/// What the workbook is, what to mind, and what each column says.
fn about(sheet: &mut Worksheet, books: &Books<'_>, styles: &Styles) -> Result<(), Fault> {
    sheet.set_name("about")?;
    sheet.set_column_width(0, 14)?;
    sheet.set_column_width(1, 18)?;
    sheet.set_column_width(2, 100)?;
    let mut row = 0;
    for line in package::notes(books) {
        sheet.write_string_with_format(row, 2, line, &styles.wrapped)?;
        row += 1;
    }
    for (of, table) in Sheet::ALL.into_iter().map(|of| (of, of.columns())) {
        row += 1;
        for column in table {
            sheet.write_string(row, 0, of.name())?;
            sheet.write_string(row, 1, &column.name)?;
            sheet.write_string_with_format(row, 2, column.about(books.lang), &styles.wrapped)?;
            row += 1;
        }
    }
    Ok(())
}
