//! What keeps robots and floods out: limits by masked address and person, and proof of work when many people are made.

mod address;
mod limit;
pub(crate) mod proof;
mod secret;

pub(crate) use address::Client;
pub use address::{Network, NotNetwork};
pub use limit::{Attempt, Limit, Whose, Window};
pub use proof::Proof;

use crate::database::{attempt, spent_challenge};
use crate::http::{Api, Problem};
use futures_util::FutureExt;
use limit::Counted;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};
use secret::Mask;
use uuid::Uuid;

/// How much the clocks of copies may differ, in milliseconds: no copy takes away what another still counts in.
const GRACE: u64 = 10 * 60 * 1000;

impl Api {
    /// Counts an attempt that is well-formed and allowed, before it is done.
    ///
    /// # Errors
    /// [`Problem`] where there were too many, with the time to wait.
    pub(crate) async fn allow(
        &self,
        attempt: Attempt,
        client: &Client,
        person: Option<Uuid>,
    ) -> Result<(), Problem> {
        let limits = self.limits(attempt);
        if limits.is_empty() {
            return Ok(());
        }
        let (now, client) = (self.clock.now(), *client);
        let count = self.database.write(move |writing| {
            async move { limit::count_all(writing, &limits, (&client, person), now).await }.boxed()
        });
        self.after(count.await?).await;
        Ok(())
    }

    /// Counts a new person, who must have worked for it when the site is busy. Several who come at once cannot slip through:
    /// what is counted and what is decided stand in one transaction.
    ///
    /// # Errors
    /// [`Problem`] where there were too many, and where a proof is needed, wrong, or used before.
    pub(crate) async fn admit(&self, client: &Client, proof: Option<&str>) -> Result<(), Problem> {
        let (now, client, rule) = (self.clock.now(), *client, self.rules.proof);
        let solved = match proof {
            Some(proof) => Some(proof::check(self, proof, now).await?),
            None => None,
        };
        let limits = self.limits(Attempt::Person);
        let admit = self.database.write(move |writing| {
            async move {
                let counted = limit::count_all(writing, &limits, (&client, None), now).await?;
                let is_needed = needs_proof(writing, rule, &client, now).await?;
                match solved {
                    Some(solved) => proof::spend(writing, solved).await?,
                    None if is_needed => return Err(Problem::proof_needed()),
                    None => {}
                }
                Ok(counted)
            }
            .boxed()
        });
        self.after(admit.await?).await;
        Ok(())
    }

    /// Forgets what is over, now and then: not in the transaction that counts, so that nobody waits for the rows.
    async fn after(&self, counted: Counted) {
        if counted == Counted::First {
            self.forget_counted().await;
        }
    }

    /// Forgets what was counted in windows that have ended, earlier days' secrets, challenges that are too old, and what the
    /// file of SQLite still holds of erased words. A program that runs should do it every hour.
    pub async fn forget(&self) {
        self.forget_counted().await;
        if self.database.settle().await.is_err() {
            tracing::warn!("the write-ahead log could not be emptied");
        }
    }

    async fn forget_counted(&self) {
        let now = self.clock.now();
        let forget = self
            .database
            .write(move |writing| async move { Ok(forget(writing, now).await?) }.boxed());
        if forget.await.is_err() {
            tracing::warn!("what was counted could not be forgotten");
        }
    }

    fn limits(&self, attempt: Attempt) -> Vec<Limit> {
        let limits = self.rules.limits.iter().filter(|limit| limit.attempt == attempt);
        let mut limits: Vec<Limit> = limits.copied().collect();
        // In one order everywhere, so that no two transactions wait for each other.
        limits.sort_by_key(|limit| (limit.whose, limit.window));
        limits
    }
}

/// Counts a new person, and tells whether there are so many that they must have worked for it.
async fn needs_proof(
    writing: &DatabaseTransaction,
    rule: Proof,
    client: &Client,
    now: u64,
) -> Result<bool, Problem> {
    let Proof::Busy { address, site } = rule else {
        return Ok(rule == Proof::Always);
    };
    let mask = Mask::of_day(writing, now).await?;
    let keys = vec![
        (mask.key("made.address", client.bytes()), Window::Hour),
        ("made.site".to_owned(), Window::Hour),
    ];
    let made = limit::count(writing, keys, now).await?;
    Ok(made
        .into_iter()
        .zip([address, site])
        .any(|(made, most)| made > most))
}

async fn forget(writing: &DatabaseTransaction, now: u64) -> Result<(), DbErr> {
    let before = now.saturating_sub(GRACE).cast_signed();
    attempt::Entity::delete_many()
        .filter(attempt::Column::Expires.lt(before))
        .exec(writing)
        .await?;
    spent_challenge::Entity::delete_many()
        .filter(spent_challenge::Column::Expires.lt(before))
        .exec(writing)
        .await?;
    secret::forget(writing, now.saturating_sub(GRACE)).await
}
