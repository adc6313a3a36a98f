//! Views: props in, view out; no network, no storage.

mod activity;
mod attribution;
mod certificate;
mod continue_card;
mod course_card;
mod date;
mod done;
mod failure;
mod filter;
mod footer;
mod header;
mod learning;
mod notices;
mod outline;
mod pager;
mod plot;
mod safe;
mod tick;

pub use activity::Activities;
pub use attribution::Attribution;
pub use certificate::{CertificateLink, CertificateSheet};
pub use continue_card::ContinueCard;
pub use course_card::{CourseCard, kind_text};
pub use date::DateInWords;
pub use done::DoneButton;
pub use failure::{Failed, Waiting};
pub use filter::Filters;
pub use footer::Footer;
pub use header::Header;
pub use learning::{LearnedCourse, SurenessSection};
pub use notices::{Announcer, OtherLanguage, StorageNotice};
pub use outline::{Contents, CourseOutline, CourseProgress};
pub use pager::Pager;
pub use plot::WeeksPlot;
pub use safe::{Prose, Safe, Words, prose_of};
pub use tick::Tick;
