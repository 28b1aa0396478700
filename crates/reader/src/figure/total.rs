//! A number that the same sentence or list deals out to both directions counts both.

use super::{Figure, Flow, How, Indicator, Key, Known, Transform};
use crate::Span;

/// Sets `total` on numbers without a direction that are dealt out to exports and imports behind them, and on their changes.
pub(crate) fn deal_out(figures: &mut [Figure], own: &[Span]) {
    let mine: Vec<usize> =
        (0..figures.len()).filter(|&at| own.contains(&figures[at].at) && figures[at].indicator.is_traffic()).collect();
    for (k, &at) in mine.iter().enumerate() {
        if !open(&figures[at]) {
            continue;
        }
        let group = mine[k + 1..].iter().take_while(|&&next| {
            same(&figures[at], &figures[next])
                && !(open(&figures[next])
                    && figures[next].transform == Transform::Level
                    && figures[next].period == figures[at].period)
        });
        let flows: Vec<Option<Flow>> =
            group.filter(|&&next| figures[next].commodity.is_none()).map(|&next| figures[next].flow).collect();
        let both = flows.contains(&Some(Flow::Export)) && flows.contains(&Some(Flow::Import));
        let told_before =
            mine[..k].iter().rev().take_while(|&&before| same(&figures[at], &figures[before])).any(|&before| {
                figures[before].flow == Some(Flow::Total)
                    && figures[at].transform != Transform::Level
                    && figures[before].period == figures[at].period
            });
        if both && figures[at].commodity.is_none() || told_before {
            figures[at].flow = Some(Flow::Total);
            figures[at].how.push(How { key: Key::Flow, known: Known::Sentence, rule: "dealt-out", at: None });
            figures[at].how.sort_by_key(|how| how.key);
        }
    }
}

fn open(figure: &Figure) -> bool {
    figure.flow.is_none() && figure.indicator == Indicator::Vehicles
}

/// Whether two figures are of one gate and one spell of time, or compare two.
fn same(a: &Figure, b: &Figure) -> bool {
    let near = a.period.map(|p| p.first() == p.last()) == b.period.map(|p| p.first() == p.last());
    a.areas == b.areas && near && b.indicator == Indicator::Vehicles && a.unit.len().min(b.unit.len()) > 0
}

/// "267.993 lượt, gồm 63.780 lượt xuất cảnh và 204.213 lượt nhập cảnh, bình quân trên 800 lượt/ngày": a mean or a peak
/// behind both directions, which names none itself, counts the whole again.
pub(crate) fn whole_again(figures: &mut [Figure]) {
    for at in 3..figures.len() {
        let [.., whole, one, other, mean] = &figures[..=at] else { return };
        let alike = [whole, one, other].iter().all(|f| {
            f.indicator == Indicator::Vehicles && f.unit == mean.unit && f.areas == mean.areas && f.commodity.is_none()
        });
        let dealt = matches!(whole.flow, None | Some(Flow::Total))
            && matches!(
                (one.flow, other.flow),
                (Some(Flow::Export), Some(Flow::Import)) | (Some(Flow::Import), Some(Flow::Export))
            )
            && one.value + other.value == whole.value;
        let of_day = matches!(mean.transform, Transform::Daily | Transform::Peak);
        let unsaid = mean.how(Key::Flow).is_none_or(|how| how.known > Known::Clause);
        if alike && dealt && of_day && unsaid && mean.indicator == Indicator::Vehicles {
            figures[at].flow = Some(Flow::Total);
            if let Some(how) = figures[at].how.iter_mut().find(|how| how.key == Key::Flow) {
                how.rule = "whole-again";
            }
        }
    }
}
