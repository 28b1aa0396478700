//! Which predicted figure meets which gold figure?

use super::Row;
use std::cmp::Reverse;

/// Pairs of indices into gold and predictions: one to one, the largest overlap first, then in order.
pub(super) fn pairs(gold: &[Row], pred: &[Row]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, p) in pred.iter().enumerate() {
            let overlap = g.at[1].min(p.at[1]).saturating_sub(g.at[0].max(p.at[0]));
            if overlap > 0 {
                candidates.push((Reverse(overlap), i, j));
            }
        }
    }
    candidates.sort_unstable();
    let (mut used_gold, mut used_pred) = (vec![false; gold.len()], vec![false; pred.len()]);
    candidates.retain(|&(_, i, j)| {
        let free = !used_gold[i] && !used_pred[j];
        if free {
            (used_gold[i], used_pred[j]) = (true, true);
        }
        free
    });
    candidates.into_iter().map(|(_, i, j)| (i, j)).collect()
}
