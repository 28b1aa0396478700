//! Numbers that are no figures: legal rates, markers, articles, prices, thresholds.

use super::super::context::trade;
use super::super::walk::{Draft, Spot, Walker};
use super::super::{Bound, Indicator, Status};
use crate::document::Lang;
use crate::mention::{Kind, Mention, Sense, What, is_currency};

/// What provinces are called where so many of them are counted.
const PROVINCES: [&str; 4] = ["tỉnh", "địa phương", "tỉnh, thành", "tỉnh, thành phố"];

impl Walker<'_> {
    /// Numbers that are no figures: legal rates, markers, articles, prices.
    pub(super) fn is_no_figure(&self, spot: &Spot<'_>) -> bool {
        let quantity = &spot.quantity;
        let head = spot.head();
        if quantity.unit == Some("no") || quantity.rate {
            return true;
        }
        // "nhờ có thêm đơn hàng, kim ngạch xuất khẩu đạt 3 tỷ": trade that is named in a clause of its own is no deal.
        let apart = |at: usize| {
            let behind = &head[at + 1..];
            let clause = behind.iter().position(|m| m.is_mark(','));
            self.lang == Lang::Vi && clause.is_some_and(|from| behind[from..].iter().any(|m| trade(m).is_some()))
        };
        let deal = head.iter().rposition(|m| m.has(Sense::Contract)).is_some_and(|at| !apart(at))
            || spot.tail().iter().take(3).any(|m| m.has(Sense::Contract));
        let signed = spot.mentions[spot.at + 1..].iter().take(2).any(|m| m.has(Sense::Signed));
        if (deal || signed || is_of_deal(spot)) && matches!(quantity.unit, Some("tonne" | "USD" | "VND" | "item")) {
            return true;
        }
        if self.lang == Lang::Vi
            && is_supposed(spot)
            && spot.quantity.unit.is_some_and(|u| is_currency(u) || matches!(u, "percent" | "times"))
        {
            return true;
        }
        let near = &head[head.len().saturating_sub(2)..];
        if near.iter().any(|m| m.has(Sense::NotFigure)) && (quantity.unit.is_none() || quantity.kind == Kind::Ordinal) {
            return true;
        }
        let unit_word = head.iter().rposition(|m| {
            matches!(m.span.of(self.text).to_lowercase().as_str(), "đơn vị" | "đơn vị tính" | "đvt" | "unit")
        });
        let announces = unit_word.is_some_and(|at| head[at..].iter().any(|m| m.is_mark(':')) && head.len() - at < 5);
        if near.iter().any(|m| m.has(Sense::Threshold)) || announces {
            return true;
        }
        if quantity.unit == Some("percent") && is_legal_rate(spot) {
            return true;
        }
        quantity.unit == Some("percent")
            && spot.tail().first().is_some_and(|m| m.span.of(self.text).to_lowercase().starts_with("vốn"))
    }

    /// "16 cục nộp từ 1.000 tỷ đồng trở lên", "Ba nhóm còn lại vượt ngưỡng một tỷ đô là giày dép".
    fn bounds_a_group(&self, spot: &Spot<'_>) -> bool {
        let word = |m: &Mention| m.span.of(self.text).to_lowercase();
        let mark = || {
            spot.head().iter().rev().take(2).any(|m| {
                let word = word(m);
                word.contains("mốc") || word.contains("ngưỡng")
            })
        };
        let least = spot.tail().first().is_some_and(|m| m.has(Sense::BoundAfter));
        if self.lang != Lang::Vi || !spot.quantity.unit.is_some_and(is_currency) || !(least || mark()) {
            return false;
        }
        const MEMBERS: [&str; 8] =
            ["cục", "đơn vị", "nhóm", "mặt hàng", "thị trường", "địa phương", "tỉnh", "nhóm hàng"];
        let several = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Number(2..)));
        let counted = |m: &Mention| {
            m.number()
                .is_some_and(|q| q.unit.is_none() || matches!(q.unit, Some("no" | "item" | "market" | "province")))
        };
        let units =
            |m: &Mention| m.number().is_some_and(|q| matches!(q.unit, Some("no" | "item" | "market" | "province")));
        spot.mentions[..spot.at].windows(2).rev().take(9).any(|pair| {
            (several(&pair[0]) || counted(&pair[0])) && MEMBERS.contains(&word(&pair[1]).as_str()) || units(&pair[0])
        })
    }

    /// "6 tỉnh xuất khẩu trên 9 tỷ USD", "7 tỉnh, thành đạt kim ngạch từ 10 tỷ USD": what each of so many has passed.
    fn is_least_of_group(&self, spot: &Spot<'_>, bound: Option<Bound>) -> bool {
        let head = spot.head();
        let from = head.last().is_some_and(|m| m.has(Sense::From));
        if self.lang != Lang::Vi
            || !(from || bound == Some(Bound::Over))
            || !spot.quantity.unit.is_some_and(is_currency)
        {
            return false;
        }
        let light = |m: &&Mention| {
            let passes = |s: &Sense| {
                matches!(
                    s,
                    Sense::Bound(_)
                        | Sense::Reach
                        | Sense::From
                        | Sense::Indicator { indicator: Indicator::GoodsTrade, .. }
                )
            };
            m.number().is_none() && m.senses().iter().all(passes) && !matches!(m.what, What::Mark(_) | What::Period(_))
        };
        let before = &spot.mentions[..spot.at];
        let clause = before.iter().rev().take(8).take_while(light).count();
        let Some(at) = before.len().checked_sub(clause + 1) else { return false };
        let noun = |m: &Mention| PROVINCES.contains(&m.span.of(self.text).to_lowercase().as_str());
        let many = |m: &Mention| m.number().is_some() || m.senses().iter().any(|s| matches!(s, Sense::Number(2..)));
        let unit = before[at].number().is_some_and(|q| matches!(q.unit, Some("province" | "item" | "market")));
        clause > 0
            && (unit
                || many(&before[at]) && before.get(at + 1).is_some_and(noun)
                || noun(&before[at]) && at > 0 && many(&before[at - 1]))
    }

    /// "36 mặt hàng trên 1 tỷ USD": an amount that only says what was counted.
    pub(super) fn is_threshold(&self, spot: &Spot<'_>, bound: Option<Bound>, drafts: &[Draft]) -> bool {
        if self.bounds_a_group(spot) {
            return true;
        }
        // "Twenty-six products had crossed the 1-billion mark".
        let mark = spot.tail().first().is_some_and(|m| m.span.of(self.text) == "mark");
        let products = |m: &Mention| {
            m.has(Sense::Members) || m.number().is_some_and(|q| matches!(q.unit, Some("item" | "market" | "province")))
        };
        if self.lang == Lang::En && mark && spot.mentions[..spot.at].iter().any(products) {
            return true;
        }
        if self.is_least_of_group(spot, bound) {
            return true;
        }
        if bound != Some(Bound::Over) || !spot.quantity.unit.is_some_and(is_currency) {
            return false;
        }
        // "five of them more than 10 billion".
        let of_them = spot.head().iter().rev().take(3).any(|m| m.has(Sense::OfThem));
        let behind_count = drafts.last().is_some_and(|p| {
            matches!(p.quantity.unit, Some("item" | "market" | "country" | "enterprise" | "province"))
                && !spot.mentions[p.mention + 1..spot.at].iter().any(|m| m.is_mark(',') || m.is_mark(';'))
        });
        let counts = |m: &Mention| m.has(Sense::Members);
        let passes = |m: &Mention| {
            m.is_word()
                || m.senses().iter().any(|s| {
                    matches!(s, Sense::Bound(_) | Sense::Indicator { .. } | Sense::Reach | Sense::From | Sense::Area(_))
                })
        };
        // "the US took the lead among export markets with more than 3.4 billion": its own.
        let among = |m: &Mention| matches!(m.span.of(self.text), "among" | "amongst");
        let led = self.lang == Lang::En
            && spot.head().iter().rev().take(6).any(among)
            && spot.head().iter().any(|m| m.senses().iter().any(|s| matches!(s, Sense::Land(..) | Sense::Area(_))));
        let defines =
            !led && spot.head().iter().rposition(counts).is_some_and(|at| spot.head()[at + 1..].iter().all(passes));
        let near = if self.lang == Lang::En { 5 } else { 1 };
        let each = spot.tail().iter().take(near).any(|m| m.has(Sense::Each));
        // "including seven with over 5 billion", "five of them grossed more than 10 billion": as many as passed it.
        let several = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Number(2..)));
        let names = |m: &Mention| {
            m.senses().iter().any(|s| matches!(s, Sense::Good { .. } | Sense::Land(..) | Sense::Area(_) | Sense::Link))
                && !m.has(Sense::Reach)
                && !m.has(Sense::OfThem)
        };
        let near = spot.head().iter().rev().take(8).take_while(|m| !m.is_mark(',')).count();
        let clause = &spot.head()[spot.head().len() - near..];
        let counted = self.lang == Lang::En
            && clause.iter().rposition(several).is_some_and(|at| !clause[at + 1..].iter().any(names));
        // "xuất siêu lớn (trên 1 tỷ USD)".
        let great = |m: &Mention| matches!(m.span.of(self.text).to_lowercase().as_str(), "lớn" | "lớn nhất" | "nhất");
        let bracket = spot.mentions.get(spot.at + 1).is_some_and(|m| m.is_mark(')'))
            && spot.at > 2
            && spot.mentions[spot.at - 2].is_mark('(')
            && great(&spot.mentions[spot.at - 3]);
        // "Hai địa phương trên 100 tỷ USD".
        let group = |m: &Mention| {
            let word = m.span.of(self.text).to_lowercase();
            matches!(word.as_str(), "địa phương" | "mặt hàng" | "thị trường" | "tỉnh" | "nhóm hàng")
        };
        let one_of_several = |m: &Mention| m.number().is_some() || several(m);
        let row = self.lang == Lang::Vi
            && spot.at >= 3
            && group(&spot.mentions[spot.at - 2])
            && one_of_several(&spot.mentions[spot.at - 3]);
        row || behind_count || defines || each || bracket || counted || of_them && self.lang == Lang::En
    }
}

/// "mức thuế giảm từ 40% xuống 30%": a rate set by law, or both ends of its change.
fn is_legal_rate(spot: &Spot<'_>) -> bool {
    let changes = |m: &Mention| m.has(Sense::Up) || m.has(Sense::Down);
    let weak = spot.head().iter().rev().take(5).any(|m| m.has(Sense::LegalRate { weak: true }));
    let strong = |m: &Mention| m.has(Sense::LegalRate { weak: false });
    let clause = |m: &&Mention| {
        let counts = m.senses().iter().any(|s| matches!(s, Sense::Indicator { .. }));
        strong(m) || !(matches!(m.what, What::Mark(',' | ';' | ')')) || m.has(Sense::While) || counts)
    };
    let before = || spot.mentions[..spot.at].iter().rev().take(20).take_while(clause);
    weak && !spot.head().iter().any(changes)
        || spot.head().iter().rev().take(5).any(strong) && !spot.head().iter().any(changes)
        || before().any(strong)
}

/// "nếu doanh nghiệp này đạt 2 tỷ USD thì cả tỉnh đạt 4 tỷ": only supposed, unless it is of a time that is told.
fn is_supposed(spot: &Spot<'_>) -> bool {
    let before = &spot.mentions[..spot.at];
    let Some(at) = before.iter().rposition(|m| m.has(Sense::Hypothetical)) else { return false };
    let ends = |m: &Mention| m.is_mark(';') || m.is_mark('.');
    let behind = &before[at + 1..];
    let dated = behind.iter().take(3).any(|m| matches!(m.what, What::Period(_)) || m.has(Sense::Versus));
    let foreseen = behind.iter().any(|m| m.has(Sense::Status(Status::Forecast)));
    !dated && !foreseen && !before[at..].iter().any(ends)
}

/// "hợp đồng cung cấp 36 chiếc trị giá 12 tỷ USD": the clause tells of one deal, not of trade.
fn is_of_deal(spot: &Spot<'_>) -> bool {
    let clause = |m: &&Mention| !matches!(m.what, What::Mark(',' | ';' | ':'));
    spot.mentions[..spot.at]
        .iter()
        .rev()
        .take_while(clause)
        .take_while(|m| trade(m).is_none())
        .any(|m| m.has(Sense::Contract))
}
