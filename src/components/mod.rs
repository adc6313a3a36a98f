//! Views: props in, view out; no network, no storage.

mod attribution;
mod continue_card;
mod course_card;
mod date;
mod done;
mod failure;
mod filter;
mod footer;
mod header;
mod live;
mod notices;
mod nudge;
mod outline;
mod pager;
mod safe;
mod save_passport;
mod start_again;
mod tick;

pub use attribution::Attribution;
pub use continue_card::ContinueCard;
pub use course_card::{CourseCard, kind_text};
pub use date::DateInWords;
pub use done::DoneButton;
pub use failure::{Failed, Waiting};
pub use filter::Filters;
pub use footer::Footer;
pub use header::Header;
pub use live::{Said, Status, live};
pub use notices::{Announcer, OtherLanguage, StorageNotice};
pub use nudge::Nudge;
pub use outline::{Contents, CourseOutline, CourseProgress};
pub use pager::Pager;
pub use safe::{Prose, Safe, prose_of};
pub use save_passport::SavePassport;
pub use start_again::{NewStart, StartAgain, Undo};
pub use tick::Tick;
