//! The command line.

use crate::commands::Format;
use crate::content::{Files, SITE_FILE};
use clap::{Args, Parser, Subcommand};
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
        /// Address to listen on; without it, that of the settings, else 127.0.0.1:8080.
        #[arg(long)]
        listen: Option<SocketAddr>,
        /// Path under which the site lives; without it, that of the settings, else /.
        #[arg(long, value_parser = base)]
        base: Option<Base>,
        /// Where the database stands.
        #[command(flatten)]
        kept: Kept,
        /// Show drafts.
        #[arg(long)]
        drafts: bool,
    },
    /// Copies the SQLite database of a discussion while it is in use.
    Backup {
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
        /// Where the database stands.
        #[command(flatten)]
        kept: Kept,
        /// Replace the file.
        #[arg(long)]
        force: bool,
    },
    /// Puts a copy that `backup` made in the place of the SQLite database; the server must not run.
    Restore {
        /// The copy.
        file: PathBuf,
        /// Where the database stands.
        #[command(flatten)]
        kept: Kept,
        /// Do so where a database is; the old one is kept as leerkring.db.before-restore.
        #[arg(long)]
        force: bool,
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
    /// Says who keeps the conversations safe.
    Moderator {
        /// What to do.
        #[command(subcommand)]
        what: Moderator,
    },
    /// Makes something to write on.
    New {
        /// What to make.
        #[command(subcommand)]
        what: New,
    },
    /// Makes quizzes of another program's, with exit code 1 where something is not expressed in them; or takes in a whole
    /// discussion.
    Import {
        /// What to take in.
        #[command(subcommand)]
        from: Import,
    },
    /// Writes the quizzes of a course for another program, with exit code 1 where it cannot express something; or a whole
    /// discussion.
    Export {
        /// What to write.
        #[command(subcommand)]
        to: Export,
    },
}

/// What to do about moderators.
#[derive(Subcommand)]
pub enum Moderator {
    /// Makes a moderator, or invites the one of that name anew; prints a link that works once within 24 hours.
    Add {
        /// The name under which they write.
        name: String,
        /// Where the database stands.
        #[command(flatten)]
        kept: Kept,
        /// Address of the site; without it, that of the content's site.toml.
        #[arg(long, value_parser = site)]
        site: Option<String>,
        /// Folder of content; without it, as for `serve`.
        #[arg(long)]
        content: Option<PathBuf>,
    },
    /// Lists all moderators.
    List {
        /// Where the database stands.
        #[command(flatten)]
        kept: Kept,
    },
    /// Makes somebody a moderator no more; neither their token nor a link works from then on.
    Remove {
        /// Their name.
        name: String,
        /// Where the database stands.
        #[command(flatten)]
        kept: Kept,
    },
}

/// Where the database stands.
#[derive(Args)]
pub struct Kept {
    /// File of settings; without it, the one that LEERKRING_CONFIG names.
    #[arg(long)]
    pub config: Option<PathBuf>,
    /// Folder of the database; without it, that of the settings, else `data`. LEERKRING_DATABASE_URL names a PostgreSQL
    /// database in its stead.
    #[arg(long)]
    pub data: Option<PathBuf>,
}

/// What to take in.
#[derive(Subcommand)]
pub enum Import {
    /// Moodle's text format; writes Markdown for a lesson.
    Gift {
        /// The file.
        file: PathBuf,
        /// A new file to write; without it, standard output.
        #[arg(long)]
        out: Option<PathBuf>,
        /// The language of the questions, for the words that are asked of a gap alone.
        #[arg(long, default_value = "en")]
        lang: Lang,
    },
    /// All people, threads and posts that `export discussion` wrote, into an empty database.
    Discussion {
        /// The file.
        file: PathBuf,
        /// Where the database stands.
        #[command(flatten)]
        kept: Kept,
    },
}

/// What to write.
#[derive(Subcommand)]
pub enum Export {
    /// Moodle's text format.
    Gift {
        /// Folder of content; without it, as for `serve`.
        content: Option<PathBuf>,
        /// The course.
        #[arg(long)]
        course: Id,
        /// One lesson of it; without it, all.
        #[arg(long)]
        lesson: Option<Id>,
        /// The language; without it, the first of the site.
        #[arg(long)]
        lang: Option<Lang>,
        /// A file to write, new or written by this command; without it, standard output.
        #[arg(long)]
        out: Option<PathBuf>,
        /// Export drafts too.
        #[arg(long)]
        drafts: bool,
    },
    /// All people, threads and posts, for a database of either kind.
    Discussion {
        /// A new file to write.
        #[arg(long)]
        out: PathBuf,
        /// Where the database stands.
        #[command(flatten)]
        kept: Kept,
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

/// An address with a slash at the end.
fn site(text: &str) -> Result<String, String> {
    let is_web = ["https://", "http://"]
        .iter()
        .any(|scheme| text.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
    let is_plain = !text.contains(|letter: char| letter.is_whitespace() || matches!(letter, '?' | '#'));
    if is_web && is_plain {
        Ok(format!("{}/", text.trim_end_matches('/')))
    } else {
        Err("write the whole address: https://learn.example/".to_owned())
    }
}

/// The content a command is about.
pub fn content(given: Option<PathBuf>) -> Files {
    match given {
        Some(folder) => Files::Folder(folder),
        None if Path::new(SITE_FILE).is_file() => Files::Folder(PathBuf::from(".")),
        None => Files::Shipped,
    }
}
