//! Which areas does an office cover that says so? "The Long An Customs Department, whose remit includes Tien Giang".

use super::{Spotted, is_country};
use crate::mention::{Kinds, Mention, Sense};

/// An office named after one area, and all the areas that it covers.
#[derive(Clone, Debug)]
pub(crate) struct Remit {
    pub(crate) office: &'static str,
    pub(crate) areas: Vec<&'static str>,
}

/// What the first office covers of which it is told.
pub(super) fn remit(own: &[&Spotted]) -> Option<Remit> {
    own.iter().flat_map(|l| &l.sentences).filter(|s| s.any(Kinds::AGENCY) && s.any(Kinds::AREA)).find_map(|s| {
        let remit = s.iter().position(|m| m.has(Sense::Remit))?;
        let office = s[..remit].iter().rev().take(4).find_map(office)?;
        let mut areas = vec![office];
        let behind = &s[remit + 1..];
        let first = behind.iter().take(4).position(|m| area(m).is_some())?;
        let listed = |m: &&Mention| area(m).is_some() || m.is_mark(',') || m.has(Sense::And);
        areas.extend(behind[first..].iter().take_while(listed).filter_map(area).filter(|id| *id != office));
        (areas.len() > 1).then_some(Remit { office, areas })
    })
}

fn office(mention: &Mention) -> Option<&'static str> {
    mention.senses().iter().find_map(|s| match *s {
        Sense::Agency { area, customs: false } => Some(area).filter(|id| !id.is_empty() && !is_country(id)),
        _ => None,
    })
}

fn area(mention: &Mention) -> Option<&'static str> {
    mention.senses().iter().find_map(|s| match *s {
        Sense::Area(id) => Some(id).filter(|id| !is_country(id)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use crate::{Document, Lang, Meta, read};

    fn areas(text: &str) -> Vec<String> {
        let meta = Meta { published: "2025-01-14".parse().ok(), ..Meta::default() };
        let document = Document::from_text("t", text, meta, Some(Lang::En));
        read(&document).into_iter().map(|f| format!("{} {}", f.at.of(&document.text), f.areas.join("+"))).collect()
    }

    #[test]
    fn what_an_office_counts_is_of_all_that_it_covers() {
        let told = areas(
            "Long An trade grows\n\nLong An exported goods worth 7.8 billion USD in 2024.\n\nThe Long An Customs Department, which also covers \
                Tien Giang and Ben Tre, keeps its own books. Its offices dealt with 536,400 declarations.\n",
        );
        assert_eq!(told, ["7.8 billion USD long-an", "536,400 declarations long-an+tien-giang+ben-tre"]);
    }

    #[test]
    fn the_list_ends_where_the_sentence_goes_on() {
        let told = areas(
            "Long An trade grows\n\nLong An exported goods worth 7.8 billion USD in 2024.\n\nThe Long An Customs Department, which covers the \
                provinces of Tien Giang and Ben Tre, moved a team to Vinh Long. Its offices dealt with 536,400 declarations.\n",
        );
        assert!(told.contains(&"536,400 declarations long-an+tien-giang+ben-tre".to_owned()), "{told:?}");
    }

    #[test]
    fn an_office_that_names_no_other_province_is_of_its_own() {
        let told = areas(
            "Long An trade grows\n\nLong An exported goods worth 7.8 billion USD in 2024.\n\nThe Long An Customs Department, which employs 300 people, \
                keeps its own books. Its offices dealt with 536,400 declarations.\n",
        );
        assert!(told.contains(&"536,400 declarations long-an".to_owned()), "{told:?}");
    }
}
