//! Settings in the environment: `LEERKRING_SERVER_LISTEN` is `listen` in the section `server`.

use super::given::{Given, Value};
use super::key;

/// The variables that belong to a section; all others are somebody else's.
pub fn given(variables: Vec<(String, String)>) -> Vec<Given> {
    let mut given: Vec<Given> = variables.into_iter().filter_map(one).collect();
    given.sort_by(|one, other| one.place.cmp(&other.place));
    given
}

fn one((name, value): (String, String)) -> Option<Given> {
    let lower = name.strip_prefix("LEERKRING_")?.to_ascii_lowercase();
    let (section, key) = lower.split_once('_')?;
    key::sections().any(|known| known == section).then(|| Given {
        section: section.to_owned(),
        name: key.replace('_', "-"),
        value: Value::Loose(value),
        place: name,
    })
}
