//! Numbers as people type them.

/// A number and whatever was typed after it.
#[derive(Clone, Debug, PartialEq)]
pub struct ParsedNumber<'t> {
    /// The number.
    pub value: f64,
    /// The unit, if one was typed.
    pub unit: &'t str,
}

/// Reads a number with a decimal comma or point, spaces or apostrophes between thousands, a sign,
/// and a unit behind it. Where both comma and point occur, the last one is the decimal sign. A single
/// comma or point is always the decimal sign: `1.000` is one, as it is for a calculator.
pub fn parse_number(text: &str) -> Option<ParsedNumber<'_>> {
    let text = text.trim();
    let is_sign = |letter: char| matches!(letter, '+' | '-' | '−');
    let belongs = |letter: char| {
        letter.is_ascii_digit() || matches!(letter, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’')
    };
    let signs = text.chars().take_while(|letter| is_sign(*letter)).count();
    if signs > 1 {
        return None;
    }
    let unsigned = text.trim_start_matches(is_sign);
    let end = unsigned.find(|letter| !belongs(letter)).unwrap_or(unsigned.len());
    let (digits, unit) = unsigned.split_at(end);
    // A point at the end belongs to the sentence.
    let digits = digits
        .trim_matches(|letter: char| letter.is_whitespace())
        .trim_end_matches(['.', ',']);
    let separators: Vec<char> = digits
        .chars()
        .filter(|letter| matches!(letter, ',' | '.'))
        .collect();
    let decimal = match separators.as_slice() {
        [] => None,
        // The same sign more than once can only part thousands.
        [first, .., last] if first == last => None,
        [.., last] => Some(*last),
    };
    let (whole, fraction) = digits
        .rsplit_once(|letter| Some(letter) == decimal)
        .unwrap_or((digits, ""));
    let plain = |digits: &str| digits.chars().filter(char::is_ascii_digit).collect::<String>();
    let (whole, fraction) = (plain(whole), plain(fraction));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let minus = if text.starts_with(['-', '−']) { "-" } else { "" };
    // As JSON has them: `0.5` for `.5`, and no zeros in front.
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    let plain = format!("{minus}{whole}.{fraction}0");
    // Read as the author's numbers are. Parsing in `core` would bring tables of 10 kB into the browser.
    let value = crate::json::parse(&plain)?.as_f64()?;
    value.is_finite().then_some(ParsedNumber {
        value,
        unit: unit.trim(),
    })
}

/// Whether a number lies within the bounds, allowing for the way computers keep decimals.
pub fn is_within(value: f64, wanted: f64, tolerance: f64) -> bool {
    let rounding = 1e-9 * wanted.abs().max(tolerance.abs()).max(1.0);
    (value - wanted).abs() <= tolerance + rounding
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (typed, value, unit) in [
            ("12", 12.0, ""),
            (" 12,5 ", 12.5, ""),
            ("12.5 %", 12.5, "%"),
            ("-3", -3.0, ""),
            ("−3,25 km", -3.25, "km"),
            ("1 000 000", 1_000_000.0, ""),
            ("1.234.567,8", 1_234_567.8, ""),
            ("1,234,567.8", 1_234_567.8, ""),
            ("1.234.567", 1_234_567.0, ""),
            ("1’000 CHF", 1000.0, "CHF"),
            ("0,1", 0.1, ""),
            (".5", 0.5, ""),
            ("3.5.", 3.5, ""),
            ("3,15,", 3.15, ""),
            ("12. ", 12.0, ""),
        ] {
            assert_eq!(parse_number(typed), Some(ParsedNumber { value, unit }), "{typed}");
        }
        for typed in ["", "twelve", "--3", "€ 5", ".", ",", "-", &"9".repeat(400)] {
            assert_eq!(parse_number(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_bounds_themselves_count() {
        assert!(is_within(0.1 + 0.2, 0.3, 0.0));
        assert!(is_within(45.0, 40.0, 5.0));
        assert!(!is_within(45.01, 40.0, 5.0));
    }
}
