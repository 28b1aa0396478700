//! A headline rounds what the text tells in full, and leaves its time to it.

use super::{Figure, How, Key, Known, Transform};
use rust_decimal::Decimal;

/// Gives figures of the headline, which ends at `end`, the period of the first figure in the text that tells the same.
pub(crate) fn echo(text: &str, figures: &mut [Figure], end: usize) {
    let own = figures.iter().take_while(|f| f.at.end() <= end).count();
    let (headline, body) = figures.split_at_mut(own);
    for figure in headline {
        let told = |how: &How| how.known <= Known::Sentence;
        if figure.how(Key::Period).is_none_or(told) {
            continue;
        }
        let Some(step) = step(figure.at.of(text), figure.value.abs()) else { continue };
        let same = |f: &&Figure| {
            kind(f.transform) == kind(figure.transform)
                && (f.indicator, f.flow, f.unit) == (figure.indicator, figure.flow, figure.unit)
                && f.how(Key::Period).is_some_and(|how| how.known <= Known::Paragraph)
                && (f.value - figure.value).abs() < step
        };
        let Some(full) = body.iter().find(same) else { continue };
        if full.period == figure.period {
            continue;
        }
        figure.period = full.period;
        figure.transform = full.transform;
        figure.base.clone_from(&full.base);
        if let (Some(how), Some(from)) =
            (figure.how.iter_mut().find(|how| how.key == Key::Period), full.how(Key::Period))
        {
            (how.known, how.rule, how.at) = (Known::Article, "told-in-full", from.at);
        }
    }
}

/// Growth tells of a base in the text that the headline leaves out.
fn kind(transform: Transform) -> Transform {
    match transform {
        Transform::Pop | Transform::Growth => Transform::Yoy,
        other => other,
    }
}

/// What the last digit printed is worth.
fn step(printed: &str, value: Decimal) -> Option<Decimal> {
    let number = printed.trim_start_matches(|c: char| !c.is_ascii_digit());
    let digits: String = number
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .filter(char::is_ascii_digit)
        .collect();
    let digits: Decimal = digits.parse().ok()?;
    if digits.is_zero() { None } else { value.checked_div(digits) }
}
