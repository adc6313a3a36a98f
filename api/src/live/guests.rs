//! How many streams go to one address, so that one cannot take them all.

use crate::guard::Client;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, PoisonError};

/// The most streams to one address: a school has one, and not every pupil has a thread in sight.
const AT_ONE_ADDRESS: usize = 400;

/// Counts streams by address, in memory and while they last.
#[derive(Clone, Default)]
pub(super) struct Guests(Arc<Mutex<HashMap<Client, usize>>>);

/// A stream that is counted until it ends.
pub(super) struct Guest {
    client: Client,
    all: Guests,
}

// Without what is in it: addresses are never logged.
impl std::fmt::Debug for Guests {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("Guests")
    }
}

impl Guests {
    /// Counts a stream; `None` where the address has as many as it gets.
    pub(super) fn admit(&self, client: Client) -> Option<Guest> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(client).or_default();
        if *count >= AT_ONE_ADDRESS {
            return None;
        }
        *count += 1;
        Some(Guest {
            client,
            all: self.clone(),
        })
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        let mut counts = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Entry::Occupied(mut count) = counts.entry(self.client) {
            *count.get_mut() -= 1;
            if *count.get() == 0 {
                count.remove();
            }
        }
    }
}
