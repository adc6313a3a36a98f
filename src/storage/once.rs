//! Things that are done once for a reader, and whether they were.

use super::settings::local_storage;

/// What is done only once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Once {
    /// The reader is asked to keep a copy of their progress.
    Nudged,
    /// The browser is asked not to delete what is stored.
    AskedToPersist,
}

impl Once {
    fn key(self) -> &'static str {
        match self {
            Self::Nudged => "leerkring:nudged",
            Self::AskedToPersist => "leerkring:asked-to-persist",
        }
    }

    /// Whether it was done. Where the browser refuses storage there is no telling, and it counts as done.
    pub fn is_done(self) -> bool {
        local_storage().is_none_or(|storage| !matches!(storage.get_item(self.key()), Ok(None)))
    }

    /// Remembers that it was done.
    pub fn done(self) {
        if let Some(storage) = local_storage() {
            // Where it cannot be remembered, the next visit asks once more.
            let _ = storage.set_item(self.key(), "yes");
        }
    }
}
