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
mod settings;
mod texts;

use clap::Parser;
use cli::{Cli, Command, Export, Import, Kept, Moderator, New, content};
use content::{Mode, Wanted};
use serve::Serve;
use settings::Settings;
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
            kept,
            drafts,
        } => {
            let mut settings = set(kept)?;
            settings.listen = listen.unwrap_or(settings.listen);
            settings.base = base.unwrap_or(settings.base);
            let how = Serve {
                files: content(folder),
                mode: Mode {
                    base: settings.base.clone(),
                    drafts,
                },
                settings,
            };
            tokio::runtime::Runtime::new()?.block_on(serve::serve(how))?;
            Ok(true)
        }
        Command::Backup { out, kept, force } => commands::backup(&set(kept)?, &out, force),
        Command::Restore { file, kept, force } => commands::restore(&set(kept)?, &file, force),
        Command::Import {
            from: Import::Discussion { file, kept },
        } => commands::import_discussion(&set(kept)?, &file),
        Command::Export {
            to: Export::Discussion { out, kept },
        } => commands::export_discussion(&set(kept)?, &out),
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
            kept,
            site,
            content: folder,
        } => {
            let link = commands::Link::of(&content(folder), site)?;
            commands::add_moderator(&set(kept)?, &name, &link).await
        }
        Moderator::List { kept } => commands::list_moderators(&set(kept)?).await,
        Moderator::Remove { name, kept } => commands::remove_moderator(&set(kept)?, &name).await,
    }
}

/// The settings, with what the command line says over them.
fn set(kept: Kept) -> anyhow::Result<Settings> {
    let settings::Read {
        mut settings,
        warnings,
    } = settings::read(kept.config.as_deref())?;
    for warning in warnings {
        eprintln!("warning: {warning}");
    }
    settings.data = kept.data.unwrap_or(settings.data);
    Ok(settings)
}
