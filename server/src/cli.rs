//! The command line.

use crate::commands::Format;
use crate::content::{Files, SITE_FILE};
use clap::{Parser, Subcommand};
use leerkring_app::route::Base;
use leerkring_core::{Id, Lang};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// Checks, compiles, serves and exports a folder of courses.
#[derive(Parser)]
#[command(name = "leerkring", version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Serves app and content; a folder is watched, and open pages reload on every change.
    Serve {
        /// Folder of content; without it, the folder you stand in if it has a site.toml, else what shipped.
        content: Option<PathBuf>,
        /// Address to listen on.
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
        /// Path under which the site lives.
        #[arg(long, default_value = "/", value_parser = base)]
        base: Base,
        /// Folder of the database; this version keeps nothing there.
        #[arg(long)]
        data: Option<PathBuf>,
        /// Show drafts.
        #[arg(long)]
        drafts: bool,
    },
    /// Writes a static site.
    Build {
        /// Folder of content; without it, as for `serve`.
        content: Option<PathBuf>,
        /// Folder to write; it must be new, empty or an earlier build.
        #[arg(long)]
        out: PathBuf,
        /// Path under which the site will live.
        #[arg(long, default_value = "/", value_parser = base)]
        base: Base,
        /// Publish drafts.
        #[arg(long)]
        drafts: bool,
    },
    /// Reports every mistake; exit code 1 where there is one.
    Check {
        /// Folder of content; without it, as for `serve`.
        content: Option<PathBuf>,
        /// How mistakes are written.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        /// Write the ids in use to ids.lock.
        #[arg(long)]
        update_ids: bool,
        /// Check drafts as if they were published.
        #[arg(long)]
        drafts: bool,
    },
    /// Makes something to write on.
    New {
        /// What to make.
        #[command(subcommand)]
        what: New,
    },
}

/// What to make.
#[derive(Subcommand)]
pub enum New {
    /// A course, and a site around it where there is none.
    Course {
        /// Its id, in kebab-case; it becomes a part of addresses.
        name: Id,
        /// Folder of content.
        #[arg(default_value = ".")]
        content: PathBuf,
        /// Languages of a new site, the default first.
        #[arg(long, value_delimiter = ',', default_value = "en")]
        languages: Vec<Lang>,
    },
}

fn base(text: &str) -> Result<Base, String> {
    Base::parse(text).ok_or_else(|| "a base starts and ends with a slash: /learn/".to_owned())
}

/// The content a command is about.
pub fn content(given: Option<PathBuf>) -> Files {
    match given {
        Some(folder) => Files::Folder(folder),
        None if Path::new(SITE_FILE).is_file() => Files::Folder(PathBuf::from(".")),
        None => Files::Shipped,
    }
}
