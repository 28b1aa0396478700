//! The tables of a bulletin: headline figures, leagues, plans; and what follows.

use super::Question;
use super::page::{Table, line};
use super::pick::{Key, Picked, Topic};
use super::sentence::Writer;
use super::voice::capital;
use crate::league::{Change, League, Question as Asked};
use crate::plan::plans;
use crate::range::{self, Range};
use kimngach_book::account::Point;
use kimngach_book::identity::Rules;
use kimngach_book::series::{Class, Measure};
use kimngach_reader::figure::{Flow, Indicator, Period, Transform};
use std::collections::BTreeSet;

fn table(writer: &Writer<'_>, caption: String, columns: &[&str], rows: Vec<Vec<String>>) -> Option<Table> {
    // A column in which nothing stands is left out.
    let full: Vec<usize> = (0..columns.len()).filter(|&at| rows.iter().any(|row| !row[at].is_empty())).collect();
    let head = full.iter().map(|&at| writer.voice.say(columns[at])).collect();
    // Words stand before numbers.
    let texts = full.iter().take_while(|&&at| matches!(columns[at], "col-what" | "col-when" | "col-rank" | "col-area"));
    let texts = texts.count();
    let cells = |row: &Vec<String>| full.iter().map(|&at| line(&row[at])).collect();
    (!rows.is_empty()).then(|| Table { caption, texts, head, rows: rows.iter().map(cells).collect() })
}

/// The trade of the area: amount, change, part of the plan, and the bounds that all figures leave.
pub(super) fn headline(writer: &Writer<'_>, picked: &Picked, _question: &Question) -> Option<Table> {
    let voice = writer.voice;
    let groups = picked.groups.get(&Topic::Trade)?;
    let row = |(key, claims): (&Key, &Vec<usize>)| {
        let of = |transform: Transform| -> Vec<usize> {
            claims.iter().copied().filter(|&claim| writer.claim(claim).said.transform == transform).collect()
        };
        let level = writer.alike(&of(Transform::Level)).into_iter().next();
        let percent = |transform| {
            let same = writer.alike(&of(transform)).into_iter().next();
            same.map(|same| signed(writer, transform, &same)).unwrap_or_default()
        };
        let cell = level.as_ref().and_then(|level| writer.account.about(level[0]));
        let bounds = cell.map(|cell| writer.account.point(cell));
        let bounds = bounds.map(|point| voice.span(point.bounds, &point.cell.series.unit)).unwrap_or_default();
        let row = vec![
            capital(&voice.subject(key, writer.own)),
            key.days().map(|days| voice.span_of(days)).unwrap_or_default(),
            level.map(|level| writer.told(&level)).unwrap_or_default(),
            percent(Transform::Yoy),
            percent(Transform::Pop),
            percent(Transform::Plan),
            bounds,
        ];
        (key.class == Class::Observed && row[2..6].iter().any(|cell| !cell.is_empty())).then_some(row)
    };
    let rows = groups.iter().filter_map(row).collect();
    let columns = ["col-what", "col-when", "col-value", "col-year", "col-before", "col-plan", "col-bounds"];
    table(writer, voice.say("t-headline"), &columns, rows)
}

/// A percentage with its sign, for a table.
fn signed(writer: &Writer<'_>, transform: Transform, claims: &[usize]) -> String {
    let claim = writer.claim(claims[0]);
    let sign = match transform {
        Transform::Plan => "",
        _ if claim.said.value.is_sign_negative() => "\u{2212}",
        _ if claim.said.bound.is_some() => "",
        _ => "+",
    };
    let told = writer.told(claims);
    let digits = told.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    format!("{}{sign}{}", &told[..digits], &told[digits..])
}

/// The leagues of the parts of a country: for each flow that is told, the month and the months since New Year.
pub(super) fn leagues(writer: &Writer<'_>, rules: &Rules, question: &Question) -> Vec<League> {
    let month = Period::months(question.to.year(), question.to.month(), question.to.month());
    let mut periods: Vec<Period> = [month, Some(Period::to_date(question.to))].into_iter().flatten().collect();
    periods.dedup();
    let asked = |flow, period| Asked {
        whole: question.area.clone(),
        indicator: Indicator::GoodsTrade,
        flow: Some(flow),
        partners: Vec::new(),
        commodity: None,
        coverage: None,
        unit: "USD".to_owned(),
        period,
    };
    let flows = [Flow::Total, Flow::Export, Flow::Import];
    let leagues = flows.iter().flat_map(|&flow| periods.iter().map(move |&period| (flow, period)));
    let leagues = leagues.map(|(flow, period)| League::of(writer.account, &rules.areas, asked(flow, period)));
    leagues.filter(|league| league.rows.iter().filter(|row| !row.point.is_implied()).count() > 1).collect()
}

/// Leagues as tables, and the claims that they show.
pub(super) fn of_leagues(writer: &Writer<'_>, leagues: &[League]) -> (Vec<Table>, BTreeSet<usize>) {
    let mut shown = BTreeSet::new();
    for row in leagues.iter().flat_map(|league| &league.rows) {
        let changes = [&row.year, &row.before].into_iter().flatten().filter_map(|change| change.claim);
        let said = |number: usize| (writer.claim(number).said.transform, writer.claim(number).said.value);
        let same = |&other: &usize| changes.clone().any(|claim| said(claim) == said(other));
        shown.extend(row.point.through.iter().copied().filter(same));
        shown.extend(writer.alike(&row.point.told).into_iter().next().into_iter().flatten().chain(row.told));
    }
    (leagues.iter().filter_map(|league| league_table(writer, league)).collect(), shown)
}

fn league_table(writer: &Writer<'_>, league: &League) -> Option<Table> {
    let voice = writer.voice;
    let place = |[best, worst]: [usize; 2]| if best == worst { best.to_string() } else { format!("{best}–{worst}") };
    let percent = |range: Option<Range>| range.map(|range| voice.span(range, "percent")).unwrap_or_default();
    let change = |change: Option<&Change>, through: &[usize]| match change {
        Some(Change { claim: Some(claim), .. }) => {
            let said = |number: usize| (writer.claim(number).said.transform, writer.claim(number).said.value);
            let same: Vec<usize> = through.iter().copied().filter(|&other| said(other) == said(*claim)).collect();
            signed(writer, Transform::Yoy, &same)
        }
        Some(Change { range, .. }) => voice.span(*range, "percent"),
        None => String::new(),
    };
    let mut rows: Vec<Vec<String>> = league
        .rows
        .iter()
        .map(|row| {
            let told = row.told.map(|claim| writer.notes.mark(&[claim])).unwrap_or_default();
            vec![
                place(row.rank) + &told,
                kimngach_book::say::area(&row.area, voice.lang).replace('\u{A0}', " "),
                amount(writer, &row.point),
                voice.span(row.point.bounds, &row.point.cell.series.unit),
                percent(row.share),
                change(row.year.as_ref(), &row.point.through),
                change(row.before.as_ref(), &row.point.through),
            ]
        })
        .collect();
    if let Some(whole) = &league.whole {
        let bounds = voice.span(whole.bounds, &whole.cell.series.unit);
        let mut row = vec![String::new(), voice.say("whole"), amount(writer, whole), bounds];
        row.resize(7, String::new());
        rows.push(row);
    }
    let counts = [("known", league.rows.len().to_string()), ("areas", league.areas.to_string())];
    let counts: Vec<(&str, &str)> = counts.iter().map(|(key, count)| (*key, count.as_str())).collect();
    let what = voice.say(&format!("s-goods_trade-{}", league.question.flow.map_or("total", |flow| flow.code())));
    let when = voice.when(league.question.period);
    let heading = voice.fill("h-league", &[("what", &what), ("when", &when)]);
    let caption = format!("{heading}. {}", voice.fill("t-league", &counts));
    let columns = ["col-rank", "col-area", "col-value", "col-bounds", "col-share", "col-year", "col-before"];
    table(writer, caption, &columns, rows)
}

/// An amount as told, else its bounds.
fn amount(writer: &Writer<'_>, point: &Point) -> String {
    match writer.alike(&point.told).into_iter().next() {
        Some(told) => writer.told(&told),
        None => {
            let span = writer.voice.span(point.bounds, &point.cell.series.unit);
            format!("{span} ({})", writer.voice.say("implied"))
        }
    }
}

/// How far the plans of the year are met.
pub(super) fn plan(writer: &Writer<'_>, question: &Question) -> Option<(String, Table)> {
    let voice = writer.voice;
    let year = Period::year(question.to.year())?;
    let row = |plan: &crate::plan::Plan| {
        let target = plan.target.as_ref()?;
        let reached = plan.reached.as_ref().filter(|point| point.cell.period.last() <= question.to)?;
        let unit = &plan.series.unit;
        let key = Key::of_series(&plan.series);
        let share = match plan.share_told {
            Some(claim) => writer.told(&[claim]),
            None => plan.share.map(|range| voice.span(range, "percent")).unwrap_or_default(),
        };
        let missing = match plan.missing {
            Some([lo, hi]) if hi < 0.0 => voice.fill("passed", &[("value", &voice.span([-hi, -lo], unit))]),
            Some(range) if range[0] > 0.0 => voice.span(range, unit),
            _ => String::new(),
        };
        let monthly = plan.monthly.filter(|[lo, _]| *lo > 0.0).map(|range| voice.span(range, unit));
        Some(vec![
            capital(&voice.subject(&key, writer.own)),
            amount(writer, target),
            amount(writer, reached),
            voice.span_of(reached.cell.period),
            share,
            missing,
            monthly.unwrap_or_default(),
        ])
    };
    let plans = plans(writer.account, std::slice::from_ref(&question.area), year);
    let rows = plans.iter().filter_map(row).collect();
    let columns = ["col-what", "col-target", "col-value", "col-when", "col-plan", "col-missing", "col-monthly"];
    let heading = voice.fill("h-plan", &[("when", &voice.span_of(year))]);
    Some((heading, table(writer, voice.say("t-plan"), &columns, rows)?))
}

/// What follows of the trade of the area for the same periods a year before, and for what lies between two totals.
pub(super) fn implied(writer: &Writer<'_>, picked: &Picked, question: &Question) -> Vec<String> {
    let voice = writer.voice;
    let account = writer.account;
    let Some(groups) = picked.groups.get(&Topic::Trade) else { return Vec::new() };
    let keys: BTreeSet<_> = groups.keys().filter_map(|key| Some((key.coverage, key.flow, key.days()?))).collect();
    let wanted = |period: Period, (coverage, flow)| {
        let ends =
            |key: &(_, _, Period), day: jiff::civil::Date| (key.0, key.1) == (coverage, flow) && key.2.last() == day;
        keys.iter().any(|key| (key.0, key.1) == (coverage, flow) && key.2.shift_years(-1) == Some(period))
            || period.first().yesterday().is_ok_and(|before| keys.iter().any(|key| ends(key, before)))
                && keys.iter().any(|key| ends(key, period.last()))
    };
    let cells = account.cells().iter().enumerate().filter(|(_, cell)| {
        let series = &cell.series;
        series.indicator == Indicator::GoodsTrade
            && series.areas == [question.area.clone()]
            && series.partners.is_empty()
            && series.commodity.is_none()
            && (series.class, series.measure) == (Class::Observed, Measure::Amount)
            && wanted(cell.period, (series.coverage, series.flow))
    });
    let numbers: Vec<usize> = cells.map(|(number, _)| number).collect();
    let mut points = account.points_of(&numbers);
    points.retain(|point| point.is_implied() && point.bounds[0] > 0.0 && range::is_narrow(point.bounds, 0.25));
    points.sort_by(|a, b| {
        let key = |point: &Point| (point.cell.series.clone(), point.cell.period.last(), point.cell.period.first());
        key(a).cmp(&key(b))
    });
    let told = points.iter().filter_map(|point| {
        let key = Key::of_series(&point.cell.series);
        let range = voice.between(point.bounds, &point.cell.series.unit)?;
        let mut claims: Vec<usize> = Vec::new();
        let chains = account.chains(point.number);
        let links = || chains.iter().flat_map(|chain| &chain.links);
        // What is foreseen says nothing of what happened.
        if links().any(|link| link.cell.series.class != Class::Observed) {
            return None;
        }
        for link in links() {
            if let kimngach_book::series::Owner::Claim(claim) = link.by
                && !claims.contains(&claim)
            {
                claims.push(claim);
            }
        }
        claims.sort_unstable();
        let notes = writer.notes.mark(&claims);
        let because = if claims.is_empty() { String::new() } else { voice.fill("because", &[("notes", &notes)]) };
        let when = capital(&voice.when(point.cell.period));
        let subject = voice.subject(&key, writer.own);
        let with = [("when", &when[..]), ("subject", &subject), ("range", &range), ("because", &because)];
        Some(voice.fill("implied-item", &with) + ".")
    });
    told.collect()
}
