//! What would simpler methods say? The same as the last day, as a week ago, and exponential smoothing.

use augurs::ets::AutoETS;
use augurs::{Fit, Predict};

/// The last day counted.
pub(super) fn naive(days: &[(i32, f64)]) -> f64 {
    days.last().map_or(f64::NAN, |(_, value)| *value)
}

/// The last day counted that was the same weekday; the last day where there is none.
pub(super) fn seasonal(days: &[(i32, f64)], on: i32) -> f64 {
    let same = days.iter().rev().find(|(day, _)| (on - day).rem_euclid(7) == 0);
    same.map_or_else(|| naive(days), |(_, value)| *value)
}

/// Exponential smoothing with its form chosen by the information criterion, over the days counted, one after the other;
/// the last day where it cannot be fitted. Plain: without a season, of which the library fits none.
pub(super) fn ets(days: &[(i32, f64)], horizon: usize) -> Vec<f64> {
    let series: Vec<f64> = days.iter().map(|(_, value)| *value).collect();
    let told = || {
        let fitted = AutoETS::non_seasonal().fit(&series).ok()?;
        let points = fitted.predict(horizon, None::<f64>).ok()?.point;
        points.iter().all(|point| point.is_finite()).then_some(points)
    };
    // With a handful of days there are more parameters than numbers.
    let fits = series.len() >= 10;
    fits.then(told).flatten().unwrap_or_else(|| vec![naive(days); horizon])
}
