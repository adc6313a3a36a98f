//! Bodies of answers, by what was asked for, as long as the database holds the same.

use crate::database::Snapshot;
use axum::body::Bytes;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tokio::sync::OnceCell;

/// The most that is kept, in bytes.
pub(super) const MOST: usize = 16 << 20;

/// A body, once one of those who asked for it has had it written; `None` where that failed.
pub(super) type Place = Arc<OnceCell<Option<Bytes>>>;

/// Bodies by what was asked for.
#[derive(Clone, Debug, Default)]
pub(in crate::http) struct Kept(Arc<Mutex<Bodies>>);

#[derive(Debug, Default)]
struct Bodies {
    /// What the database held before they were written; what was committed meanwhile makes the next snapshot another one.
    of: Option<Snapshot>,
    all: HashMap<String, Place>,
    size: usize,
}

impl Bodies {
    fn grow(&mut self, more: usize) {
        self.size += more;
        if self.size > MOST {
            self.all.clear();
            self.size = 0;
        }
    }
}

impl Kept {
    /// Where the body is or will be.
    pub(super) fn place(&self, now: &Snapshot, asked: &str) -> Place {
        let Ok(mut bodies) = self.0.lock() else {
            return Place::default();
        };
        if bodies.of.as_ref() != Some(now) {
            *bodies = Bodies {
                of: Some(now.clone()),
                ..Bodies::default()
            };
        }
        if let Some(place) = bodies.all.get(asked) {
            return Arc::clone(place);
        }
        bodies.grow(asked.len());
        let place = Place::default();
        bodies.all.insert(asked.to_owned(), Arc::clone(&place));
        place
    }

    /// Gives up a place.
    pub(super) fn forget(&self, of: &Snapshot, asked: &str) {
        if let Ok(mut bodies) = self.0.lock()
            && bodies.of.as_ref() == Some(of)
            && bodies.all.remove(asked).is_some()
        {
            bodies.size = bodies.size.saturating_sub(asked.len());
        }
    }

    /// Counts a body that was written.
    pub(super) fn count(&self, of: &Snapshot, body: &Bytes) {
        if let Ok(mut bodies) = self.0.lock()
            && bodies.of.as_ref() == Some(of)
        {
            bodies.grow(body.len());
        }
    }
}

#[cfg(test)]
impl Kept {
    pub(super) fn size(&self) -> usize {
        self.0.lock().unwrap().size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keep(kept: &Kept, of: &Snapshot, asked: &str, body: Bytes) {
        kept.place(of, asked).set(Some(body.clone())).unwrap();
        kept.count(of, &body);
    }

    #[test]
    fn what_is_kept_is_found_until_something_is_written() {
        let (kept, now, later) = (Kept::default(), Snapshot::named("1"), Snapshot::named("2"));
        keep(&kept, &now, "/threads", Bytes::from_static(b"{}"));
        assert_eq!(
            kept.place(&now, "/threads").get(),
            Some(&Some(Bytes::from_static(b"{}")))
        );
        assert_eq!(kept.place(&now, "/threads?about=c/l").get(), None);
        assert_eq!(kept.place(&later, "/threads").get(), None);
    }

    #[test]
    fn what_is_kept_does_not_grow_without_end() {
        let (kept, now) = (Kept::default(), Snapshot::named("1"));
        let body = Bytes::from(vec![b' '; MOST / 4]);
        for number in 0..41 {
            keep(&kept, &now, &format!("/threads?after={number}"), body.clone());
            assert!(kept.size() <= MOST);
        }
        assert!(kept.place(&now, "/threads?after=40").get().is_some());
        // Nor what is asked for and not yet written.
        for number in 0..(MOST / 1000) {
            kept.place(&now, &format!("/threads?after={number:01000}"));
            assert!(kept.size() <= MOST);
        }
    }
}
