//! The mergers of provinces, and what lies in what, from the tables that come with the reader.

use crate::series::Areas;
use jiff::civil::Date;
use kimngach_reader::tables::{AREA_CHANGES, AREAS, GATES};

/// The areas that come with the program.
pub(super) fn shipped() -> Areas {
    let mut areas = Areas::default();
    for [day, kind, from, to] in rows(AREA_CHANGES, ["date", "kind", "from", "to"]) {
        let parts: Vec<&str> = from.split(';').collect();
        if let (Ok(day), "merge") = (day.parse::<Date>(), kind.as_str()) {
            areas.merge(day, &to, &parts);
            parts.iter().filter(|&&part| part != to).for_each(|part| areas.put(part, &to, Some(day), None));
        }
    }
    for [id, kind, from, to] in rows(AREAS, ["id", "kind", "valid_from", "valid_to"]) {
        if kind == "province" || kind == "municipality" {
            areas.put(&id, "vietnam", from.parse().ok(), to.parse().ok());
        }
    }
    for [id, now, before, parent] in rows(GATES, ["id", "province", "province_63", "parent"]) {
        let merged = Date::new(2025, 7, 1).ok();
        if now == before {
            areas.put(&id, &now, None, None);
        } else {
            areas.put(&id, &before, None, merged.and_then(|day| day.yesterday().ok()));
            areas.put(&id, &now, merged, None);
        }
        if !parent.is_empty() {
            areas.put(&id, &parent, None, None);
        }
    }
    areas
}

/// The cells of a table under these headings, row by row.
fn rows<const N: usize>(table: &'static str, headings: [&str; N]) -> Vec<[String; N]> {
    let mut table = csv::Reader::from_reader(table.as_bytes());
    let Ok(header) = table.headers().cloned() else { return Vec::new() };
    let columns = headings.map(|heading| header.iter().position(|name| name == heading));
    let cell = |record: &csv::StringRecord, column: Option<usize>| {
        column.and_then(|column| record.get(column)).unwrap_or_default().to_owned()
    };
    table.records().flatten().map(|record| columns.map(|column| cell(&record, column))).collect()
}

#[cfg(test)]
mod tests {
    use super::shipped;

    #[test]
    fn territories_follow_the_mergers() {
        let areas = shipped();
        let day = |day: &str| day.parse().unwrap();
        assert_eq!(areas.territory("bac-ninh", day("2025-06-30")), "bac-ninh");
        assert_eq!(areas.territory("bac-ninh", day("2025-07-01")), "bac-ninh@2025-07-01");
        assert_eq!(areas.parts("bac-ninh@2025-07-01"), ["bac-ninh", "bac-giang"]);
        assert_eq!(areas.territory("lang-son", day("2025-08-01")), "lang-son");
        let provinces = |on: &str| areas.units("vietnam", day(on)).len();
        assert_eq!((provinces("2025-06-30"), provinces("2025-07-01")), (63, 34));
        let wholes = areas.wholes("binh-hiep", day("2025-03-31"));
        assert_eq!(wholes.into_iter().collect::<Vec<_>>(), ["long-an", "vietnam"]);
        let wholes = areas.wholes("binh-hiep", day("2025-08-31"));
        assert_eq!(wholes.into_iter().collect::<Vec<_>>(), ["tay-ninh@2025-07-01", "vietnam"]);
    }
}
