//! Between which numbers does something lie that is worked out from bounds? All ends are rounded outward.

use kimngach_book::Claim;
use kimngach_book::series::{Printed, Slack};

/// The least and the greatest value, infinite where nothing limits it.
pub type Range = [f64; 2];

/// The interval of a printed number.
#[must_use]
pub fn printed(claim: &Claim) -> Range {
    let said = &claim.said;
    let (value, value_to, bound, status) = (said.value, said.value_to, said.bound, said.status);
    Printed { text: &claim.text, value, value_to, bound, status }.interval(Slack::Tight).near()
}

/// Both ends, further out by more than a few operations of floating point can be wrong.
fn outward([lo, hi]: Range) -> Range {
    let room = |end: f64| end.abs() * 8.0 * f64::EPSILON;
    [lo - room(lo), hi + room(hi)]
}

/// A part of a whole, both not negative, in percent; nothing where the whole may be nothing.
#[must_use]
pub fn percent(part: Range, whole: Range) -> Option<Range> {
    let fine = part.iter().chain(&whole).all(|end| end.is_finite()) && part[0] >= 0.0 && whole[0] > 0.0;
    fine.then(|| outward([part[0] / whole[1] * 100.0, part[1] / whole[0] * 100.0]))
}

/// How much more one amount is than another, in percent of the other.
#[must_use]
pub fn growth(now: Range, before: Range) -> Option<Range> {
    percent(now, before).map(|[lo, hi]| outward([lo - 100.0, hi - 100.0]))
}

/// What is left of one amount when another is taken from it.
#[must_use]
pub fn less(from: Range, taken: Range) -> Option<Range> {
    let fine = from.iter().chain(&taken).all(|end| end.is_finite());
    fine.then(|| outward([from[0] - taken[1], from[1] - taken[0]]))
}

/// Whether a range is narrow enough to be worth telling: its width is at most this part of its upper end.
#[must_use]
pub fn is_narrow([lo, hi]: Range, part: f64) -> bool {
    lo.is_finite() && hi.is_finite() && hi - lo <= part * hi.abs().max(lo.abs())
}

#[cfg(test)]
mod tests {
    use super::{growth, less, percent};

    #[test]
    fn ranges_are_rounded_outward() {
        let [lo, hi] = percent([1.0, 1.0], [3.0, 3.0]).unwrap();
        assert!(lo < 100.0 / 3.0 && 100.0 / 3.0 < hi && hi - lo < 1e-10);
        let [lo, hi] = growth([110.0, 112.0], [100.0, 100.0]).unwrap();
        assert!(lo < 10.0 && lo > 9.999 && hi > 12.0 && hi < 12.001);
        assert_eq!(percent([1.0, 2.0], [0.0, 3.0]), None);
        assert_eq!(less([1.0, f64::INFINITY], [0.0, 0.0]), None);
    }
}
