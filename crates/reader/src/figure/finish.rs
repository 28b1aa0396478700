//! Turns a decided number into a figure, if all that matters is known.

use super::compare::Against;
use super::frame::Place;
use super::walk::{Draft, Walker, country_area};
use super::{Base, Figure, Flow, How, Indicator, Key, Known, Period, Section, Status, Transform};
use crate::document::Lang;
use crate::mention::{Quantity, Side, is_currency};
use crate::sentence::Part;
use rust_decimal::Decimal;

impl Walker<'_> {
    /// The figure, unless a key that matters is missing.
    /// "The US took 67,000 tonnes, up 41 percent. Growth was seen in shipments to Canada (19 percent)": markets told by
    /// weight go on by weight.
    fn still_by_weight(&self, draft: &Draft, flow: Option<Flow>) -> bool {
        let percent = draft.quantity.unit == Some("percent") && draft.transform == Some(Transform::Growth);
        if self.lang != Lang::En || !percent || !flow.is_some_and(Flow::is_one_way) {
            return false;
        }
        let trade = |f: &&Figure| matches!(f.indicator, Indicator::GoodsTrade | Indicator::Volume);
        let Some(last) = self.out.iter().rev().take(3).find(trade) else { return false };
        let goods = draft.frame.goods.get().map(|goods| goods.to_lowercase());
        let word = draft.frame.named.place().and_then(|p| p.at).map_or("", |at| at.of(self.text)).to_lowercase();
        let worth = ["value", "turnover", "revenue", "earn"].iter().any(|told| word.contains(told));
        let markets = !last.partners.is_empty() && draft.frame.partners.get().is_some_and(|p| *p != last.partners);
        last.indicator == Indicator::Volume
            && last.unit == "percent"
            && last.flow == flow
            && goods == last.commodity.as_ref().map(|goods| goods.to_lowercase())
            && markets
            && !worth
    }

    pub(crate) fn finish(&self, draft: Draft, part: Part) -> Option<Figure> {
        if draft.skip {
            return None;
        }
        let transform = draft.transform?;
        let quantity = draft.quantity;
        let frame = &draft.frame;
        let named = draft.resolved.or(frame.named.get().copied())?;
        let (mut indicator, mut flow) = (named.indicator, named.flow);
        match draft.side {
            Some(Side::Volume) if indicator == Indicator::GoodsTrade => indicator = Indicator::Volume,
            Some(Side::Value) if indicator == Indicator::Volume => indicator = Indicator::GoodsTrade,
            Some(Side::Price) => indicator = Indicator::Other,
            _ => {}
        }
        if indicator == Indicator::GoodsTrade && draft.side.is_none() && self.still_by_weight(&draft, flow) {
            indicator = Indicator::Volume;
        }
        let country = frame.areas.get().is_some_and(|a| a == &["vietnam"]);
        let says_grdp = frame.named.place().and_then(|p| p.at).is_some_and(|at| at.of(self.text).contains("GRDP"));
        if indicator == Indicator::Grdp && country && !says_grdp {
            indicator = Indicator::Gdp;
        }
        // "Thu hút đầu tư 103.312 tỷ đồng và 593,8 triệu USD": what is told in dollars came from abroad.
        let attracted = || {
            let words = frame.named.place().and_then(|p| p.at).map_or("", |at| at.of(self.text)).to_lowercase();
            words.starts_with("thu hút") && words.ends_with("đầu tư")
        };
        if indicator == Indicator::Other && quantity.unit == Some("USD") && attracted() {
            indicator = Indicator::Fdi;
        }
        if indicator == Indicator::BudgetRevenue && named.part.is_none() && self.at_gate(frame) {
            indicator = Indicator::CustomsRevenue;
        }
        // "Giá bình quân 3.313 USD/tấn, tăng 49,4%": the price's own change.
        if indicator == Indicator::Volume && draft.doubtful && draft.side.is_none() && quantity.unit == Some("percent")
        {
            return None;
        }
        // "02 mặt hàng": kinds of goods are no volume of them.
        let kinds = draft.span.of(self.text);
        if indicator == Indicator::Volume && ["mặt hàng", "nhóm hàng", "mã số"].iter().any(|kind| kinds.ends_with(kind))
        {
            indicator = Indicator::Other;
        }
        let by_customs = || {
            let from = frame.named.place().filter(|p| p.sentence == draft.sentence).and_then(|p| p.at)?.end();
            let said = self.text.get(from..draft.span.start()).filter(|said| said.len() < 120)?;
            let near = said.contains("ải quan") && !said.contains([';', '(']);
            near.then_some(())
        };
        if indicator == Indicator::BudgetRevenue && named.part.is_none() && by_customs().is_some() {
            indicator = Indicator::CustomsRevenue;
        }
        // "The department had paid 95 trillion into the State budget", in a text that the customs head.
        let customs = self.lang == Lang::En && self.context.customs_headed;
        if indicator == Indicator::BudgetRevenue && named.part.is_none() && customs {
            indicator = Indicator::CustomsRevenue;
        }
        if unit_of_people(draft.span.of(self.text)) && indicator == Indicator::Other {
            indicator = Indicator::Population;
        }
        let unit = match (quantity.unit?, indicator) {
            ("turn", Indicator::Vehicles | Indicator::VehiclesWaiting | Indicator::VehiclesArrived) => "vehicle",
            ("turn", _) => "person",
            ("item", _) if draft.span.of(self.text).ends_with("đôi") || draft.span.of(self.text).ends_with("pairs") => {
                "pair"
            }
            (unit, _) => unit,
        };
        if indicator == Indicator::GoodsTrade
            && unit == "VND"
            && frame.named.place().is_none_or(|p| p.sentence != draft.sentence)
        {
            indicator = Indicator::Other;
        }
        // "1.000 đồng - 3.000 đồng/lít": a tax a litre is no revenue.
        let public = matches!(
            indicator,
            Indicator::CustomsRevenue
                | Indicator::BudgetRevenue
                | Indicator::BudgetSpending
                | Indicator::PublicInvestment
        );
        if public && unit == "VND" && quantity.multiplier.is_none() && quantity.value.abs() < Decimal::from(1_000_000) {
            return None;
        }
        let flowing = matches!(
            indicator,
            Indicator::GoodsTrade
                | Indicator::Volume
                | Indicator::Vehicles
                | Indicator::VehiclesArrived
                | Indicator::VehiclesWaiting
                | Indicator::VehiclesTurnedBack
        );
        flow = flow.filter(|_| flowing);
        if indicator == Indicator::GoodsTrade && self.unit.is_none() && is_small_change(&quantity, unit) {
            return None;
        }
        if indicator == Indicator::GoodsTrade {
            let near = frame.named.place().is_some_and(|p| p.line == draft.line && p.fixed.is_none());
            if draft.doubtful {
                return None;
            }
            let vague = frame.named.place().is_some_and(|p| p.rule == "turnover-alone");
            // Trade with others in a text that names no place at home may be anybody's.
            let guessed = frame.areas.place().is_some_and(|p| p.fixed == Some(Known::Default));
            // "Kim ngạch thương mại hai bên tăng 37%", where two countries abroad are named, and home is not.
            if guessed && self.lang == Lang::Vi && flow == Some(Flow::Total) && self.context.two_abroad {
                return None;
            }
            if guessed && self.lang == Lang::Vi && (frame.partners.get().is_some() || self.context.abroad) {
                return None;
            }
            let amount = matches!(transform, Transform::Level | Transform::Change | Transform::Daily | Transform::Peak);
            if amount && !is_currency(unit) && !matches!(unit, "percent" | "points") {
                return None;
            }
            if flow.is_none() || (!near || vague) && !self.context.trade || vague && unit == "VND" {
                return None;
            }
        }
        if transform == Transform::Rank
            && !matches!(
                indicator,
                Indicator::GoodsTrade
                    | Indicator::Grdp
                    | Indicator::Fdi
                    | Indicator::Other
                    | Indicator::Volume
                    | Indicator::Iip
                    | Indicator::Gdp
                    | Indicator::BudgetRevenue
                    | Indicator::TouristArrivals
            )
        {
            return None;
        }
        let mut period = frame.period.get().copied();
        // The day of a bulletin of gates is that of the traffic; what is traded goes on from what was told of trade.
        if !indicator.is_traffic() && frame.period.place().is_some_and(|p| p.rule == "bulletin-day") {
            let trade = |f: &&Figure| matches!(f.indicator, Indicator::GoodsTrade | Indicator::CustomsRevenue);
            let here = |f: &&Figure| f.at.start() >= self.paragraph_at;
            let told = self.out.last().filter(trade).filter(here).and_then(|f| f.period);
            period = told.filter(|p| p.first() != p.last()).or(period);
        }
        // A stock is of a moment, whatever was counted up to it.
        if indicator == Indicator::VehiclesWaiting {
            let dated = frame.period.place().is_some_and(|p| p.sentence == draft.sentence);
            period = self.day.filter(|_| !dated).or(period.map(|p| Period::day(p.last())));
        }
        // A target of no time that is told is of none that is over.
        let aimed = draft.status == Some(Status::Target) && draft.rule == "level" && transform == Transform::Level;
        let told = frame.period.place().is_some_and(|p| p.sentence == draft.sentence);
        if aimed && !told && indicator == Indicator::GoodsTrade {
            period = period.filter(|p| p.last() > self.context.clock.published);
        }
        // What is reported is of no time that is still to come, unless its own sentence says so.
        let reported =
            draft.status.is_none() && matches!(transform, Transform::Level | Transform::Share | Transform::Rank);
        // "exports are down 5 percent this year": as much of the running year as the document counts.
        if self.lang == Lang::En
            && draft.status.is_none()
            && draft.rule != "plan-amount"
            && transform != Transform::Plan
        {
            let running = |p: &Period| p.is_whole_years() && p.last() > self.context.clock.published;
            let published = self.context.clock.published;
            let counted = |p: &Period| *p == Period::to_date(p.last()) && !p.is_month() && p.last() <= published;
            let part = self.context.frame.period.get().copied().filter(counted);
            let part = part.or_else(|| self.spoken.iter().rev().copied().find(counted));
            let said = frame.period.place().and_then(|p| p.at).is_some_and(|at| {
                matches!(at.of(self.text), "this year" | "This Year")
                    && !self.text[..at.start()].trim_end().ends_with("for")
            });
            if let (Some(year), Some(part), true) = (period.filter(running), part, said)
                && part.first() == year.first()
                && part.last() <= self.context.clock.published
            {
                period = Some(part);
            }
        }
        // Neither the day of an event nor a time long past goes on by itself.
        let told_here = told || frame.period.place().is_some_and(|p| p.rule == "heading");
        if !told_here && indicator == Indicator::GoodsTrade && self.lang == Lang::Vi {
            let long_past = |p: &Period| p.last().year() + 10 < self.context.clock.published.year();
            period = period.filter(|p| p.first() != p.last() && !long_past(p));
        }
        let headed = frame.period.place().is_some_and(|p| p.rule == "heading");
        if reported && !told && !headed && indicator == Indicator::GoodsTrade {
            let published = self.context.clock.published;
            let begun =
                |p: &Period| p.first() <= published && (p.first().year() == p.last().year() || p.last() <= published);
            let spread = |p: &Period| p.first().year() != p.last().year() && transform == Transform::Level;
            period = period.filter(begun).filter(|p| self.lang != Lang::Vi || !spread(p));
        }
        if draft.rule == "rank-before" {
            period = period.and_then(|p| p.shift_years(-1));
        }
        let (transform, base) = self.relate(&draft, transform, indicator, &mut period)?;
        let compared = matches!(&base, Some(Base::Period(on)) if Some(*on) == period);
        let relative = matches!(transform, Transform::Ratio | Transform::Growth | Transform::Yoy | Transform::Change);
        if compared && relative && draft.against != Some(Against::Plan) && indicator == Indicator::GoodsTrade {
            return None;
        }
        let deficit = flow == Some(Flow::Balance)
            && named.sign < 0
            && matches!(transform, Transform::Level | Transform::Share | Transform::Daily);
        // A deficit that grows takes the balance down.
        let turned = flow == Some(Flow::Balance) && named.sign < 0 && transform == Transform::Change;
        let negate = if turned { !draft.negative } else { draft.negative || deficit };
        let sign = |value: Decimal| if negate { -value } else { value };
        let home = frame.areas.get().is_some_and(|a| a == &["vietnam"]);
        // A country is no counterpart of itself.
        let own = |code: &str| {
            let told = frame.areas.get().map(Vec::as_slice);
            home && code == "VN" || country_area(code).is_some_and(|id| told == Some(&[id]))
        };
        let partners: Vec<&'static str> =
            if matches!(indicator, Indicator::GoodsTrade | Indicator::Volume | Indicator::Vehicles | Indicator::Fdi)
                || transform == Transform::Rank && indicator == Indicator::TouristArrivals
                || frame.partners.place().is_some_and(|p| p.rule == "come-from")
            {
                frame.partners.get().cloned().unwrap_or_default().into_iter().filter(|p| !own(p)).collect()
            } else {
                Vec::new()
            };
        let words = || frame.named.place().and_then(|p| p.at).map(|at| at.of(self.text).to_owned());
        let commodity = match indicator {
            Indicator::GoodsTrade | Indicator::Volume => frame.goods.get().cloned(),
            // Words of trade name nothing that is no trade; what is counted one by one names itself.
            Indicator::Other => {
                let named = frame.named.get().map(|n| n.indicator);
                let told = !matches!(named, Some(Indicator::GoodsTrade | Indicator::Volume));
                let counted = !is_currency(unit) && !matches!(unit, "percent" | "points" | "times" | "rank" | "no");
                words().filter(|_| told).or_else(|| counted.then(|| unit.to_owned()))
            }
            Indicator::AreaSize if unit == "hectare" => words().or_else(|| frame.goods.get().cloned()),
            Indicator::Vehicles
            | Indicator::VehiclesArrived
            | Indicator::VehiclesWaiting
            | Indicator::VehiclesTurnedBack => frame
                .goods
                .get()
                .filter(|_| {
                    frame.goods.place().is_some_and(|p| p.sentence == draft.sentence && p.number == draft.number)
                })
                .cloned(),
            Indicator::Fdi if named.part.is_none() => {
                let here = |p: Place| p.sentence == draft.sentence && p.number == draft.number;
                let said = self.lang == Lang::En && is_currency(unit) && frame.named.place().is_some_and(here);
                let kind = || kind_of_capital(self.text, draft.span.start()).filter(|_| self.lang == Lang::Vi);
                let told = || words().filter(|words| said && !words.contains("investors"));
                frame.sector.get().cloned().or_else(told).or_else(kind)
            }
            Indicator::TouristArrivals => named.part.map(str::to_owned),
            Indicator::Fdi | Indicator::BudgetRevenue | Indicator::BudgetSpending if named.part.is_some() => words(),
            // "thu từ dầu thô 919 tỷ đồng", "(quặng sắt 2.240 tỷ đồng)": what the money was taken on.
            Indicator::BudgetRevenue | Indicator::CustomsRevenue => frame
                .goods
                .get()
                .filter(|_| {
                    frame.goods.place().is_some_and(|p| p.sentence == draft.sentence && p.rule == "goods-named")
                })
                .cloned(),
            Indicator::Grdp
            | Indicator::Gdp
            | Indicator::SectorShare
            | Indicator::IndustrialOutput
            | Indicator::Iip => frame.sector.get().cloned(),
            _ => None,
        };
        let reported = !matches!(transform, Transform::Level | Transform::Daily | Transform::Peak)
            && draft.status == Some(Status::Estimate)
            && draft.rule != "status-on-change";
        // "far exceeding a record of 732 billion seen in 2022": a year that is over is not foreseen.
        let over = self.lang == Lang::En
            && draft.status == Some(Status::Forecast)
            && period.is_some_and(|p| p.last().year() < self.context.clock.published.year());
        let standing = matches!(indicator, Indicator::AreaSize | Indicator::Population)
            && transform == Transform::Level
            && unit != "hectare";
        let mut figure = Figure {
            at: draft.span,
            indicator,
            flow,
            areas: frame.areas.get().cloned().unwrap_or_default(),
            partners,
            commodity,
            coverage: frame
                .coverage
                .get()
                .copied()
                .filter(|_| matches!(indicator, Indicator::GoodsTrade | Indicator::Volume)),
            period: period.filter(|_| !standing),
            transform,
            base,
            value: sign(quantity.value),
            value_to: quantity.to.map(sign),
            unit,
            bound: draft.bound,
            status: draft.status.filter(|_| !reported && !over),
            source: draft.source.clone(),
            section: if part == Part::Teaser { Section::Teaser } else { Section::Article },
            how: Vec::new(),
        };
        figure.how = self.how(&draft, &figure);
        Some(figure)
    }

    /// The transform with its base, and the period moved to where the number belongs.
    fn relate(
        &self,
        draft: &Draft,
        transform: Transform,
        indicator: Indicator,
        period: &mut Option<Period>,
    ) -> Option<(Transform, Option<Base>)> {
        let clock = self.context.clock;
        Some(match transform {
            Transform::Growth | Transform::Yoy => {
                if draft.rule == "planned-rate" {
                    *period = period.and_then(|p| Period::year(p.last().year()));
                }
                if draft.shift
                    && let Some((_, Base::Period(base))) = period.and_then(|p| draft.against?.growth(p, clock))
                {
                    *period = Some(base);
                    let (found, on) = Against::Same(None).growth(base, clock)?;
                    return Some((found, Some(on)));
                }
                // "5-6 percent per year in 2021-2030": the mean of those years.
                let years = period.is_some_and(|p| p.is_whole_years() && p.first().year() != p.last().year());
                let mean = years && draft.rule != "change-behind";
                if self.lang == Lang::En && mean && draft.against.is_none_or(|a| a == Against::Same(None)) {
                    return Some((Transform::Cagr, None));
                }
                let (found, on) = draft.against.unwrap_or(Against::Same(None)).growth((*period)?, clock)?;
                (found, Some(on))
            }
            Transform::Cagr => {
                if period.is_none_or(|p| p.first().year() == p.last().year()) && self.span.is_some() {
                    *period = self.span;
                }
                (transform, None)
            }
            Transform::Change | Transform::Ratio => {
                let base = period.and_then(|p| draft.against?.growth(p, clock)).map(|(_, on)| on);
                (transform, base)
            }
            Transform::Plan if draft.shift => {
                if let Some((_, Base::Period(base))) = period.and_then(|p| draft.against?.growth(p, clock)) {
                    *period = Some(base);
                }
                (transform, period.and_then(|p| Period::year(p.last().year())).map(Base::Period))
            }
            Transform::Plan => (transform, period.and_then(|p| Period::year(p.last().year())).map(Base::Period)),
            Transform::Share if draft.shift && indicator != Indicator::SectorShare => {
                if let Some((_, Base::Period(base))) = period.and_then(|p| draft.against?.growth(p, clock)) {
                    *period = Some(base);
                }
                (transform, draft.frame.areas.get().and_then(|a| a.first()).map(|a| Base::Whole((*a).to_owned())))
            }
            Transform::Share if indicator != Indicator::SectorShare => {
                // "64 percent of the country's total".
                let behind = self.text[draft.span.end()..].trim_start();
                let national =
                    ["of the country’s", "of the country's", "of the nation’s", "of the nation's", "of the national"];
                let part = !self.context.abroad && self.context.foreign.is_none();
                let all = self.lang == Lang::En && part && national.iter().any(|words| behind.starts_with(words));
                let country = all.then(|| "vietnam".to_owned());
                let whole =
                    country.or(draft.whole.clone()).or_else(|| Some(draft.frame.areas.get()?.first()?.to_string()));
                (transform, whole.map(Base::Whole))
            }
            Transform::Rank => (transform, draft.whole.clone().map(Base::Whole)),
            Transform::Level if draft.rule == "level-from" => {
                let spread = period.filter(|p| p.first().year() != p.last().year());
                let dated = draft
                    .frame
                    .period
                    .place()
                    .is_some_and(|p| p.number == draft.number && p.sentence == draft.sentence && draft.number > 0);
                *period = match spread {
                    Some(p) => Period::year(p.first().year()),
                    None if dated => *period,
                    None => period.and_then(|p| p.shift_years(-1)),
                };
                (transform, None)
            }
            Transform::Level if draft.rule == "level-to" => {
                if let Some(p) = period.filter(|p| p.first().year() != p.last().year()) {
                    *period = Period::year(p.last().year());
                }
                (transform, None)
            }
            Transform::Level if draft.shift => {
                if let Some((_, Base::Period(base))) = period.and_then(|p| draft.against?.growth(p, clock)) {
                    *period = Some(base);
                }
                (transform, None)
            }
            Transform::Level if draft.status == Some(Status::Target) && draft.rule == "plan-amount" => {
                *period = period.and_then(|p| Period::year(p.last().year()));
                (transform, None)
            }
            _ => (transform, None),
        })
    }

    /// How each key of the figure is known.
    fn how(&self, draft: &Draft, figure: &Figure) -> Vec<How> {
        let frame = &draft.frame;
        let mut how = Vec::with_capacity(10);
        let mut know = |key, place: Option<Place>, present: bool| {
            if let Some(place) = place.filter(|_| present) {
                how.push(How {
                    key,
                    known: place.seen_from(draft.line, draft.sentence, draft.number),
                    rule: place.rule,
                    at: place.at,
                });
            }
        };
        know(Key::Indicator, frame.named.place(), true);
        know(Key::Flow, frame.named.place(), figure.flow.is_some());
        know(Key::Area, frame.areas.place(), !figure.areas.is_empty());
        know(Key::Partner, frame.partners.place(), !figure.partners.is_empty());
        know(Key::Commodity, frame.goods.place(), figure.commodity.is_some());
        know(Key::Coverage, frame.coverage.place(), figure.coverage.is_some());
        know(Key::Period, frame.period.place(), figure.period.is_some());
        know(Key::Status, frame.status.place(), figure.status.is_some());
        how.push(How { key: Key::Transform, known: Known::Clause, rule: draft.rule, at: None });
        let mut tell = |key, known, rule, present: bool| {
            how.extend(present.then_some(How { key, known, rule, at: None }));
        };
        let (known, rule) = match figure.base {
            Some(Base::Whole(_)) if draft.whole.is_none() => (Known::Default, "base-area"),
            Some(Base::Whole(_)) => (Known::Clause, "base-whole"),
            _ if figure.transform == Transform::Plan => (Known::Clause, "base-plan"),
            _ if draft.against.is_none() => (Known::Default, "base-same-period"),
            _ => (Known::Clause, "base-period"),
        };
        tell(Key::Base, known, rule, figure.base.is_some());
        tell(Key::Bound, Known::Number, "bound", figure.bound.is_some());
        tell(Key::Source, Known::Paragraph, "source-named", figure.source.is_some());
        how.push(How { key: Key::Value, known: Known::Number, rule: "number", at: Some(draft.span) });
        how.push(How { key: Key::Unit, known: Known::Number, rule: "unit", at: Some(draft.span) });
        how.sort_by_key(|how| how.key);
        how
    }
}

/// Trade is not counted in single dollars or thousands of dong: such an amount is a price or a wage.
fn is_small_change(quantity: &Quantity, unit: &str) -> bool {
    let (least, few) = if matches!(unit, "VND" | "KRW") { (100_000_000, 500_000_000) } else { (50_000, 0) };
    let value = quantity.value.abs();
    is_currency(unit) && (value < Decimal::from(few) || quantity.multiplier.is_none() && value < Decimal::from(least))
}

/// "4 triệu dân": who lives there is counted.
fn unit_of_people(words: &str) -> bool {
    words.ends_with(" dân")
}

/// "9 dự án FDI mới, tổng vốn đăng ký 178 triệu USD": which capital is told right before a number.
fn kind_of_capital(text: &str, number: usize) -> Option<String> {
    const KINDS: [&str; 5] = ["vốn đăng ký", "vốn thực hiện", "vốn giải ngân", "vốn cấp mới", "vốn tăng thêm"];
    let before = text.get(..number)?;
    let near = before.char_indices().rev().nth(39).map_or(before, |(at, _)| &before[at..]);
    let clause = near.rfind(['\n', ';', ',']).map_or(near, |at| &near[at + 1..]);
    // "22 dự án cấp mới với 0,41 tỷ USD", "điều chỉnh tăng vốn 2,3 tỷ USD".
    const DONE: [&str; 4] = ["cấp mới", "điều chỉnh tăng vốn", "tăng vốn", "điều chỉnh vốn"];
    let lower = clause.to_lowercase();
    if let Some((at, done)) = DONE.iter().filter_map(|done| Some((lower.find(done)?, done))).min()
        && lower.len() == clause.len()
        && !lower.contains("đăng ký")
    {
        return Some(clause[at..at + done.len()].to_owned());
    }
    // "dự án với tổng vốn đăng ký 300 tỷ": what only goes with the projects.
    if clause.contains("với ") {
        return None;
    }
    let (_, kind) = KINDS.iter().filter_map(|kind| Some((clause.rfind(kind)?, kind))).max()?;
    Some((*kind).to_owned())
}
