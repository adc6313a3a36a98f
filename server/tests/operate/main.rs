//! What a host does with the program: set it up, watch it, end it, copy its database and put it back.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod copies;
mod ending;
mod logs;
mod moving;
mod postgres;
mod program;
mod settings;
mod several;
mod site;
mod watching;
