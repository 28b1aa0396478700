//! Which territory does a name mean on a day, what is it made of, and what does it lie in?

use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A territory: the id of an area, and where it was made by a merger, the day of it (`bac-ninh@2025-07-01`).
pub type Territory = String;

/// What is known of areas: mergers, and what lies in what.
#[derive(Clone, Debug, Default)]
pub struct Areas {
    /// By the id of the unit that came of it: the day, and the units that went into it.
    mergers: BTreeMap<String, Vec<(Date, Vec<String>)>>,
    /// By the id of a part: what it lies in, and from when to when.
    within: BTreeMap<String, Vec<Within>>,
}

#[derive(Clone, Debug)]
struct Within {
    whole: String,
    from: Option<Date>,
    to: Option<Date>,
}

impl Areas {
    /// Adds a merger.
    pub fn merge(&mut self, day: Date, into: &str, parts: &[&str]) {
        let parts = parts.iter().map(|&id| id.to_owned()).collect();
        self.mergers.entry(into.to_owned()).or_default().push((day, parts));
    }

    /// Adds what an area lies in, and when.
    pub fn put(&mut self, part: &str, whole: &str, from: Option<Date>, to: Option<Date>) {
        let within = Within { whole: whole.to_owned(), from, to };
        self.within.entry(part.to_owned()).or_default().push(within);
    }

    /// The territory of an area on a day. An id can tell itself which is meant: `bac-ninh@` is the one before the last
    /// merger, `bac-ninh@2025-07-01` the one it made.
    #[must_use]
    pub fn territory(&self, id: &str, day: Date) -> Territory {
        match id.strip_suffix('@') {
            Some(before) => return before.to_owned(),
            None if id.contains('@') => return id.to_owned(),
            None => {}
        }
        let mergers = self.mergers.get(id).into_iter().flatten();
        match mergers.filter(|(from, _)| *from <= day).max_by_key(|(from, _)| *from) {
            Some((from, _)) => format!("{id}@{from}"),
            None => id.to_owned(),
        }
    }

    /// The territory that the name of an area meant until a few years before a day, where it means another on it, and since
    /// when it does.
    #[must_use]
    pub fn former(&self, id: &str, day: Date) -> Option<(Territory, Date)> {
        let (last, _) = self.mergers.get(id)?.iter().filter(|(from, _)| *from <= day).max_by_key(|(from, _)| *from)?;
        (day.year() - last.year() <= 3).then(|| (format!("{id}@"), *last))
    }

    /// The territories that a merged one is made of.
    #[must_use]
    pub fn parts(&self, territory: &str) -> Vec<Territory> {
        let Some((id, from)) = territory.split_once('@') else { return Vec::new() };
        let Some(mergers) = self.mergers.get(id) else { return Vec::new() };
        let merger = mergers.iter().find(|(day, _)| day.to_string() == from);
        let before =
            |id: &String, day: &Date| day.yesterday().map_or_else(|_| id.clone(), |day| self.territory(id, day));
        merger.map(|(day, parts)| parts.iter().map(|id| before(id, day)).collect()).unwrap_or_default()
    }

    /// By the territory that went into mergers: what they made, and of which territories.
    #[must_use]
    pub fn wholes_of_parts(&self) -> BTreeMap<Territory, Vec<(Territory, Vec<Territory>)>> {
        let mut out: BTreeMap<Territory, Vec<(Territory, Vec<Territory>)>> = BTreeMap::new();
        for (id, mergers) in &self.mergers {
            for (day, _) in mergers {
                let whole = format!("{id}@{day}");
                let parts = self.parts(&whole);
                for part in &parts {
                    out.entry(part.clone()).or_default().push((whole.clone(), parts.clone()));
                }
            }
        }
        out
    }

    /// The territories that lie in a territory on a day, and in nothing smaller: the provinces of a country.
    #[must_use]
    pub fn units(&self, whole: &str, day: Date) -> BTreeSet<Territory> {
        let only = BTreeSet::from([whole.to_owned()]);
        let territories = self.within.keys().map(|id| self.territory(id, day));
        territories.filter(|territory| self.wholes(territory, day) == only).collect()
    }

    /// What a territory lies directly in on a day, where it is a territory of that day and lies in nothing smaller.
    #[must_use]
    pub fn unit_of(&self, territory: &str, day: Date) -> Option<Territory> {
        let id = territory.split('@').next().unwrap_or(territory);
        let mut wholes = self.wholes(territory, day).into_iter();
        let whole = wholes.next().filter(|_| wholes.next().is_none())?;
        (self.territory(id, day) == territory).then_some(whole)
    }

    /// The territories that were made of this one and others.
    fn made_of(&self, territory: &str) -> Vec<Territory> {
        self.wholes_of_parts().remove(territory).into_iter().flatten().map(|(whole, _)| whole).collect()
    }

    /// The ids by which the territory of an area on a day is called, with those of its parts and of what it went into; and the
    /// ids of what it lies in and of what lies in it.
    #[must_use]
    pub fn near(&self, id: &str, day: Date) -> [BTreeSet<String>; 2] {
        let bare = |id: &String| id.split('@').next().unwrap_or(id).to_owned();
        let territory = self.territory(id, day);
        let own: BTreeSet<String> = [bare(&territory)]
            .into_iter()
            .chain(self.parts(&territory).iter().chain(&self.made_of(&territory)).map(bare))
            .collect();
        let lies = |list: &[Within]| list.iter().any(|within| own.contains(&within.whole));
        let inside = self.within.iter().filter(|(_, list)| lies(list)).map(|(part, _)| part.clone());
        let others = self.wholes(&territory, day).iter().map(bare).chain(inside).collect();
        [own, others]
    }

    /// The territories that a territory lies in on a day, from the nearest to the widest.
    #[must_use]
    pub fn wholes(&self, territory: &str, day: Date) -> BTreeSet<Territory> {
        let id = territory.split('@').next().unwrap_or(territory);
        let mut out = BTreeSet::new();
        for within in self.within.get(id).into_iter().flatten() {
            if within.from.is_none_or(|from| from <= day) && within.to.is_none_or(|to| day <= to) {
                let whole = self.territory(&within.whole, day);
                out.extend(self.wholes(&whole, day));
                out.insert(whole);
            }
        }
        out
    }
}
