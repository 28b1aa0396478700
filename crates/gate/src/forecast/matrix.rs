//! Symmetric matrices, as much of them as the fit needs.

/// A symmetric matrix of which the lower half is kept, row by row.
#[derive(Clone)]
pub(super) struct Symmetric {
    n: usize,
    half: Vec<f64>,
}

impl Symmetric {
    pub(super) fn zero(n: usize) -> Symmetric {
        Symmetric { n, half: vec![0.0; n * (n + 1) / 2] }
    }

    pub(super) fn at(&self, i: usize, j: usize) -> f64 {
        let (i, j) = if i >= j { (i, j) } else { (j, i) };
        self.half[i * (i + 1) / 2 + j]
    }

    pub(super) fn add(&mut self, i: usize, j: usize, value: f64) {
        let (i, j) = if i >= j { (i, j) } else { (j, i) };
        self.half[i * (i + 1) / 2 + j] += value;
    }

    /// Adds `weight` times the product of a tidy sparse row with itself.
    pub(super) fn add_row(&mut self, row: &[(usize, f64)], weight: f64) {
        for (n, &(i, a)) in row.iter().enumerate() {
            for &(j, b) in &row[..=n] {
                self.add(i, j, weight * a * b);
            }
        }
    }

    /// The quadratic form of a tidy sparse row.
    pub(super) fn form(&self, row: &[(usize, f64)]) -> f64 {
        let mut sum = 0.0;
        for (n, &(i, a)) in row.iter().enumerate() {
            sum += a * a * self.at(i, i);
            for &(j, b) in &row[..n] {
                sum += 2.0 * a * b * self.at(i, j);
            }
        }
        sum
    }

    /// The inverse, and the logarithm of the determinant of the matrix; nothing where it is not positive definite.
    pub(super) fn inverse(&self) -> Option<(Symmetric, f64)> {
        let n = self.n;
        // Cholesky: the matrix is L L', row by row.
        let mut low = self.half.clone();
        let start = |i: usize| i * (i + 1) / 2;
        let mut log = 0.0;
        for i in 0..n {
            for j in 0..=i {
                let (a, b) = (&low[start(i)..start(i) + j], &low[start(j)..start(j) + j]);
                let dot: f64 = a.iter().zip(b).map(|(a, b)| a * b).sum();
                let value = low[start(i) + j] - dot;
                low[start(i) + j] = if i == j {
                    if value <= 0.0 || !value.is_finite() {
                        return None;
                    }
                    log += value.ln();
                    value.sqrt()
                } else {
                    value / low[start(j) + j]
                };
            }
        }
        // The inverse of L, column after column, kept by columns so that sums run along memory.
        let mut columns: Vec<Vec<f64>> = Vec::with_capacity(n);
        for j in 0..n {
            let mut column = vec![0.0; n - j];
            column[0] = 1.0 / low[start(j) + j];
            for i in j + 1..n {
                let row = &low[start(i) + j..start(i) + i];
                let dot: f64 = row.iter().zip(&column).map(|(a, b)| a * b).sum();
                column[i - j] = -dot / low[start(i) + i];
            }
            columns.push(column);
        }
        let mut out = Symmetric::zero(n);
        for i in 0..n {
            for j in 0..=i {
                let (a, b) = (&columns[i], &columns[j][i - j..]);
                out.half[start(i) + j] = a.iter().zip(b).map(|(a, b)| a * b).sum();
            }
        }
        Some((out, log))
    }

    pub(super) fn times(&self, vector: &[f64]) -> Vec<f64> {
        (0..self.n).map(|i| (0..self.n).map(|j| self.at(i, j) * vector[j]).sum()).collect()
    }
}

/// The product of a sparse row with a vector.
pub(super) fn dot(row: &[(usize, f64)], vector: &[f64]) -> f64 {
    row.iter().map(|&(i, a)| a * vector[i]).sum()
}

/// A sparse row with each column once, in order.
pub(super) fn tidy(mut row: Vec<(usize, f64)>) -> Vec<(usize, f64)> {
    row.sort_unstable_by_key(|&(i, _)| i);
    row.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    row
}

#[cfg(test)]
mod tests {
    use super::Symmetric;

    #[test]
    fn an_inverse_by_hand() {
        // [4 2; 2 3] has determinant 8 and inverse [3 -2; -2 4] / 8.
        let mut matrix = Symmetric::zero(2);
        for (i, j, value) in [(0, 0, 4.0), (1, 0, 2.0), (1, 1, 3.0)] {
            matrix.add(i, j, value);
        }
        let (inverse, log) = matrix.inverse().unwrap();
        let all = [inverse.at(0, 0), inverse.at(0, 1), inverse.at(1, 1), log.exp()];
        for (is, should) in all.into_iter().zip([0.375, -0.25, 0.5, 8.0]) {
            assert!((is - should).abs() < 1e-12);
        }
        assert!((inverse.form(&[(0, 1.0), (1, 2.0)]) - (0.375 - 1.0 + 2.0)).abs() < 1e-12);
    }
}
