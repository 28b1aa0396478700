//! A made-up country whose figures are all printed from one truth: provinces with their months, in both directions, a
//! merged province, goods, a partner, coverages, a plan, and growth rates of all of these.

use std::fmt::Write as _;

/// A small generator of numbers, the same for the same seed.
pub struct Dice(u64);

impl Dice {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    /// A number below another.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) % end
    }

    fn one_in(&mut self, count: u64) -> bool {
        self.below(count) == 0
    }
}

const AREAS: [&str; 28] = [
    "bac-giang",
    "bac-kan",
    "ben-tre",
    "binh-dinh",
    "binh-duong",
    "binh-phuoc",
    "binh-thuan",
    "dien-bien",
    "ha-nam",
    "hai-duong",
    "hau-giang",
    "hoa-binh",
    "hung-yen",
    "kon-tum",
    "lai-chau",
    "lam-dong",
    "lang-son",
    "long-an",
    "nam-dinh",
    "ninh-binh",
    "phu-tho",
    "phu-yen",
    "quang-binh",
    "quang-ngai",
    "quang-tri",
    "soc-trang",
    "son-la",
    "thai-binh",
];
const DAYS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Thousands of dollars, month by month from January 2023 on.
type Months = Vec<u64>;

/// Prints figures of one truth.
struct Printer {
    dice: Dice,
    months: usize,
    /// One figure in so many is told.
    rare: u64,
    lines: Vec<String>,
}

/// The figures as lines of JSON.
pub fn figures(seed: u64) -> Vec<String> {
    let mut dice = Dice::new(seed);
    let provinces = if dice.one_in(20) { 28 } else { 1 + dice.below(5) as usize };
    let months = 3 + dice.below(22) as usize;
    let rare = if provinces == 28 { 4 } else { 1 + dice.below(2) };
    let first = if provinces == 28 { 0 } else { dice.below(28 - provinces as u64) as usize };
    let mut printer = Printer { dice, months, rare, lines: Vec::new() };
    let mut country = [vec![0; months], vec![0; months]];
    for area in &AREAS[first..first + provinces] {
        let truth = [printer.history(900_000), printer.history(900_000)];
        printer.series(area, "", &truth);
        for (all, own) in country.iter_mut().zip(&truth) {
            all.iter_mut().zip(own).for_each(|(all, own)| *all += own);
        }
        let goods = [printer.part(&truth[0]), printer.part(&truth[1])];
        printer.series(area, r#""commodity": "máy móc", "#, &goods);
        let partner = [printer.part(&truth[0]), printer.part(&truth[1])];
        printer.series(area, r#""partner": "CN", "#, &partner);
        printer.plan(area, &truth[0]);
    }
    let rest = [printer.history(30_000_000), printer.history(30_000_000)];
    for (all, rest) in country.iter_mut().zip(&rest) {
        all.iter_mut().zip(rest).for_each(|(all, rest)| *all += rest);
    }
    printer.series("vietnam", "", &country);
    let foreign = [printer.part(&country[0]), printer.part(&country[1])];
    let domestic = [0, 1].map(|flow| country[flow].iter().zip(&foreign[flow]).map(|(all, fdi)| all - fdi).collect());
    printer.series("vietnam", r#""coverage": "fdi", "#, &foreign);
    printer.series("vietnam", r#""coverage": "domestic", "#, &domestic);
    printer.lines
}

impl Printer {
    fn history(&mut self, size: u64) -> Months {
        let level = size / 4 + self.dice.below(size);
        (0..self.months).map(|_| level / 2 + self.dice.below(level)).collect()
    }

    fn part(&mut self, of: &[u64]) -> Months {
        of.iter().map(|&all| all / 10 + self.dice.below(all / 2)).collect()
    }

    /// Months and totals since New Year in each flow, with growth on a year before and changes.
    fn series(&mut self, area: &str, keys: &str, truth: &[Months; 2]) {
        for at in 0..self.months {
            let new_year = at - at % 12;
            for first in if at == new_year { vec![at] } else { vec![at, new_year] } {
                let sum = |flow: usize, back: usize| truth[flow][first - back..=at - back].iter().sum::<u64>() as i64;
                let flows = |back| {
                    let (export, import) = (sum(0, back), sum(1, back));
                    [("export", export), ("import", import), ("total", export + import), ("balance", export - import)]
                };
                let before = (first >= 12).then(|| flows(12));
                for (n, (flow, thousands)) in flows(0).into_iter().enumerate() {
                    let head = format!(
                        r#"{{"indicator": "goods_trade", "flow": "{flow}", "area": "{area}", {keys}"period": "{}""#,
                        span(first, at)
                    );
                    if self.tells() {
                        let printed = self.amount(thousands);
                        self.lines.push(format!(r#"{head}, {printed}, "unit": "USD"}}"#));
                    }
                    let base = before.map(|before| before[n].1).filter(|_| flow != "balance");
                    if let Some(base) = base {
                        let over = span(first - 12, at - 12);
                        if self.tells() {
                            let rate = self.tenths(thousands * 1000, base, 1000);
                            let rest = r#""unit": "percent", "transform": "yoy""#;
                            self.lines.push(format!(r#"{head}, {rate}, {rest}, "base": "{over}"}}"#));
                        }
                        if self.dice.one_in(6) {
                            let printed = self.amount(thousands - base);
                            let rest = r#""unit": "USD", "transform": "change""#;
                            self.lines.push(format!(r#"{head}, {printed}, {rest}, "base": "{over}"}}"#));
                        }
                    }
                }
            }
        }
    }

    /// What was planned for the year, and which part of it is reached.
    fn plan(&mut self, area: &str, exports: &[u64]) {
        let planned = 6_000_000 + self.dice.below(9_000_000) as i64;
        let reached = self.months.min(12);
        let so_far = exports[..reached].iter().sum::<u64>() as i64;
        let head = format!(r#"{{"indicator": "goods_trade", "flow": "export", "area": "{area}""#);
        let printed = self.amount(planned);
        self.lines.push(format!(
            r#"{head}, "period": "2023-01-01/2023-12-31", {printed}, "unit": "USD", "status": "target"}}"#
        ));
        let rate = self.tenths(so_far * 1000, planned, 0);
        let rest = r#""unit": "percent", "transform": "plan", "base": "2023-01-01/2023-12-31""#;
        self.lines.push(format!(r#"{head}, "period": "{}", {rate}, {rest}}}"#, span(0, reached - 1)));
    }

    fn tells(&mut self) -> bool {
        self.dice.below(2 * self.rare) == 0
    }

    /// An amount as newsrooms print one: millions or thousand millions, rounded or cut off.
    fn amount(&mut self, thousands: i64) -> String {
        let size = thousands.unsigned_abs().max(1);
        let large = size >= 5_000_000 && self.dice.one_in(2);
        let (unit, zeros) = if large { (1_000_000, "000000000") } else { (1_000, "000000") };
        let mut digits = if large { 1 + self.dice.below(2) as u32 } else { self.dice.below(3) as u32 };
        // Nobody prints that something is nought millions.
        while size < unit / 10_u64.pow(digits) {
            digits += 1;
        }
        let power = 10_u64.pow(digits);
        let grain = unit / power;
        let count = if self.dice.one_in(2) { size / grain } else { (size + grain / 2) / grain };
        let mut text = (count / power).to_string();
        if digits > 0 {
            let _ = write!(text, ".{:0width$}", count % power, width = digits as usize);
        }
        let sign = if thousands < 0 { "-" } else { "" };
        let value = format!("{count}{}", &zeros[digits as usize..]);
        let word = if large { "billion" } else { "million" };
        format!(r#""text": "{text} {word}", "value": {sign}{value}"#)
    }

    /// A ratio in tenths of percent, less so many, rounded or cut off.
    fn tenths(&mut self, above: i64, below: i64, less: i64) -> String {
        let exact = above - less * below;
        let size = exact.unsigned_abs();
        let below = below.unsigned_abs();
        let count = if self.dice.one_in(2) { size / below } else { (size + below / 2) / below };
        let sign = if exact < 0 { "-" } else { "" };
        let text = format!("{}.{}", count / 10, count % 10);
        format!(r#""text": "{text}%", "value": {sign}{text}"#)
    }
}

fn span(first: usize, last: usize) -> String {
    let month = |n: usize| (2023 + n / 12, n % 12 + 1);
    let ((from, a), (to, b)) = (month(first), month(last));
    let leap = u8::from(last % 12 == 1 && to == 2024);
    format!("{from}-{a:02}-01/{to}-{b:02}-{:02}", DAYS[last % 12] + leap)
}
