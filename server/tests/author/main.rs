//! What an author does with the program, on folders good and bad.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod activities;
mod build;
mod check;
mod folder;
mod gift;
mod moderator;
mod search;
