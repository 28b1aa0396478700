//! The plan as a document, in Vietnamese or English.

use super::compare::{Choice, Plan};
use super::slots::Booked;
use super::words::word;
use crate::scenario::time::{DAY, Time, in_hours};
use crate::scenario::{Change, Measure, Scenario, Text};
use crate::simulate::Estimate;
use jiff::Span;
use std::fmt::Write as _;

/// Writes a plan as Markdown.
#[must_use]
pub fn tell(scenario: &Scenario, plan: &Plan, booked: &[Booked], vietnamese: bool) -> String {
    Teller { scenario, plan, vietnamese }.document(booked)
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

    fn document(&self, booked: &[Booked]) -> String {
        let (plan, scenario) = (self.plan, self.scenario);
        let (nothing, best) = (&plan.options[plan.nothing], &plan.options[plan.best]);
        let mut out = format!("# {}\n\n**{}**\n\n", self.word("title"), self.said(&scenario.name));
        let basis = self.word("basis_line").replace("{runs}", &plan.replications.to_string());
        let basis = basis.replace("{seed}", &plan.seed.to_string());
        let (from, to) = (self.date(scenario.warm_up), self.date(scenario.length - 1));
        let _ = writeln!(out, "- {}: {from} – {to}\n- {}: {basis}\n", self.word("period"), self.word("runs"));
        let _ = writeln!(out, "## {}\n", self.word("situation"));
        for at in self.shared() {
            let name = self.word(&plan.names[at]);
            let _ = writeln!(out, "- {name}: {}", self.value(at, nothing.values[at]));
        }
        let _ = writeln!(out, "\n## {}\n", self.word("recommended"));
        if best.measures.is_empty() {
            let _ = writeln!(out, "{}\n", self.word("nothing_needed"));
        }
        for &number in &best.measures {
            self.measure(&mut out, &scenario.measures[number]);
        }
        self.booked(&mut out, booked);
        if !best.measures.is_empty() {
            self.effect(&mut out, nothing, best);
        }
        self.ranking(&mut out);
        self.rests(&mut out);
        out
    }

    /// The values of all vehicles together that say something here.
    fn shared(&self) -> Vec<usize> {
        let names = &self.plan.names;
        let known = |at: &usize| {
            !names[*at].contains(':') && !(names[*at] == "days_to_clear" && self.scenario.costs.cleared.is_none())
        };
        (0..names.len()).filter(known).collect()
    }

    fn measure(&self, out: &mut String, measure: &Measure) {
        let _ = writeln!(out, "### {}\n", self.said(&measure.name));
        let (from, to) = measure.window;
        let when = if from == 0 && to >= self.scenario.length {
            self.word("whole").to_owned()
        } else {
            format!("{} – {}", self.instant(from), self.instant(to.min(self.scenario.length)))
        };
        let cost = format!("{} {}", self.number(measure.cost, 1), self.word("per_day"));
        for (key, text) in [
            ("where", self.places(&measure.change)),
            ("when", when),
            ("who", self.said(&measure.who).to_owned()),
            ("trigger", self.said(&measure.trigger).to_owned()),
            ("end", self.said(&measure.end).to_owned()),
            ("cost_day", cost),
        ] {
            if !text.is_empty() {
                let _ = writeln!(out, "- {}: {text}", self.word(key));
            }
        }
        out.push('\n');
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

    fn booked(&self, out: &mut String, booked: &[Booked]) {
        for one in booked {
            let line = self.word("slots_line").replace("{tried}", &one.tried.to_string());
            let line = line.replace("{diff}", &self.with(one.difference, 1));
            let _ = writeln!(out, "### {}: {}\n\n{line}\n", self.word("slots"), self.said(&one.measure.name));
            let Change::Slots(_, slots) = &one.measure.change else { continue };
            for (class, quota) in slots.quotas.iter().enumerate() {
                let Some(quota) = quota else { continue };
                let slot = |(at, count): (usize, &u32)| {
                    let minutes = (in_hours(at as Time * slots.length) * 60.0).round() as u32;
                    (*count > 0).then(|| format!("{:02}:{:02} {count}", minutes / 60, minutes % 60))
                };
                let list: Vec<String> = quota.iter().enumerate().filter_map(slot).collect();
                let _ = writeln!(out, "- {}: {}", self.said(&self.scenario.classes[class].name), list.join(", "));
            }
            out.push('\n');
        }
    }

    fn effect(&self, out: &mut String, nothing: &Choice, best: &Choice) {
        let _ = writeln!(out, "## {}\n", self.word("effect"));
        let head = ["measure", "without", "with", "change"].map(|key| self.word(key));
        let _ = writeln!(out, "| {} |\n|---|---:|---:|---:|", head.join(" | "));
        for at in self.shared() {
            let name = self.word(&self.plan.names[at]).to_owned();
            self.row(out, &name, at, nothing, best);
        }
        let _ = writeln!(out, "\n## {}\n", self.word("classes"));
        let _ = writeln!(out, "| {} |\n|---|---:|---:|---:|", head.join(" | "));
        for (at, name) in self.plan.names.iter().enumerate() {
            let Some((key, id)) = name.split_once(':') else { continue };
            let class = self.scenario.classes.iter().find(|class| class.id == id);
            let class = class.map_or(id, |class| self.said(&class.name));
            self.row(out, &format!("{class}: {}", self.word(key)), at, nothing, best);
        }
        out.push('\n');
    }

    fn row(&self, out: &mut String, name: &str, at: usize, nothing: &Choice, best: &Choice) {
        let difference = best.against[at];
        let sure = difference.half(0.95).is_some_and(|half| difference.mean.abs() > half);
        let change = if difference.n == 0 {
            "–".to_owned()
        } else if sure || difference.mean == 0.0 {
            self.value(at, difference)
        } else {
            format!("{} ({})", self.value(at, difference), self.word("noise"))
        };
        let (before, after) = (self.value(at, nothing.values[at]), self.value(at, best.values[at]));
        let _ = writeln!(out, "| {name} | {before} | {after} | {change} |");
    }

    fn ranking(&self, out: &mut String) {
        let _ = writeln!(out, "## {}\n", self.word("ranking"));
        let names = ["cost", "road_peak", "time", "over_limit"];
        let columns: Vec<usize> =
            names.iter().filter_map(|name| self.plan.names.iter().position(|known| known == name)).collect();
        let mut head = vec![self.word("rank"), self.word("option")];
        head.extend(names.iter().map(|name| self.word(name)));
        let _ = writeln!(out, "| {} |\n|---|---|{}", head.join(" | "), "---:|".repeat(columns.len()));
        for option in &self.plan.options {
            let measures = option.measures.iter().map(|&number| self.said(&self.scenario.measures[number].name));
            let mut name = measures.collect::<Vec<_>>().join(" + ");
            if name.is_empty() {
                name = self.word("nothing").to_owned();
            }
            let values: Vec<String> = columns.iter().map(|&at| self.value(at, option.values[at])).collect();
            let _ = writeln!(out, "| {} | {name} | {} |", option.rank, values.join(" | "));
        }
        let _ = writeln!(out, "\n{}\n", self.word("tie"));
    }

    fn rests(&self, out: &mut String) {
        let _ = writeln!(out, "## {}\n", self.word("rests"));
        for (key, assumed) in [("assumptions", true), ("sources", false)] {
            let basis = self.scenario.basis.iter().filter(|(_, text)| text.starts_with("assumption") == assumed);
            let mut lines: Vec<String> = basis.map(|(key, text)| format!("- `{key}`: {text}")).collect();
            lines.sort();
            if !lines.is_empty() {
                let _ = writeln!(out, "{}:\n\n{}\n", self.word(key), lines.join("\n"));
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
