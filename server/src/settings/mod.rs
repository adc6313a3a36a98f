//! How the program is set up: a file, the environment over it, and the command line over both.

mod address;
mod environment;
mod file;
mod given;
mod key;

pub use address::Origin;

use given::Given;
use leerkring_api::{Network, Proof};
use leerkring_app::route::Base;
use std::fmt::{self, Display};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

/// Names the file of settings where the command line does not.
const CONFIG: &str = "LEERKRING_CONFIG";

/// How the program is set up. Has no `Debug`, so that the database's password is never shown.
pub struct Settings {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Path under which the site lives.
    pub base: Base,
    /// Folder of the database.
    pub data: PathBuf,
    /// The PostgreSQL database that takes its place.
    pub database_url: Option<String>,
    /// Proxies whose word about the address of a caller is taken.
    pub trusted_proxies: Vec<Network>,
    /// Other sites whose pages may use the API.
    pub origins: Vec<Origin>,
    /// Other sites whose pages may show this one in a frame.
    pub partners: Vec<Origin>,
    /// Whether it is limited how often somebody may try something. Off is for tests and measurements.
    pub limited: bool,
    /// How many posts of a newcomer wait for a moderator.
    pub approve_first: u32,
    /// After how many reports a post is hidden.
    pub hide_after: u32,
    /// When somebody new must prove work.
    pub proof: Proof,
    /// The least that is logged.
    pub log_level: LogLevel,
    /// How it is logged.
    pub log_format: LogFormat,
    /// Whether what happens is counted and shown.
    pub metrics: bool,
    /// Who may read `/metrics` and `/health`.
    pub metrics_peers: Vec<Network>,
    /// Where the address of the database is read from.
    url_file: Option<PathBuf>,
}

/// The least that is logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogLevel {
    /// Nothing.
    Off,
    /// What failed.
    Error,
    /// What should not have happened.
    Warn,
    /// Every request to the API.
    Info,
    /// More.
    Debug,
}

/// How it is logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs, an object a line.
    Json,
}

impl Default for Settings {
    fn default() -> Self {
        let rules = leerkring_api::Rules::default();
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            base: Base::root(),
            data: PathBuf::from("data"),
            database_url: None,
            trusted_proxies: Vec::new(),
            origins: Vec::new(),
            partners: Vec::new(),
            limited: true,
            approve_first: rules.approve_first,
            hide_after: rules.hide_after,
            proof: Proof::default(),
            log_level: LogLevel::Info,
            log_format: LogFormat::Text,
            metrics: false,
            metrics_peers: vec![Network::LOOPBACK_V4, Network::LOOPBACK_V6],
            url_file: None,
        }
    }
}

/// Everything that is wrong with the settings.
#[derive(Debug, PartialEq, Eq)]
pub struct NotSet(Vec<String>);

impl Display for NotSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the settings cannot be used")?;
        self.0.iter().try_for_each(|one| write!(f, "\n  {one}"))
    }
}

impl std::error::Error for NotSet {}

/// Settings, and what should be better.
pub struct Read {
    /// The settings.
    pub settings: Settings,
    /// What works, but should be better.
    pub warnings: Vec<String>,
}

/// Reads the file that is named, else the one that the environment names, and the environment.
///
/// # Errors
/// [`NotSet`] names all that is wrong.
pub fn read(config: Option<&Path>) -> Result<Read, NotSet> {
    let named = std::env::var_os(CONFIG).filter(|name| !name.is_empty());
    let config = config.map(Path::to_owned).or(named.map(PathBuf::from));
    let environment = std::env::vars_os().filter_map(|(name, value)| {
        let name = name.into_string().ok()?;
        Some((name, value.to_string_lossy().into_owned()))
    });
    combine(config.as_deref(), environment.collect())
}

fn combine(config: Option<&Path>, environment: Vec<(String, String)>) -> Result<Read, NotSet> {
    let mut wrong = Vec::new();
    let mut given: Vec<Given> = config.map_or_else(Vec::new, |config| file::read(config, &mut wrong));
    let warnings = given
        .iter()
        .filter(|one| one.is("database", "url"))
        .map(|one| {
            format!(
                "{}: database.url holds a password that whoever reads the file can read; use database.url-file or LEERKRING_DATABASE_URL",
                one.place
            )
        })
        .collect();
    given.extend(environment::given(environment));
    let mut settings = Settings::default();
    for one in given {
        if let Err(why) = key::set(&mut settings, &one) {
            wrong.push(why);
        }
    }
    settings.read_url_file(&mut wrong);
    if wrong.is_empty() {
        Ok(Read { settings, warnings })
    } else {
        Err(NotSet(wrong))
    }
}

impl Settings {
    fn read_url_file(&mut self, wrong: &mut Vec<String>) {
        let (Some(file), None) = (&self.url_file, &self.database_url) else {
            return;
        };
        match std::fs::read_to_string(file) {
            Ok(url) if key::is_postgres(url.trim()) => self.database_url = Some(url.trim().to_owned()),
            Ok(_) => wrong.push(format!("{}: expected {}", file.display(), key::POSTGRES)),
            Err(error) => wrong.push(format!("database.url-file: {}: {error}", file.display())),
        }
    }
}

#[cfg(test)]
mod tests;
