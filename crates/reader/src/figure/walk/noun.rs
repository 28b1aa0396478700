//! Which words name goods that no list knows: a bare noun phrase that stands where goods stand.

use super::Walker;
use super::spot::Spot;
use crate::Span;
use crate::mention::{Mention, Sense, What};

/// So many words at most name goods.
const LONGEST: usize = 6;

impl Walker<'_> {
    /// The goods that begin here: a few words without an article, none of which says anything else.
    pub(super) fn bare_noun(&self, mentions: &[Mention], from: usize) -> Option<Span> {
        let run = mentions[from..].iter().take_while(|m| self.names_goods(m)).count();
        let whole = &mentions[from..from + run];
        // "11 pairs of international border gates" names no goods.
        let unit = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Unit(_)));
        let ends = mentions.get(from + run).is_none_or(|m| !matches!(m.what, What::Word) && !unit(m));
        let (first, last) = (whole.first()?, whole.last()?);
        let listed = whole.iter().any(|m| m.senses().iter().any(|s| matches!(s, Sense::Good { .. })));
        let hangs = last.is_mark('-') || first.is_mark('-') || self.is_adverb(last) || !ends;
        let actor = mentions.get(from + run).is_some_and(|m| m.has(Sense::NoGoods) && self.is_plural(m));
        (run <= LONGEST && !hangs && !actor && (listed || last.span.of(self.text).len() > 2))
            .then(|| first.span.to(last.span))
    }

    /// "; children's toys (54 million USD": a phrase in a row, with its number in a bracket.
    pub(super) fn noun_before_bracket(&self, spot: &Spot<'_>) -> Option<Span> {
        let head = spot.head();
        let open = head.iter().rposition(|m| m.is_mark('('))?;
        if !head[open + 1..].iter().all(|m| m.senses().iter().any(|s| matches!(s, Sense::Bound(_) | Sense::Reach))) {
            return None;
        }
        let words = head[..open].iter().rev().take_while(|m| self.names_goods(m)).count();
        let opens = head[..open - words].last().is_some_and(|m| {
            matches!(m.what, What::Mark(',' | ';' | ':'))
                || m.has(Sense::And)
                || m.has(Sense::OfWhich)
                || m.has(Sense::Reach)
        });
        opens.then(|| self.bare_noun(spot.mentions, spot.head.start + open - words)).flatten()
    }

    fn names_goods(&self, mention: &Mention) -> bool {
        let text = mention.span.of(self.text);
        let word = mention.what == What::Word && text.starts_with(char::is_lowercase) && !self.is_adverb(mention);
        word || mention.is_mark('-') || mention.senses().iter().any(|s| matches!(s, Sense::Good { .. }))
    }

    fn is_adverb(&self, mention: &Mention) -> bool {
        mention.span.of(self.text).ends_with("ly")
    }

    fn is_plural(&self, mention: &Mention) -> bool {
        mention.span.of(self.text).ends_with('s')
    }
}
