//! Who may do what: the one place where that is decided.

use crate::database::{Database, person, post, thread};
use crate::http::Problem;
use crate::token::Token;
use leerkring_core::discussion::{EDIT_WINDOW, Person, PostState};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
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
        match PostState::parse(&post.state) {
            Some(PostState::Shown) => true,
            Some(PostState::RemovedByAuthor) | None => false,
            Some(PostState::Waiting | PostState::Hidden | PostState::Removed) => {
                self.is_moderator() || self.wrote(post)
            }
        }
    }

    /// Whether they see that there is such a thread: one whose first post is not shown is there for its author and moderators,
    /// and for all where others answered.
    pub(crate) fn sees_thread(&self, thread: &thread::Model) -> bool {
        thread.state == PostState::Shown.as_str()
            || thread.posts > 1
            || self.is_moderator()
            || (thread.author_id.is_some() && thread.author_id == self.id())
    }

    /// Whether they wrote a post.
    pub(crate) fn wrote(&self, post: &post::Model) -> bool {
        post.author_id.is_some() && post.author_id == self.id()
    }

    /// Whether they may change what a post says: its author, for a while.
    pub(crate) fn may_edit(&self, post: &post::Model, now: u64) -> bool {
        self.wrote(post)
            && post.state != PostState::RemovedByAuthor.as_str()
            && now < post.created.cast_unsigned().saturating_add(EDIT_WINDOW)
    }

    /// Whether they may say that a post answered a thread: who asked, and moderators.
    pub(crate) fn may_mark_answer(&self, thread: &thread::Model) -> bool {
        self.is_moderator() || (thread.author_id.is_some() && thread.author_id == self.id())
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
