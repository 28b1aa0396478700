//! Which number could have been meant? Slips of the hand that make a whole number another.

/// A slip of the hand.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Slip {
    /// A rise told as a fall, or the other way round.
    Sign,
    /// Two neighbouring digits exchanged.
    Transposed,
    /// One digit wrong.
    Digit,
    /// A digit left out or doubled.
    Length,
}

impl Slip {
    /// As written in output.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Slip::Sign => "sign",
            Slip::Transposed => "transposed",
            Slip::Digit => "digit",
            Slip::Length => "length",
        }
    }
}

/// By which slip a number could stand for another, the likeliest; nothing where it takes more than one.
#[must_use]
pub fn slips(told: i64, meant: i64) -> Option<Slip> {
    if told == meant {
        return None;
    }
    if told == -meant {
        return Some(Slip::Sign);
    }
    if (told < 0) != (meant < 0) {
        return None;
    }
    let digits = |n: i64| n.unsigned_abs().to_string().into_bytes();
    let (a, b) = (digits(told), digits(meant));
    if a.len() == b.len() {
        let differ: Vec<usize> = (0..a.len()).filter(|&i| a[i] != b[i]).collect();
        return match differ[..] {
            // One digit of a short number is any number near it: no slip, but a guess.
            [_] if a.len() >= 3 => Some(Slip::Digit),
            [i, j] if j == i + 1 && a[i] == b[j] && a[j] == b[i] => Some(Slip::Transposed),
            _ => None,
        };
    }
    let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
    let without =
        |i: usize| long.iter().enumerate().filter(|&(j, _)| j != i).map(|(_, digit)| *digit).eq(short.iter().copied());
    (long.len() == short.len() + 1 && short.len() >= 2 && (0..long.len()).any(without)).then_some(Slip::Length)
}

#[cfg(test)]
mod tests {
    use super::{Slip, slips};

    #[test]
    fn slips_are_named() {
        assert_eq!(slips(12, -12), Some(Slip::Sign));
        assert_eq!(slips(253, 523), Some(Slip::Transposed));
        assert_eq!(slips(253, 283), Some(Slip::Digit));
        assert_eq!(slips(33, 333), Some(Slip::Length));
        assert_eq!([slips(253, 352), slips(25, 27), slips(-4, 7), slips(9, 9)], [None; 4]);
    }
}
