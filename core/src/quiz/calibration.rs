//! How well a learner's confidence fits how often they are right.

use super::Score;

/// The levels of confidence that can be chosen, in percent.
pub const LEVELS: [u8; 5] = [20, 40, 60, 80, 100];

/// All answers given with one confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bin {
    /// The confidence, in percent.
    pub confidence: u8,
    /// How many answers.
    pub answers: usize,
    /// How many of them were all right.
    pub right: usize,
}

impl Bin {
    /// How many of a hundred were right, rounded.
    pub fn percent_right(&self) -> Option<usize> {
        (self.right * 200 + self.answers).checked_div(self.answers * 2)
    }
}

/// How well confidence and results fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// A bin for each of [`LEVELS`].
    pub bins: Vec<Bin>,
    /// How many answers had a confidence.
    pub answers: usize,
    /// Mean of (confidence − result)², 0 is perfect and 0.25 is what "fifty-fifty" gets every time
    /// (Brier 1950); none without answers.
    pub brier: Option<f64>,
}

impl Calibration {
    /// From pairs of confidence in percent and score. A confidence between two levels counts for the nearer one.
    pub fn of(answers: impl Iterator<Item = (u8, Score)>) -> Self {
        let mut bins: Vec<Bin> = LEVELS
            .map(|confidence| Bin {
                confidence,
                ..Bin::default()
            })
            .to_vec();
        let (mut count, mut sum) = (0_usize, 0.0_f64);
        for (confidence, score) in answers {
            let confidence = confidence.min(100);
            let right = score.is_full();
            if let Some(bin) = bins
                .iter_mut()
                .min_by_key(|bin| bin.confidence.abs_diff(confidence))
            {
                bin.answers += 1;
                bin.right += usize::from(right);
            }
            count += 1;
            sum += (f64::from(confidence) / 100.0 - f64::from(u8::from(right))).powi(2);
        }
        let brier = (count > 0).then(|| sum / count as f64);
        Self {
            bins,
            answers: count,
            brier,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_and_brier_as_worked_out_by_hand() {
        let answers = [
            (100, Score::FULL),
            (100, Score::NONE),
            (60, Score::FULL),
            (50, Score(999)),
        ];
        let calibration = Calibration::of(answers.into_iter());
        // (0² + 1² + 0.4² + 0.5²) ÷ 4
        assert!((calibration.brier.unwrap() - 0.3525).abs() < 1e-12);
        assert_eq!(
            calibration.bins[4],
            Bin {
                confidence: 100,
                answers: 2,
                right: 1
            }
        );
        assert_eq!(calibration.bins[4].percent_right(), Some(50));
        assert_eq!(
            calibration.bins[1],
            Bin {
                confidence: 40,
                answers: 1,
                right: 0
            }
        );
        assert_eq!(Calibration::of(std::iter::empty()).brier, None);
    }
}
