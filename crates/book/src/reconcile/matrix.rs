//! How are the rows of a system laid out in floating point, so that they are quick to walk?

use super::system::System;
use crate::series::exact::near;

/// The rows one behind the other, and for each cell the rows it is in. What an f64 cannot hold is rounded to the
/// nearest: whoever reckons with it rounds outward.
#[derive(Clone, Debug, Default)]
pub(super) struct Matrix {
    starts: Vec<u32>,
    terms: Vec<(u32, f64)>,
    limits: Vec<[f64; 2]>,
    column_starts: Vec<u32>,
    column_rows: Vec<u32>,
    floors: Vec<f64>,
}

impl Matrix {
    pub(super) fn of(system: &System) -> Matrix {
        let cells = system.cells.list().len();
        let mut matrix = Matrix { starts: vec![0], ..Matrix::default() };
        let mut counts = vec![0_u32; cells + 1];
        for row in &system.rows {
            for (cell, factor) in &row.terms {
                matrix.terms.push((index(*cell), near(factor)));
                counts[cell + 1] += 1;
            }
            matrix.starts.push(index(matrix.terms.len()));
            matrix.limits.push(row.limits.near());
        }
        for cell in 0..cells {
            counts[cell + 1] += counts[cell];
        }
        matrix.column_starts.clone_from(&counts);
        matrix.column_rows = vec![0; matrix.terms.len()];
        for row in 0..matrix.limits.len() {
            for at in matrix.starts[row]..matrix.starts[row + 1] {
                let next = &mut counts[matrix.terms[at as usize].0 as usize];
                matrix.column_rows[*next as usize] = index(row);
                *next += 1;
            }
        }
        let floor = |cell| if system.is_signed(cell) { f64::NEG_INFINITY } else { 0.0 };
        matrix.floors = (0..cells).map(floor).collect();
        matrix
    }

    /// The cells of a row with their factors.
    pub(super) fn terms(&self, row: usize) -> &[(u32, f64)] {
        &self.terms[self.starts[row] as usize..self.starts[row + 1] as usize]
    }

    /// The limits of a row; infinite where it has none.
    pub(super) fn limits(&self, row: usize) -> [f64; 2] {
        self.limits[row]
    }

    /// The rows that a cell is in.
    pub(super) fn rows_of(&self, cell: usize) -> &[u32] {
        &self.column_rows[self.column_starts[cell] as usize..self.column_starts[cell + 1] as usize]
    }

    /// The least value of each cell, were there no rows.
    pub(super) fn floors(&self) -> &[f64] {
        &self.floors
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.limits.len()
    }
}

/// A number of a row, a cell or a term.
pub(super) fn index(number: usize) -> u32 {
    u32::try_from(number).expect("fewer than four thousand million terms")
}
