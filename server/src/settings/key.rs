//! Every key there is, what it takes, and what it sets.

use super::given::{Given, Value};
use super::{LogFormat, LogLevel, Origin, Settings};
use leerkring_api::{Network, Proof};
use leerkring_app::route::Base;
use std::path::PathBuf;

/// What the address of a database looks like.
pub const POSTGRES: &str = "the address of a PostgreSQL database, postgres://…";

/// Whether a text looks like one.
pub fn is_postgres(text: &str) -> bool {
    text.starts_with("postgres://") || text.starts_with("postgresql://")
}

/// A key, in its section.
struct Key {
    section: &'static str,
    name: &'static str,
    expected: &'static str,
    /// Takes the value; `None` where it does not fit.
    set: fn(&mut Settings, &Value) -> Option<()>,
}

const NETWORKS: &str = "a list of addresses or networks, such as 10.0.0.0/8";

const KEYS: &[Key] = &[
    Key {
        section: "server",
        name: "listen",
        expected: "an address and a port, such as 127.0.0.1:8080",
        set: |settings, value| value.text()?.parse().ok().map(|set| settings.listen = set),
    },
    Key {
        section: "server",
        name: "base",
        expected: "a path that starts and ends with a slash, such as /learn/",
        set: |settings, value| Base::parse(value.text()?).map(|set| settings.base = set),
    },
    Key {
        section: "server",
        name: "data",
        expected: "a folder",
        set: |settings, value| folder(value).map(|set| settings.data = set),
    },
    Key {
        section: "server",
        name: "trusted-proxies",
        expected: NETWORKS,
        set: |settings, value| {
            value
                .list(|text| text.parse::<Network>().ok())
                .map(|set| settings.trusted_proxies = set)
        },
    },
    Key {
        section: "server",
        name: "origins",
        expected: "a list of origins, such as https://courses.example",
        set: |settings, value| value.list(Origin::parse).map(|set| settings.origins = set),
    },
    Key {
        section: "server",
        name: "partners",
        expected: "a list of origins, such as https://partner.example",
        set: |settings, value| value.list(Origin::parse).map(|set| settings.partners = set),
    },
    Key {
        section: "database",
        name: "url",
        expected: POSTGRES,
        set: |settings, value| {
            let url = value.text()?;
            let set = url.is_empty() || is_postgres(url);
            set.then(|| settings.database_url = Some(url.to_owned()).filter(|url| !url.is_empty()))
        },
    },
    Key {
        section: "database",
        name: "url-file",
        expected: "a file",
        set: |settings, value| folder(value).map(|set| settings.url_file = Some(set)),
    },
    Key {
        section: "discussion",
        name: "limits",
        expected: "usual or off",
        set: |settings, value| {
            let limited = match value.text()? {
                "usual" => true,
                "off" => false,
                _ => return None,
            };
            settings.limited = limited;
            Some(())
        },
    },
    Key {
        section: "discussion",
        name: "approve-first",
        expected: "how many posts of a newcomer wait for a moderator, 0 for none",
        set: |settings, value| value.count().map(|set| settings.approve_first = set),
    },
    Key {
        section: "discussion",
        name: "hide-after",
        expected: "after how many reports a post is hidden, 0 for never",
        set: |settings, value| value.count().map(|set| settings.hide_after = set),
    },
    Key {
        section: "discussion",
        name: "proof",
        expected: "never, busy or always",
        set: |settings, value| {
            settings.proof = match value.text()? {
                "never" => Proof::Never,
                "busy" => Proof::default(),
                "always" => Proof::Always,
                _ => return None,
            };
            Some(())
        },
    },
    Key {
        section: "log",
        name: "level",
        expected: "off, error, warn, info or debug",
        set: |settings, value| {
            settings.log_level = match value.text()? {
                "off" => LogLevel::Off,
                "error" => LogLevel::Error,
                "warn" => LogLevel::Warn,
                "info" => LogLevel::Info,
                "debug" => LogLevel::Debug,
                _ => return None,
            };
            Some(())
        },
    },
    Key {
        section: "log",
        name: "format",
        expected: "text or json",
        set: |settings, value| {
            settings.log_format = match value.text()? {
                "text" => LogFormat::Text,
                "json" => LogFormat::Json,
                _ => return None,
            };
            Some(())
        },
    },
    Key {
        section: "metrics",
        name: "on",
        expected: "true or false",
        set: |settings, value| value.truth().map(|set| settings.metrics = set),
    },
    Key {
        section: "metrics",
        name: "peers",
        expected: NETWORKS,
        set: |settings, value| {
            value
                .list(|text| text.parse::<Network>().ok())
                .map(|set| settings.metrics_peers = set)
        },
    },
];

/// The sections that have keys.
pub fn sections() -> impl Iterator<Item = &'static str> {
    KEYS.chunk_by(|one, next| one.section == next.section)
        .filter_map(|section| section.first().map(|key| key.section))
}

/// Sets what was given.
///
/// # Errors
/// What is wrong with it, and where it stands. The value is not repeated: it may be a password.
pub fn set(settings: &mut Settings, given: &Given) -> Result<(), String> {
    let (place, name) = (&given.place, full_name(given));
    if let Some(key) = KEYS.iter().find(|key| given.is(key.section, key.name)) {
        return (key.set)(settings, &given.value)
            .ok_or_else(|| format!("{place}: {name}: expected {}", key.expected));
    }
    let known: Vec<&str> = KEYS
        .iter()
        .filter(|key| key.section == given.section)
        .map(|key| key.name)
        .collect();
    Err(if known.is_empty() {
        let known: Vec<&str> = sections().collect();
        format!(
            "{place}: {name}: there is no such section; there are {}",
            known.join(", ")
        )
    } else {
        format!(
            "{place}: {name}: there is no such key; there are {}",
            known.join(", ")
        )
    })
}

fn full_name(given: &Given) -> String {
    match (given.section.as_str(), given.name.as_str()) {
        ("", name) | (name, "") => name.to_owned(),
        (section, name) => format!("{section}.{name}"),
    }
}

fn folder(value: &Value) -> Option<PathBuf> {
    let text = value.text()?;
    (!text.is_empty()).then(|| PathBuf::from(text))
}
