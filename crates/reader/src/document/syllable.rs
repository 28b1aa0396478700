//! Can this word be Vietnamese?

use std::collections::HashSet;
use std::sync::LazyLock;

/// The vowels, each in its six tones: level, grave, hook, tilde, acute, dot below.
const VOWELS: [&str; 12] = [
    "aàảãáạ",
    "ăằẳẵắặ",
    "âầẩẫấậ",
    "eèẻẽéẹ",
    "êềểễếệ",
    "iìỉĩíị",
    "oòỏõóọ",
    "ôồổỗốộ",
    "ơờởỡớợ",
    "uùủũúụ",
    "ưừửữứự",
    "yỳỷỹýỵ",
];

/// Longer ones first, so that the first that fits is taken, then the shorter.
const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x", "",
];

const RIMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
     e ec em en eng eo ep et ê êch êm ên ênh êp êt êu \
     i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu \
     o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong \
     op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
     u ua uân uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu \
     ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh yt ych";

static TONED: LazyLock<HashSet<&str>> = LazyLock::new(|| RIMES.split_whitespace().collect());

static PLAIN: LazyLock<HashSet<String>> = LazyLock::new(|| RIMES.split_whitespace().map(without_marks).collect());

/// The vowel without its tone, and the tone from 0 to 5; other characters as they are.
fn untoned(c: char) -> (char, usize) {
    if c.is_ascii() {
        return (c, 0);
    }
    let known = |vowel: &&str| vowel.chars().position(|toned| toned == c).map(|tone| (vowel.chars().next(), tone));
    match VOWELS.iter().find_map(known) {
        Some((Some(vowel), tone)) => (vowel, tone),
        _ => (c, 0),
    }
}

fn without_marks(word: &str) -> String {
    let plain = |c| match c {
        'ă' | 'â' => 'a',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        'đ' => 'd',
        other => other,
    };
    word.chars().map(plain).collect()
}

/// Whether the word, in NFC and any case, is built as a Vietnamese syllable, with its marks.
pub(super) fn is_syllable(word: &str) -> bool {
    let mut tone = 0;
    let mut tones = 0;
    let mut bare = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase).take(16) {
        let (letter, own) = untoned(c);
        bare.push(letter);
        if own > 0 {
            (tone, tones) = (own, tones + 1);
        }
    }
    if tones > 1 {
        return false;
    }
    // Stops are only said with the acute or the dot below.
    let stopped = bare.ends_with(['c', 'p', 't']) || bare.ends_with("ch");
    (!stopped || tone >= 4) && ONSETS.iter().any(|onset| bare.strip_prefix(onset).is_some_and(|r| TONED.contains(r)))
}

/// Whether the word of lower-case ASCII letters may be a Vietnamese syllable whose marks were left out.
pub(super) fn is_plain_syllable(word: &str) -> bool {
    word.len() <= 7 && ONSETS.iter().any(|onset| word.strip_prefix(onset).is_some_and(|rime| PLAIN.contains(rime)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_other_words() {
        for word in ["Việt", "xuất", "NGHIỆP", "giêng", "quý", "Quỳnh", "đường", "khuya", "ươm", "gì", "thuở"]
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["Tæng", "ngËp", "xuât", "café", "Düsseldorf", "đạtá", "èé", "", "việtt", "thơng"] {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn marks_may_be_left_out() {
        assert!(["xuat", "khau", "nghiep", "duong", "thang"].into_iter().all(is_plain_syllable));
        assert!(!["export", "trade", "billion", "and", "of"].into_iter().any(is_plain_syllable));
    }
}
