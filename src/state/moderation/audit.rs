//! What moderators did.

use super::looking::explain_waiting;
use super::{Moderation, Standing};
use crate::api::Refusal;
use leerkring_core::discussion::Act;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

impl Moderation {
    /// Asks for what moderators did, unless that was done.
    pub fn open_audit(self) {
        match self.audit.get_untracked() {
            Standing::Unasked | Standing::Failed(_) => self.ask_audit(None),
            Standing::Loading | Standing::Slow | Standing::Ready => {}
        }
    }

    /// Asks for what they did before.
    pub fn load_earlier(self) {
        self.ask_audit(self.earlier.get_untracked());
    }

    fn ask_audit(self, after: Option<String>) {
        self.audit.set(Standing::Loading);
        explain_waiting(self.audit);
        spawn_local(async move {
            match self.client().acts(after.as_deref()).await {
                Ok(page) => {
                    self.acts.try_update(|acts| match after {
                        None => *acts = page.items,
                        Some(_) => acts.extend(page.items),
                    });
                    self.earlier.try_set(page.next);
                    self.audit.try_set(Standing::Ready);
                }
                Err(refusal) => {
                    self.audit.try_set(Standing::Failed(refusal));
                }
            }
        });
    }

    /// Keeps the list as it is at the server: acts that are known are as they are now, others are new.
    pub(super) fn recorded(self, new: Vec<Act>) {
        // Where nobody asked for the list, it comes as a whole when somebody does.
        if self.audit.try_get_untracked() != Some(Standing::Ready) {
            return;
        }
        self.acts.try_update(|acts| {
            for act in new {
                match acts.iter_mut().find(|known| known.id == act.id) {
                    Some(known) => *known = act,
                    None => acts.insert(0, act),
                }
            }
        });
    }

    /// Undoes one of them.
    ///
    /// # Errors
    /// [`Refusal`] says why it stays.
    pub async fn undo_act(self, act: Uuid) -> Result<(), Refusal> {
        let act = self.client().undo(act).await?;
        self.undone_elsewhere(act.id);
        self.recorded(vec![act]);
        Ok(())
    }
}
