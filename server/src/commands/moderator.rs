//! `leerkring moderator`: who keeps the conversations safe.

use crate::content::Files;
use crate::serve::kept_database;
use crate::settings::Settings;
use anyhow::Context;
use leerkring_api::{Clock, moderators};
use leerkring_core::Lang;

/// Where the page of moderators is.
pub struct Link {
    /// The site's, with a slash at the end.
    address: String,
    lang: Lang,
}

impl Link {
    /// In the first language of a site; at an address of one's own, or that of its `site.toml`.
    ///
    /// # Errors
    /// Where `site.toml` cannot be read.
    pub fn of(files: &Files, address: Option<String>) -> anyhow::Result<Self> {
        let site = files
            .site()
            .context("site.toml cannot be read; see leerkring check")?;
        let lang = site.languages.into_iter().next();
        Ok(Self {
            address: address.unwrap_or(site.address),
            lang: lang.context("site.toml names no language")?,
        })
    }

    /// With a code behind the `#`, which browsers send to nobody.
    fn with(&self, code: &str) -> String {
        let Self { address, lang } = self;
        format!("{address}{lang}/moderation/#code={code}")
    }
}

/// Makes a moderator, or invites one anew, and prints their link.
///
/// # Errors
/// Where the name does not fit, or the database refuses.
pub async fn add_moderator(settings: &Settings, name: &str, link: &Link) -> anyhow::Result<()> {
    let database = kept_database(settings).await?;
    let code = moderators::add(&database, name, Clock::system().now()).await?;
    println!("{}", link.with(&code));
    eprintln!("Give this link to {name} alone: it works once, within 24 hours.");
    Ok(())
}

/// Prints all moderators.
///
/// # Errors
/// Where the database refuses.
pub async fn list_moderators(settings: &Settings) -> anyhow::Result<()> {
    let database = kept_database(settings).await?;
    for moderator in moderators::list(&database, Clock::system().now()).await? {
        let how = match (moderator.has_come_in, moderator.invited_until.is_some()) {
            (true, false) => "came in",
            (true, true) => "came in; has a new link",
            (false, true) => "has a link",
            (false, false) => "never came in; their link is too old",
        };
        println!("{}: {how}", moderator.name);
    }
    Ok(())
}

/// Makes somebody a moderator no more.
///
/// # Errors
/// Where nobody of that name is one, or the database refuses.
pub async fn remove_moderator(settings: &Settings, name: &str) -> anyhow::Result<()> {
    let database = kept_database(settings).await?;
    moderators::revoke(&database, name).await?;
    println!("{name} is no moderator any more");
    Ok(())
}
