//! Views: props in, view out; no network, no storage.

mod attribution;
mod chart;
mod continue_card;
mod course_card;
mod date;
mod done;
mod due;
mod failure;
mod filter;
mod footer;
mod header;
mod notices;
mod outline;
mod pager;
mod safe;
mod tick;

pub use attribution::Attribution;
pub use chart::{Bar, BarChart};
pub use continue_card::ContinueCard;
pub use course_card::{CourseCard, kind_text};
pub use date::DateInWords;
pub use done::DoneButton;
pub use due::DueCard;
pub use failure::{Failed, Waiting};
pub use filter::Filters;
pub use footer::Footer;
pub use header::Header;
pub use notices::{Announcer, OtherLanguage, StorageNotice};
pub use outline::{Contents, CourseOutline, CourseProgress};
pub use pager::Pager;
pub use safe::{Prose, Safe, prose_of};
pub use tick::Tick;
