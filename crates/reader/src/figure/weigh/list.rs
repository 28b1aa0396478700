//! Goods told one after the other are no more together than all goods are: where they are, they go the other way, if there is
//! room for them there.

use super::super::{Flow, Key, Known, Section, Transform};
use super::Figure;
use super::room::is_amount;
use rust_decimal::Decimal;

/// By how much the parts may be above the whole, as all are rounded.
const ROUNDED: Decimal = Decimal::from_parts(101, 0, 0, false, 2);

/// Turns lists of goods that are more than what was traded their way.
pub(super) fn turn(figures: &mut [Figure]) {
    let mut at = 0;
    while at < figures.len() {
        let end = at + listed(&figures[at..]);
        if let Some(flow) = other_way(figures, at..end) {
            for figure in &mut figures[at..end] {
                figure.flow = Some(flow);
                for how in figure.how.iter_mut().filter(|how| how.key == Key::Flow) {
                    (how.known, how.rule, how.at) = (Known::Article, "room-for-a-list", None);
                }
            }
        }
        at = end.max(at + 1);
    }
}

/// How many of the figures from the first on are a list of goods that had their direction from the same words before it.
fn listed(figures: &[Figure]) -> usize {
    let Some(first) = figures.first().filter(|f| is_part(f)) else { return 0 };
    let from = |f: &Figure| f.how(Key::Flow).filter(|how| how.known > Known::Sentence).map(|how| how.at);
    if from(first).is_none() {
        return 0;
    }
    let same = |f: &&Figure| is_part(f) && from(f) == from(first) && f.flow == first.flow;
    figures.iter().take_while(same).count()
}

/// Whether a figure tells of goods alone.
fn is_part(figure: &Figure) -> bool {
    figure.commodity.is_some()
        && figure.partners.is_empty()
        && figure.section == Section::Article
        && figure.flow.is_some_and(Flow::is_one_way)
        && (is_amount(figure) || figure.transform == Transform::Yoy || figure.transform == Transform::Growth)
}

/// The other direction, if the list is above the whole of its own and not above that of the other.
fn other_way(figures: &[Figure], list: std::ops::Range<usize>) -> Option<Flow> {
    let parts: Vec<&Figure> = figures[list.clone()].iter().filter(|f| is_amount(f)).collect();
    let first = *parts.first()?;
    let flow = first.flow?;
    let same = |f: &&Figure| (f.unit, f.period, &f.areas) == (first.unit, first.period, &first.areas);
    let goods = |f: &Figure| f.commodity.as_ref().map(|goods| goods.to_lowercase());
    let again = (1..parts.len()).any(|at| parts[..at].iter().any(|f| goods(f) == goods(parts[at])));
    if parts.len() < 3 || again || !parts.iter().all(same) {
        return None;
    }
    let sum: Decimal = parts.iter().map(|f| f.value).sum();
    let whole = |flow: Flow| {
        let whole = |(at, f): &(usize, &Figure)| {
            let all = f.commodity.is_none() && f.partners.is_empty() && f.coverage.is_none();
            !list.contains(at) && is_amount(f) && all && f.flow == Some(flow) && same(f)
        };
        figures.iter().enumerate().filter(whole).map(|(_, f)| f.value).max()
    };
    let other = if flow == Flow::Export { Flow::Import } else { Flow::Export };
    (sum > whole(flow)? * ROUNDED && sum <= whole(other)? * ROUNDED).then_some(other)
}

#[cfg(test)]
mod tests {
    use crate::{Document, Lang, Meta, read};

    fn flow_of(number: &str, imports: &str) -> Option<&'static str> {
        let text = format!(
            "Xuất nhập khẩu của Nam Định\n\nTrong 9 tháng năm 2023, xuất khẩu của tỉnh đạt 1.620 triệu USD, tăng 12%. Nhập khẩu đạt {imports} triệu \
                USD, tăng 17,9%.\n\nCác nhóm hàng chính gồm: dệt may 552 triệu USD (tăng 8,1%), thủy sản 131,6 triệu USD, giày dép 263 triệu USD.\n"
        );
        let meta = Meta { published: "2023-10-05".parse().ok(), ..Meta::default() };
        let document = Document::from_text("t", &text, meta, Some(Lang::Vi));
        let figures = read(&document);
        figures.iter().find(|f| f.at.of(&document.text) == number)?.flow.map(|flow| flow.code())
    }

    #[test]
    fn a_list_above_all_imports_is_exported() {
        assert_eq!(flow_of("552 triệu USD", "612,7"), Some("export"));
        assert_eq!(flow_of("263 triệu USD", "612,7"), Some("export"));
    }

    #[test]
    fn a_list_that_has_room_stays() {
        assert_eq!(flow_of("552 triệu USD", "1.412,7"), Some("import"));
    }
}
