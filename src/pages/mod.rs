//! A file per route: load, compose, title.

mod catalogue;
mod course;
mod glossary;
mod lesson;
mod not_found;
mod passport;
mod settings;
mod text;

pub use catalogue::catalogue;
pub use course::course;
pub use glossary::glossary;
pub use lesson::lesson;
pub use not_found::not_found;
pub use passport::passport;
pub use settings::settings;
pub use text::text;
