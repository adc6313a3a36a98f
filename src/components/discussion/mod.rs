//! Threads: listed, read, begun and answered; below a lesson and on pages of their own.

mod compose;
mod forum;
mod list;
mod moderating;
mod myself;
mod naming;
mod new_thread;
mod opened;
mod post;
mod report;
mod row;
mod sending;
mod thread;
mod when;
mod words;

pub use forum::{Forum, ForumProps, Scope, ThreadAlone, Topic};
pub use moderating::{act_text, moderator_tools};
pub use myself::Myself;
pub use post::{PostText, reason_text};
pub use when::When;
pub use words::refusal_words;
