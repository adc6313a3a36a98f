//! Activities, put to work in the places that the lesson keeps for them.

mod cloze;
mod confidence;
mod feedback;
mod forecast;
mod matching;
mod mount;
mod options;
mod ordering;
mod own_words;
mod poll;
mod question;
mod quiz;
mod saved;
mod standing;
mod typed;

pub use mount::Activities;
