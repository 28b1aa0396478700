//! The most even course of a year that its totals allow.
//!
//! Denton's benchmarking in first differences: amounts a day, or their ratios to the months of a year that is known,
//! change as little as they can from one piece to the next, while every sum stays within its bounds. The quadratic
//! program is solved in its dual, bound after bound (Hildreth's method), always in the same order.

use super::pieces::Pieces;

/// So often all bounds are gone through at most.
const ROUNDS: usize = 100_000;
/// Sums may miss their bounds by this part of the largest before nothing is estimated.
const SLACK: f64 = 1e-6;

/// The amount of each piece; nothing where nothing is known, or the bounds cannot be met.
pub(super) fn smooth(pieces: &Pieces, pattern: Option<&[f64; 12]>) -> Option<Vec<f64>> {
    let scale = pieces.known.iter().map(|(.., [_, hi])| *hi).fold(0.0, f64::max);
    if scale <= 0.0 {
        return None;
    }
    let weights = weights(pieces, pattern);
    let inverse = inverse(&differences(&weights))?;
    // A row and its limit: `row . x <= limit`.
    let n = pieces.list.len();
    let mut rows: Vec<(Vec<f64>, f64)> = Vec::new();
    for &(from, to, [lo, hi]) in &pieces.known {
        let row = |sign: f64| (0..n).map(|at| if (from..to).contains(&at) { sign } else { 0.0 }).collect();
        rows.push((row(1.0), hi / scale));
        rows.push((row(-1.0), -lo / scale));
    }
    for piece in 0..n {
        rows.push(((0..n).map(|at| if at == piece { -1.0 } else { 0.0 }).collect(), 0.0));
    }
    let x = hildreth(&inverse, &rows, n);
    let fits = rows.iter().all(|(row, limit)| dot(row, &x) <= limit + SLACK);
    fits.then(|| x.into_iter().map(|amount| amount.max(0.0) * scale).collect())
}

/// What each piece would come to if the course were even: its days, or its part of the month that is known.
fn weights(pieces: &Pieces, pattern: Option<&[f64; 12]>) -> Vec<f64> {
    let weight = |piece: &kimngach_reader::figure::Period| {
        let days = f64::from(piece.last().day() - piece.first().day() + 1);
        let month = usize::try_from(piece.first().month() - 1).unwrap_or(0);
        let of = pattern.map_or(1.0, |months| months[month] / f64::from(piece.first().days_in_month()));
        days * of
    };
    let weights: Vec<f64> = pieces.list.iter().map(weight).collect();
    let mean = weights.iter().sum::<f64>() / weights.len() as f64;
    weights.into_iter().map(|weight| weight / mean).collect()
}

/// The matrix of the squared changes from piece to piece, and of a little of the squares themselves, so that it has an
/// inverse.
fn differences(weights: &[f64]) -> Vec<Vec<f64>> {
    let n = weights.len();
    let mut q = vec![vec![0.0; n]; n];
    for at in 0..n {
        q[at][at] += 2e-2 / (weights[at] * weights[at]);
        if at + 1 < n {
            let (a, b) = (1.0 / weights[at], 1.0 / weights[at + 1]);
            q[at][at] += a * a;
            q[at + 1][at + 1] += b * b;
            q[at][at + 1] -= a * b;
            q[at + 1][at] -= a * b;
        }
    }
    q
}

/// The inverse of a positive definite matrix, by Gauss and Jordan; nothing where it has none.
fn inverse(matrix: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let n = matrix.len();
    let mut a = matrix.to_vec();
    let mut out: Vec<Vec<f64>> = (0..n).map(|i| (0..n).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    for pivot in 0..n {
        let by = a[pivot][pivot];
        if by <= 0.0 || !by.is_finite() {
            return None;
        }
        for at in 0..n {
            a[pivot][at] /= by;
            out[pivot][at] /= by;
        }
        let (row, own) = (a[pivot].clone(), out[pivot].clone());
        for other in (0..n).filter(|&other| other != pivot) {
            let by = a[other][pivot];
            for at in 0..n {
                a[other][at] -= by * row[at];
                out[other][at] -= by * own[at];
            }
        }
    }
    Some(out)
}

fn hildreth(inverse: &[Vec<f64>], rows: &[(Vec<f64>, f64)], n: usize) -> Vec<f64> {
    let through = |row: &[f64]| -> Vec<f64> { inverse.iter().map(|line| dot(line, row)).collect() };
    let moves: Vec<Vec<f64>> = rows.iter().map(|(row, _)| through(row)).collect();
    let norms: Vec<f64> = rows.iter().zip(&moves).map(|((row, _), by)| dot(row, by)).collect();
    let mut x = vec![0.0; n];
    let mut prices = vec![0.0; rows.len()];
    for _ in 0..ROUNDS {
        let mut moved: f64 = 0.0;
        for (at, (row, limit)) in rows.iter().enumerate() {
            let price = f64::max(0.0, prices[at] + (dot(row, &x) - limit) / norms[at]);
            let step = price - prices[at];
            if step != 0.0 {
                prices[at] = price;
                x.iter_mut().zip(&moves[at]).for_each(|(x, by)| *x -= step * by);
                moved = moved.max(step.abs() * norms[at]);
            }
        }
        if moved < 1e-11 {
            break;
        }
    }
    x
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::smooth;
    use crate::month::pieces::Pieces;
    use kimngach_reader::figure::Period;

    /// The months of 2023 with what is known of sums of them, from and to counted in months.
    fn year(known: &[(usize, usize, f64)]) -> Pieces {
        let list = (1..=12).map(|month| Period::months(2023, month, month).unwrap()).collect();
        let known = known.iter().map(|&(from, to, sum)| (from, to, [sum - 0.5, sum + 0.5])).collect();
        Pieces { list, known }
    }

    #[test]
    fn a_year_without_more_is_spread_by_its_days() {
        let amounts = smooth(&year(&[(0, 12, 365.0)]), None).unwrap();
        assert!((amounts.iter().sum::<f64>() - 365.0).abs() <= 0.51);
        assert!((amounts[0] - 31.0).abs() < 0.2 && (amounts[1] - 28.0).abs() < 0.2, "{amounts:?}");
    }

    #[test]
    fn sums_stay_within_their_bounds_and_the_course_is_even() {
        let amounts = smooth(&year(&[(0, 3, 90.0), (0, 6, 240.0), (0, 12, 700.0)]), None).unwrap();
        let sum = |from: usize, to: usize| amounts[from..to].iter().sum::<f64>();
        for (from, to, told) in [(0, 3, 90.0), (0, 6, 240.0), (0, 12, 700.0)] {
            assert!((sum(from, to) - told).abs() < 0.501, "{from} to {to}: {}", sum(from, to));
        }
        // 90 in the first quarter, 150 in the second: it rises all the way, and does not leap in April.
        let daily = |month: usize, days: f64| amounts[month] / days;
        assert!(daily(0, 31.0) < daily(2, 31.0) && daily(2, 31.0) < daily(3, 30.0) && daily(3, 30.0) < daily(5, 30.0));
    }

    #[test]
    fn a_pattern_is_followed() {
        let mut months = [10.0; 12];
        months[1] = 5.0;
        let amounts = smooth(&year(&[(0, 12, 230.0)]), Some(&months)).unwrap();
        assert!((amounts[1] / amounts[0] - 0.5).abs() < 0.01, "{amounts:?}");
    }

    #[test]
    fn what_cannot_be_met_is_not_estimated() {
        assert_eq!(smooth(&year(&[(0, 6, 300.0), (0, 12, 200.0)]), None), None);
    }
}
