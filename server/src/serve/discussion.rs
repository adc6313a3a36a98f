//! The dynamic API beside the site, where the site has threads.

use super::held::Held;
use super::reload::Current;
use crate::settings::Settings;
use anyhow::{Context, bail};
use leerkring_api::copying::DATABASE_FILE;
use leerkring_api::{Api, Clock, Database, Limit, Rules};
use std::path::Path;
use std::sync::Arc;

/// The API over the database that the settings name.
///
/// # Errors
/// Where the database cannot be opened or brought up to date.
pub async fn open(settings: &Settings, current: Current) -> anyhow::Result<Api> {
    let database = open_database(settings).await?;
    tracing::info!(
        database = if settings.database_url.is_some() { "postgresql" } else { "sqlite" },
        approve_first = settings.approve_first,
        hide_after = settings.hide_after,
        proof = ?settings.proof,
        trusted_proxies = settings.trusted_proxies.len(),
        origins = settings.origins.len(),
        "the discussion is open"
    );
    let site = Arc::new(Held(current));
    Ok(Api::new(database, Clock::system(), rules(settings), site))
}

/// What the settings say to the API.
fn rules(settings: &Settings) -> Rules {
    Rules {
        approve_first: settings.approve_first,
        hide_after: settings.hide_after,
        trusted_proxies: settings.trusted_proxies.clone(),
        proof: settings.proof,
        origins: settings.origins.iter().map(ToString::to_string).collect(),
        limits: match settings.limited {
            true => Limit::USUAL.to_vec(),
            false => Vec::new(),
        },
    }
}

/// The database that the settings name: PostgreSQL, else SQLite in a folder, which is made where there is none.
///
/// # Errors
/// Where it cannot be opened or brought up to date.
pub async fn open_database(settings: &Settings) -> anyhow::Result<Database> {
    match &settings.database_url {
        None => in_folder(&settings.data).await,
        // The address holds a password: it is not repeated.
        Some(url) => Database::on_postgres(url)
            .await
            .context("the PostgreSQL database of the settings"),
    }
}

/// The same, but nothing is made: for commands that are about a site that runs.
///
/// # Errors
/// Where there is none yet, and as above.
pub async fn kept_database(settings: &Settings) -> anyhow::Result<Database> {
    let file = settings.data.join(DATABASE_FILE);
    if settings.database_url.is_none() && !file.is_file() {
        bail!(
            "there is no database at {}: serve the site once, or name its folder with --data",
            file.display()
        );
    }
    open_database(settings).await
}

async fn in_folder(folder: &Path) -> anyhow::Result<Database> {
    std::fs::create_dir_all(folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    Database::in_folder(folder)
        .await
        .with_context(|| format!("the database in {}", folder.display()))
}
