//! Which counterpart a number is of, and whose books it is read from.

use super::super::context::{is_country, owns_trade, trade};
use super::super::frame::{Frame, Named};
use super::super::{Flow, Indicator};
use super::Walker;
use super::area::after_whole;
use super::hear::{Beside, Fresh, Heard};
use super::spot::Spot;
use crate::document::Lang;
use crate::mention::{Mention, Sense, What};

impl<'a> Walker<'a> {
    /// A country is named: the other side of the trade, or the one whose books are read.
    pub(super) fn hear_land(&self, beside: Beside<'_, '_>, code: &'static str, slug: &'static str, heard: &mut Heard) {
        let Beside { spot, at, .. } = beside;
        if beside.is_behind() && after_whole(spot, at) || self.is_owner_of_source(spot.mentions, at) {
            return;
        }
        if beside.mention().has(Sense::Continent) && (heard.fresh.partners || is_league(beside)) {
            return;
        }
        // "japonica and Japanese rice": a kind of what is sold.
        let kind = ["ese", "ian", "ish", "can"].iter().any(|end| beside.mention().span.of(self.text).ends_with(end));
        let good = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
        let sold = self.context.frame.named.get().is_some_and(|n| n.flow == Some(Flow::Export));
        let lists = beside.before().is_some_and(|m| m.has(Sense::And) || m.is_mark(','));
        if self.lang == Lang::En && kind && sold && lists && spot.mentions.get(at + 1).is_some_and(good) {
            return;
        }
        // "China overtook the United States to become the largest buyer".
        let article = usize::from(beside.before().is_some_and(|m| m.span.of(self.text) == "the"));
        let passed = at.checked_sub(1 + article).is_some_and(|i| spot.mentions[i].has(Sense::Exceeds));
        if self.lang == Lang::En && passed && !heard.lands.is_empty() {
            return;
        }
        // "đã vượt qua Indonesia, xếp thứ 4", "đứng thứ hai sau Mỹ": what is left behind, or stands before.
        let passed = beside.before().is_some_and(|m| {
            matches!(
                m.span.of(self.text).to_lowercase().as_str(),
                "vượt qua" | "vượt" | "chỉ sau" | "đứng sau" | "xếp sau" | "xếp trên" | "đứng trên"
            )
        });
        if self.lang == Lang::Vi && passed && (heard.fresh.areas || spot.quantity.unit == Some("rank")) {
            return;
        }
        // "second place after China amongst its partners".
        let led = beside.before().is_some_and(|m| matches!(m.span.of(self.text), "after" | "behind"));
        if self.lang == Lang::En && spot.quantity.unit == Some("rank") && beside.is_behind() && led {
            return;
        }
        if is_reason(spot.mentions, at) || is_party_of_treaty(spot.mentions, at) || is_around(beside, code) {
            return;
        }
        let owned = owns_trade(self.text, spot.mentions, at) || self.comes_from(beside) || self.brings_in(beside);
        if owned && self.trades_with_home(beside) {
            heard.lands.push(code);
            (heard.fresh.partners, heard.theirs) = (true, true);
        } else if owned {
            heard.areas = vec![slug];
            heard.fresh.areas = true;
            heard.owned = true;
        } else {
            heard.lands.push(code);
            heard.fresh.partners = true;
        }
    }

    /// "xuất khẩu từ Thái Lan sang Nhật Bản": whose exports they are.
    fn comes_from(&self, beside: Beside<'_, '_>) -> bool {
        let before = &beside.spot.mentions[..beside.at];
        let from = before.last().is_some_and(|m| m.has(Sense::From));
        let sells = |m: &&Mention| trade(m).is_some_and(|n| n.flow == Some(Flow::Export));
        let mut back = before.iter().rev().skip(1).take(4);
        self.lang == Lang::Vi
            && from
            && !beside.is_behind()
            && self.context.foreign.is_none()
            && back.find(|m| trade(m).is_some()).filter(sells).is_some()
            && !before.iter().any(names_home)
    }

    /// "15% thực phẩm nhập khẩu vào Mỹ": what that country brings in, in a sentence that names no place at home.
    fn brings_in(&self, beside: Beside<'_, '_>) -> bool {
        let before = &beside.spot.mentions[..beside.at];
        let buys = |m: &Mention| trade(m).is_some_and(|n| n.flow == Some(Flow::Import));
        let [.., verb, into] = before else { return false };
        self.lang == Lang::Vi
            && into.span.of(self.text) == "vào"
            && buys(verb)
            && self.context.foreign.is_none()
            && !beside.spot.mentions.iter().any(names_home)
    }

    /// "Thái Lan bán cho Nhật Bản 5 tỷ USD hàng hóa": the trade of two others, in a sentence that names no place at home.
    pub(super) fn between_others(&self, spot: &Spot<'_>, heard: &mut Heard) {
        // "EU nhập 201 triệu USD", in a text on what is sold of some goods.
        let topic = &self.context.frame;
        let sold = topic.goods.get().is_some() && topic.named.get().is_some_and(|n| n.flow == Some(Flow::Export));
        let head = spot.head();
        let Some(first) = head.iter().position(|m| land(m).is_some()).filter(|_| !sold) else { return };
        let opens = head[..first].last().is_none_or(|m| {
            matches!(m.what, What::Mark(_) | What::Period(_)) || m.has(Sense::While) || m.has(Sense::OfWhich)
        });
        let moves = |m: &Mention| {
            m.senses().iter().any(|s| {
                matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade, flow: Some(flow), .. } if flow.is_one_way())
            })
        };
        let verb = head[first + 1..].iter().take(2).any(moves);
        let others =
            || spot.mentions[spot.head.start + first + 1..].iter().take_while(|m| !m.is_mark(';')).filter_map(land);
        let (Some((seller, slug)), true) = (land(&head[first]), verb && opens) else { return };
        let other = others().map(|(code, _)| code).find(|code| *code != seller);
        if let (Some(other), Lang::Vi, false, None) =
            (other, self.lang, spot.mentions.iter().any(names_home), self.context.foreign)
        {
            heard.areas = vec![slug];
            heard.lands = vec![other];
            (heard.fresh.areas, heard.fresh.partners) = (true, true);
        }
    }

    /// "Accounting for 35.9 percent, the Philippines was the largest importer in the first four months": the number opens
    /// the sentence, and whose it is, and of when, stands behind it.
    pub(super) fn led_by_number(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame, heard: &mut Heard) {
        let opens = |m: &Mention| {
            m.has(Sense::Share) || m.has(Sense::Link) || m.senses().iter().any(|s| matches!(s, Sense::Bound(_)))
        };
        let alone = number == 0 && spot.head.start == 0 && spot.at > 0 && spot.head().iter().all(opens);
        let behind = &spot.mentions[spot.at + 1..];
        let comma = behind.iter().take(8).position(|m| m.is_mark(','));
        let (true, Some(comma), Lang::En, None) = (alone, comma, self.lang, self.context.foreign) else { return };
        if !heard.lands.is_empty() || behind.iter().any(|m| m.number().is_some()) {
            return;
        }
        let clause = &behind[comma + 1..];
        let skip = clause.iter().take_while(|m| m.has(Sense::NoGoods) && m.is_word()).count();
        let told = clause.get(skip).and_then(land).zip(clause.get(skip + 1).filter(|m| m.has(Sense::Reach)));
        let Some(((code, _), _)) = told else { return };
        heard.lands.push(code);
        heard.fresh.partners = true;
        let buys = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Counterpart(Some(Flow::Export))));
        let trade = frame.named.get().copied().filter(|n| n.indicator == Indicator::GoodsTrade);
        if let (Some(named), Some(buyer)) = (trade, clause.iter().find(|m| buys(m))) {
            let named = Named { flow: Some(Flow::Export), ..named };
            frame.named.set(named, self.place("led-by-number", buyer.span, number));
        }
        let when = clause.iter().find_map(|m| match m.what {
            What::Period(when) => Some((when, m.span)),
            _ => None,
        });
        if let Some((when, span)) = when
            && let Some(period) = when.resolve(self.context.clock, frame.period.get().copied())
        {
            frame.period.set(period, self.place("led-by-number", span, number));
        }
    }

    /// "this market", "the two countries": the country named last.
    pub(super) fn hear_this_land(&self, beside: Beside<'_, '_>, export: bool, heard: &mut Heard) {
        let here = beside.spot.mentions[..beside.at].iter().rev().find_map(land);
        let foreign = self.context.foreign;
        // "shipped 5,000 tonnes of rice to the country": where what is sold goes.
        let words = beside.mention().span.of(self.text).to_lowercase();
        let goes = words.starts_with("to ");
        if goes && !export {
            return;
        }
        let goes = goes || words.starts_with("with ");
        match here.or(self.land_said).filter(|_| foreign.is_none() && self.books.is_none() && heard.lands.is_empty()) {
            Some((code, slug)) if !beside.is_behind() || goes => self.hear_land(beside, code, slug, heard),
            _ => {}
        }
    }

    /// "sắn 24 triệu, gần như toàn bộ sang Trung Quốc; chè 19 triệu": a counterpart told behind the goods of the item before.
    pub(super) fn partner_of_item(&self, spot: &Spot<'_>) -> bool {
        let semicolon = spot.head().first().is_some_and(|m| m.is_mark(';'));
        if self.lang != Lang::Vi || !semicolon {
            return false;
        }
        let before = &spot.mentions[..spot.head.start];
        let from = before.iter().rposition(|m| m.is_mark(';')).map_or(0, |at| at + 1);
        let good = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
        let goods = before[from..].iter().position(good);
        goods.is_some_and(|goods| {
            let lands = before[from..].iter().position(|m| land(m).is_some());
            lands.is_some_and(|at| at > goods)
        })
    }

    /// What "this market" in a later sentence means.
    pub(super) fn remember_land(&mut self, mentions: &[Mention]) {
        let named = mentions.iter().rev().filter(|m| !m.has(Sense::Continent)).find_map(land);
        self.land_said = named.or(self.land_said);
    }

    /// Vietnam, where the books of a body abroad are read: the counterpart, or "the country" that body belongs to.
    pub(super) fn hear_home(&self, beside: Beside<'_, '_>, heard: &mut Heard) {
        let Beside { spot, at, .. } = beside;
        let behind = beside.is_behind();
        let named = beside.mention().span.of(self.text).to_lowercase();
        let named = ["vi", "ha", "hà"].iter().any(|name| named.starts_with(name));
        let abroad = self.context.foreign.filter(|_| !named);
        match abroad.and_then(|a| country_area(a.code)) {
            Some(country) if !behind => {
                heard.areas = vec![country];
                heard.fresh.areas = true;
            }
            Some(_) => {}
            None => {
                let owner = spot.mentions.get(at + 1).is_some_and(|m| matches!(m.span.of(self.text), "'" | "’"));
                if !behind && !owner || !after_whole(spot, at) && self.is_counterpart(spot.mentions, at) {
                    heard.lands.push("VN");
                    heard.fresh.partners = true;
                }
            }
        }
    }

    /// The country abroad whose books are read is named.
    pub(super) fn hear_own_land(&self, beside: Beside<'_, '_>, slug: &'static str, heard: &mut Heard) {
        let Beside { spot, at, .. } = beside;
        let word = beside.mention().span.of(self.text);
        let next = spot.mentions.get(at + 1);
        let dateline =
            next.is_some_and(|m| matches!(m.what, What::Mark(',' | ':'))) && word.chars().all(|c| !c.is_lowercase());
        let of_it =
            matches!(word, "Thai" | "Lao" | "Laotian" | "Chinese" | "Cambodian" | "Japanese" | "Korean" | "British")
                && next.is_none_or(|m| trade(m).is_none());
        let subject = !self.is_counterpart(spot.mentions, at) || owns_trade(self.text, spot.mentions, at);
        if !beside.is_behind() && !dateline && !of_it && subject {
            heard.areas.push(slug);
            heard.fresh.areas = true;
        }
    }

    /// What is read from another country's own books is of that country, and with Vietnam where it is named.
    pub(super) fn own_books(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame, fresh: &mut Fresh) {
        let Some(slug) = self.books else { return };
        let place = self.place("own-books", spot.mentions[spot.at].span, number);
        if frame.areas.get().is_some_and(|a| a == &["vietnam"]) && fresh.areas {
            frame.partners.set(vec!["VN"], place);
            fresh.partners = true;
        }
        // A counterpart of what was told from the books at home.
        let here = frame.partners.place().is_some_and(|p| p.sentence == self.sentence);
        if self.lang == Lang::Vi && !fresh.partners && !here && self.books_at == Some(self.sentence) {
            frame.partners.clear();
        }
        frame.areas.set(vec![slug], place);
        fresh.areas = false;
    }

    /// "Hải quan Trung Quốc cho biết ...": from here on that country's own books are read.
    pub(super) fn find_books(&mut self, mentions: &[Mention]) {
        for (at, mention) in mentions.iter().enumerate() {
            let slug = mention.senses().iter().find_map(|s| match s {
                Sense::Land(_, slug) => Some((*slug, false)),
                Sense::Agency { area, .. } if is_country(area) => Some((*area, self.lang == Lang::Vi)),
                _ => None,
            });
            let Some((slug, itself)) = slug else { continue };
            let office =
                itself
                    || mentions[..at].iter().rev().take(2).any(|m| {
                        matches!(m.span.of(self.text).to_lowercase().as_str(), "quan" | "hải quan" | "customs")
                    });
            let said = mentions[at + 1..].iter().take(3).any(|m| m.has(Sense::Said));
            if office && said {
                self.books = Some(slug);
                self.books_at = Some(self.sentence);
            }
        }
    }

    /// "with Vietnam", "to Vietnam", "Vietnam's imports": a name that is the other side of the trade.
    pub(super) fn is_counterpart(&self, mentions: &[Mention], at: usize) -> bool {
        let word = |i: usize| mentions.get(i).map_or("", |m| m.span.of(self.text));
        let before = if at == 0 { "" } else { word(at - 1) };
        matches!(before, "with" | "to" | "from" | "and" | "," | "facing" | "via")
            || matches!(before, "với" | "sang" | "từ" | "vào" | "tới" | "đến" | "cho")
            || at > 0 && mentions[at - 1].senses().iter().any(|s| matches!(s, Sense::Indicator { .. }))
            || at > 0 && before.ends_with(" with")
    }
}

/// "giảm 4% do thị trường Lào mua ít": a name in what only gives the reason.
pub(super) fn is_reason(mentions: &[Mention], at: usize) -> bool {
    let clause = mentions[..at].iter().rev().take_while(|m| !m.is_mark(',') && !m.is_mark(';') && m.number().is_none());
    clause.into_iter().any(|m| m.has(Sense::Reason))
}

/// "Hiệp định giữa Việt Nam và EU": a name that is part of a treaty's.
fn is_party_of_treaty(mentions: &[Mention], at: usize) -> bool {
    let ends = |m: &Mention| {
        matches!(m.what, What::Mark(',' | ';' | ')') | What::Number(_) | What::Period(_))
            || trade(m).is_some()
            || m.has(Sense::Up)
            || m.has(Sense::Down)
    };
    mentions[..at].iter().rev().take(8).take_while(|m| !ends(m)).any(|m| m.has(Sense::Treaty))
}

/// "đối tác quan trọng của Nga trong ASEAN": the group of countries around a counterpart that was named.
fn is_around(beside: Beside<'_, '_>, code: &str) -> bool {
    let group = beside.mention().has(Sense::Continent) || code.len() > 2 || code == "EU";
    let before = &beside.spot.mentions[..beside.at];
    group
        && before.last().is_some_and(|m| m.has(Sense::Inside))
        && before.len() > 1
        && trade(&before[before.len() - 2]).is_none()
        && before.iter().any(|m| land(m).is_some())
}

/// "the largest in Europe", "thứ ba châu Á": the part of the world that a place is taken in.
fn is_league(beside: Beside<'_, '_>) -> bool {
    let ranked = beside.spot.quantity.unit == Some("rank");
    ranked || beside.is_behind() || beside.before().is_some_and(|m| m.has(Sense::Rank))
}

/// A country as an area, by its code.
pub(crate) fn country_area(code: &str) -> Option<&'static str> {
    Some(match code {
        "CN" => "china",
        "TH" => "thailand",
        "LA" => "laos",
        "KH" => "cambodia",
        "JP" => "japan",
        "KR" => "south-korea",
        "US" => "united-states",
        "GB" => "united-kingdom",
        _ => return None,
    })
}

/// Whether a mention names Vietnam or a place in it.
fn names_home(mention: &Mention) -> bool {
    mention.senses().iter().any(|s| matches!(s, Sense::Area(_) | Sense::ThisArea | Sense::Gate(_)))
}

/// The country that a mention names.
fn land(mention: &Mention) -> Option<(&'static str, &'static str)> {
    mention.senses().iter().find_map(|s| match *s {
        Sense::Land(code, slug) => Some((code, slug)),
        _ => None,
    })
}
