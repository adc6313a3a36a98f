//! Weights between percent signs, and the ones that Moodle knows.

use super::source::Slice;
use crate::quiz::Score;

/// The weights that Moodle accepts when it is strict, in thousandths rounded down and as it writes them.
pub const MOODLE_WEIGHTS: [(u16, &str); 21] = [
    (1000, "100"),
    (900, "90"),
    (833, "83.33333"),
    (800, "80"),
    (750, "75"),
    (700, "70"),
    (666, "66.66667"),
    (600, "60"),
    (500, "50"),
    (400, "40"),
    (333, "33.33333"),
    (300, "30"),
    (250, "25"),
    (200, "20"),
    (166, "16.66667"),
    (142, "14.28571"),
    (125, "12.5"),
    (111, "11.11111"),
    (100, "10"),
    (50, "5"),
    (0, "0"),
];

/// A score as a weight, and whether Moodle knows it.
pub fn percent(score: Score) -> (String, bool) {
    match MOODLE_WEIGHTS.iter().find(|(known, _)| *known == score.0) {
        Some((_, weight)) => ((*weight).to_owned(), true),
        None => (format!("{}", f64::from(score.0) / 10.0), false),
    }
}

/// The weight at the start of an answer, and what follows it.
pub fn weighted(answer: Slice<'_>) -> Option<(f64, Slice<'_>)> {
    let inside = answer.text.strip_prefix('%')?;
    let (number, _) = inside.split_once('%')?;
    let digits = number.trim().strip_prefix('-').unwrap_or(number.trim());
    let is_number = digits.starts_with(|first: char| first.is_ascii_digit())
        && digits
            .chars()
            .all(|letter| letter.is_ascii_digit() || letter == '.');
    let weight: f64 = number.trim().parse().ok().filter(|_| is_number)?;
    Some((weight, answer.from(number.len() + 2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_is_a_number_between_percent_signs() {
        let read = |text| weighted(Slice { text, at: 0 }).map(|(weight, rest)| (weight, rest.text));
        assert_eq!(read("%50%half"), Some((50.0, "half")));
        assert_eq!(read("%-33.33333%x"), Some((-33.33333, "x")));
        for text in ["50% of it", "%half%", "%50", "%1e9%x", "%%x", "%nan%", "%-%"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn scores_are_written_as_moodle_knows_them() {
        assert_eq!(percent(Score(666)), ("66.66667".to_owned(), true));
        assert_eq!(percent(Score(290)), ("29".to_owned(), false));
    }
}
