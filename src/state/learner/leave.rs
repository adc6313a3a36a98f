//! Leaving a device: nothing of the learner stays.

use super::Learner;
use crate::browser::apply;
use crate::state::{Keeping, Settings};
use crate::storage::{self, NotKept};
use leptos::prelude::*;

impl Learner {
    /// Removes everything that is kept here of the learner: records, places, drafts, settings. Other tabs follow.
    ///
    /// # Errors
    /// [`NotKept`] where the browser refuses; then nothing is removed.
    pub async fn forget(self) -> Result<(), NotKept> {
        match (self.keeping.get_untracked(), self.storage.get_value()) {
            (_, Some(storage)) => storage.clear().await?,
            // It is there, and cannot be opened by this version.
            (Keeping::Newer, None) => return Err(NotKept),
            (_, None) => {}
        }
        // Here alone: another tab could come too late, and remove what was brought back meanwhile.
        storage::forget_all();
        self.be_forgotten();
        Ok(())
    }

    /// Forgets what this tab knows, once storage is empty.
    pub(super) fn be_forgotten(self) {
        self.generation.update_value(|generation| *generation += 1);
        self.records.set_value(Default::default());
        self.progress.set(Default::default());
        self.places.set(Default::default());
        self.drafts.set(Default::default());
        self.unsaved.set(Vec::new());
        self.unreadable.set(Vec::new());
        self.nudged.set(false);
        apply(&Settings::default());
    }
}
