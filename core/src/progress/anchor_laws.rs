//! What must hold of anchors, whatever the texts.

use super::{Anchor, Passage};
use proptest::prelude::*;

proptest! {
    #[test]
    fn what_was_anchored_is_found_in_unchanged_text(
        texts in prop::collection::vec("[ab \n]{0,90}", 1..4), which in 0_usize..4, from in 0_usize..90, length in 1_usize..30,
    ) {
        let blocks: Vec<_> = texts.iter().enumerate().map(|(n, text)| Passage::new(format!("h.{n}"), text)).collect();
        let (place, passage) = (which % blocks.len(), &blocks[which % blocks.len()]);
        if let Some(made) = Anchor::of(passage, &(from..from + length)) {
            let letters = passage.letters_in(&(from..from + length));
            let spot = made.find(&blocks).unwrap();
            prop_assert_eq!(spot.passage, place);
            prop_assert_eq!(spot.range, passage.characters(&letters));
        }
    }

    #[test]
    fn edits_elsewhere_do_not_lose_it(
        old in "[a-e ]{0,60}", after in "[a-e ]{0,60}", new in "[a-e ]{0,60}", new_after in "[a-e \n]{0,60}", more in 0_usize..3,
    ) {
        let quote = "Somebody has to introduce THEM";
        let text = format!("{old} {quote} {after}");
        let start = old.chars().count() + 1;
        let made = Anchor::of(&Passage::new("h.1", &text), &(start..start + quote.len())).unwrap();
        let edited = Passage::new("h.1", &format!("{new} {quote} {new_after}"));
        let found = made.find_in(&edited).unwrap();
        prop_assert_eq!(found.start, new.chars().count() + 1);
        // Paragraphs before it, which give its block another number.
        let mut blocks: Vec<_> = (0..more).map(|n| Passage::new(format!("h.{}", n + 1), &new)).collect();
        blocks.push(Passage::new(format!("h.{}", more + 1), &text));
        prop_assert_eq!(made.find(&blocks).map(|spot| spot.passage), Some(more));
    }
}
