//! What learners, authors and hosts do, in real browsers on the program with app and content inside.

mod accessibility;
mod aloud;
mod author;
mod content_changes;
mod discussion;
mod discussion_away;
mod discussion_drafts;
mod discussion_gone;
mod discussion_hostile;
mod discussion_long;
mod engines;
mod failures;
mod keyboard;
mod layout;
mod learner;
mod learning;
mod moderation;
mod my_notes;
mod never_lost;
mod notes;
mod passport;
mod passport_files;
mod passport_trouble;
mod progress;
mod pseudo;
mod quiz;
mod review;
mod search;
mod static_site;

/// A lesson of the shipped course.
const LESSON: &str = "courses/beyond-the-hype/the-ecosystem/";
/// The one after it.
const NEXT: &str = "courses/beyond-the-hype/unexpected-partners/";
