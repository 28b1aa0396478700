//! Exact numbers.

use dashu_int::{IBig, UBig};
pub use dashu_ratio::RBig as Exact;
use rust_decimal::Decimal;

/// A decimal as a fraction.
#[must_use]
pub fn exact(number: Decimal) -> Exact {
    Exact::from_parts(number.mantissa().into(), UBig::from(10_u8).pow(number.scale() as usize))
}

/// A whole number.
#[must_use]
pub fn whole(number: i64) -> Exact {
    Exact::from(number)
}

/// A power of ten.
#[must_use]
pub fn ten(power: i32) -> Exact {
    let ten = UBig::from(10_u8).pow(power.unsigned_abs() as usize);
    if power < 0 { Exact::from_parts(IBig::ONE, ten) } else { ten.into() }
}

/// The nearest f64, for showing and for bounds that are widened afterwards.
#[must_use]
pub fn near(number: &Exact) -> f64 {
    number.to_f64().value()
}

/// The nearest decimal with so many digits behind the point (in front of it when negative); nothing when it is too
/// large for one.
#[must_use]
pub fn rounded(number: &Exact, digits: i32) -> Option<Decimal> {
    let scaled = (number * ten(digits)).round();
    let scaled = Decimal::try_from_i128_with_scale(scaled.try_into().ok()?, 0).ok()?;
    let power = Decimal::from(10_i64.checked_pow(digits.unsigned_abs())?);
    Some(if digits < 0 { scaled.checked_mul(power)? } else { (scaled / power).normalize() })
}
