//! Which larger area does an area lie in?

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Each area and gate with what it lies in, in order.
static WHOLES: LazyLock<BTreeSet<(&str, &str)>> = LazyLock::new(|| {
    include_str!(concat!(env!("OUT_DIR"), "/wholes.tsv")).lines().filter_map(|line| line.split_once('\t')).collect()
});

/// What an area lies in, one step up.
fn wholes<'a>(id: &'a str) -> impl Iterator<Item = &'a str> {
    let all: &BTreeSet<(&'a str, &'a str)> = &WHOLES;
    all.range((id, "")..).take_while(move |(part, _)| *part == id).map(|(_, whole)| *whole)
}

/// Whether one area lies in another.
pub(crate) fn lies_in(part: &str, whole: &str) -> bool {
    wholes(part).any(|step| step == whole || lies_in(step, whole))
}

#[cfg(test)]
mod tests {
    use super::lies_in;

    #[test]
    fn a_gate_lies_in_a_province_and_that_in_a_region() {
        assert!(lies_in("tra-vinh", "mekong-river-delta") && lies_in("tra-vinh", "south"));
        assert!(lies_in("cau-treo", "ha-tinh") && lies_in("cau-treo", "central"));
        assert!(!lies_in("mekong-river-delta", "tra-vinh") && !lies_in("tra-vinh", "north"));
    }
}
