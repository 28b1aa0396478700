//! Which goods a number is of.

use super::super::frame::Frame;
use super::super::{Flow, Indicator};
use super::Walker;
use super::hear::{Beside, Heard};
use super::spot::Spot;
use crate::Span;
use crate::document::Lang;
use crate::mention::{Mention, Sense, Side, What, is_currency};

impl<'a> Walker<'a> {
    /// Goods, or a part of the economy, are named.
    pub(super) fn hear_goods(&mut self, beside: Beside<'_, '_>, sense: Sense, frame: &mut Frame, heard: &mut Heard) {
        let Beside { spot, at, number } = beside;
        let mention = beside.mention();
        let behind = beside.is_behind();
        let place = self.place("said", mention.span, number);
        let named = frame.named.get().map(|n| n.indicator);
        let made = matches!(named, Some(Indicator::IndustrialOutput | Indicator::Iip));
        let divided = matches!(named, Some(Indicator::Grdp | Indicator::Gdp | Indicator::SectorShare | Indicator::Fdi));
        match sense {
            // What is coal in Vietnamese compares in English.
            Sense::Good { .. } if self.lang == Lang::En && mention.span.of(self.text) == "than" => {}
            // "Brisk orders for furniture helped the province earn": what is asked for is not yet what is sold.
            Sense::Good { .. } if !behind && self.is_wanted(spot, at) => {}
            Sense::Good { .. } if !behind && made => {
                frame.sector.set(mention.span.of(self.text).to_owned(), place);
                heard.fresh.sector = true;
            }
            // "trừ dầu thô": what is left out.
            Sense::Good { .. } if !behind && self.is_left_out(spot, at) => {}
            // "mostly machinery": what the sum consists of, not all it is about.
            Sense::Good { .. } if !behind && self.explains(spot, at) => heard.explained = true,
            Sense::Good { .. } if heard.explained && !behind => {}
            Sense::Good { .. } if !behind && heard.goods.is_none() && self.goes_on_list(spot, at, frame) => {}
            Sense::Good { weak } if self.takes_goods(spot, behind, at, weak) => {
                heard.goods = Some(match heard.goods {
                    Some(span) if joins(self.text, span, mention.span) => span.to(mention.span),
                    _ => mention.span,
                });
                heard.fresh.goods = true;
            }
            Sense::Sector if (!behind || self.is_rise_in(spot, at)) && (made || divided) => {
                frame.sector.set(mention.span.of(self.text).to_owned(), place);
                heard.fresh.sector = true;
            }
            Sense::ThisGoods if !behind || self.lang == Lang::En && at <= spot.at + 2 => {
                if let Some(said) = self.goods_said.clone() {
                    frame.goods.set(said, place);
                    heard.fresh.goods = true;
                }
            }
            _ => {}
        }
    }

    /// "a rise of 7.6% in industry and 6.6% in services": the sector right behind its rate.
    fn is_rise_in(&self, spot: &Spot<'_>, at: usize) -> bool {
        let percent = spot.quantity.unit == Some("percent");
        self.lang == Lang::En
            && percent
            && at == spot.at + 2
            && spot.mentions[spot.at + 1].span.of(self.text) == "in"
            && spot.mentions[..spot.at].iter().any(|m| m.has(Sense::Up) || m.has(Sense::Down))
    }

    /// "spent 310 million on machinery, fabrics and fertilisers, down 4.2%": still the list behind the number before.
    fn goes_on_list(&self, spot: &Spot<'_>, at: usize, frame: &Frame) -> bool {
        let good = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
        let since = &spot.mentions[spot.head.start..at];
        let listed = since.iter().all(|m| m.is_mark(',') || m.has(Sense::And) || good(m)) && !since.is_empty();
        let before = &spot.mentions[..spot.head.start];
        let number = before.iter().rposition(|m| m.number().is_some());
        let first = before.last().filter(|m| good(m) && number.is_some());
        let same = first.is_some_and(|m| {
            frame
                .goods
                .place()
                .and_then(|p| p.at)
                .is_some_and(|at| at.end() >= m.span.end() && at.start() <= m.span.start())
        });
        let change = spot.mentions[at + 1..spot.at].iter().find(|m| !good(m) && !m.is_mark(',') && !m.has(Sense::And));
        self.lang == Lang::En
            && listed
            && same
            && change.is_some_and(|m| m.has(Sense::Up) || m.has(Sense::Down) || m.has(Sense::Share))
    }

    /// Goods with an amount, behind a sentence on the economy: trade is spoken of again.
    pub(super) fn back_to_trade(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame, heard: &Heard) {
        use Indicator::{BudgetRevenue, CustomsRevenue, Enterprises, Fdi, Gdp, Grdp, PublicInvestment};
        use Indicator::{TourismRevenue, TouristArrivals};
        let aside = frame.named.get().is_some_and(|n| {
            matches!(
                n.indicator,
                BudgetRevenue
                    | CustomsRevenue
                    | Enterprises
                    | Fdi
                    | Gdp
                    | Grdp
                    | PublicInvestment
                    | TourismRevenue
                    | TouristArrivals
            )
        });
        let said = frame.named.place().is_some_and(|p| p.sentence == self.sentence);
        let told = heard.goods.or_else(|| self.goods_around(spot));
        let (Some(span), true, false) = (told, aside && self.lang == Lang::En, said) else { return };
        let abroad = spot.quantity.unit.is_some_and(|u| is_currency(u) && u != "VND");
        let trade = self.direction.get().or(self.context.frame.named.get().filter(|n| n.flow != Some(Flow::Balance)));
        if let Some(named) = trade.copied().filter(|_| abroad && self.context.trade) {
            frame.named.set(named, self.place("back-to-trade", span, number));
        }
    }

    /// "25% tỷ trọng xuất khẩu tôm", "12 percent of rice exports": the goods of the whole, where no others are named.
    pub(super) fn share_of_goods(&self, spot: &Spot<'_>, frame: &Frame, heard: &mut Heard) {
        let good = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { weak: false }));
        let traded =
            |m: &Mention| super::super::context::trade(m).is_some_and(|n| n.flow.is_some_and(Flow::is_one_way));
        let free = heard.goods.is_none() && frame.goods.get().is_none();
        if !free || spot.quantity.unit != Some("percent") || !spot.head().iter().any(|m| m.has(Sense::Share)) {
            return;
        }
        let tail = spot.tail();
        let near = tail.iter().take(8).take_while(|m| !m.is_mark(',')).count();
        let told = tail[..near].windows(2).find_map(|pair| match self.lang {
            Lang::Vi if traded(&pair[0]) && good(&pair[1]) => Some(pair[1].span),
            Lang::En if good(&pair[0]) && traded(&pair[1]) => Some(pair[0].span),
            _ => None,
        });
        if let Some(span) = told {
            heard.goods = Some(span);
            heard.fresh.goods = true;
        }
    }

    /// Goods that no list knows, behind "exports of" or before a bracket.
    pub(super) fn unlisted_goods(&self, spot: &Spot<'_>, frame: &Frame, heard: &mut Heard) {
        let traded = frame.named.get().is_some_and(|n| {
            matches!(n.indicator, Indicator::GoodsTrade | Indicator::Volume) && n.flow.is_some_and(Flow::is_one_way)
        });
        if self.lang != Lang::En || !traded || heard.goods.is_some() {
            return;
        }
        let head = spot.head();
        let of_trade = |at: usize| {
            super::super::context::trade(&head[at]).is_some()
                && head.get(at + 1).is_some_and(|m| m.has(Sense::Link) && m.span.of(self.text) == "of")
        };
        let named = (0..head.len()).rev().find_map(|at| match &head[at] {
            m if m.has(Sense::NamedGoods) || m.has(Sense::OneOf) => Some(at),
            _ if of_trade(at) => Some(at + 1),
            _ => None,
        });
        let found = named
            .and_then(|at| self.bare_noun(spot.mentions, spot.head.start + at + 1))
            .or_else(|| self.noun_before_bracket(spot));
        if let Some(span) = found {
            heard.goods = Some(span);
            heard.fresh.goods = true;
        }
    }

    /// Goods far back, with another subject since, or in a long list, are no longer spoken of.
    pub(super) fn forget_far_goods(&self, spot: &Spot<'_>, heard: &mut Heard) {
        let Some(span) = heard.goods else { return };
        let head = spot.head();
        let good = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
        let Some(last) = head.iter().rposition(good) else { return };
        let listed = head.iter().filter(|m| good(m)).count();
        let since = head[last + 1..].iter().any(|m| m.senses().iter().any(|s| matches!(s, Sense::Land(..))));
        let before = span.end() < spot.mentions[spot.at].span.start();
        // "Nhóm rau quả, chủ yếu đi Nhật Bản, đạt 6 nghìn tấn": the goods that open the sentence are its subject.
        let first = head.iter().position(good).unwrap_or(last);
        let subject = self.lang == Lang::Vi
            && listed == 1
            && (first <= 2 || first <= 4 && spot.head.start == 0 && self.sets_apart(head, first))
            && head[..first].iter().all(|m| {
                m.is_word()
                    || m.has(Sense::Members)
                    || m.has(Sense::NamedGoods)
                    || m.has(Sense::Sector)
                    || m.has(Sense::Aside)
                    || m.span.of(self.text) == "với"
            });
        // "Catfish exports to some markets recovered, with exports to the US up 170 percent".
        let again = self.lang == Lang::En
            && listed == 1
            && head[last + 1..].windows(2).any(|m| m[0].is_mark(',') && m[1].span.of(self.text) == "with");
        // "The main buyers of pepper were India, Egypt and the EU, taking 12 percent, ...".
        let buyers =
            |m: &Mention| m.has(Sense::Members) || m.senses().iter().any(|s| matches!(s, Sense::Counterpart(_)));
        let sold_to = self.lang == Lang::En && listed == 1 && last <= 8 && head[..last].iter().any(buyers);
        if again || sold_to {
            return;
        }
        if head.len() - last > 8 && (since || listed >= 4) && before && !subject {
            heard.goods = None;
            heard.fresh.goods = false;
        }
    }

    /// "Đối với mặt hàng chè, quý I": goods set apart before a comma, of which the sentence is.
    fn sets_apart(&self, head: &[Mention], good: usize) -> bool {
        let opens = head.first().is_some_and(|m| {
            m.has(Sense::Aside) || matches!(m.span.of(self.text), "Đối" | "Đối với" | "Với" | "Về" | "Ở" | "Trong")
        });
        opens && head.get(good + 1).is_some_and(|m| m.is_mark(','))
    }

    /// What "this group of goods" in a later sentence means.
    pub(super) fn remember_goods(&mut self, mentions: &[Mention]) {
        let mut goods: Option<Span> = None;
        for mention in mentions.iter().filter(|m| m.has(Sense::Good { weak: false })) {
            goods = Some(match goods {
                Some(span) if joins(self.text, span, mention.span) => span.to(mention.span),
                _ => mention.span,
            });
        }
        if let Some(span) = goods {
            self.goods_said = Some(span.of(self.text).to_owned());
        }
    }

    pub(super) fn takes_goods(&self, spot: &Spot<'_>, behind: bool, at: usize, weak: bool) -> bool {
        let mentions = spot.mentions;
        if behind {
            let near = at <= spot.at + if self.lang == Lang::En { 4 } else { 3 };
            let counted =
                matches!(spot.quantity.unit, Some("tonne" | "USD" | "m3" | "item" | "kg" | "TEU" | "vehicle"));
            return near
                && counted
                && spot.tail().iter().take(at - spot.at - 1).all(|m| {
                    m.is_word()
                        || m.senses()
                            .iter()
                            .any(|s| matches!(s, Sense::Good { .. } | Sense::Indicator { .. } | Sense::And))
                        || self.lang == Lang::En && m.span.of(self.text) == "Vietnamese"
                });
        }
        if weak {
            let before = at.checked_sub(1).map(|i| &mentions[i]);
            let opens = before.is_none_or(|m| {
                matches!(m.what, What::Mark(_))
                    || m.has(Sense::And)
                    || m.has(Sense::OfWhich)
                    || m.has(Sense::Link)
                    || self.lang == Lang::Vi
                        && (m.has(Sense::NamedGoods) || m.has(Sense::Members) || m.has(Sense::Measure(Side::Volume)))
                    || m.senses().iter().any(|s| matches!(s, Sense::Indicator { .. } | Sense::Good { .. }))
            });
            // "Vietnam's steel imports": what the noun behind is of.
            let trades = |m: &Mention| {
                m.senses().iter().any(|s| {
                    matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade, flow: Some(f), .. } if f.is_one_way())
                })
            };
            let traded = self.lang == Lang::En
                && mentions.get(at + 1).is_some_and(|m| {
                    let word = m.span.of(self.text);
                    trades(m) && (word.ends_with('s') || word == "export" || word.starts_with("export "))
                });
            return opens || traded;
        }
        true
    }

    /// Whether demand for goods is told, and not their trade.
    fn is_wanted(&self, spot: &Spot<'_>, at: usize) -> bool {
        let word = |back: usize| at.checked_sub(back).map_or("", |at| spot.mentions[at].span.of(self.text));
        self.lang == Lang::En
            && word(1) == "for"
            && matches!(word(2).to_lowercase().as_str(), "demand" | "orders" | "appetite" | "order" | "hunger")
    }

    /// "trừ dầu thô và khí đốt", "không kể dầu thô": goods that a number is without.
    fn is_left_out(&self, spot: &Spot<'_>, at: usize) -> bool {
        let listed = |m: &&Mention| {
            m.is_mark(',') || m.has(Sense::And) || m.senses().iter().any(|s| matches!(s, Sense::Good { .. }))
        };
        let mut back = spot.mentions[..at].iter().rev().skip_while(listed);
        let mut word = || back.next().map(|m| m.span.of(self.text).to_lowercase()).unwrap_or_default();
        let (last, before) = (word(), word());
        let without = matches!(last.as_str(), "trừ" | "không kể" | "không tính" | "chưa kể" | "chưa tính")
            || matches!(last.as_str(), "kể" | "tính") && matches!(before.as_str(), "không" | "chưa");
        self.lang == Lang::Vi && without
    }

    /// Whether goods are only named as the bulk of what is counted.
    pub(super) fn explains(&self, spot: &Spot<'_>, at: usize) -> bool {
        let word = |i: usize| spot.mentions[i].span.of(self.text).to_lowercase();
        let counted = spot.mentions.get(at + 1).is_some_and(|m| m.is_mark('('));
        // "mostly thanks to vegetables which rocketed by 53.7 percent".
        let tells = spot.mentions.get(at + 1).is_some_and(|m| m.span.of(self.text) == "which");
        self.lang == Lang::En
            && !counted
            && !tells
            && (at.saturating_sub(2).max(spot.head.start)..at).any(|i| {
                matches!(word(i).as_str(), "mostly" | "mainly" | "chiefly" | "primarily" | "largely" | "predominantly")
                    || word(i) == "all" && i > 0 && word(i - 1) == "above"
                    || word(i).ends_with("them") && i > 0 && word(i - 1).ends_with("of")
                    || word(i) == "it" && i > 1 && word(i - 1) == "of" && word(i - 2) == "most"
                    || word(i) == "of them"
            })
    }

    /// In a list of goods, a phrase that no list knows stands where goods stand: "; đồ chơi trẻ em (54 triệu USD".
    pub(super) fn unnamed_goods(&self, spot: &Spot<'_>, before: &Frame) -> Option<Span> {
        let trade = before.named.get().is_some_and(|n| {
            matches!(n.indicator, Indicator::GoodsTrade | Indicator::Volume) && n.flow.is_some_and(Flow::is_one_way)
        });
        let listed = before
            .goods
            .place()
            .is_some_and(|p| p.fixed.is_none() && p.sentence + 1 >= self.sentence && p.line == self.line);
        let counted =
            spot.quantity.unit.is_some_and(is_currency) || matches!(spot.quantity.unit, Some("tonne" | "percent"));
        if !trade || !listed || !counted {
            return None;
        }
        let head = spot.head();
        let opens = |m: &&Mention| {
            matches!(m.what, What::Mark(_))
                || m.has(Sense::And)
                || m.has(Sense::OfWhich)
                || m.has(Sense::Reach)
                || m.has(Sense::While)
        };
        let skip = head.iter().take_while(opens).count();
        let named = |m: &&Mention| {
            m.is_word() && !m.span.of(self.text).is_empty()
                || m.has(Sense::And) && m.senses().len() == 1
                || m.is_mark(',')
                || m.is_mark('-')
                || m.has(Sense::Sector)
                || m.has(Sense::NamedGoods)
                || m.has(Sense::Namesake)
                || self.lang == Lang::Vi && m.has(Sense::Good { weak: true })
        };
        let body: Vec<&Mention> = head[skip..].iter().take_while(named).collect();
        let words = body.iter().filter(|m| m.is_word()).count();
        let rest = &head[skip + body.len()..];
        let verb = |m: &Mention| {
            m.is_mark('(')
                || m.is_mark(':')
                || m.senses().iter().any(|s| {
                    matches!(
                        s,
                        Sense::Reach
                            | Sense::Up
                            | Sense::Down
                            | Sense::Bound(_)
                            | Sense::Status(_)
                            | Sense::To
                            | Sense::Share
                    )
                })
        };
        let clean = rest.iter().all(|m| verb(m) || m.is_word());
        let first = body.first()?;
        let last =
            body.iter().rev().find(|m| m.is_word() || m.has(Sense::Sector) || m.has(Sense::Good { weak: true }))?;
        let begins = skip > 0 || spot.head.start == 0;
        let doing = self.lang == Lang::En
            && (first.span.of(self.text).ends_with("ing") || first.has(Sense::NoGoods) || first.has(Sense::Back));
        (begins && clean && !doing && (2..=10).contains(&words) && first.is_word()).then(|| first.span.to(last.span))
    }
}

/// Whether two goods stand in one list.
pub(super) fn joins(text: &str, a: Span, b: Span) -> bool {
    let between = text.get(a.end()..b.start()).unwrap_or("").trim();
    matches!(between, "," | "và" | "and" | ", and" | "" | "-")
}
