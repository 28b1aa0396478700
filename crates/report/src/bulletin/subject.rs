//! What is a sentence about?

use super::pick::Key;
use super::voice::Voice;
use kimngach_book::say;
use kimngach_reader::figure::{Flow, Indicator};
use kimngach_reader::tables::{AREAS, GATES};

/// What kind of area an id is of, as the table of areas has it.
pub(super) fn kind(id: &str) -> Option<&'static str> {
    let bare = id.split('@').next().unwrap_or(id);
    AREAS.lines().skip(1).find_map(|row| {
        let mut cells = row.splitn(7, ',').skip(1);
        (cells.next()? == bare).then(|| cells.nth(3))?
    })
}

/// Whether an id is that of a border gate or port.
pub(super) fn is_gate(id: &str) -> bool {
    GATES.lines().skip(1).any(|row| row.split(',').next() == Some(id))
}

impl Voice {
    /// The name of an area with what it is.
    pub(super) fn area(&self, id: &str) -> String {
        let name = say::area(id, self.lang).replace('\u{A0}', " ");
        let kind = kind(id).filter(|kind| matches!(*kind, "province" | "municipality"));
        let named =
            |kind: &str| name.to_lowercase().starts_with(&self.fill(kind, &[("name", "")]).trim().to_lowercase());
        match kind {
            Some(kind) if !named(kind) => self.fill(kind, &[("name", &name)]),
            _ => name,
        }
    }

    /// The names of several areas.
    pub(super) fn areas(&self, ids: &[String]) -> String {
        if !ids.is_empty() && ids.iter().all(|id| is_gate(id)) {
            let names: Vec<String> = ids.iter().map(|id| say::area(id, self.lang).replace('\u{A0}', " ")).collect();
            let form = if names.len() > 1 { "gates" } else { "gate" };
            return self.fill(form, &[("list", &self.list(&names))]);
        }
        self.list(&ids.iter().map(|id| self.area(id)).collect::<Vec<_>>())
    }

    /// What is counted, of which goods, with whom, in which coverage, and where that is not the area of the bulletin.
    pub(super) fn subject(&self, key: &Key, own: &str) -> String {
        let code = key.indicator.code();
        let flow = key.flow.map(|flow| format!("s-{code}-{}", flow.code())).filter(|name| self.has(name));
        let mut subject = self.say(&flow.unwrap_or_else(|| format!("s-{code}")));
        if let Some(goods) = &key.commodity {
            if matches!(key.indicator, Indicator::Other | Indicator::SectorShare) {
                subject.clone_from(goods);
            } else {
                subject = self.fill("goods", &[("subject", &subject), ("goods", &say::goods(goods, self.lang))]);
            }
        }
        if !key.partners.is_empty() {
            let partners: Vec<String> = key.partners.iter().map(|id| self.area(id)).collect();
            let form = match key.flow {
                Some(Flow::Export) => "with-export",
                Some(Flow::Import) => "with-import",
                _ => "with-total",
            };
            subject = self.fill(form, &[("subject", &subject), ("partner", &self.list(&partners))]);
        }
        let coverage = key.coverage.map_or("none", |coverage| coverage.code());
        if key.is_of(own) {
            return self.fill(&format!("own-{coverage}"), &[("subject", &subject)]);
        }
        let gate = key.areas.iter().all(|id| is_gate(id)) && coverage == "none";
        let form = if gate { "in-gate".to_owned() } else { format!("in-{coverage}") };
        self.fill(&form, &[("subject", &subject), ("area", &self.areas(&key.areas))])
    }
}

#[cfg(test)]
mod tests {
    use super::{Voice, is_gate, kind};
    use kimngach_reader::Lang::{En, Vi};

    #[test]
    fn areas_are_called_by_what_they_are() {
        assert_eq!([kind("lang-son"), kind("hai-duong"), kind("nowhere")], [Some("province"), Some("province"), None]);
        assert!(is_gate("huu-nghi") && !is_gate("lang-son"));
        let both = |ids: &[&str]| {
            let ids: Vec<String> = ids.iter().map(|&id| id.to_owned()).collect();
            [Vi, En].map(|lang| Voice::of(lang).areas(&ids))
        };
        assert_eq!(both(&["lang-son"]), ["tỉnh Lạng Sơn", "Lang Son province"]);
        assert_eq!(both(&["ho-chi-minh"])[0], "Thành phố Hồ Chí Minh");
        assert_eq!(both(&["huu-nghi", "chi-ma"])[0], "các cửa khẩu Hữu Nghị và Chi Ma");
    }
}
