//! Files and environments, good and bad.

use super::*;

fn file(text: &str) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    file
}

fn set(text: &str, environment: &[(&str, &str)]) -> Result<Read, NotSet> {
    let owned = environment
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    combine(Some(file(text).path()), owned.collect())
}

/// What is wrong, without the name of the file.
fn wrong(text: &str, environment: &[(&str, &str)]) -> Vec<String> {
    let file = file(text);
    let owned = environment
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let name = file.path().display().to_string();
    match combine(Some(file.path()), owned.collect()) {
        Ok(_) => Vec::new(),
        Err(NotSet(wrong)) => wrong.iter().map(|one| one.replace(&name, "file")).collect(),
    }
}

const ALL: &str = r#"
[server]
listen = "[::1]:9000"
base = "/learn/"
data = "/srv/data"
trusted-proxies = ["127.0.0.1", "10.0.0.0/8"]
origins = ["https://a.example"]

[database]
url = "postgres://u:p@h/d"

[discussion]
approve-first = 2
hide-after = 0
proof = "always"

[log]
level = "warn"
format = "json"

[metrics]
on = true
peers = ["10.0.0.0/8"]
"#;

#[test]
fn every_key_can_be_given_in_the_file() {
    let Read { settings, warnings } = set(ALL, &[]).unwrap();
    assert_eq!(settings.listen, "[::1]:9000".parse().unwrap());
    assert_eq!(settings.base.as_str(), "/learn/");
    assert_eq!(settings.data, Path::new("/srv/data"));
    assert_eq!(settings.trusted_proxies.len(), 2);
    assert_eq!(settings.origins, [Origin::parse("https://a.example").unwrap()]);
    assert_eq!(settings.database_url.as_deref(), Some("postgres://u:p@h/d"));
    assert_eq!((settings.approve_first, settings.hide_after), (2, 0));
    assert_eq!(settings.proof, Proof::Always);
    assert_eq!(
        (settings.log_level, settings.log_format),
        (LogLevel::Warn, LogFormat::Json)
    );
    assert!(settings.metrics);
    assert_eq!(settings.metrics_peers.len(), 1);
    // A password in a file that many may read.
    assert_eq!(warnings.len(), 1);
    assert!(!warnings[0].contains("u:p"), "{warnings:?}");
}

#[test]
fn the_environment_goes_over_the_file_for_every_key() {
    let environment = [
        ("LEERKRING_SERVER_LISTEN", "127.0.0.1:1"),
        ("LEERKRING_SERVER_BASE", "/"),
        ("LEERKRING_SERVER_DATA", "here"),
        ("LEERKRING_SERVER_TRUSTED_PROXIES", ""),
        ("LEERKRING_SERVER_ORIGINS", "https://b.example, https://c.example"),
        ("LEERKRING_DATABASE_URL", "postgresql://other"),
        ("LEERKRING_DISCUSSION_APPROVE_FIRST", "0"),
        ("LEERKRING_DISCUSSION_HIDE_AFTER", "9"),
        ("LEERKRING_DISCUSSION_PROOF", "never"),
        ("LEERKRING_LOG_LEVEL", "debug"),
        ("LEERKRING_LOG_FORMAT", "text"),
        ("LEERKRING_METRICS_ON", "false"),
        ("LEERKRING_METRICS_PEERS", "::1"),
        ("LEERKRING_TEST_POSTGRES", "somebody else's"),
        ("HOME", "/"),
    ];
    let settings = set(ALL, &environment).unwrap().settings;
    assert_eq!(settings.listen, "127.0.0.1:1".parse().unwrap());
    assert_eq!(settings.base, Base::root());
    assert_eq!(settings.data, Path::new("here"));
    assert!(settings.trusted_proxies.is_empty());
    assert_eq!(settings.origins.len(), 2);
    assert_eq!(settings.database_url.as_deref(), Some("postgresql://other"));
    assert_eq!((settings.approve_first, settings.hide_after), (0, 9));
    assert_eq!(settings.proof, Proof::Never);
    assert_eq!(
        (settings.log_level, settings.log_format),
        (LogLevel::Debug, LogFormat::Text)
    );
    assert!(!settings.metrics);
    assert_eq!(settings.metrics_peers, ["::1".parse().unwrap()]);
}

#[test]
fn all_mistakes_are_named_at_once_with_their_lines() {
    let text = "port = 1\n[server]\nlisten = 8080\nbase = \"learn\"\nlissen = \"x\"\n\n[discussion]\nhide-after = -1\napprove-first = \"2\"\nproof = \"maybe\"\n[log]\nlevel = \"trace\"\n[metrics]\non = \"yes\"\npeers = [1]\n[databse]\nurl = \"x\"\n";
    let environment = [
        ("LEERKRING_LOG_FORMAT", "xml"),
        ("LEERKRING_SERVER_PORT", "1"),
        ("LEERKRING_DATABASE_URL", "mysql://u:secret@h"),
    ];
    let mut wrong = wrong(text, &environment);
    wrong.sort();
    insta::assert_snapshot!(wrong.join("\n"));
    assert!(!wrong.join("").contains("secret"));
}

#[test]
fn a_file_that_is_no_toml_or_not_there_is_named() {
    assert_eq!(
        wrong("[server\nlisten = 1", &[])
            .first()
            .map(|one| one.starts_with("file:1: ")),
        Some(true)
    );
    let missing = combine(Some(Path::new("/nowhere/leerkring.toml")), Vec::new());
    assert!(missing.is_err_and(|error| error.to_string().contains("/nowhere/leerkring.toml")));
}

#[test]
fn the_address_of_the_database_can_stand_in_a_file_of_its_own() {
    let url = file("postgres://u:p@h/d\n");
    let text = format!("[database]\nurl-file = \"{}\"\n", url.path().display());
    let Read { settings, warnings } = set(&text, &[]).unwrap();
    assert_eq!(settings.database_url.as_deref(), Some("postgres://u:p@h/d"));
    assert!(warnings.is_empty());
    let other = set(&text, &[("LEERKRING_DATABASE_URL", "postgres://other")]).unwrap();
    assert_eq!(other.settings.database_url.as_deref(), Some("postgres://other"));
    std::fs::write(url.path(), "secret").unwrap();
    let wrong = wrong(&text, &[]);
    assert!(wrong.len() == 1 && !wrong[0].contains("secret"), "{wrong:?}");
}
