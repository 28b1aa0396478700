//! What does a plan say? Part by part, in Vietnamese or English.

use super::compare::{Choice, Plan};
use super::part::{Part, markdown};
use super::slots::Booked;
use super::words::word;
use crate::scenario::time::{DAY, Time, in_hours};
use crate::scenario::{Change, Measure, Scenario, Text};
use crate::simulate::Estimate;
use jiff::Span;

/// Writes a plan as Markdown.
#[must_use]
pub fn tell(scenario: &Scenario, plan: &Plan, booked: &[Booked], vietnamese: bool) -> String {
    markdown(&parts(scenario, plan, booked, vietnamese))
}

/// The parts of a plan, in order, for whoever writes it otherwise.
#[must_use]
pub fn parts(scenario: &Scenario, plan: &Plan, booked: &[Booked], vietnamese: bool) -> Vec<Part> {
    let mut parts = Vec::new();
    Teller { scenario, plan, vietnamese }.document(&mut parts, booked);
    parts
}

struct Teller<'p> {
    scenario: &'p Scenario,
    plan: &'p Plan,
    vietnamese: bool,
}

impl Teller<'_> {
    fn word(&self, key: &str) -> &'static str {
        word(key, self.vietnamese)
    }

    fn said<'t>(&self, text: &'t Text) -> &'t str {
        if self.vietnamese { &text.vi } else { &text.en }
    }

    fn document(&self, out: &mut Vec<Part>, booked: &[Booked]) {
        let (plan, scenario) = (self.plan, self.scenario);
        let (nothing, best) = (&plan.options[plan.nothing], &plan.options[plan.best]);
        let head = |key: &str| Part::Head(self.word(key).to_owned());
        out.push(Part::Title(self.word("title").to_owned()));
        out.push(Part::Strong(self.said(&scenario.name).to_owned()));
        let basis = self.word("basis_line").replace("{runs}", &plan.replications.to_string());
        let basis = basis.replace("{seed}", &plan.seed.to_string());
        let (from, to) = (self.date(scenario.warm_up), self.date(scenario.length - 1));
        out.push(Part::List(vec![
            format!("{}: {from} – {to}", self.word("period")),
            format!("{}: {basis}", self.word("runs")),
        ]));
        out.push(head("situation"));
        let value = |at: usize| format!("{}: {}", self.word(&plan.names[at]), self.value(at, nothing.values[at]));
        out.push(Part::List(self.shared().into_iter().map(value).collect()));
        out.push(head("recommended"));
        if best.measures.is_empty() {
            out.push(Part::Text(self.word("nothing_needed").to_owned()));
        }
        for &number in &best.measures {
            self.measure(out, &scenario.measures[number]);
        }
        self.booked(out, booked);
        if !best.measures.is_empty() {
            self.effect(out, nothing, best);
        }
        self.ranking(out);
        self.rests(out);
    }

    /// The values of all vehicles together that say something here.
    fn shared(&self) -> Vec<usize> {
        let names = &self.plan.names;
        let known = |at: &usize| {
            !names[*at].contains(':') && !(names[*at] == "days_to_clear" && self.scenario.costs.cleared.is_none())
        };
        (0..names.len()).filter(known).collect()
    }

    fn measure(&self, out: &mut Vec<Part>, measure: &Measure) {
        out.push(Part::Small(self.said(&measure.name).to_owned()));
        let (from, to) = measure.window;
        let when = if from == 0 && to >= self.scenario.length {
            self.word("whole").to_owned()
        } else {
            format!("{} – {}", self.instant(from), self.instant(to.min(self.scenario.length)))
        };
        let cost = format!("{} {}", self.number(measure.cost, 1), self.word("per_day"));
        let lines = [
            ("where", self.places(&measure.change)),
            ("when", when),
            ("who", self.said(&measure.who).to_owned()),
            ("trigger", self.said(&measure.trigger).to_owned()),
            ("end", self.said(&measure.end).to_owned()),
            ("cost_day", cost),
        ];
        let told = lines.into_iter().filter(|(_, text)| !text.is_empty());
        out.push(Part::List(told.map(|(key, text)| format!("{}: {text}", self.word(key))).collect()));
    }

    fn places(&self, change: &Change) -> String {
        let scenario = self.scenario;
        let nodes = |nodes: &[u16]| -> Vec<String> {
            let name = |&node: &u16| {
                let node = &scenario.nodes[usize::from(node)];
                let gate = node.gate.map(|gate| self.said(&scenario.gates[gate].name).to_owned() + ", ");
                gate.unwrap_or_default() + self.said(&node.name)
            };
            nodes.iter().map(name).collect()
        };
        let sources = |sources: &[usize]| -> Vec<String> {
            sources.iter().map(|&source| self.said(&scenario.sources[source].name).to_owned()).collect()
        };
        let list = match change {
            Change::Hours(places, _)
            | Change::Servers(places, _)
            | Change::Priority(places, _)
            | Change::Refuse(places, _)
            | Change::Registered(places) => nodes(places),
            Change::Hold { sources: from, yard, .. } => [sources(from), nodes(&[*yard])].concat(),
            Change::Divert(from, _) | Change::Slots(from, _) => sources(from),
        };
        list.join("; ")
    }

    fn booked(&self, out: &mut Vec<Part>, booked: &[Booked]) {
        for one in booked {
            let line = self.word("slots_line").replace("{tried}", &one.tried.to_string());
            let line = line.replace("{diff}", &self.with(one.difference, 1));
            out.push(Part::Small(format!("{}: {}", self.word("slots"), self.said(&one.measure.name))));
            out.push(Part::Text(line));
            let Change::Slots(_, slots) = &one.measure.change else { continue };
            let mut lines = Vec::new();
            for (class, quota) in slots.quotas.iter().enumerate() {
                let Some(quota) = quota else { continue };
                let slot = |(at, count): (usize, &u32)| {
                    let minutes = (in_hours(at as Time * slots.length) * 60.0).round() as u32;
                    (*count > 0).then(|| format!("{:02}:{:02} {count}", minutes / 60, minutes % 60))
                };
                let list: Vec<String> = quota.iter().enumerate().filter_map(slot).collect();
                lines.push(format!("{}: {}", self.said(&self.scenario.classes[class].name), list.join(", ")));
            }
            out.push(Part::List(lines));
        }
    }

    fn effect(&self, out: &mut Vec<Part>, nothing: &Choice, best: &Choice) {
        let head = ["measure", "without", "with", "change"].map(|key| self.word(key).to_owned());
        let table = |rows: Vec<Vec<String>>| Part::Table { head: head.to_vec(), words: 1, rows };
        out.push(Part::Head(self.word("effect").to_owned()));
        let all = self.shared().into_iter();
        out.push(table(all.map(|at| self.row(self.word(&self.plan.names[at]), at, nothing, best)).collect()));
        out.push(Part::Head(self.word("classes").to_owned()));
        let names = self.plan.names.iter().enumerate();
        let classes = names.filter_map(|(at, name)| {
            let (key, id) = name.split_once(':')?;
            let class = self.scenario.classes.iter().find(|class| class.id == id);
            let class = class.map_or(id, |class| self.said(&class.name));
            Some(self.row(&format!("{class}: {}", self.word(key)), at, nothing, best))
        });
        out.push(table(classes.collect()));
    }

    fn row(&self, name: &str, at: usize, nothing: &Choice, best: &Choice) -> Vec<String> {
        let difference = best.against[at];
        let sure = difference.half(0.95).is_some_and(|half| difference.mean.abs() > half);
        let change = if difference.n == 0 {
            "–".to_owned()
        } else if sure || difference.mean == 0.0 {
            self.value(at, difference)
        } else {
            format!("{} ({})", self.value(at, difference), self.word("noise"))
        };
        vec![name.to_owned(), self.value(at, nothing.values[at]), self.value(at, best.values[at]), change]
    }

    fn ranking(&self, out: &mut Vec<Part>) {
        out.push(Part::Head(self.word("ranking").to_owned()));
        let names = ["cost", "road_peak", "time", "over_limit"];
        let columns: Vec<usize> =
            names.iter().filter_map(|name| self.plan.names.iter().position(|known| known == name)).collect();
        let head = ["rank", "option"].into_iter().chain(names).map(|key| self.word(key).to_owned()).collect();
        let row = |option: &Choice| {
            let measures = option.measures.iter().map(|&number| self.said(&self.scenario.measures[number].name));
            let mut name = measures.collect::<Vec<_>>().join(" + ");
            if name.is_empty() {
                name = self.word("nothing").to_owned();
            }
            let values = columns.iter().map(|&at| self.value(at, option.values[at]));
            [option.rank.to_string(), name].into_iter().chain(values).collect()
        };
        out.push(Part::Table { head, words: 2, rows: self.plan.options.iter().map(row).collect() });
        out.push(Part::Text(self.word("tie").to_owned()));
    }

    fn rests(&self, out: &mut Vec<Part>) {
        out.push(Part::Head(self.word("rests").to_owned()));
        for (key, assumed) in [("assumptions", true), ("sources", false)] {
            let basis = self.scenario.basis.iter().filter(|(_, text)| text.starts_with("assumption") == assumed);
            let mut lines: Vec<(String, String)> = basis.map(|(key, text)| (key.clone(), text.clone())).collect();
            lines.sort();
            if !lines.is_empty() {
                out.push(Part::Text(format!("{}:", self.word(key))));
                out.push(Part::Named(lines));
            }
        }
    }

    /// A value with its interval and unit.
    fn value(&self, at: usize, estimate: Estimate) -> String {
        let key = self.plan.names[at].split(':').next().unwrap_or_default();
        if estimate.n == 0 {
            return (if key == "days_to_clear" { self.word("never") } else { "–" }).to_owned();
        }
        let (decimals, unit) = match key {
            "cost" => (0, "million"),
            "time" | "time_p90" => (1, "hours"),
            "days_to_clear" => (2, "days"),
            "fill_peak" => (0, "percent"),
            _ => (1, "vehicles"),
        };
        format!("{} {}", self.with(estimate, decimals), self.word(unit))
    }

    fn with(&self, estimate: Estimate, decimals: usize) -> String {
        let half = estimate.half(0.95).map(|half| format!(" ± {}", self.number(half, decimals)));
        self.number(estimate.mean, decimals) + &half.unwrap_or_default()
    }

    fn number(&self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}").replace('-', "−");
        let text = if text.trim_start_matches('−').trim_matches(['0', '.']).is_empty() {
            text.replace('−', "")
        } else {
            text
        };
        if self.vietnamese { text.replace('.', ",") } else { text }
    }

    fn date(&self, time: Time) -> String {
        let day = self.scenario.start.saturating_add(Span::new().days((time / DAY) as i64));
        if self.vietnamese { format!("{}/{}/{}", day.day(), day.month(), day.year()) } else { day.to_string() }
    }

    fn instant(&self, time: Time) -> String {
        let minutes = (in_hours(time % DAY) * 60.0).round() as u32;
        format!("{:02}:{:02} {}", minutes / 60, minutes % 60, self.date(time))
    }
}
