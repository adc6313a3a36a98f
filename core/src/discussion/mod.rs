//! What people say to each other under a lesson: its shapes and limits, the same in browser and server. Requests refuse
//! fields they do not know; all times are milliseconds since 1970 UTC.

mod acts;
mod challenge;
mod list;
mod notices;
mod people;
mod polls;
mod posts;
mod reports;
mod threads;
mod words;

pub use acts::{Act, ActKind, MAX_ACT_POSTS, NewAct, SignIn};
pub use challenge::{KEY_LENGTH, Work};
pub use list::{Page, ThreadSort};
pub use notices::{Notice, NoticeKind};
pub use people::{Challenge, MadePerson, Me, NewPerson, OwnFile, OwnPost, OwnReport, Person};
pub use polls::{FEWEST_VOTES, NewVote, Votes};
pub use posts::{Change, EDIT_WINDOW, EditPost, Event, Helpful, MadePost, NewPost, Post, PostState, Version};
pub use reports::{NewReport, QueueEntry, ReportReason, ReportShown};
pub use threads::{Answer, Closed, MAX_QUOTE, MadeThread, NewThread, Quote, Thread, ThreadKind};
pub use words::{MAX_NAME, MAX_POST, MAX_REASON, MAX_TITLE, NotWords, name, post, quote, reason, title};
