//! Tables in plain text: which columns and rows there are, and what the head of each says.

mod fill;
mod flat;
mod grid;
mod said;

use crate::Span;
use crate::document::Lang;
use crate::mention::{Mention, PeriodFinder, spot};
use crate::sentence::Token;
use grid::{Grid, Make};
use said::Said;

/// The tables of a document.
#[derive(Debug, Default)]
pub(crate) struct Tables(Vec<Table>);

/// A table whose columns are understood at least in part.
#[derive(Debug)]
struct Table {
    span: Span,
    /// What the lines above say, nearest first.
    titles: Vec<Said>,
    columns: Vec<Column>,
    rows: Vec<Row>,
}

/// A column of numbers.
#[derive(Debug)]
struct Column {
    said: Said,
    /// Whether numbers under it can be told what they are.
    known: bool,
}

#[derive(Debug)]
struct Row {
    label: Span,
    said: Said,
    /// How far the label stands from the edge.
    indent: usize,
    /// The cells under columns of numbers: the column and the words.
    cells: Vec<(usize, Span, Vec<Mention>)>,
}

/// What is needed to read words.
struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lang: Lang,
    periods: &'a mut PeriodFinder,
}

impl Reader<'_> {
    fn mentions(&mut self, span: Span) -> Vec<Mention> {
        let from = self.tokens.partition_point(|t| (t.start as usize) < span.start());
        let to = self.tokens.partition_point(|t| (t.end as usize) <= span.end());
        if from >= to { Vec::new() } else { spot(self.text, self.tokens, from..to, self.lang, self.periods).into() }
    }
    fn said(&mut self, span: Span) -> Said {
        let mentions = self.mentions(span);
        Said::of(self.text, &mentions, self.lang)
    }
    fn head(&mut self, words: &[Span]) -> Said {
        let mentions: Vec<Mention> = words.iter().flat_map(|span| self.mentions(*span)).collect();
        Said::of(self.text, &mentions, self.lang)
    }
}

impl Tables {
    /// Finds the tables of a text and reads their heads and labels.
    pub(crate) fn find(text: &str, tokens: &[Token], lang: Lang, periods: &mut PeriodFinder) -> Tables {
        let grids = grid::grids(text);
        let mut reader = Reader { text, tokens, lang, periods };
        Tables(grids.into_iter().filter_map(|grid| reader.table(grid)).collect())
    }

    /// Where a line must begin: at a table's first line, and behind its last.
    pub(crate) fn cuts(&self) -> impl Iterator<Item = Span> {
        self.0.iter().map(|table| table.span)
    }

    /// The table that a line at this place belongs to.
    fn at(&self, at: usize) -> Option<&Table> {
        self.0.iter().find(|table| (table.span.start()..table.span.end()).contains(&at))
    }
}

impl Reader<'_> {
    fn table(&mut self, grid: Grid) -> Option<Table> {
        let width = grid.rows.iter().map(Vec::len).max()?;
        let heads = match grid.make {
            Make::Narrow => self.narrow_heads(&grid, width - 1)?,
            Make::Flat => {
                let mut heads = self.narrow_heads(&grid, width.checked_sub(2)?)?;
                heads.insert(1, Said { units: true, ..Said::default() });
                heads
            }
            _ => self.heads(&grid, width)?,
        };
        let label = label_column(self.text, &grid, &heads, width);
        let mut columns: Vec<Column> = Vec::new();
        let mut place = vec![None; width];
        let mut units = None;
        for (at, said) in heads.into_iter().enumerate() {
            if at == label || said.ordinal {
                continue;
            }
            if said.units {
                units = Some(at);
                continue;
            }
            let mut said = said;
            if let (Make::Arrows, Some(before)) = (grid.make, columns.last().map(|c: &Column| c.said.clone())) {
                let words = said.unknown;
                said = Said { unknown: words, ..before };
            }
            if grid.make == Make::Arrows {
                // The one arrow says that the first column came before the second.
                said.unknown.retain(|word| {
                    !matches!(
                        word.of(self.text).to_lowercase().as_str(),
                        "trước" | "sau" | "before" | "after" | "then" | "now" | "cũ" | "mới"
                    )
                });
            }
            place[at] = Some(columns.len());
            let known = said.unknown.is_empty();
            columns.push(Column { said, known });
        }
        if !columns.iter().any(|column| column.known) {
            return None;
        }
        let rows = grid.rows.iter().filter_map(|cells| self.row(&grid, cells, label, units, &place)).collect();
        let titles = grid.titles.iter().map(|line| self.said(*line)).collect();
        Some(Table { span: grid.span, titles, columns, rows })
    }

    fn row(
        &mut self,
        grid: &Grid,
        cells: &[Span],
        label: usize,
        units: Option<usize>,
        place: &[Option<usize>],
    ) -> Option<Row> {
        let at = self.columns_of(grid, cells, place.len())?;
        let label_cell = cells.get(at.iter().position(|&column| column == label)?).copied()?;
        let mut said = self.said(label_cell);
        if let Some(unit) = units.and_then(|units| cells.get(at.iter().position(|&column| column == units)?).copied()) {
            let told = self.said(unit);
            (said.unit, said.multiplier, said.percent) = (told.unit, told.multiplier, told.percent);
        }
        let line = self.text[..label_cell.start()].rfind('\n').map_or(0, |newline| newline + 1);
        let cells = cells
            .iter()
            .zip(&at)
            .filter_map(|(cell, column)| Some((place.get(*column).copied().flatten()?, *cell, self.mentions(*cell))))
            .collect();
        let indent = if grid.make == Make::Flat { 0 } else { label_cell.start() - line };
        Some(Row { label: label_cell, said, indent, cells })
    }

    /// The column of each cell of a row.
    fn columns_of(&self, grid: &Grid, cells: &[Span], width: usize) -> Option<Vec<usize>> {
        if cells.len() == width || grid.make != Make::Wide {
            return (cells.len() <= width).then(|| (0..cells.len()).collect());
        }
        // By where the cells stand under the heads.
        let offset = width.checked_sub(grid.head.len())?;
        let at = |span: Span| {
            let line = self.text[..span.start()].rfind('\n').map_or(0, |newline| newline + 1);
            let count = |to: usize| self.text[line..to].chars().count();
            (count(span.start()), count(span.end()))
        };
        let heads: Vec<(usize, usize)> = grid.head.iter().map(|words| at(words[0])).collect();
        let mut out = vec![0];
        for cell in cells.iter().skip(1) {
            let (start, end) = at(*cell);
            let under: Vec<usize> = (0..heads.len()).filter(|&h| heads[h].0 < end && start < heads[h].1).collect();
            let [head] = under[..] else { return None };
            if out.contains(&(head + offset)) {
                return None;
            }
            out.push(head + offset);
        }
        Some(out)
    }

    /// What heads each column; an unnamed first column gets an empty head.
    fn heads(&mut self, grid: &Grid, width: usize) -> Option<Vec<Said>> {
        let missing = width.checked_sub(grid.head.len()).filter(|&missing| missing <= 1)?;
        let own = grid.head.iter().map(|words| self.head(words)).collect::<Vec<_>>();
        Some(std::iter::repeat_n(Said::default(), missing).chain(own).collect())
    }

    /// Cuts a line of words with one space between them into heads, one for each column of numbers, so that each is
    /// understood and as few words as possible are left for the label.
    fn narrow_heads(&mut self, grid: &Grid, count: usize) -> Option<Vec<Said>> {
        let line = grid.head_line;
        let mut words: Vec<Span> = Vec::new();
        let mut start = line.start();
        for word in line.of(self.text).split(' ') {
            words.push(Span::new(start, start + word.len()));
            start += word.len() + 1;
        }
        if words.len() > 24 || words.len() < count {
            return None;
        }
        let mut said = vec![vec![None; words.len() + 1]; words.len()];
        for from in 0..words.len() {
            for to in from + 1..=words.len().min(from + 6) {
                said[from][to] = Some(self.said(words[from].to(words[to - 1])))
                    .filter(|said| is_head(self.text, &words[from..to], said));
            }
        }
        // best[k][from]: whether the words from there on make k heads, and where the first ends.
        let mut best = vec![vec![None; words.len() + 1]; count + 1];
        best[0][words.len()] = Some(words.len());
        for k in 1..=count {
            for from in (0..words.len()).rev() {
                best[k][from] =
                    (from + 1..=words.len()).find(|&to| said[from][to].is_some() && best[k - 1][to].is_some());
            }
        }
        let mut from = (0..words.len()).find(|&from| best[count][from].is_some())?;
        let label = if from > 0 { self.said(words[0].to(words[from - 1])) } else { Said::default() };
        let mut heads = vec![Said { ordinal: false, units: false, ..label }];
        for k in (1..=count).rev() {
            let to = best[k][from]?;
            heads.push(said[from][to].take()?);
            from = to;
        }
        Some(heads)
    }
}

/// Whether words are one head: understood, of one kind, and not cut in the middle.
fn is_head(text: &str, words: &[Span], said: &Said) -> bool {
    let (first, last) = (words[0].of(text), words[words.len() - 1].of(text));
    let percent = words.iter().skip(1).any(|word| word.of(text).starts_with('%'));
    let hangs = matches!(
        last.to_lowercase().trim_end_matches('.'),
        "th" | "ước" | "est" | "thực" | "so" | "với" | "of" | "in" | "the" | "kế"
    ) || last.ends_with('/')
        || last.starts_with('(') && !last.ends_with(')');
    let opens = first.ends_with(')') && !first.starts_with('(') || first.starts_with('(');
    // "9 tháng 2024 | So cùng kỳ": the year is the end of the head before.
    let year = words.len() > 1 && first.len() == 4 && first.bytes().all(|b| b.is_ascii_digit());
    let cut = year && said.is_relative() && said.whens.len() == 1;
    let kinds = [said.plan, said.same, said.share, said.rank].iter().filter(|kind| **kind).count();
    let periods = said.whens.len() <= 1 || said.whens.len() == 2 && words.iter().any(|word| word.of(text) == "/");
    said.unknown.is_empty()
        && !said.is_silent()
        && !percent
        && !hangs
        && !opens
        && !cut
        && kinds <= 1
        && periods
        && !said.ordinal
        && !said.units
}

/// The column that names the rows: the first that holds mostly words.
fn label_column(text: &str, grid: &Grid, heads: &[Said], width: usize) -> usize {
    if matches!(grid.make, Make::Narrow | Make::Wide | Make::Arrows | Make::Flat | Make::Lines) {
        return 0;
    }
    (0..width)
        .find(|&at| {
            let cells = || grid.rows.iter().filter_map(|row| row.get(at));
            let worded = cells()
                .filter(|cell| cell.of(text).chars().any(char::is_alphabetic) && !grid::is_number(cell.of(text)))
                .count();
            worded * 2 > cells().count() && !heads.get(at).is_some_and(|head| head.units || head.ordinal)
        })
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use crate::{Document, Lang, Meta, read};

    fn figures(text: &str, published: &str, lang: Lang) -> Vec<String> {
        let meta = Meta { published: published.parse().ok(), ..Meta::default() };
        let document = Document::from_text("t", text, meta, Some(lang));
        let line = |f: crate::Figure| {
            let flow = f.flow.map_or(String::new(), |flow| format!(".{flow}"));
            let more = [
                f.commodity.clone(),
                f.coverage.map(|c| c.to_string()),
                f.status.map(|s| s.to_string()),
                f.base.as_ref().map(|b| format!("on {b}")),
            ];
            let more: String = more.into_iter().flatten().map(|m| format!(" {m}")).collect();
            let period = f.period.map_or(String::new(), |p| p.to_string());
            format!(
                "{} {}{flow} {} {period} {} {} {}{more}",
                f.at.of(&document.text),
                f.indicator,
                f.areas.join("+"),
                f.transform,
                f.value,
                f.unit
            )
        };
        read(&document).into_iter().map(line).collect()
    }

    #[test]
    fn cells_in_lines_in_english() {
        let text = "Exports of Quang Ngai province in May 2019\n\nUnit: 1,000 USD\nItem\nApril\nEst. May\n5 months compared with same period 2018 (%)\nTOTAL EXPORT\n40,150\n42,300\n112.4\nWood chips\n11,000\n12,500\n96.1\n\nImports are told elsewhere.\n";
        assert_eq!(
            figures(text, "2019-06-01", Lang::En),
            [
                "40,150 goods_trade.export quang-ngai 2019-04-01/2019-04-30 level 40150000 USD",
                "42,300 goods_trade.export quang-ngai 2019-05-01/2019-05-31 level 42300000 USD estimate",
                "112.4 goods_trade.export quang-ngai 2019-01-01/2019-05-31 ratio 112.4 percent on 2018-01-01/2018-05-31",
                "11,000 goods_trade.export quang-ngai 2019-04-01/2019-04-30 level 11000000 USD Wood chips",
                "12,500 goods_trade.export quang-ngai 2019-05-01/2019-05-31 level 12500000 USD Wood chips estimate",
                "96.1 goods_trade.export quang-ngai 2019-01-01/2019-05-31 ratio 96.1 percent Wood chips on 2018-01-01/2018-05-31",
            ]
        );
    }

    #[test]
    fn columns_by_bars() {
        let text = "Xuất khẩu của một số tỉnh\n\nBảng 1. Kim ngạch xuất khẩu 4 tháng năm 2025\nSTT | Tỉnh | Trị giá (triệu USD) | Tỷ trọng (%) | Bậc thầy\n1 | Nam Định | 912,5 | 0,7 | 3\n2 | Thái Bình | 800 | - | 4\n";
        assert_eq!(
            figures(text, "2025-05-03", Lang::Vi),
            [
                "912,5 goods_trade.export nam-dinh 2025-01-01/2025-04-30 level 912500000 USD",
                "0,7 goods_trade.export nam-dinh 2025-01-01/2025-04-30 share 0.7 percent on vietnam",
                "800 goods_trade.export thai-binh 2025-01-01/2025-04-30 level 800000000 USD",
            ]
        );
    }

    #[test]
    fn plan_actual_and_index() {
        let text = "Tình hình kinh tế tỉnh Thái Bình năm 2024\n\nTT Chỉ tiêu ĐVT KH 2024 TH 6T/2024 %KH %CK\n1 Kim ngạch xuất khẩu Tr.USD 2.800 1.300 46,4 108,5\n2 Tỷ lệ hộ nghèo % 1,5 - - -\n";
        assert_eq!(
            figures(text, "2024-07-01", Lang::Vi),
            [
                "2.800 goods_trade.export thai-binh 2024-01-01/2024-12-31 level 2800000000 USD target",
                "1.300 goods_trade.export thai-binh 2024-01-01/2024-06-30 level 1300000000 USD",
                "46,4 goods_trade.export thai-binh 2024-01-01/2024-06-30 plan 46.4 percent on 2024-01-01/2024-12-31",
                "108,5 goods_trade.export thai-binh 2024-01-01/2024-06-30 ratio 108.5 percent on 2023-01-01/2023-06-30",
                "1,5 poverty_rate thai-binh 2024-01-01/2024-12-31 level 1.5 percent target",
            ]
        );
    }

    #[test]
    fn cells_that_all_stand_in_one_line() {
        let text = "Tình hình xuất khẩu tháng 9/2024 của tỉnh Bến Tre\n\nBiểu: Một số mặt hàng xuất khẩu chủ yếu STT Mặt hàng ĐVT Tháng 9/2024 9 tháng 2024 So cùng kỳ (%) 1 Thủy sản Tấn 4.100 36.900 97,5 Triệu USD 9,8 81,2 108,4 2 Hàng may mặc Triệu USD 21,4 190,3 103,1. Nhập khẩu 9 tháng đạt 320 triệu USD.\n";
        assert_eq!(
            figures(text, "2024-10-02", Lang::Vi),
            [
                "4.100 volume.export ben-tre 2024-09-01/2024-09-30 level 4100 tonne Thủy sản",
                "36.900 volume.export ben-tre 2024-01-01/2024-09-30 level 36900 tonne Thủy sản",
                "97,5 volume.export ben-tre 2024-01-01/2024-09-30 ratio 97.5 percent Thủy sản on 2023-01-01/2023-09-30",
                "9,8 goods_trade.export ben-tre 2024-09-01/2024-09-30 level 9800000 USD Thủy sản",
                "81,2 goods_trade.export ben-tre 2024-01-01/2024-09-30 level 81200000 USD Thủy sản",
                "108,4 goods_trade.export ben-tre 2024-01-01/2024-09-30 ratio 108.4 percent Thủy sản on 2023-01-01/2023-09-30",
                "21,4 goods_trade.export ben-tre 2024-09-01/2024-09-30 level 21400000 USD Hàng may mặc",
                "190,3 goods_trade.export ben-tre 2024-01-01/2024-09-30 level 190300000 USD Hàng may mặc",
                "103,1 goods_trade.export ben-tre 2024-01-01/2024-09-30 ratio 103.1 percent Hàng may mặc on 2023-01-01/2023-09-30",
                "320 triệu USD goods_trade.import ben-tre 2024-01-01/2024-09-30 level 320000000 USD",
            ]
        );
    }

    #[test]
    fn cells_in_lines_of_their_own() {
        let text = "Exports of Quang Ngai in September 2018\n\nUnit: million USD\nItem\nAugust 2018\nSeptember 2018\nWood chips\n15.2\n14.6\nGarments\n6.6\n7.0\n\nImports reached 71 million USD in September.\n";
        assert_eq!(
            figures(text, "2018-10-02", Lang::En),
            [
                "15.2 goods_trade.export quang-ngai 2018-08-01/2018-08-31 level 15200000 USD Wood chips",
                "14.6 goods_trade.export quang-ngai 2018-09-01/2018-09-30 level 14600000 USD Wood chips",
                "6.6 goods_trade.export quang-ngai 2018-08-01/2018-08-31 level 6600000 USD Garments",
                "7.0 goods_trade.export quang-ngai 2018-09-01/2018-09-30 level 7000000 USD Garments",
                "71 million USD goods_trade.import quang-ngai 2018-09-01/2018-09-30 level 71000000 USD",
            ]
        );
    }

    #[test]
    fn fixed_columns_with_a_gap() {
        let text = "Exports of Nghe An province\n\nTable 4. Exports and imports (million USD)\n                 Feb 2025    Est. Mar 2025    y-o-y (%)\nExports             210.5            230.0         12.4\n  FDI sector        120.0                         -3.5\nImports              98.1             99.0            -\n";
        assert_eq!(
            figures(text, "2025-04-02", Lang::En),
            [
                "210.5 goods_trade.export nghe-an 2025-02-01/2025-02-28 level 210500000 USD",
                "230.0 goods_trade.export nghe-an 2025-03-01/2025-03-31 level 230000000 USD estimate",
                "12.4 goods_trade.export nghe-an 2025-03-01/2025-03-31 yoy 12.4 percent on 2024-03-01/2024-03-31",
                "120.0 goods_trade.export nghe-an 2025-02-01/2025-02-28 level 120000000 USD fdi",
                "3.5 goods_trade.export nghe-an 2025-03-01/2025-03-31 yoy -3.5 percent fdi on 2024-03-01/2024-03-31",
                "98.1 goods_trade.import nghe-an 2025-02-01/2025-02-28 level 98100000 USD",
                "99.0 goods_trade.import nghe-an 2025-03-01/2025-03-31 level 99000000 USD estimate",
            ]
        );
    }

    #[test]
    fn rows_of_goods_and_a_label_that_is_not_understood() {
        let text = "Xuất khẩu tháng 5/2025 của Việt Nam\n\nĐơn vị tính: triệu USD\nMặt hàng\tTháng 5/2025\tSo với tháng trước (%)\nGạo\t410\t3,5\nCà phê\t650,2\t-8\n";
        assert_eq!(
            figures(text, "2025-06-04", Lang::Vi),
            [
                "410 goods_trade.export vietnam 2025-05-01/2025-05-31 level 410000000 USD Gạo",
                "3,5 goods_trade.export vietnam 2025-05-01/2025-05-31 pop 3.5 percent Gạo on 2025-04-01/2025-04-30",
                "650,2 goods_trade.export vietnam 2025-05-01/2025-05-31 level 650200000 USD Cà phê",
                "8 goods_trade.export vietnam 2025-05-01/2025-05-31 pop -8 percent Cà phê on 2025-04-01/2025-04-30",
            ]
        );
        let text =
            "Xuất khẩu tháng 5/2025\n\nChỉ tiêu | Triệu USD\nXuất khẩu ngoài chương trình | 410\nXuất khẩu | 900\n";
        assert_eq!(
            figures(text, "2025-06-04", Lang::Vi),
            ["900 goods_trade.export vietnam 2025-05-01/2025-05-31 level 900000000 USD"]
        );
    }
}
