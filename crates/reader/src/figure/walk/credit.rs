//! Who is credited for the numbers, and which unit is announced for them.

use super::Walker;
use crate::mention::{Mention, Sense, is_currency};

impl<'a> Walker<'a> {
    /// The organisation credited: after "theo", or before "cho biết".
    pub(super) fn find_source(&mut self, mentions: &[Mention]) {
        for (at, mention) in mentions.iter().enumerate() {
            let agency = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Agency { .. }));
            if !agency(mention) {
                continue;
            }
            let credited = mentions[..at].iter().rev().take(3).any(|m| m.has(Sense::Source))
                || mentions[at + 1..].iter().take(12).any(|m| m.has(Sense::Said));
            if credited {
                self.source = Some(mention.span.of(self.text).to_owned());
            }
        }
    }

    /// "Đơn vị tính: tỷ USD": a unit for numbers that have none.
    pub(super) fn announced_unit(&mut self, mentions: &[Mention]) {
        for (at, mention) in mentions.iter().enumerate() {
            // Most words that begin so are none of them.
            let mut letters = mention.span.of(self.text).chars();
            let opens = matches!(letters.next(), Some('đ' | 'Đ' | 'u' | 'U'));
            if !opens || !matches!(letters.next(), Some('ơ' | 'Ơ' | 'v' | 'V' | 'n' | 'N')) {
                continue;
            }
            let text = mention.span.of(self.text).to_lowercase();
            if !text.starts_with("đơn vị") && text != "đơn" && text != "đvt" && text != "unit" {
                continue;
            }
            let mut multiplier = 1u64;
            for next in mentions[at + 1..].iter().take(7) {
                // "kim ngạch qua đơn vị đạt 4,7 tỷ USD": the office, and what it clears.
                if next.has(Sense::Reach) || next.number().is_some_and(|q| !is_power_of_ten(&q.value)) {
                    break;
                }
                if let Some(quantity) = next.number()
                    && let Some(unit) = quantity.unit.filter(|u| is_currency(u))
                {
                    self.unit = u64::try_from(quantity.value).ok().map(|value| (unit, value));
                    return;
                }
                for sense in next.senses() {
                    match sense {
                        Sense::Multiplier(by) => multiplier = multiplier.saturating_mul(*by),
                        Sense::Unit(unit) if is_currency(unit) => {
                            self.unit = Some((unit, multiplier));
                            return;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
}

/// Whether a value is one, ten, a hundred and so on.
fn is_power_of_ten(value: &rust_decimal::Decimal) -> bool {
    let value = value.normalize();
    value.scale() == 0 && value.to_string().trim_end_matches('0') == "1"
}
