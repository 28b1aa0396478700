//! A report as text, as JSON and as a table of confusions.

use super::{Level, Report, python};
use std::fmt;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} documents", self.docs)?;
        writeln!(f, "{:12} precision recall     F1   (right / predicted / gold)", "")?;
        for level in Level::ALL {
            let t = self.tally(level);
            let (p, r, f1) = (t.precision(), t.recall(), t.f1());
            let counts = format!("({} / {} / {})", t.right, t.predicted(), t.gold());
            writeln!(f, "{:12} {p:9.3} {r:6.3} {f1:6.3}   {counts}", level.name())?;
        }
        let wrong: Vec<String> = self.wrong().iter().map(|(key, count)| format!("{key} {count}")).collect();
        writeln!(f, "wrong keys: {}", wrong.join(", "))
    }
}

impl Report {
    /// Precision, recall and F1 of each level as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let level = |level: &Level| {
            let t = self.tally(*level);
            let [p, r, f1] = [t.precision(), t.recall(), t.f1()].map(python::float);
            format!("\"{}\": {{\"p\": {p}, \"r\": {r}, \"f1\": {f1}}}", level.name())
        };
        format!("{{{}}}", Level::ALL.iter().map(level).collect::<Vec<_>>().join(", "))
    }

    /// The confusions as aligned lines: count, key, gold value, value read.
    #[must_use]
    pub fn confusion_table(&self) -> String {
        let rows = self.confusion().rows();
        let dash = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
        let width = rows.iter().map(|row| dash(row.1).chars().count()).max().unwrap_or(4).clamp(4, 40);
        let mut out = format!("count  key         {:width$}  got\n", "gold");
        for (key, gold, got, count) in rows {
            out += &format!("{count:5}  {key:10}  {:width$}  {}\n", dash(gold), dash(got));
        }
        out
    }
}
