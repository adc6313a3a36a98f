//! How often something may be tried, counted in windows of the clock that all copies of the program share.

use super::Client;
use super::secret::Mask;
use crate::database::attempt::{ActiveModel, Column, Entity};
use crate::http::Problem;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, Set};
use uuid::Uuid;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// To choose a display name.
    Person,
    /// To come in as a moderator.
    SignIn,
    /// To begin a thread.
    Thread,
    /// To write a post.
    Post,
    /// To change a post.
    Edit,
    /// To find a post helpful, or to say that it answered.
    Mark,
    /// To report a post.
    Report,
    /// To vote in a poll.
    Vote,
}

/// Whose attempts are counted together. Addresses come first wherever both are counted: rows are held in that order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// All from one address. Generous, because a whole school may share it.
    Address,
    /// Those of one person.
    Person,
}

/// For how long they are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Window {
    /// From one full minute to the next.
    Minute,
    /// From one full hour to the next.
    Hour,
}

/// How often something may be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What.
    pub attempt: Attempt,
    /// By whom.
    pub whose: Whose,
    /// How often.
    pub times: u32,
    /// Within what time.
    pub window: Window,
}

impl Limit {
    const fn new(attempt: Attempt, whose: Whose, times: u32, window: Window) -> Self {
        Self {
            attempt,
            whose,
            times,
            window,
        }
    }

    /// What a site has that decides nothing else.
    pub const USUAL: [Self; 14] = [
        Self::new(Attempt::Person, Whose::Address, 200, Window::Hour),
        Self::new(Attempt::SignIn, Whose::Address, 30, Window::Hour),
        Self::new(Attempt::Thread, Whose::Address, 1000, Window::Hour),
        Self::new(Attempt::Thread, Whose::Person, 10, Window::Hour),
        Self::new(Attempt::Post, Whose::Address, 3000, Window::Hour),
        Self::new(Attempt::Post, Whose::Person, 6, Window::Minute),
        Self::new(Attempt::Post, Whose::Person, 60, Window::Hour),
        Self::new(Attempt::Edit, Whose::Address, 3000, Window::Hour),
        Self::new(Attempt::Edit, Whose::Person, 30, Window::Hour),
        Self::new(Attempt::Mark, Whose::Address, 3000, Window::Hour),
        Self::new(Attempt::Mark, Whose::Person, 120, Window::Hour),
        Self::new(Attempt::Report, Whose::Address, 300, Window::Hour),
        Self::new(Attempt::Report, Whose::Person, 20, Window::Hour),
        Self::new(Attempt::Vote, Whose::Address, 2000, Window::Hour),
    ];
}

impl Window {
    /// Where the window of a time begins and ends. None reaches from one day into the next.
    pub(super) fn around(self, now: u64) -> (u64, u64) {
        let length = match self {
            Self::Minute => 60_000,
            Self::Hour => 3_600_000,
        };
        let begin = now - now % length;
        (begin, begin.saturating_add(length))
    }
}

/// Whether an address was counted before in its window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    First,
    Again,
}

/// Counts one attempt more against each limit. Where one is passed nothing was counted, because the act is taken back.
///
/// # Errors
/// [`Problem`] with the time to wait where there were too many.
pub(super) async fn count_all(
    writing: &DatabaseTransaction,
    limits: &[Limit],
    (client, person): (&Client, Option<Uuid>),
    now: u64,
) -> Result<Counted, Problem> {
    let mask = Mask::of_day(writing, now).await?;
    let mut keys = Vec::new();
    for limit in limits {
        let subject = match (limit.whose, person) {
            (Whose::Address, _) => client.bytes().to_vec(),
            (Whose::Person, Some(person)) => person.as_bytes().to_vec(),
            (Whose::Person, None) => continue,
        };
        let name = format!("{:?}.{:?}.{:?}", limit.attempt, limit.whose, limit.window);
        keys.push((limit, mask.key(&name, &subject)));
    }
    let counters = keys.iter().map(|(limit, key)| (key.clone(), limit.window));
    let times = count(writing, counters.collect(), now).await?;
    let (mut wait_until, mut counted) = (None, Counted::Again);
    for ((limit, _), times) in keys.into_iter().zip(times) {
        if times == 1 && limit.whose == Whose::Address {
            counted = Counted::First;
        }
        if times > limit.times {
            let (_, end) = limit.window.around(now);
            wait_until = Ord::max(wait_until, Some(end));
        }
    }
    wait_until.map_or(Ok(counted), |end| Err(Problem::too_many(now, end)))
}

/// Counts one more under each key in one statement, however many copies do so at once: rows are held in the order of the keys.
/// Tells how many there are now, in the same order. No key may stand there twice.
pub(super) async fn count(
    writing: &DatabaseTransaction,
    keys: Vec<(String, Window)>,
    now: u64,
) -> Result<Vec<u32>, DbErr> {
    let first = keys.iter().map(|(key, window)| {
        let (begin, end) = window.around(now);
        ActiveModel {
            key: Set(key.clone()),
            window: Set(begin.cast_signed()),
            count: Set(1),
            expires: Set(end.cast_signed()),
        }
    });
    let one_more = Expr::col((Entity, Column::Count)).add(1);
    let again = OnConflict::columns([Column::Key, Column::Window])
        .value(Column::Count, one_more)
        .to_owned();
    let rows = Entity::insert_many(first)
        .on_conflict(again)
        .exec_with_returning(writing)
        .await?;
    let times = |key: &String| rows.iter().find(|row| row.key == *key).map(|row| row.count);
    let times = keys.iter().filter_map(|(key, _)| times(key));
    Ok(times.map(i32::cast_unsigned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_are_those_of_the_clock() {
        assert_eq!(Window::Minute.around(119_999), (60_000, 120_000));
        assert_eq!(Window::Hour.around(7_200_000), (7_200_000, 10_800_000));
        assert_eq!(Window::Hour.around(u64::MAX).1, u64::MAX);
    }
}
