//! Copies of everything: a file of the whole SQLite database and back, and all tables as JSON Lines from any kind of
//! database into any other.

mod backup;
mod dump;
mod file;
#[cfg(test)]
mod filled;
mod line;
mod load;
mod restore;
mod row;
mod table;
#[cfg(test)]
mod tests;

pub use crate::database::DATABASE_FILE;
pub use backup::backup;
pub use dump::dump;
pub use load::load;
pub use restore::{Restored, restore};

use sea_orm::{DbErr, sqlx};
use std::io;
use std::path::PathBuf;

/// Why something is not copied. What stood in a row is never repeated.
#[derive(Debug, thiserror::Error)]
pub enum NotCopied {
    /// A file cannot be read or written.
    #[error("{0}: {1}")]
    File(PathBuf, #[source] io::Error),
    /// The stream of lines cannot be read or written.
    #[error("{0}")]
    Stream(#[from] io::Error),
    /// The database refuses.
    #[error("the database refuses: {0}")]
    Database(#[from] DbErr),
    /// SQLite refuses.
    #[error("SQLite refuses: {0}")]
    Sqlite(#[from] sqlx::Error),
    /// There is no database to copy.
    #[error("there is no database at {0}")]
    Missing(PathBuf),
    /// A copy would take the place of the database that is copied, or of what belongs to it.
    #[error("{0} belongs to the database itself: choose another name or folder")]
    Itself(PathBuf),
    /// Something is there already.
    #[error("{0} is there already")]
    Occupied(PathBuf),
    /// The old database was kept here before.
    #[error("{0} is there from an earlier restore: move it away first")]
    KeptBefore(PathBuf),
    /// A program has the database open.
    #[error("{0} is in use: stop the server first")]
    InUse(PathBuf),
    /// The file is damaged.
    #[error("{0} is damaged: {1}")]
    Damaged(PathBuf, String),
    /// The file is a database of something else.
    #[error("{0} is no database of this program")]
    Foreign(PathBuf),
    /// The file was copied while a program wrote to it.
    #[error("{0} has a write-ahead log beside it, so it is not whole: make copies with `leerkring backup`")]
    NotWhole(PathBuf),
    /// The file holds tables that this version does not know.
    #[error("{0} was made by a newer version of this program (it has {1})")]
    Newer(PathBuf, String),
    /// There are rows in the database already.
    #[error("the database is not empty: there are rows in `{0}`")]
    NotEmpty(&'static str),
    /// A line cannot be taken.
    #[error("line {0}: {1}; nothing was imported")]
    Line(u64, String),
    /// The program does not know how to copy a column: a fault of its makers.
    #[error("the column `{0}` cannot be copied by this version")]
    Column(String),
}
