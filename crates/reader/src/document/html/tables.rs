//! Which tables hold data, and which only place blocks?

use super::scan::{Piece, Scan};

/// For every table in order, whether it holds data: at least two cells in a row, and no table.
pub(super) fn data_tables(page: &str) -> Vec<bool> {
    let mut data: Vec<bool> = Vec::new();
    let mut open: Vec<(usize, usize, bool)> = Vec::new();
    for piece in Scan::new(page) {
        match piece {
            Piece::Open("table", _) => {
                if let Some(outer) = open.last_mut() {
                    outer.2 = true;
                }
                open.push((data.len(), 0, false));
                data.push(false);
            }
            Piece::Open("tr", _) => {
                if let Some((_, cells, _)) = open.last_mut() {
                    *cells = 0;
                }
            }
            Piece::Open("td" | "th", _) => {
                if let Some((table, cells, _)) = open.last_mut() {
                    *cells += 1;
                    data[*table] |= *cells > 1;
                }
            }
            Piece::Close("table") => {
                if let Some((table, _, holds_table)) = open.pop() {
                    data[table] &= !holds_table;
                }
            }
            _ => {}
        }
    }
    for (table, _, holds_table) in open {
        data[table] &= !holds_table;
    }
    data
}
