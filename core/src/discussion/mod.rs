//! What people say to each other under a lesson: its shapes and limits, the same in browser and server.

mod contract;
mod words;

pub use contract::{
    MadePerson, MadePost, MadeThread, NewPerson, NewPost, NewThread, Page, Person, Post, Quote, Thread,
    ThreadKind,
};
pub use words::{MAX_NAME, MAX_POST, MAX_TITLE, NotWords, name, post, title};
