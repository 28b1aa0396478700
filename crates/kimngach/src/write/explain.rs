//! How each key of each figure is known, shown at the text it was read from.

use super::fact::facts;
use super::paint::{Family, Hue, Look};
use super::pieces::Pieces;
use super::place::{Lines, one_line};
use super::snippet::{Mark, snippet};
use super::table::heading;
use crate::problem::Problem;
use crate::read::Read;
use kimngach_book::say::{known, label};
use kimngach_reader::figure::{Key, Known};
use kimngach_reader::{Figure, Span};
use unicode_width::UnicodeWidthStr as _;

const HUES: [Hue; 5] = [Hue::Cyan, Hue::Yellow, Hue::Green, Hue::Magenta, Hue::Blue];

/// Writes the figures of a document, each with the text and the keys.
pub(super) fn explain(read: &Read, look: Look, pieces: &mut Pieces<'_>) -> Result<(), Problem> {
    let text = &read.opened.document.text;
    let mut lines = Lines::new(text);
    pieces.text += &heading(read, look);
    for figure in &read.figures {
        let written = look.paint(&one_line(figure.at.of(text)), Family::of(figure.indicator).hue());
        let place = look.paint(&lines.place(figure.at.start()), Hue::Faint);
        pieces.text += &format!("\n{} {place}\n\n", look.paint(&written, Hue::Strong));
        pieces.text += &one(figure, text, &lines, look);
        pieces.pause()?;
    }
    pieces.text.push('\n');
    Ok(())
}

fn one(figure: &Figure, text: &str, lines: &Lines<'_>, look: Look) -> String {
    let mut marks = vec![Mark { at: figure.at, sign: '^', hue: Hue::Strong }];
    let facts = facts(figure, look.ui);
    let mut signs = Vec::new();
    for fact in &facts {
        let at = fact.how.and_then(|how| how.at).filter(|at| at.start() < at.end());
        signs.push(at.map(|at| sign(&mut marks, figure.at, at)));
    }
    let mut out = snippet(text, &marks, lines, look);
    out.push('\n');
    let rows: Vec<[String; 2]> =
        facts.iter().map(|fact| [label(fact.key.code(), look.ui).to_owned(), one_line(&fact.value)]).collect();
    let width = |n: usize| rows.iter().map(|row| row[n].width()).max().unwrap_or(0);
    let widths = [width(0), width(1).min(28)];
    for ((fact, row), sign) in facts.iter().zip(&rows).zip(signs) {
        let pad = |n: usize| " ".repeat(widths[n].saturating_sub(row[n].width()));
        let mark = sign.map_or(" ".to_owned(), |(sign, hue)| look.paint(&sign.to_string(), hue));
        let how = fact.how.map_or(String::new(), |how| {
            let far = label(known(how.known), look.ui);
            let doubt = matches!(how.known, Known::Default | Known::Published);
            let far = if doubt { look.paint(far, Hue::Faint) } else { far.to_owned() };
            format!("{far} {}", look.paint(&format!("({})", how.rule), Hue::Faint))
        });
        let value = if fact.key == Key::Value { look.paint(&row[1], Hue::Strong) } else { row[1].clone() };
        let line = format!("    {}{}  {value}{}  {mark} {how}", look.paint(&row[0], Hue::Faint), pad(0), pad(1));
        out += line.trim_end();
        out.push('\n');
    }
    out
}

/// The sign under the words of a key: one for each place, carets for the number.
fn sign(marks: &mut Vec<Mark>, number: Span, at: Span) -> (char, Hue) {
    if number.covers(at) {
        return ('^', Hue::Strong);
    }
    if let Some(mark) = marks.iter().find(|mark| mark.at == at) {
        return (mark.sign, mark.hue);
    }
    let n = marks.len() - 1;
    let sign = u8::try_from(n).ok().filter(|&n| n < 26).map_or('*', |n| char::from(b'a' + n));
    let hue = HUES[n % HUES.len()];
    marks.push(Mark { at, sign, hue });
    (sign, hue)
}

#[cfg(test)]
mod tests {
    use super::super::pieces::Pieces;
    use super::super::{Look, sample};
    use super::explain;
    use kimngach_reader::Lang;

    #[test]
    fn the_words_of_each_key_are_marked_where_they_stand() {
        let look = Look { ui: Lang::En, color: false, width: 72 };
        let mut pieces = Pieces::kept();
        explain(&sample::sample(), look, &mut pieces).unwrap();
        insta::assert_snapshot!(pieces.text.replace(['\u{202F}', '\u{A0}'], " "), @"
        mau  Vietnamese · published 2025-07-03 · windows-1258 · 2 figures

        41,25 tỷ USD 3:48

          1 │ Cửa khẩu Lạng Sơn nhộn nhịp
            │          b───────
          3 │ Tính đến hết tháng 6, hàng qua địa bàn đạt hơn 41,25 tỷ USD,
            │ d───────────────────  a───────────────     e── ^^^^^^^^^^^^
            │                            c──────────
            │ giảm 6,3%.

            Indicator  goods trade   a from its clause (trade.goods)
            Flow       both ways
            Area       Lang Son      b from the headline (area.name)
            Partner    China
            Coverage   via gates     c from its clause (coverage.through)
            Period     Jan–Jun 2025  d from its sentence (period.to-date)
            Measure    amount          by default (transform.level)
            Value      41.25 bn USD  ^ stated at the number (number.decimal)
            Unit       USD
            Bound      more than     e stated at the number (bound.over)

        6,3% 3:67

          3 │ Tính đến hết tháng 6, hàng qua địa bàn đạt hơn 41,25 tỷ USD,
            │ giảm 6,3%.
            │      ^^^^

            Indicator      goods trade
            Flow           both ways
            Area           Lang Son
            Partner        China
            Coverage       via gates
            Period         Jan–Jun 2025
            Measure        on a year before
            Compared with  Jan–Jun 2024
            Value          −6.3 %
            Unit           percent
        ");
    }
}
