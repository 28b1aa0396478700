//! The provinces of Vietnam as tiles, about where they lie.

use super::canvas::Anchor;
use super::font;
use super::frame::{Caption, MARGIN, WIDTH, framed, style};
use super::number::Scale;
use super::picture::Picture;
use super::theme::{colour, ramp, word};
use jiff::civil::{Date, date};
use kimngach_book::say;
use std::collections::BTreeMap;

const TILE: [f64; 2] = [76.0, 34.0];
const GAP: f64 = 3.0;

/// Which provinces there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tiles {
    /// Those to the end of June 2025.
    Before,
    /// Those since July 2025.
    Since,
}

impl Tiles {
    /// The provinces of a day.
    #[must_use]
    pub fn on(day: Date) -> Tiles {
        if day >= date(2025, 7, 1) { Tiles::Since } else { Tiles::Before }
    }

    /// The provinces by id, each with its place from the left and from above (`knowledge/tiles.csv`).
    #[must_use]
    pub fn list(self) -> Vec<(&'static str, [u32; 2])> {
        let set = if self == Tiles::Since { "34" } else { "63" };
        let rows = include_str!("../../knowledge/tiles.csv").lines().skip(1);
        let row = |row: &'static str| {
            let cells: Vec<&str> = row.split(',').collect();
            let [of, id, _, column, line] = cells[..] else { return None };
            Some((id, [column.parse().ok()?, line.parse().ok()?])).filter(|_| of == set)
        };
        rows.filter_map(row).collect()
    }

    /// The tile of a territory, which may have another name of the same province.
    #[must_use]
    pub fn of(self, territory: &str) -> Option<&'static str> {
        let id = territory.split('@').next().unwrap_or(territory);
        let id = if id == "thua-thien-hue" { "hue" } else { id };
        self.list().into_iter().map(|(known, _)| known).find(|known| *known == id)
    }
}

/// What is known of a province.
#[derive(Clone, PartialEq, Debug)]
pub struct Tile {
    /// What was published, if anything was.
    pub value: Option<f64>,
    /// The least and the greatest value that the claims leave; both finite.
    pub range: [f64; 2],
}

/// Draws the provinces as tiles, darker for more: five classes of about as many provinces each.
#[must_use]
pub fn map(tiles: Tiles, values: &BTreeMap<String, Tile>, unit: &str, caption: &Caption) -> Picture {
    let level = |tile: &Tile| tile.value.unwrap_or(f64::midpoint(tile.range[0], tile.range[1]));
    let mut levels: Vec<f64> = values.values().map(level).collect();
    levels.sort_by(f64::total_cmp);
    let scale = Scale::of(levels.last().copied().unwrap_or(0.0), unit, caption.lang);
    let steps = steps(&levels);
    let list = tiles.list();
    framed(caption, &scale.unit, |canvas, top| {
        let top = top + 6.0;
        let rows = list.iter().map(|(_, [_, row])| row + 1).max().unwrap_or(0);
        for (id, [column, row]) in &list {
            let x = MARGIN + f64::from(*column) * (TILE[0] + GAP);
            let y = top + f64::from(*row) * (TILE[1] + GAP);
            let tile = values.get(*id);
            let class = tile.map(|tile| steps.iter().filter(|step| level(tile) >= **step).count());
            let fill = class.map_or(colour("none"), |class| ramp()[class.min(4)]);
            let border = if tile.is_none() { format!(r#" stroke="{}""#, colour("grid")) } else { String::new() };
            canvas.rect([x, y], TILE, fill, &format!(r#" class="tile" rx="2"{border}"#));
            let ink = if class.is_some_and(|class| class >= 3) { "paper" } else { "ink" };
            let name = say::area(id, caption.lang).replace('\u{A0}', " ");
            let name = name.strip_prefix("Thành phố ").unwrap_or(&name).to_owned();
            let size = (9.5 * (TILE[0] - 6.0) / font::width(&name, 9.5, false)).min(9.5);
            let down = if tile.is_some() { 14.0 } else { 20.5 };
            canvas.text([x + TILE[0] / 2.0, y + down], &name, style(size, false, ink, Anchor::Middle));
            if let Some(tile) = tile {
                let told = tile.value.map_or_else(|| scale.range(tile.range), |value| scale.plain(value));
                canvas.text([x + TILE[0] / 2.0, y + 28.0], &told, style(11.5, true, ink, Anchor::Middle));
            }
        }
        // Where the sea is: the classes.
        let x = WIDTH - MARGIN - 138.0;
        let mut y = top + 7.0 * (TILE[1] + GAP);
        let mut entry = |fill: &str, text: &str, more: &str| {
            canvas.rect([x, y], [22.0, 15.0], fill, more);
            canvas.text([x + 30.0, y + 12.0], text, style(12.0, false, "soft", Anchor::Start));
            y += 21.0;
        };
        for (class, fill) in ramp().into_iter().enumerate() {
            let inside: Vec<f64> = levels
                .iter()
                .copied()
                .filter(|level| steps.iter().filter(|step| level >= *step).count() == class)
                .collect();
            if let (Some(lo), Some(hi)) = (inside.first(), inside.last()) {
                let told = if lo == hi { scale.plain(*lo) } else { scale.range([*lo, *hi]) };
                entry(fill, &told, "");
            }
        }
        if list.iter().any(|(id, _)| !values.contains_key(*id)) {
            entry(colour("none"), word("nothing", caption.lang), &format!(r#" stroke="{}""#, colour("grid")));
        }
        top + f64::from(rows) * (TILE[1] + GAP)
    })
}

/// Where the next class begins: four steps that part values in order into five of about one size.
fn steps(levels: &[f64]) -> Vec<f64> {
    (1..5)
        .filter_map(|n| levels.get((levels.len() * n).div_ceil(5).min(levels.len().saturating_sub(1))).copied())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Tiles, steps};
    use std::collections::BTreeSet;

    #[test]
    fn every_province_has_a_tile_of_its_own() {
        for (tiles, count) in [(Tiles::Before, 63), (Tiles::Since, 34)] {
            let list = tiles.list();
            assert_eq!(list.len(), count);
            assert_eq!(list.iter().map(|(_, place)| place).collect::<BTreeSet<_>>().len(), count);
            for (id, _) in list {
                assert!(kimngach_reader::area_name(id, kimngach_reader::Lang::Vi).is_some(), "{id}");
            }
        }
        assert_eq!(Tiles::Before.of("thua-thien-hue"), Some("hue"));
        assert_eq!(Tiles::Since.of("bac-ninh@2025-07-01"), Some("bac-ninh"));
        assert_eq!(Tiles::Since.of("bac-giang"), None);
    }

    #[test]
    fn classes_are_of_one_size() {
        let levels: Vec<f64> = (0..10).map(f64::from).collect();
        assert_eq!(steps(&levels), [2.0, 4.0, 6.0, 8.0]);
    }
}
