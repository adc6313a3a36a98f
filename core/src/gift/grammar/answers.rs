//! Reads what stands between the braces. Which type a question has is told by its signs alone.

use super::escape::{find, places};
use super::question::Reader;
use super::source::Slice;
use super::weight::weighted;
use super::{Answer, Answers, Around, Format, Formatted, Mistake};

pub(super) fn read(reader: &Reader<'_>, inside: Slice<'_>, format: Format) -> Result<Answers, Mistake> {
    let text = inside.text;
    if text.is_empty() {
        return Ok(Answers::Essay);
    }
    if text.starts_with('#') {
        return number(reader, inside.from(1), format);
    }
    if find(text, "~").is_some() {
        return choice(reader, inside, format);
    }
    if find(text, "=").is_some() && find(text, "->").is_some() {
        return matching(reader, inside, format);
    }
    let (word, comments) = inside
        .split_once("#")
        .unwrap_or((inside, inside.from(text.len())));
    let right = match word.trim().text {
        "T" | "TRUE" => Some(true),
        "F" | "FALSE" => Some(false),
        _ => None,
    };
    if let Some(right) = right {
        let (wrong_text, right_text) = comments
            .split_once("#")
            .unwrap_or((comments, comments.from(comments.text.len())));
        return Ok(Answers::TrueFalse {
            right,
            when_wrong: reader.feedback(wrong_text, format),
            when_right: reader.feedback(right_text, format),
        });
    }
    let answers = cut(inside, &['=']).into_iter();
    let answers = answers.map(|(_, part)| answer(reader, part, format, 100.0));
    at_least(1, answers.collect(), reader, inside).map(Answers::Short)
}

/// What stands before the first of some signs, where it is something, and after each of them.
fn cut<'s>(inside: Slice<'s>, signs: &[char]) -> Vec<(Option<char>, Slice<'s>)> {
    let (mut parts, mut start, mut sign) = (Vec::new(), 0, None);
    let marked = places(inside.text).filter_map(|at| {
        let letter = inside.text.get(at..)?.chars().next()?;
        signs.contains(&letter).then_some((at, Some(letter)))
    });
    for (at, next) in marked.chain([(inside.text.len(), None)]) {
        let part = inside.before(at).from(start).trim();
        if !part.text.is_empty() {
            parts.push((sign, part));
        }
        (start, sign) = (at + 1, next);
    }
    parts
}

/// The most answers that a question can have.
const MOST: usize = 1000;

fn at_least<T>(least: usize, all: Vec<T>, reader: &Reader<'_>, inside: Slice<'_>) -> Result<Vec<T>, Mistake> {
    if all.len() < least {
        let what = format!("there are fewer than {least} answers between the braces");
        return Err(reader.mistake(inside, what));
    }
    if all.len() > MOST {
        let what = format!("there are more than {MOST} answers between the braces");
        return Err(reader.mistake(inside, what));
    }
    Ok(all)
}

/// One answer: its weight, its text, its feedback.
fn answer(reader: &Reader<'_>, part: Slice<'_>, format: Format, weight: f64) -> Answer {
    let (weight, rest) = weighted(part).unwrap_or((weight, part));
    let (text, feedback) = match rest.split_once("#") {
        Some((text, feedback)) => (text, reader.feedback(feedback, format)),
        None => (rest, None),
    };
    Answer {
        equals: false,
        weight,
        text: reader.formatted(text, format),
        feedback,
    }
}

fn choice(reader: &Reader<'_>, inside: Slice<'_>, format: Format) -> Result<Answers, Mistake> {
    let several = find(inside.text, "=").is_none();
    let mut options = Vec::new();
    for (sign, part) in cut(inside, &['~', '=']) {
        let equals = sign == Some('=');
        let full = if equals { 100.0 } else { 0.0 };
        options.push(Answer {
            equals,
            ..answer(reader, part, format, full)
        });
    }
    let options = at_least(2, options, reader, inside)?;
    Ok(Answers::Choice { several, options })
}

fn matching(reader: &Reader<'_>, inside: Slice<'_>, format: Format) -> Result<Answers, Mistake> {
    let mut pairs = Vec::new();
    for (_, part) in cut(inside, &['=']) {
        let (text, belongs) = part
            .split_once("->")
            .ok_or_else(|| reader.mistake(part, "this pair has no arrow ->"))?;
        let belongs = Formatted {
            format: Format::Plain,
            ..reader.formatted(belongs, Format::Plain)
        };
        if belongs.text.is_empty() {
            return Err(reader.mistake(part, "nothing stands behind the arrow ->"));
        }
        pairs.push((reader.formatted(text, format), belongs));
    }
    at_least(2, pairs, reader, inside).map(Answers::Matching)
}

fn number(reader: &Reader<'_>, inside: Slice<'_>, format: Format) -> Result<Answers, Mistake> {
    let (inside, rest) = match find(inside.text, "~") {
        Some(at) => (inside.before(at), Some(inside.from(at + 1))),
        None => (inside, None),
    };
    let mut otherwise = None;
    if let Some(rest) = rest {
        let (number, feedback) = rest.split_once("#").unwrap_or((rest, rest.from(rest.text.len())));
        let number = weighted(number.trim()).map_or(number, |(_, number)| number);
        if !matches!(number.trim().text, "" | "*") {
            let what = "in a number question, only feedback stands behind ~: write ~#feedback";
            return Err(reader.mistake(number, what));
        }
        otherwise = reader.feedback(feedback, format);
    }
    let mut answers = Vec::new();
    for (_, part) in cut(inside, &['=']) {
        let read = answer(reader, part, format, 100.0);
        let around = match read.text.text.as_str() {
            "*" => None,
            text => Some(around(text).ok_or_else(|| {
                let what = format!("`{text}` is no number, no number:tolerance and no range such as 1..5");
                reader.mistake(part, what)
            })?),
        };
        answers.push((read, around));
    }
    let answers = at_least(1, answers, reader, inside)?;
    Ok(Answers::Number { answers, otherwise })
}

fn around(text: &str) -> Option<Around> {
    if let Some((low, high)) = text.split_once("..") {
        let (low, high) = (plain_number(low)?, plain_number(high)?);
        return Some(Around {
            value: rounded(low / 2.0 + high / 2.0),
            tolerance: rounded((high / 2.0 - low / 2.0).abs()),
        });
    }
    let (value, tolerance) = text.split_once(':').unwrap_or((text, "0"));
    Some(Around {
        value: plain_number(value)?,
        tolerance: plain_number(tolerance)?.abs(),
    })
}

fn plain_number(text: &str) -> Option<f64> {
    let text = text.trim();
    let has_digits = text.contains(|letter: char| letter.is_ascii_digit());
    text.parse()
        .ok()
        .filter(|value: &f64| has_digits && value.is_finite())
}

/// Halves of decimal numbers are not exact in a computer, so what is too small to be meant is taken off.
fn rounded(value: f64) -> f64 {
    let near = format!("{value:.12e}").parse().unwrap_or(value);
    if f64::is_finite(near) { near } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_tolerance_or_bounds() {
        let read = |text| around(text).map(|a| (a.value, a.tolerance));
        assert_eq!(read("3:2"), Some((3.0, 2.0)));
        assert_eq!(read("1..5"), Some((3.0, 2.0)));
        assert_eq!(read(" -5 .. -1 "), Some((-3.0, 2.0)));
        assert_eq!(read("0.1..0.4"), Some((0.25, 0.15)));
        assert_eq!(read("1e3"), Some((1000.0, 0.0)));
        assert_eq!(read("-1e308..1e308").map(|(value, _)| value), Some(0.0));
        for text in ["", "three", "3,5", "nan", "inf", "1..", "3:", "1e999"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
