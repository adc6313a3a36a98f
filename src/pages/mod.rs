//! A file per route: load, compose, title.

mod catalogue;
mod certificate;
mod course;
mod discussion;
mod elsewhere;
mod glossary;
mod learning;
mod lesson;
mod moderation;
mod notes;
mod passport;
mod review;
mod search;
mod settings;
mod text;

pub use catalogue::catalogue;
pub use certificate::certificate;
pub use course::course;
pub use discussion::discussion;
pub use elsewhere::elsewhere;
pub use glossary::glossary;
pub use learning::learning;
pub use lesson::lesson;
pub use moderation::moderation;
pub use notes::notes;
pub use passport::passport;
pub use review::review;
pub use search::search;
pub use settings::settings;
pub use text::text;
