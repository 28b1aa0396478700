//! What do the characters of the old Vietnamese encodings stand for?
//!
//! Sources: TCVN 5712:1993, RFC 1456 (VISCII), and the mark table of VNI for Windows. Text in them is often met as it
//! looks in a western font, that is as characters U+00A0 to U+00FF; all functions here take that form.

/// TCVN 5712-2 from A0 on; the toned capitals it adds to TCVN3 do no harm, as TCVN3 leaves their places free.
const TCVN: &str = "\u{A0}ĂÂÊÔƠƯĐăâêôơưđẰ\u{300}\u{309}\u{303}\u{301}\u{323}àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò\
                    ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";

/// VISCII from 80 on.
const VISCII: &str = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư\
                      àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";

/// The six capitals that VISCII puts among the control characters.
const VISCII_LOW: [(u8, char); 6] = [(2, 'Ẳ'), (5, 'Ẵ'), (6, 'Ẫ'), (0x14, 'Ỷ'), (0x19, 'Ỹ'), (0x1E, 'Ỵ')];

/// The marks of VNI: how they look in a western font, and the mark or marks they are, as combining characters.
const VNI_MARKS: [(char, &str); 17] = [
    ('ù', "\u{301}"),
    ('ø', "\u{300}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('ê', "\u{306}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];

/// The letters that are one character in VNI too.
const VNI_LETTERS: [(char, char); 18] = [
    ('í', 'í'),
    ('ì', 'ì'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('ô', 'ơ'),
    ('ö', 'ư'),
    ('î', 'ỵ'),
    ('ñ', 'đ'),
    ('Í', 'Í'),
    ('Ì', 'Ì'),
    ('Æ', 'Ỉ'),
    ('Ó', 'Ĩ'),
    ('Ò', 'Ị'),
    ('Ô', 'Ơ'),
    ('Ö', 'Ư'),
    ('Î', 'Ỵ'),
    ('Ñ', 'Đ'),
];

/// A table for the characters U+0080 to U+00FF from the end of that row.
fn row(letters: &str) -> [char; 128] {
    let mut row = std::array::from_fn(|i| char::from(0x80 + u8::try_from(i).unwrap_or_default()));
    let free = row.len() - letters.chars().count().min(row.len());
    for (place, letter) in row[free..].iter_mut().zip(letters.chars()) {
        *place = letter;
    }
    row
}

fn by_row(seen: &str, row: &[char; 128]) -> String {
    let read = |c: char| (c as usize).checked_sub(0x80).and_then(|i| row.get(i)).copied().unwrap_or(c);
    seen.chars().map(read).collect()
}

/// Reads TCVN3.
pub(super) fn tcvn3(seen: &str) -> String {
    let mut row = row(TCVN);
    // Fonts have the western quotation marks and dashes there.
    for (i, place) in row.iter_mut().enumerate().take(0x20) {
        *place = char::from(0x80 + u8::try_from(i).unwrap_or_default());
    }
    by_row(seen, &row)
}

/// Reads VISCII.
pub(super) fn viscii(seen: &str) -> String {
    let high = by_row(seen, &row(VISCII));
    let low = |c: char| VISCII_LOW.iter().find(|(byte, _)| char::from(*byte) == c).map_or(c, |(_, letter)| *letter);
    if high.bytes().any(|b| b < 0x20) { high.chars().map(low).collect() } else { high }
}

/// Reads VNI; the marks come out as combining characters, for NFC to join.
pub(super) fn vni(seen: &str) -> String {
    let mut text = String::with_capacity(seen.len() + seen.len() / 8);
    let mut before = ' ';
    for c in seen.chars() {
        if !('\u{C0}'..='\u{FF}').contains(&c) {
            text.push(c);
        } else if let Some(marks) = marks_on(before, c) {
            text.push_str(marks);
        } else {
            let letter = VNI_LETTERS.iter().find(|(seen, _)| *seen == c);
            text.push(letter.map_or(c, |(_, letter)| *letter));
        }
        before = c;
    }
    text
}

/// The marks that a character puts on the letter before it.
fn marks_on(letter: char, mark: char) -> Option<&'static str> {
    let letter = letter.to_lowercase().next()?;
    let mark = mark.to_lowercase().next()?;
    let (_, marks) = VNI_MARKS.iter().find(|(seen, _)| *seen == mark)?;
    let fits = match marks.chars().next()? {
        '\u{302}' => matches!(letter, 'a' | 'e' | 'o'),
        '\u{306}' => letter == 'a',
        _ => matches!(letter, 'a' | 'e' | 'o' | 'u' | 'y' | 'ô' | 'ö'),
    };
    fits.then_some(marks)
}
