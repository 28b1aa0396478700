//! Letters folded so that spellings of one word meet: case, the place of the tone mark (`hoá`, `hóa`), `i` for `y` (`tỉ`, `tỷ`).

use std::sync::LazyLock;

const FOLDED: usize = 0x1F00;
const LETTER: u32 = 1 << 31;
const UPPER: u32 = 1 << 30;
const VOWEL: u32 = 1 << 29;
const TONE_AT: u32 = 24;
const BASE: u32 = 0x00FF_FFFF;

/// For each code point below [`FOLDED`]: its base letter, its tone, and whether it is a letter and a capital.
static TABLE: LazyLock<Vec<u32>> = LazyLock::new(|| {
    const TONED: [(char, &str); 12] = [
        ('a', "àáảãạ"),
        ('ă', "ằắẳẵặ"),
        ('â', "ầấẩẫậ"),
        ('e', "èéẻẽẹ"),
        ('ê', "ềếểễệ"),
        ('i', "ìíỉĩị"),
        ('o', "òóỏõọ"),
        ('ô', "ồốổỗộ"),
        ('ơ', "ờớởỡợ"),
        ('u', "ùúủũụ"),
        ('ư', "ừứửữự"),
        ('y', "ỳýỷỹỵ"),
    ];
    let mut table = vec![0u32; FOLDED];
    for (code, slot) in (0u32..).zip(table.iter_mut()) {
        let Some(letter) = char::from_u32(code).filter(|c| c.is_alphabetic()) else { continue };
        let mut lower = letter.to_lowercase();
        let low = match (lower.next(), lower.next()) {
            (Some(low), None) => low,
            _ => letter,
        };
        let latin = !('\u{250}'..'\u{1E00}').contains(&low);
        let (base, tone) = TONED
            .iter()
            .filter(|_| latin)
            .find_map(|(base, toned)| Some((*base, toned.chars().position(|t| t == low)? as u32 + 1)))
            .unwrap_or((low, 0));
        let upper = if letter.is_uppercase() { UPPER } else { 0 };
        let vowel = if TONED.iter().any(|(vowel, _)| *vowel == base) { VOWEL } else { 0 };
        *slot = LETTER | upper | vowel | (tone << TONE_AT) | (base as u32);
    }
    table
});

/// A letter taken apart.
#[derive(Clone, Copy)]
pub(crate) struct Letter(u32);

impl Letter {
    pub(crate) fn is_upper(self) -> bool {
        self.0 & UPPER != 0
    }
    fn tone(self) -> u32 {
        (self.0 >> TONE_AT) & 7
    }
    fn base(self) -> u32 {
        self.0 & BASE
    }
}

/// Takes a character apart, if it is a letter.
#[derive(Clone, Copy)]
pub(crate) struct Letters(&'static [u32]);

impl Letters {
    pub(crate) fn new() -> Letters {
        Letters(&TABLE)
    }
    #[inline]
    pub(crate) fn of(self, c: char) -> Option<Letter> {
        match self.0.get(c as usize) {
            Some(&entry) => (entry & LETTER != 0).then_some(Letter(entry)),
            None => c.is_alphabetic().then(|| {
                let upper = if c.is_uppercase() { UPPER } else { 0 };
                Letter(LETTER | upper | (c as u32 & BASE))
            }),
        }
    }
}

/// The folded form of a word, letter by letter, as a hash.
#[derive(Clone, Copy)]
pub(crate) struct WordHash {
    hash: u64,
    tone: u32,
    letters: u32,
    vowels: u32,
    last: u32,
    before_last: u64,
}

impl WordHash {
    pub(crate) fn new() -> WordHash {
        WordHash { hash: SEED, tone: 0, letters: 0, vowels: 0, last: 0, before_last: SEED }
    }
    #[inline]
    pub(crate) fn push(&mut self, letter: Letter) {
        let base = letter.base();
        if letter.tone() != 0 {
            self.tone = letter.tone();
        }
        self.before_last = self.hash;
        self.hash = mix(self.hash, u64::from(base));
        self.last = base;
        self.letters += 1;
        self.vowels += u32::from(letter.0 & VOWEL != 0);
    }
    /// The hash; a final `y` that is the word's only vowel counts as `i`.
    #[inline]
    pub(crate) fn finish(self) -> u64 {
        let hash = if self.last == 'y' as u32 && self.vowels == 1 && self.letters > 1 {
            mix(self.before_last, u64::from('i' as u32))
        } else {
            self.hash
        };
        mix(hash, u64::from(self.tone))
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

#[inline]
fn mix(hash: u64, value: u64) -> u64 {
    (hash.rotate_left(5) ^ value).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// The hash under which a mark of punctuation is known to the vocabulary.
pub(crate) fn mark_hash(mark: char) -> u64 {
    let mark = match mark {
        '–' | '—' | '−' | '‑' => '-',
        '’' | '‘' | 'ʼ' => '\'',
        other => other,
    };
    mix(mix(SEED, 0xFFFF), u64::from(mark as u32))
}

/// The hash of a whole word.
#[cfg(test)]
pub(crate) fn word_hash(word: &str) -> u64 {
    let letters = Letters::new();
    let mut hash = WordHash::new();
    word.chars().filter_map(|c| letters.of(c)).for_each(|letter| hash.push(letter));
    hash.finish()
}

#[cfg(test)]
mod tests {
    use super::word_hash;

    #[test]
    fn spellings_of_one_word_meet() {
        for (a, b) in [("hoá", "hóa"), ("Thuỷ", "THỦY"), ("tỉ", "tỷ"), ("kì", "kỳ"), ("Đồng", "đồng")]
        {
            assert_eq!(word_hash(a), word_hash(b), "{a} {b}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (a, b) in [("tỷ", "ty"), ("hoa", "hóa"), ("tấn", "tân"), ("quý", "quỳ"), ("tháng", "thang"), ("ý", "í")]
        {
            assert_ne!(word_hash(a), word_hash(b), "{a} {b}");
        }
    }
}
