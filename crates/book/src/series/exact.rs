//! Exact numbers.

use num_bigint::BigInt;
pub use num_rational::BigRational as Exact;
use num_traits::{Pow, ToPrimitive, Zero};
use rust_decimal::Decimal;

/// A decimal as a fraction.
#[must_use]
pub fn exact(number: Decimal) -> Exact {
    Exact::new(BigInt::from(number.mantissa()), BigInt::from(10).pow(number.scale()))
}

/// A whole number.
#[must_use]
pub fn whole(number: i64) -> Exact {
    Exact::from_integer(BigInt::from(number))
}

/// A power of ten.
#[must_use]
pub fn ten(power: i32) -> Exact {
    let ten = Exact::from_integer(BigInt::from(10).pow(power.unsigned_abs()));
    if power < 0 { ten.recip() } else { ten }
}

/// The nearest f64, for showing and for bounds that are widened afterwards.
#[must_use]
pub fn near(number: &Exact) -> f64 {
    // Whole numbers that an f64 holds make the nearest by one division.
    let whole = |number: &BigInt| number.to_i64().filter(|number| number.unsigned_abs() < 1 << 53);
    if let (Some(above), Some(below)) = (whole(number.numer()), whole(number.denom())) {
        return above as f64 / below as f64;
    }
    number.to_f64().unwrap_or(if *number < Exact::zero() { f64::NEG_INFINITY } else { f64::INFINITY })
}

/// The nearest decimal with so many digits behind the point (in front of it when negative); nothing when it is too
/// large for one.
#[must_use]
pub fn rounded(number: &Exact, digits: i32) -> Option<Decimal> {
    let scaled = (number * ten(digits)).round().to_integer();
    let scaled = Decimal::try_from_i128_with_scale(scaled.to_i128()?, 0).ok()?;
    let power = Decimal::from(10_i64.checked_pow(digits.unsigned_abs())?);
    Some(if digits < 0 { scaled.checked_mul(power)? } else { (scaled / power).normalize() })
}
