//! Which ordinals are ranks: "đứng thứ ba", "ranked second", "from ninth to fifth".

use super::super::Transform;
use super::super::walk::{Draft, Walker};
use super::Case;
use crate::document::Lang;
use crate::mention::{Kind, Mention, Sense, What};
use crate::name::is_region;

/// Among whom: the country or the region right behind the place ("đứng thứ tư cả nước", "second in the Mekong Delta").
fn among(tail: &[Mention]) -> Option<&'static str> {
    let named = |m: &Mention| {
        m.senses().iter().find_map(|s| match s {
            Sense::Area(id) if *id == "vietnam" || is_region(id) => Some(*id),
            _ => None,
        })
    };
    tail.iter().take(8).take_while(|m| !matches!(m.what, What::Mark(',' | ';'))).find_map(named)
}

impl Walker<'_> {
    pub(super) fn ordinal(&self, draft: &mut Draft, case: &Case<'_, '_>) {
        let (spot, head) = (case.spot, case.head());
        draft.is(Transform::Rank, "ordinal");
        draft.whole = among(case.tail()).map(str::to_owned);
        let ranked = head.iter().rev().take(6).any(|m| m.has(Sense::Rank))
            || case.tail().iter().take(3).any(|m| m.has(Sense::Rank) || m.has(Sense::Whole));
        let goes_on = case.previous().is_some_and(|p| p.transform == Some(Transform::Rank) && !p.skip);
        let word = draft.span.of(self.text).to_lowercase();
        let place = word.starts_with("hạng") && !self.is_class(case) || word.starts_with("no");
        let copula = head.last().is_some_and(|m| {
            matches!(
                m.span.of(self.text),
                "is" | "was"
                    | "comes"
                    | "came"
                    | "it"
                    | "now"
                    | "finished"
                    | "stayed"
                    | "remains"
                    | "remained"
                    | "keeps"
                    | "went"
                    | "made it"
            )
        });
        let ends = case.tail().first().is_none_or(|m| {
            matches!(m.what, What::Mark(_))
                || matches!(
                    m.span.of(self.text),
                    "in" | "on" | "to" | "behind" | "among" | "nationwide" | "place" | "for"
                )
        });
        // "Second on the list was Japan".
        let leads = spot.head.start == 0
            && spot.at == 0
            && self.lang == Lang::En
            && case.tail().iter().take(4).any(|m| m.has(Sense::Reach) && m.tokens.len() == 1);
        let named = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Area(_) | Sense::Land(..)));
        let bracketed = (self.lang == Lang::En || head.last().is_some_and(named))
            && case.tail().is_empty()
            && spot.mentions.get(spot.at + 1).is_some_and(|m: &Mention| m.is_mark('('));
        let apposed = self.lang == Lang::En
            && head.iter().all(|m| m.is_mark(','))
            && case
                .tail()
                .first()
                .is_some_and(|m| matches!(m.span.of(self.text), "among" | "nationwide" | "behind" | "on"));
        let from = head.last().is_some_and(|m| m.has(Sense::From))
            && case.spots.get(case.number + 1).is_some_and(|s| s.quantity.kind == Kind::Ordinal);
        let to = head.last().is_some_and(|m| m.has(Sense::To) && !m.has(Sense::From));
        let placed =
            apposed || ranked || goes_on || place || copula && ends && self.lang == Lang::En || bracketed || leads;
        // "the second most valuable item".
        let most = self.lang == Lang::En && case.tail().first().is_some_and(|m| m.span.of(self.text) == "most");
        // "là khách hàng số 1 của Việt Nam".
        let traded = [
            "khách",
            "khách hàng",
            "khách mua",
            "thị trường",
            "đối tác",
            "bạn hàng",
            "hàng",
            "cung cấp",
            "mặt hàng",
            "mua",
        ];
        let first_of = self.lang == Lang::Vi
            && word.starts_with("số")
            && head.last().is_some_and(|m| traded.contains(&m.span.of(self.text).to_lowercase().as_str()));
        let placed = placed || most || first_of;
        let streak = case.tail().first().is_some_and(|m| m.span.of(self.text).starts_with("liên"));
        draft.skip = !(placed || to || from) || streak;
        if from {
            draft.rule = "rank-before";
        }
    }

    /// "chợ hạng 2", "thương binh hạng 3": a class of things, no place of a body that trades.
    fn is_class(&self, case: &Case<'_, '_>) -> bool {
        let told = |m: &Mention| {
            m.has(Sense::Rank)
                || m.has(Sense::To)
                || m.has(Sense::From)
                || m.senses().iter().any(|s| matches!(s, Sense::Area(_)))
        };
        case.head().last().is_some_and(|m| m.is_word()) && !case.head().iter().rev().take(6).any(told)
    }
}
