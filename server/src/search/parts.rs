//! Cuts the words of an index into parts, by the letters they begin with.

use super::json;
use leerkring_core::contract::SearchWord;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeSet;

/// How large a part becomes, in bytes before compression.
const SIZE: usize = 48 * 1024;

/// A part as it is written.
#[derive(Serialize)]
struct Part<'w> {
    words: Vec<&'w SearchWord>,
}

/// The least word of each part, and the parts. A word stands in every part that one of its forms or
/// its stem belongs to, mostly one.
pub(super) fn cut(words: &[SearchWord]) -> (Vec<String>, Vec<Vec<u8>>) {
    let mut keys: Vec<(&str, usize)> = Vec::new();
    for (number, SearchWord(stem, forms, _)) in words.iter().enumerate() {
        if !stem.is_empty() {
            keys.push((stem, number));
        }
        keys.extend(forms.split(' ').map(|form| (form, number)));
    }
    keys.sort_unstable();
    let mut least: Vec<String> = Vec::new();
    let mut parts: Vec<BTreeSet<usize>> = Vec::new();
    let (mut size, mut before) = (usize::MAX, "");
    for (key, number) in keys {
        // Equal keys stay together, so that a word is looked for in one part.
        if parts.is_empty() || (size > SIZE && key != before) {
            least.push(shortest_after(before, key));
            parts.push(BTreeSet::new());
            size = 0;
        }
        if let (Some(part), Some(word)) = (parts.last_mut(), words.get(number))
            && part.insert(number)
        {
            size += word.0.len() + word.1.len() + 4 * word.2.len();
        }
        before = key;
    }
    let written = parts
        .par_iter()
        .map(|part| {
            let words = part.iter().filter_map(|number| words.get(*number)).collect();
            json(&Part { words })
        })
        .collect();
    (least, written)
}

/// The shortest beginning of a word that comes after the word before it.
fn shortest_after(before: &str, word: &str) -> String {
    if before.is_empty() {
        return String::new();
    }
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.filter_map(|end| word.get(..end))
        .find(|start| *start > before)
        .unwrap_or(word)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use leerkring_core::contract::SearchPart;

    #[test]
    fn every_form_stands_in_the_part_that_its_letters_name() {
        let word = |n: usize| {
            let places = (0..500).map(|section| section * 10 + 1).collect();
            SearchWord(format!("ge{n:03}"), format!("ge{n:03} w{n:03}en"), places)
        };
        let words: Vec<SearchWord> = (0..200).map(word).collect();
        let (least, parts) = cut(&words);
        assert!(parts.len() > 5 && least.len() == parts.len(), "{}", parts.len());
        assert_eq!(least[0], "");
        assert!(least.is_sorted());
        let parts: Vec<SearchPart> = parts
            .iter()
            .map(|part| serde_json::from_slice(part).unwrap())
            .collect();
        for word in &words {
            for form in word.1.split(' ') {
                let part = least.partition_point(|least| least.as_str() <= form) - 1;
                assert!(parts[part].words.contains(word), "{form}");
            }
        }
    }

    #[test]
    fn nothing_to_cut_gives_no_part() {
        assert_eq!(cut(&[]), (Vec::new(), Vec::new()));
        assert_eq!(shortest_after("beleid", "bewoner"), "bew");
        assert_eq!(shortest_after("be", "bewoner"), "bew");
        assert_eq!(shortest_after("één", "éénheid"), "éénh");
    }
}
