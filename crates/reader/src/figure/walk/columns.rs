//! Items of a list that repeat the periods of the first: "thép: tháng 10 101 triệu; 10 tháng 908 triệu", then "chè: 0,9 triệu; 9 triệu".

use super::super::Transform;
use super::{Draft, Walker};
use crate::document::Lang;
use crate::mention::{Mention, What, is_currency};

impl Walker<'_> {
    /// Deals the periods of the item before out to the amounts of one that tells none.
    pub(super) fn same_columns(&mut self, drafts: &mut [Draft], mentions: &[Mention]) {
        if self.lists.is_empty() || self.lang != Lang::Vi {
            self.columns.clear();
            return;
        }
        let amount = |d: &&mut Draft| {
            !d.skip
                && d.transform == Some(Transform::Level)
                && d.quantity.unit.is_some_and(|u| is_currency(u) || u == "tonne")
        };
        let sentence = self.sentence;
        let dated = |d: &Draft| d.frame.period.place().is_some_and(|p| p.sentence == sentence);
        let mut amounts: Vec<&mut Draft> = drafts.iter_mut().filter(amount).collect();
        if amounts.iter().all(|d| dated(d)) {
            let told = amounts.iter().filter_map(|d| d.frame.period.get().copied()).collect::<Vec<_>>();
            let apart =
                told.len() > 1 && told.windows(2).all(|pair| pair[0] != pair[1] && pair[0].last() == pair[1].last());
            self.columns = if apart { told } else { Vec::new() };
            return;
        }
        let beside = |pair: &[&mut Draft]| match &mentions[pair[0].mention + 1..pair[1].mention] {
            [mark] => matches!(mark.what, What::Mark(_)),
            _ => false,
        };
        let row = amounts.len() == self.columns.len() && amounts.windows(2).all(beside);
        let open = row && !amounts.iter().any(|d| dated(d));
        if !open {
            return;
        }
        for (draft, period) in amounts.iter_mut().zip(&self.columns) {
            let place = self.place("column", draft.span, draft.number);
            draft.frame.period.set(*period, place);
        }
    }
}
