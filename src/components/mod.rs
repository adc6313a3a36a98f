//! Views: props in, view out; no network, no storage.

mod aloud;
mod attribution;
mod choices;
mod continue_card;
mod course_card;
mod date;
mod done;
mod failure;
mod filter;
mod footer;
mod header;
mod keyboard;
mod notices;
mod outline;
mod pager;
mod safe;
mod tick;

pub use aloud::ReadAloud;
pub use attribution::Attribution;
pub use choices::Choices;
pub use continue_card::ContinueCard;
pub use course_card::{CourseCard, kind_text};
pub use date::DateInWords;
pub use done::DoneButton;
pub use failure::{Failed, Waiting};
pub use filter::Filters;
pub use footer::Footer;
pub use header::Header;
pub use keyboard::KeyboardHelp;
pub use notices::{Announcer, OtherLanguage, StorageNotice};
pub use outline::{Contents, CourseOutline, CourseProgress};
pub use pager::Pager;
pub use safe::{Prose, Safe, prose_of};
pub use tick::Tick;
