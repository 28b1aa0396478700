//! Three amounts told one after the other of which one is the sum of the others are a total and its two directions.

use super::super::{Flow, Indicator, Key, Known, Section, Status, Transform};
use super::Figure;
use super::room::is_amount;
use rust_decimal::Decimal;

/// Within this part of the sum it closes.
const CLOSE: Decimal = Decimal::from_parts(2, 0, 0, false, 3);

/// Gives the directions to totals that are followed by their parts.
pub(super) fn direct(figures: &mut [Figure]) {
    let amounts: Vec<usize> = (0..figures.len()).filter(|&at| is_told(&figures[at])).collect();
    for three in amounts.windows(3) {
        let mut three = [three[0], three[1], three[2]];
        three.sort_by_key(|at| std::cmp::Reverse(figures[*at].value));
        let [total, one, other] = &three;
        let [a, b, c] = three.map(|at| &figures[at]);
        if !closes(a, b, c) {
            continue;
        }
        let Some((first, second)) = directions(b, c) else { continue };
        for (at, flow) in [(*total, Flow::Total), (*one, first), (*other, second)] {
            turn(figures, at, flow);
        }
    }
}

/// An amount or a weight that was traded.
fn is_told(figure: &Figure) -> bool {
    is_amount(figure)
        || figure.indicator == Indicator::Volume
            && figure.transform == Transform::Level
            && figure.section == Section::Article
            && !matches!(figure.status, Some(Status::Target | Status::Forecast))
}

/// Whether the first is the sum of the others, to more digits than chance would give.
fn closes(sum: &Figure, one: &Figure, other: &Figure) -> bool {
    let keys = |f: &Figure| {
        (
            f.indicator,
            f.unit,
            f.areas.clone(),
            f.partners.clone(),
            f.commodity.clone(),
            f.coverage,
            f.period,
            f.value_to.is_some(),
        )
    };
    let (a, b) = (one.value, other.value);
    let digits = |f: &Figure| f.value.normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0').len();
    // A balance with imports makes exports.
    let counted = |f: &Figure| f.flow.is_some_and(|flow| flow != Flow::Balance);
    [sum, one, other].into_iter().all(counted)
        && keys(sum) == keys(one)
        && keys(one) == keys(other)
        && (sum.value - a - b).abs() <= sum.value * CLOSE
        && a.min(b) > sum.value * Decimal::new(2, 2)
        && digits(sum) >= 2
        && digits(one).max(digits(other)) >= 3
}

/// Which direction each of two parts is of, if one of them says its own.
fn directions(one: &Figure, other: &Figure) -> Option<(Flow, Flow)> {
    let own = |f: &Figure| {
        let near = f.how(Key::Flow).is_some_and(|how| how.known <= Known::Clause);
        f.flow.filter(|flow| near && flow.is_one_way())
    };
    let turned = |flow: Flow| if flow == Flow::Export { Flow::Import } else { Flow::Export };
    match (own(one), own(other)) {
        (Some(a), Some(b)) if a == b => None,
        (Some(flow), _) => Some((flow, turned(flow))),
        (None, Some(flow)) => Some((turned(flow), flow)),
        (None, None) => None,
    }
}

/// Gives a direction to an amount, and to the rates behind it that had it from the same words.
fn turn(figures: &mut [Figure], at: usize, flow: Flow) {
    let before = figures[at].flow;
    if before == Some(flow) {
        return;
    }
    let from = figures[at].how(Key::Flow).and_then(|how| how.at);
    let shares = |f: &Figure| f.flow == before && f.how(Key::Flow).is_some_and(|how| how.at == from);
    let behind = figures[at + 1..].iter().take_while(|f| !is_told(f) && shares(f)).count();
    for figure in &mut figures[at..=at + behind] {
        figure.flow = Some(flow);
        for how in figure.how.iter_mut().filter(|how| how.key == Key::Flow) {
            (how.known, how.rule) = (Known::Sentence, "total-and-parts");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Document, Lang, Meta, read};

    fn flows(text: &str) -> Vec<String> {
        let meta = Meta { published: "2024-06-20".parse().ok(), ..Meta::default() };
        let document = Document::from_text("t", text, meta, Some(Lang::En));
        let line = |f: crate::Figure| format!("{} {}", f.at.of(&document.text), f.flow.map_or("-", |flow| flow.code()));
        read(&document).into_iter().map(line).collect()
    }

    #[test]
    fn what_exports_and_imports_make_together_is_the_total() {
        let told = flows(
            "Goods through the gate of Gia Lai\n\nIn 2023, goods exported and imported by Gia Lai were worth 921.4 million USD, of which \
                exports made up 338.1 million USD and imports 583.3 million USD.\n",
        );
        assert_eq!(told, ["921.4 million USD total", "338.1 million USD export", "583.3 million USD import"]);
    }

    #[test]
    fn exports_that_imports_and_a_surplus_make_stay_exports() {
        let told = flows(
            "Trade of Gia Lai\n\nIn 2023, exports of Gia Lai were worth 921.4 million USD. Imports were 338.1 million USD, which left a trade \
                surplus of 583.3 million USD.\n",
        );
        assert_eq!(told, ["921.4 million USD export", "338.1 million USD import", "583.3 million USD balance"]);
    }
}
