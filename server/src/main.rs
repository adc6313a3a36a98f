//! The `leerkring` program: checks, compiles, serves and exports a folder of courses.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod cli;
mod commands;
mod content;
mod diagnostic;
mod publish;
mod search;
mod serve;
mod texts;

use clap::Parser;
use cli::{Cli, Command, Export, Import, Moderator, New, content};
use content::{Mode, Wanted};
use serve::{Kept, Serve};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> anyhow::Result<bool> {
    match command {
        Command::Check {
            content: folder,
            format,
            update_ids,
            drafts,
        } => {
            let mode = Mode {
                base: leerkring_app::route::Base::root(),
                drafts,
            };
            commands::check(&content(folder), &mode, format, update_ids)
        }
        Command::Build {
            content: folder,
            out,
            base,
            drafts,
        } => commands::build(content(folder), &Mode { base, drafts }, &out),
        Command::Serve {
            content: folder,
            listen,
            base,
            data,
            drafts,
        } => {
            let how = Serve {
                files: content(folder),
                mode: Mode { base, drafts },
                listen,
                kept: Kept::chosen(data),
            };
            tokio::runtime::Runtime::new()?.block_on(serve::serve(how))?;
            Ok(true)
        }
        Command::Import {
            from: Import::Gift { file, out, lang },
        } => commands::import_gift(&file, &lang, out.as_deref()),
        Command::Export {
            to:
                Export::Gift {
                    content: folder,
                    course,
                    lesson,
                    lang,
                    out,
                    drafts,
                },
        } => {
            let wanted = Wanted {
                course,
                lesson,
                lang,
                drafts,
            };
            commands::export_gift(content(folder), &wanted, out.as_deref())
        }
        Command::Moderator { what } => {
            tokio::runtime::Runtime::new()?.block_on(moderators(what))?;
            Ok(true)
        }
        Command::New {
            what:
                New::Course {
                    name,
                    content,
                    languages,
                },
        } => {
            commands::new_course(&content, &name, &languages)?;
            Ok(true)
        }
    }
}

async fn moderators(what: Moderator) -> anyhow::Result<()> {
    match what {
        Moderator::Add {
            name,
            data,
            site,
            content: folder,
        } => {
            let link = commands::Link::of(&content(folder), site)?;
            commands::add_moderator(&Kept::chosen(data), &name, &link).await
        }
        Moderator::List { data } => commands::list_moderators(&Kept::chosen(data)).await,
        Moderator::Remove { name, data } => commands::remove_moderator(&Kept::chosen(data), &name).await,
    }
}
