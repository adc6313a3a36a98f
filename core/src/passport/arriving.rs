//! What a passport brings: sorted entry by entry, shown before anything is kept, lost never.

use super::Kind;
use super::drafts::{joined, kept};
use super::open::{Passport, text_of};
use crate::Id;
use crate::discussion::MadePerson;
use crate::json::FromJson;
use crate::progress::{Place, Reading, Record, Records};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a passport brings that is not here yet.
#[derive(Clone, Debug)]
pub struct Arriving {
    site: Id,
    fresh: Records,
    /// Texts that cannot be read now, to be kept as they are.
    pub unreadable: BTreeSet<String>,
    /// Places newer than those here.
    pub places: Vec<Place>,
    /// Drafts that are not here. Where other words stand about the same, both follow each other.
    pub drafts: BTreeMap<String, String>,
    /// Settings as JSON, for a browser where nothing was chosen.
    pub settings: Option<String>,
    /// Who the learner is in discussions, for a browser where they are nobody.
    pub person: Option<MadePerson>,
    /// The same in numbers.
    pub preview: Preview,
}

/// How many facts of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// That are not here yet.
    pub new: usize,
    /// That are here already, or stand in the file twice.
    pub known: usize,
}

/// What will be merged, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// By kind.
    pub kinds: BTreeMap<Kind, Count>,
    /// Entries that cannot be read, or contradict a fact that is here.
    pub damaged: usize,
    /// Entries of a newer version.
    pub newer: usize,
    /// Entries of another site.
    pub other_site: usize,
    /// Drafts.
    pub drafts: usize,
    /// Whether somebody comes along under whose name one writes in discussions.
    pub person: bool,
}

impl Preview {
    /// How many facts are new.
    pub fn new_facts(&self) -> usize {
        self.kinds.values().map(|count| count.new).sum()
    }

    /// How many facts are here already.
    pub fn known_facts(&self) -> usize {
        self.kinds.values().map(|count| count.known).sum()
    }
}

impl Arriving {
    /// Nothing has arrived yet.
    pub fn new(site: Id) -> Self {
        Self {
            site,
            fresh: Records::default(),
            unreadable: BTreeSet::new(),
            places: Vec::new(),
            drafts: BTreeMap::new(),
            settings: None,
            person: None,
            preview: Preview::default(),
        }
    }

    /// Takes in the text of one record, given what is here already.
    pub fn take(&mut self, entry: &str, here: &Records, unreadable_here: &BTreeSet<String>) {
        match Reading::parse(entry) {
            Reading::Known(record) if record.site != self.site => {
                self.keep(entry, unreadable_here, |preview| &mut preview.other_site);
            }
            Reading::Known(record) if record.is_of_its_time() => {
                match here.beside(&record).or_else(|| self.fresh.beside(&record)) {
                    None => {
                        self.count(&record).new += 1;
                        self.fresh.insert(Arc::new(record));
                    }
                    Some(known) if **known == record => self.count(&record).known += 1,
                    // What is here stays, whatever a file says in its name.
                    Some(_) => self.keep(entry, unreadable_here, |preview| &mut preview.damaged),
                }
            }
            Reading::Newer => self.keep(entry, unreadable_here, |preview| &mut preview.newer),
            Reading::Known(_) | Reading::Damaged => {
                self.keep(entry, unreadable_here, |preview| &mut preview.damaged);
            }
        }
    }

    fn count(&mut self, record: &Record) -> &mut Count {
        self.preview.kinds.entry(Kind::of(&record.outcome)).or_default()
    }

    fn keep(
        &mut self,
        entry: &str,
        here: &BTreeSet<String>,
        counter: impl FnOnce(&mut Preview) -> &mut usize,
    ) {
        if !here.contains(entry) && self.unreadable.insert(entry.to_owned()) {
            *counter(&mut self.preview) += 1;
        }
    }

    /// Takes in what is not a record: places, drafts, settings, a person.
    pub fn take_rest(
        &mut self,
        passport: &Passport<'_>,
        places: &BTreeMap<Id, Place>,
        drafts: &BTreeMap<String, String>,
        records: &Records,
    ) {
        // What is no person takes nothing along.
        self.person = passport.person.and_then(|raw| MadePerson::parse_json(raw.get()));
        self.preview.person = self.person.is_some();
        for raw in &passport.places {
            // A place that cannot be read costs a scroll, not work.
            let Some(place) = Place::parse_json(raw.get()) else {
                continue;
            };
            if places
                .get(&place.lesson.course)
                .is_none_or(|here| here.time < place.time)
            {
                self.places.push(place);
            }
        }
        for (about, raw) in &passport.drafts {
            let brought = text_of(raw);
            let mut known = kept(records.iter().map(|record| &**record), about);
            known.extend(kept(self.fresh.iter().map(|record| &**record), about));
            // A draft here is newer than what was kept of it.
            known.extend(drafts.get(about).cloned());
            let words = match known.last() {
                // Words that were kept once were replaced on purpose.
                Some(_) if known.iter().any(|known| *known == *brought) => continue,
                // A name: what stands here stays.
                Some(_) if !about.contains([':', '#']) => continue,
                Some(here) => joined(here, &brought),
                None => brought.into_owned(),
            };
            if known.last() != Some(&words) {
                self.drafts.insert(about.clone(), words);
            }
        }
        self.preview.drafts = self.drafts.len();
        self.settings = passport.settings.map(|raw| raw.get().to_owned());
    }

    /// The records that are not here yet, the oldest first.
    pub fn records(&self) -> Vec<Arc<Record>> {
        self.fresh.iter().cloned().collect()
    }
}
