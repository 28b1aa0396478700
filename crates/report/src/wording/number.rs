//! Numbers as CLDR writes them.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal as Input;
use icu_locale_core::locale;
use kimngach_reader::Lang;
use rust_decimal::Decimal;

thread_local! {
    static FORMS: [Option<DecimalFormatter>; 2] =
        [locale!("vi"), locale!("en")].map(|locale| DecimalFormatter::try_new(locale.into(), Default::default()).ok());
}

/// A number with its separators, no digits behind the last that counts: `1.234,5` and `1,234.5`; a true minus.
#[must_use]
pub fn number(value: Decimal, lang: Lang) -> String {
    let plain = value.normalize().to_string();
    let formed = FORMS.with(|forms| {
        let form = forms[usize::from(lang != Lang::Vi)].as_ref()?;
        Some(form.format(&plain.parse::<Input>().ok()?).to_string())
    });
    formed.unwrap_or(plain).replace('-', "\u{2212}")
}

#[cfg(test)]
mod tests {
    use super::number;
    use kimngach_reader::Lang::{En, Vi};

    #[test]
    fn separators_are_those_of_the_language() {
        let both = |value: &str| [Vi, En].map(|lang| number(value.parse().unwrap(), lang));
        assert_eq!(both("43000.50"), ["43.000,5", "43,000.5"]);
        assert_eq!(both("-6.30"), ["−6,3", "−6.3"]);
        assert_eq!(both("86.14"), ["86,14", "86.14"]);
    }
}
