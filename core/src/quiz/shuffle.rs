//! Orders and draws that stay the same for one learner.

use crate::Id;
use crate::activity::Quiz;

/// What a learner's orders and draws are made from; anything, but always the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed(pub u64);

impl Seed {
    /// The seed for one thing: a quiz or question, and how often it was started anew.
    pub fn of(self, thing: &str, round: usize) -> Self {
        let mut state = self.0 ^ (round as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        for byte in thing.bytes() {
            state = mixed(state ^ u64::from(byte));
        }
        Self(state)
    }

    /// The next number of the sequence: `SplitMix64` (Steele, Lea and Flood 2014).
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }
}

fn mixed(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The numbers below `count` in an order of the seed's own (Fisher and Yates).
pub fn order(count: usize, mut seed: Seed) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    for last in (1..count).rev() {
        let other = usize::try_from(seed.next() % (last as u64 + 1)).unwrap_or(0);
        order.swap(last, other);
    }
    order
}

/// The places of the questions that a learner gets, in the learner's order. A new round draws anew.
pub fn drawn<T>(quiz: &Quiz<T>, seed: Seed, round: usize) -> Vec<usize> {
    let count = quiz.questions.len();
    let wanted = quiz.draw.unwrap_or(count).min(count);
    let mut chosen = order(count, seed.of(quiz.id.as_str(), round));
    chosen.truncate(wanted);
    if !quiz.shuffle {
        chosen.sort_unstable();
    }
    chosen
}

/// The places of a question's options in the learner's order.
pub fn options(question: &Id, shuffle: bool, count: usize, seed: Seed) -> Vec<usize> {
    if shuffle {
        order(count, seed.of(question.as_str(), 0))
    } else {
        (0..count).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_sequence_is_the_published_one() {
        let mut seed = Seed(1_234_567);
        assert_eq!(
            [seed.next(), seed.next(), seed.next()],
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    proptest! {
        #[test]
        fn an_order_has_everything_once_and_stays(count in 0_usize..60, seed: u64) {
            let first = order(count, Seed(seed));
            prop_assert_eq!(&first, &order(count, Seed(seed)));
            let mut sorted = first;
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn learners_and_rounds_differ() {
        let firsts = |of: &dyn Fn(u64) -> Seed| {
            let firsts: std::collections::BTreeSet<_> = (0..40).map(|n| order(6, of(n))).collect();
            firsts.len()
        };
        assert!(firsts(&|learner| Seed(learner).of("q", 0)) > 30);
        assert!(firsts(&|round| Seed(1).of("q", round as usize)) > 30);
    }
}
