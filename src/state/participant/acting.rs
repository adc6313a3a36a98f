//! Choosing a name, marking what is helpful, leaving.

use super::Participant;
use crate::api::Method;
use crate::api::Refusal;
use leerkring_core::discussion::{Helpful, MadePerson, MadePost, Me, NewPerson, Post};
use leptos::prelude::*;
use uuid::Uuid;

impl Participant {
    /// Chooses a name where there is none, once it is known that none is stored, unless another tab did meanwhile.
    ///
    /// # Errors
    /// [`Refusal`] says why it is not taken.
    pub async fn choose_name(self, name: String) -> Result<(), Refusal> {
        self.until_opened().await;
        if self.token().is_some() {
            return Ok(());
        }
        if let Some(known) = self.look_again().await {
            self.me.try_set(Some(known));
            return Ok(());
        }
        let new = NewPerson { name, proof: None };
        let made: MadePerson = match self.make(&new).await {
            Err(Refusal::ProofNeeded) => {
                let proof = crate::browser::prove(&self.api()).await?;
                let new = NewPerson {
                    proof: Some(proof),
                    ..new
                };
                self.make(&new).await?
            }
            made => made?,
        };
        self.become_person(made);
        Ok(())
    }

    async fn make(self, new: &NewPerson) -> Result<MadePerson, Refusal> {
        self.api().send_json(Method::POST, "people", None, new).await
    }

    /// How they stand: what happened to their posts, whether they can write. A name that the server does not know any more
    /// is none.
    pub async fn ask_standing(self) -> Option<Me> {
        let token = self.token()?;
        match self.api().get::<Me>("people/me", Some(&token)).await {
            Ok(me) => {
                if let Some(known) = self.me.try_get_untracked()?
                    && known.person != me.person
                {
                    self.become_person(MadePerson {
                        person: me.person.clone(),
                        token,
                    });
                }
                Some(me)
            }
            Err(Refusal::Unknown) => {
                // An answer to an earlier name says nothing about this one.
                if self.token() == Some(token) {
                    self.become_nobody();
                }
                None
            }
            Err(_) => None,
        }
    }

    /// Everything the server keeps about them, as a file.
    ///
    /// # Errors
    /// [`Refusal`] says why it does not come.
    pub async fn own_file(self) -> Result<String, Refusal> {
        let token = self.token();
        self.api()
            .send(Method::GET, "people/me/file", token.as_deref(), None)
            .await
    }

    /// Has the server erase name and texts.
    ///
    /// # Errors
    /// [`Refusal`] says why it does not.
    pub async fn be_erased(self) -> Result<(), Refusal> {
        let Some(me) = self.me.try_get_untracked().flatten() else {
            return Ok(());
        };
        // From here on nothing is asked in their name: what happens to their posts is told while they go.
        self.meanwhile.try_update_value(|now| now.leaving = true);
        let done = self
            .api()
            .send(Method::DELETE, "people/me", Some(&me.token), None)
            .await;
        let done = match done {
            Ok(_) | Err(Refusal::Unknown) => {
                self.forget(me).await;
                Ok(())
            }
            Err(refusal) => Err(refusal),
        };
        self.meanwhile.try_update_value(|now| now.leaving = false);
        done
    }

    /// Finds a post helpful, or not any more.
    ///
    /// # Errors
    /// [`Refusal`] says why that is not counted.
    pub async fn mark_helpful(self, post: Uuid) -> Result<Post, Refusal> {
        let helpful = !untrack(|| self.found_helpful(post));
        let token = self.token();
        let made: MadePost = self
            .api()
            .send_json(
                Method::PUT,
                &format!("posts/{post}/helpful"),
                token.as_deref(),
                &Helpful { helpful },
            )
            .await?;
        self.keep(&format!("helpful/{post}"), if helpful { "yes" } else { "" });
        Ok(made.post)
    }
}
