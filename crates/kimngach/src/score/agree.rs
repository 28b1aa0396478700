//! Which keys of two figures differ?

use super::Row;
use std::collections::HashSet;

/// The keys on which the prediction differs from gold; what gold leaves open is not compared.
pub(super) fn wrong_keys(gold: &Row, pred: &Row, keys: &'static [&'static str]) -> Vec<&'static str> {
    keys.iter().copied().filter(|key| differs(gold, pred, key)).collect()
}

fn differs(gold: &Row, pred: &Row, key: &str) -> bool {
    match key {
        "has goods" | "goods" => {
            if gold.is_other() || gold.is_open("commodity") {
                return false;
            }
            let (g, p) = (gold.str("commodity"), pred.str("commodity"));
            if key == "goods" { !same_goods(g, p) } else { g.is_empty() != p.is_empty() }
        }
        "area" => !gold.is_open("area") && !gold.is_open("areas") && gold.several("area") != pred.several("area"),
        "partner" => {
            !gold.is_open("partner") && !gold.is_open("partners") && gold.several("partner") != pred.several("partner")
        }
        "value" | "value_to" => !gold.is_open(key) && gold.number(key) != pred.number(key),
        "base" if !gold.str(key).is_empty() && !gold.str(key).contains('/') => {
            !gold.is_open(key) && gold.get(key) != pred.get(key) && !same_goods(gold.str(key), pred.str(key))
        }
        _ => !gold.is_open(key) && gold.get(key) != pred.get(key),
    }
}

/// Whether one phrase's words lie mostly within the other's.
fn same_goods(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let (a, b) = (words(&a), words(&b));
    let least = a.len().min(b.len());
    a == b || (least > 0 && a.intersection(&b).count() * 10 >= least * 6)
}

fn words(phrase: &str) -> HashSet<&str> {
    phrase.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::same_goods;

    #[test]
    fn goods_are_the_same_where_the_words_mostly_are() {
        assert!(same_goods("máy vi tính, sản phẩm điện tử", "sản phẩm điện tử"));
        assert!(same_goods("Coffee", "coffee beans"));
        assert!(same_goods("", ""));
        assert!(!same_goods("coffee", ""));
        assert!(!same_goods("thủy sản", "nông sản chế biến"));
    }
}
