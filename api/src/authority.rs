//! Who may do what: the one place where that is decided.

use crate::database::{Database, person, post, thread};
use crate::http::Problem;
use crate::token::Token;
use leerkring_core::discussion::{EDIT_WINDOW, Person, PostState, ThreadKind};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};
use uuid::Uuid;

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Caller {
    /// Somebody without a token.
    Nobody,
    /// Whoever holds the token of a person.
    Known(person::Model),
}

impl Caller {
    /// Who holds a token. A token that is nobody's is refused, so that its holder learns of it.
    ///
    /// # Errors
    /// [`Problem`] where the token is nobody's.
    pub(crate) async fn of(database: &Database, token: Option<Token>) -> Result<Self, Problem> {
        let Some(token) = token else {
            return Ok(Self::Nobody);
        };
        let found = person::Entity::find()
            .filter(person::Column::TokenDigest.eq(token.digest()))
            .one(database.read())
            .await?;
        found.map(Self::Known).ok_or_else(Problem::unauthorized)
    }

    /// The caller as they stand now, held until the end of a transaction: what one person does happens one after the other.
    ///
    /// # Errors
    /// [`Problem`] where nobody is known, or they were erased since they were known.
    pub(crate) async fn held(&self, writing: &DatabaseTransaction) -> Result<Self, Problem> {
        // Not the strongest lock: rows of others that refer to the person can be written at the same time.
        let person = self.person()?;
        let found = person::Entity::find_by_id(person.id)
            // Their token may have been revoked since.
            .filter(person::Column::TokenDigest.eq(person.token_digest.clone()))
            .lock(LockType::NoKeyUpdate)
            .one(writing)
            .await?;
        found.map(Self::Known).ok_or_else(Problem::unauthorized)
    }

    /// The person, whatever they may do.
    ///
    /// # Errors
    /// [`Problem`] where nobody is known.
    pub(crate) fn person(&self) -> Result<&person::Model, Problem> {
        match self {
            Self::Nobody => Err(Problem::unauthorized()),
            Self::Known(person) => Ok(person),
        }
    }

    /// Their id, where they are known.
    pub(crate) fn id(&self) -> Option<Uuid> {
        self.person().ok().map(|person| person.id)
    }

    /// Whether they keep the conversations safe.
    pub(crate) fn is_moderator(&self) -> bool {
        self.person().is_ok_and(|person| person.moderator)
    }

    /// The person, if they may write.
    ///
    /// # Errors
    /// [`Problem`] where nobody is known, or they were muted or banned.
    pub(crate) fn writer(&self, now: u64) -> Result<&person::Model, Problem> {
        let person = self.person()?;
        if person.banned {
            return Err(Problem::banned());
        }
        match person.muted_until {
            Some(until) if until > now.cast_signed() => Err(Problem::muted(until.cast_unsigned())),
            _ => Ok(person),
        }
    }

    /// The person, if they are a moderator. For all others what moderators have is not there.
    ///
    /// # Errors
    /// [`Problem`] where they are not.
    pub(crate) fn moderator(&self) -> Result<&person::Model, Problem> {
        let person = self.person()?;
        if person.moderator {
            Ok(person)
        } else {
            Err(Problem::not_found())
        }
    }

    /// The person, if they may report posts: being muted takes nobody's right to ask for help.
    ///
    /// # Errors
    /// [`Problem`] where nobody is known, or they were banned.
    pub(crate) fn reporter(&self) -> Result<&person::Model, Problem> {
        let person = self.person()?;
        if person.banned {
            Err(Problem::banned())
        } else {
            Ok(person)
        }
    }

    /// Whether they may report a post that they see: any but their own.
    pub(crate) fn may_report(&self, post: &post::Model) -> bool {
        !self.wrote(post)
    }

    /// Whether they see what a post says.
    pub(crate) fn sees(&self, post: &post::Model) -> bool {
        self.sees_what_is(&post.state, post.author_id)
    }

    /// Whether they see what the first post of a thread says, and with it the title.
    pub(crate) fn sees_opening(&self, thread: &thread::Model) -> bool {
        self.sees_what_is(&thread.state, thread.author_id)
    }

    fn sees_what_is(&self, state: &str, author: Option<Uuid>) -> bool {
        match PostState::parse(state) {
            Some(PostState::Shown) => true,
            Some(PostState::RemovedByAuthor) | None => false,
            Some(PostState::Waiting | PostState::Hidden | PostState::Removed) => {
                self.is_moderator() || self.is(author)
            }
        }
    }

    /// Whether they see that there is such a thread: one whose first post is not shown is there for its author and moderators,
    /// and for all where others answered.
    pub(crate) fn sees_thread(&self, thread: &thread::Model) -> bool {
        thread.state == PostState::Shown.as_str()
            || thread.posts > 1
            || self.is_moderator()
            || self.is(thread.author_id)
    }

    /// The threads that they see, as [`Self::sees_thread`] says.
    pub(crate) fn seen_threads(&self) -> Condition {
        if self.is_moderator() {
            return Condition::all();
        }
        Condition::any()
            .add(thread::Column::State.eq(PostState::Shown.as_str()))
            .add(thread::Column::Posts.gt(1))
            .add_option(self.id().map(|id| thread::Column::AuthorId.eq(id)))
    }

    /// Whether they see just what all see: nothing of their own waits, was hidden or removed, and they are no moderator.
    ///
    /// # Errors
    /// Where the database fails.
    pub(crate) async fn sees_as_all(&self, database: &Database) -> Result<bool, DbErr> {
        let Some(author) = self.id() else { return Ok(true) };
        if self.is_moderator() {
            return Ok(false);
        }
        let own = [PostState::Waiting, PostState::Hidden, PostState::Removed];
        let own = post::Entity::find()
            .filter(post::Column::AuthorId.eq(author))
            .filter(post::Column::State.is_in(own.map(|state| state.as_str())))
            .limit(1)
            .count(database.read())
            .await?;
        Ok(own == 0)
    }

    fn is(&self, author: Option<Uuid>) -> bool {
        author.is_some() && author == self.id()
    }

    /// Whether they wrote a post.
    pub(crate) fn wrote(&self, post: &post::Model) -> bool {
        self.is(post.author_id)
    }

    /// Whether they may change what a post says: its author, for a while.
    ///
    /// # Errors
    /// [`Problem`] says why not.
    pub(crate) fn may_edit(&self, post: &post::Model, now: u64) -> Result<(), Problem> {
        if !self.wrote(post) || !self.sees(post) {
            return Err(Problem::not_found());
        }
        self.writer(now)?;
        if post.state == PostState::Removed.as_str() {
            return Err(Problem::forbidden("a moderator removed the post"));
        }
        if now >= post.created.cast_unsigned().saturating_add(EDIT_WINDOW) {
            return Err(Problem::forbidden("the time for changing the post is over"));
        }
        Ok(())
    }

    /// Whether they may say that a post is helpful: whoever sees it, but not its author.
    ///
    /// # Errors
    /// [`Problem`] says why not.
    pub(crate) fn may_mark_helpful(&self, post: &post::Model, now: u64) -> Result<(), Problem> {
        if !self.sees(post) {
            return Err(Problem::not_found());
        }
        self.writer(now)?;
        if self.wrote(post) {
            return Err(Problem::forbidden("it is one's own post"));
        }
        Ok(())
    }

    /// Whether they may answer in a thread that they see. Where a moderator has not let it begin, answers of its author would
    /// put it before all.
    ///
    /// # Errors
    /// [`Problem`] says why not.
    pub(crate) fn may_answer(&self, thread: &thread::Model) -> Result<(), Problem> {
        if thread.closed_at.is_some() {
            return Err(Problem::conflict("the thread is closed"));
        }
        if thread.posts == 1 && !self.is_moderator() && thread.state != PostState::Shown.as_str() {
            return Err(Problem::conflict("the thread waits for a moderator"));
        }
        Ok(())
    }

    /// Whether they may say that a post answered a thread: who asked, and moderators.
    ///
    /// # Errors
    /// [`Problem`] says why not.
    pub(crate) fn may_mark_answer(&self, thread: &thread::Model, now: u64) -> Result<(), Problem> {
        if !self.is_moderator() && !self.is(thread.author_id) {
            return Err(Problem::not_found());
        }
        self.writer(now)?;
        if thread.kind != ThreadKind::Question.as_str() {
            return Err(Problem::forbidden("only questions are answered"));
        }
        Ok(())
    }
}

/// Whether moderators may keep somebody from writing: anybody but moderators, who are made and revoked by whoever runs the site.
pub(crate) fn may_be_silenced(person: &person::Model) -> bool {
    !person.moderator
}

/// A person as others see them.
pub(crate) fn shown(row: &person::Model) -> Person {
    Person {
        id: row.id,
        name: row.name.clone(),
        moderator: row.moderator,
    }
}
