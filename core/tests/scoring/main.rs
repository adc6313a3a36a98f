//! What answers score: examples worked out by hand for every type, and laws that hold for all answers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod kinds;
mod laws;

use kinds::*;
use leerkring_core::activity::{AcceptedNumber, Happened, Kind};
use leerkring_core::quiz::{Given, Score, score_forecast};

#[test]
fn all_right_is_full_and_nothing_is_none() {
    for (kind, right) in all() {
        assert_eq!(points(&kind, &right), 1000, "{}", kind.name());
        for empty in [text(""), chosen(&[]), pairs(&[]), ordered(&[]), filled(&[])] {
            assert_eq!(points(&kind, &empty), 0, "{} {empty:?}", kind.name());
        }
    }
}

#[test]
fn examples_worked_out_by_hand() {
    let true_false = Kind::TrueFalse {
        right: true,
        when_true: None,
        when_false: None,
    };
    let table: Vec<(Kind<String>, Given, u16)> = vec![
        // Wrong with credit, wrong without, two at once, unknown.
        (single(), chosen(&["b"]), 500),
        (single(), chosen(&["c"]), 0),
        (single(), chosen(&["a", "b"]), 0),
        (single(), chosen(&["z"]), 0),
        // (right − wrong) ÷ 3: 2/3, (3−1)/3, (2−1)/3, (1−1)/3, everything (3−2)/3, only wrong.
        (multiple(), chosen(&["a", "b"]), 666),
        (multiple(), chosen(&["a", "b", "c", "d"]), 666),
        (multiple(), chosen(&["a", "b", "c", "gone"]), 666),
        (multiple(), chosen(&["a", "b", "d"]), 333),
        (multiple(), chosen(&["a", "d"]), 0),
        (multiple(), chosen(&["a", "b", "c", "d", "e"]), 333),
        (multiple(), chosen(&["d", "e"]), 0),
        (true_false.clone(), chosen(&["true"]), 1000),
        (true_false.clone(), chosen(&["false"]), 0),
        (true_false, chosen(&["true", "false"]), 0),
        // Exact, accents and case, two slips, three slips, a known mistake, half, nothing like it.
        (short(), text("  CÓ produced   KNOWLEDGE"), 1000),
        (short(), text("coproducd knowlege"), 0),
        (short(), text("co-producd knowlege"), 1000),
        (short(), text("co-prodcd knowlege"), 0),
        (short(), text("coproduction"), 0),
        (short(), text("Knowledge"), 500),
        (short(), text("knowlegde"), 500),
        (short(), text("evidence"), 0),
        // Within the narrow bounds, on their edge, within the wide ones, outside; units.
        (number(), text("40,5"), 1000),
        (number(), text("39.5 per cent"), 1000),
        (number(), text("45"), 500),
        (number(), text("45.1"), 0),
        (number(), text("40 people"), 0),
        (number(), text("forty"), 0),
        // 2 of 3 and 1 of 3 pairs; a match that belongs to nothing.
        (matching(), pairs(&[("a", "a"), ("b", "b"), ("c", "x")]), 666),
        (matching(), pairs(&[("a", "b"), ("b", "b")]), 333),
        // Of 6 pairs: one swap of neighbours (5−1)/6; the last first (3−3)/6; all turned round.
        (ordering(), ordered(&["a", "c", "b", "d"]), 666),
        (ordering(), ordered(&["d", "a", "b", "c"]), 0),
        (ordering(), ordered(&["d", "c", "b", "a"]), 0),
        (ordering(), ordered(&["a", "b", "d", "c"]), 666),
        // Means of two gaps.
        (cloze(), filled(&[("x", "hub")]), 500),
        (cloze(), filled(&[("x", "hub"), ("y", "q")]), 625),
        (cloze(), filled(&[("x", "hug"), ("y", "q")]), 125),
        // An answer of another type scores nothing.
        (single(), text("a"), 0),
        (ordering(), chosen(&["a"]), 0),
    ];
    for (kind, given, expected) in table {
        assert_eq!(points(&kind, &given), expected, "{} {given:?}", kind.name());
    }
}

#[test]
fn forecasts_are_right_or_not() {
    let happened = Happened::Choice(vec![choice("a", true, 0), choice("b", false, 500)]);
    assert_eq!(score_forecast(&happened, &chosen(&["a"])), Score::FULL);
    assert_eq!(score_forecast(&happened, &chosen(&["b"])), Score::NONE);
    assert_eq!(score_forecast(&happened, &chosen(&[])), Score::NONE);
    let answer = AcceptedNumber::<String> {
        id: id("n"),
        value: 40.0,
        tolerance: 5.0,
        credit: Score::FULL,
        chosen: None,
    };
    let happened = Happened::Number { answer, unit: None };
    assert_eq!(score_forecast(&happened, &text("45")), Score::FULL);
    assert_eq!(score_forecast(&happened, &text("46")), Score::NONE);
}
