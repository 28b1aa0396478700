//! What does a register in CSV claim? Its rows become claims, a page of the register for each source or day.

use super::names::{class_of, gates_of, is_rail};
use super::{Direction, Measure};
use jiff::civil::Date;
use kimngach_book::claim::Sheet;
use kimngach_book::{Claim, Source, Statement};
use kimngach_reader::Span;
use kimngach_reader::figure::{Base, Bound, Flow, Period, Transform};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::sync::LazyLock;

type Words = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
struct Layout {
    columns: Words,
    directions: Words,
    kinds: Words,
    bounds: Words,
    notes: Words,
}

static LAYOUT: LazyLock<Layout> = LazyLock::new(|| {
    toml::from_str(include_str!("../../knowledge/register.toml")).expect("register.toml is well formed")
});

/// Why a row was not taken.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("line {line}: {told}")]
pub struct Fault {
    /// The line, counted from one.
    pub line: u64,
    told: String,
    /// Whether the row itself says that it cannot be trusted, rather than being no row.
    pub doubtful: bool,
}

/// The pages of a register, with the rows that were not taken.
///
/// Rows with a `url` (or `doc`) are of the page with that name; others of the page `NAME@DAY`, so that a day told anew is
/// another vintage of the same page. `name` is what the register is called.
#[must_use]
pub fn sheets(content: &str, name: &str) -> (Vec<Sheet>, Vec<Fault>) {
    let content = content.strip_prefix('\u{FEFF}').unwrap_or(content);
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(content.as_bytes());
    let fault = |line: u64, told: String| Fault { line, told, doubtful: false };
    let columns: HashMap<String, usize> = match reader.headers() {
        Ok(head) => head
            .iter()
            .enumerate()
            .filter_map(|(n, name)| Some((code(&LAYOUT.columns, &name.to_lowercase())?.to_owned(), n)))
            .collect(),
        Err(error) => return (Vec::new(), vec![fault(1, format!("no table ({error}); save it as CSV UTF-8"))]),
    };
    for needed in ["date", "gate"] {
        if !columns.contains_key(needed) {
            let told = format!(
                "no column \"{needed}\"; the first line names the columns: date, gate, direction, class, \
                                arrivals, cleared, turned_back, stock"
            );
            return (Vec::new(), vec![fault(1, told)]);
        }
    }
    let (mut pages, mut faults) = (Pages::default(), Vec::new());
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                faults.push(fault(
                    error.position().map_or(0, csv::Position::line),
                    "not UTF-8 text; save it as CSV UTF-8".into(),
                ));
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        let row = Row { columns: &columns, record: &record };
        match row.doubtful() {
            true => {
                faults.push(Fault { line, told: "left out, since its note calls it doubtful".into(), doubtful: true })
            }
            false => match row.read() {
                Ok(told) => pages.put(&row, told, name),
                Err(told) => faults.push(fault(line, told)),
            },
        }
    }
    (pages.list, faults)
}

fn code<'a>(words: &'a Words, word: &str) -> Option<&'a str> {
    words.iter().find(|(_, names)| names.iter().any(|name| name == word)).map(|(code, _)| code.as_str())
}

/// The code one of whose words a note holds.
fn noted(words: &'static Words, note: &str, codes: &[&str]) -> Option<&'static str> {
    let holds = |code: &&str| words.get(*code).is_some_and(|list| list.iter().any(|word| note.contains(word.as_str())));
    let code = codes.iter().find(|code| holds(code))?;
    words.get_key_value(*code).map(|(code, _)| code.as_str())
}

struct Row<'a> {
    columns: &'a HashMap<String, usize>,
    record: &'a csv::StringRecord,
}

/// What a row says.
struct Told {
    period: Period,
    published: Option<Date>,
    gates: Vec<String>,
    direction: Direction,
    class: Option<String>,
    bound: Option<Bound>,
    transform: Option<Transform>,
    numbers: Vec<(Measure, bool, Decimal, String)>,
}

impl Row<'_> {
    fn get(&self, column: &str) -> &str {
        self.columns.get(column).and_then(|&n| self.record.get(n)).unwrap_or_default()
    }

    fn note(&self) -> String {
        self.get("note").to_lowercase()
    }

    fn doubtful(&self) -> bool {
        noted(&LAYOUT.notes, &self.note(), &["doubtful"]).is_some()
    }

    fn kind(&self) -> String {
        let kind = self.get("kind").to_lowercase();
        let note = self.note();
        let told = note.strip_prefix("kind=").map(|rest| rest.split([';', ' ']).next().unwrap_or_default().to_owned());
        if kind.is_empty() { told.unwrap_or_default() } else { kind }
    }

    fn read(&self) -> Result<Told, String> {
        let date = self.get("date");
        let period =
            period(date).ok_or_else(|| format!("\"{date}\" is no day; give YYYY-MM-DD or YYYY-MM-DD/YYYY-MM-DD"))?;
        let gate = self.get("gate");
        if gate.is_empty() {
            return Err("no gate; give its id, such as huu-nghi".to_owned());
        }
        let told = self.get("direction").to_lowercase();
        let direction = code(&LAYOUT.directions, &told).and_then(Direction::from_code);
        let direction = direction.ok_or_else(|| format!("\"{told}\" is no direction; give export, import or both"))?;
        let note = self.note();
        let class = Some(self.get("class")).filter(|class| !class.is_empty() && *class != "total");
        let class =
            class.map(|class| class_of(Some(class))).or(noted(&LAYOUT.notes, &note, &["durian"]).map(str::to_owned));
        let bound = match self.get("bound") {
            "" => noted(&LAYOUT.bounds, &note, &["over", "under", "about"]).and_then(Bound::from_code),
            told => Some(
                Bound::from_code(told).ok_or_else(|| format!("\"{told}\" is no bound; give over, under or about"))?,
            ),
        };
        let kind = self.kind();
        let transform = match code(&LAYOUT.kinds, &kind) {
            Some("average") => Some(Transform::Daily),
            Some("peak") => Some(Transform::Peak),
            Some("none") => None,
            Some(_) => Some(Transform::Level),
            None => return Err(format!("\"{kind}\" is no kind; give day, sum, cum, avg, peak or stock")),
        };
        let published = match self.get("published") {
            "" => None,
            told => Some(told.parse().map_err(|_| format!("\"{told}\" is no day of publication; give YYYY-MM-DD"))?),
        };
        let mut numbers = Vec::new();
        let columns = [Measure::Arrivals, Measure::Cleared, Measure::TurnedBack, Measure::Stock];
        let columns = columns.map(|measure| (measure, false, measure.code()));
        for (measure, change, column) in columns.into_iter().chain([(Measure::Stock, true, "change")]) {
            let told = self.get(column);
            if told.is_empty() || measure == Measure::Cleared && transform.is_none() {
                continue;
            }
            let value: Decimal =
                told.parse().map_err(|_| format!("\"{told}\" of {column} is no number; write it like 1234"))?;
            if value.is_sign_negative() && !change && !value.is_zero() {
                return Err(format!("{column} is {told}, but vehicles are counted from 0 on; correct the number"));
            }
            if !value.is_integer() && !(measure == Measure::Cleared && transform == Some(Transform::Daily)) {
                return Err(format!("{column} is {told}, but only an average has parts of a vehicle; give kind avg"));
            }
            numbers.push((measure, change, value, told.to_owned()));
        }
        Ok(Told { period, published, gates: gates_of(gate), direction, class, bound, transform, numbers })
    }
}

/// The pages so far, by their names.
#[derive(Default)]
struct Pages {
    list: Vec<Sheet>,
    numbers: HashMap<String, usize>,
}

impl Pages {
    fn put(&mut self, row: &Row<'_>, told: Told, name: &str) {
        let url = Some(row.get("url")).filter(|url| url.contains("://"));
        let doc = Some(row.get("doc")).filter(|doc| !doc.is_empty());
        let id = match (doc, url) {
            (Some(doc), _) => doc.to_owned(),
            (None, Some(url)) => url.to_owned(),
            (None, None) => format!("{name}@{}", told.period.last()),
        };
        let number = *self.numbers.entry(id.clone()).or_insert_with(|| {
            let host = url.and_then(|url| url.split('/').nth(2)).filter(|_| doc.is_none());
            let shown = host.map_or(id.clone(), |host| format!("{host}@{}", told.period.last()));
            let source = Source { id: shown, url: url.map(str::to_owned), ..Source::default() };
            self.list.push(Sheet { source, text: Some(String::new()), ..Sheet::default() });
            self.list.len() - 1
        });
        let sheet = &mut self.list[number];
        let published = told.published.unwrap_or(told.period.last());
        sheet.source.published = sheet.source.published.max(Some(published));
        let text = sheet.text.get_or_insert_default();
        let class = told.class.as_deref().unwrap_or("total");
        let _ = write!(text, "{} {} {} {class}", row.get("date"), row.get("gate"), told.direction.code());
        for (measure, change, value, printed) in &told.numbers {
            let transform = match (measure, change) {
                (_, true) => Transform::Change,
                (Measure::Cleared, _) => told.transform.unwrap_or(Transform::Level),
                _ => Transform::Level,
            };
            let name = if *change { "change" } else { measure.code() };
            let how = if transform == Transform::Level { "" } else { transform.code() };
            let _ = write!(text, "; {name} {how}{}", if how.is_empty() { "" } else { " " });
            let (start, at) = (text.len(), text.chars().count());
            text.push_str(printed);
            // A stock is that of the last day, also where the vehicles are of more days.
            let days = if *measure == Measure::Cleared { told.period } else { Period::day(told.period.last()) };
            let days = if *measure == Measure::Stock { days } else { told.period };
            let eve = days.first().yesterday().ok().map(|eve| Base::Period(Period::day(eve)));
            let is_rail = told.gates.iter().any(|gate| is_rail(gate));
            let said = Statement {
                indicator: measure.indicator(),
                flow: Some(match told.direction {
                    Direction::Export => Flow::Export,
                    Direction::Import => Flow::Import,
                    Direction::Both => Flow::Total,
                }),
                areas: told.gates.clone(),
                partners: Vec::new(),
                commodity: told.class.clone(),
                coverage: None,
                period: Some(days),
                transform,
                base: eve.filter(|_| *change),
                value: *value,
                value_to: None,
                unit: if is_rail { "wagon" } else { "vehicle" }.to_owned(),
                bound: told.bound,
                status: None,
            };
            sheet.claims.push(Claim {
                document: 0,
                place: 0,
                at: [at, at + printed.chars().count()],
                bytes: Some(Span::new(start, text.len())),
                text: printed.clone(),
                sentence: None,
                line: None,
                day: published,
                said,
                open: Vec::new(),
                credited: None,
                how: Vec::new(),
                teaser: false,
                read: false,
            });
        }
        text.push('\n');
    }
}

fn period(told: &str) -> Option<Period> {
    match told.split_once('/') {
        Some((first, last)) => Period::new(first.parse().ok()?, last.parse().ok()?),
        None => told.parse().ok().map(Period::day),
    }
}
