//! The program as its settings say, or a word on why not, before anything is opened.

use crate::program::{Host, said};

#[test]
fn mistakes_are_named_at_once_and_nothing_is_opened() {
    let host = Host::new();
    std::fs::write(
        host.at("leerkring.toml"),
        "[server]\nlisten = true\n\n[discussions]\nhide-after = 1\n",
    )
    .unwrap();
    let output = host
        .command(&["serve", "site", "--config", "leerkring.toml"])
        .env("LEERKRING_LOG_LEVEL", "loud")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output);
    for part in [
        "leerkring.toml:2: server.listen: expected an address and a port",
        "leerkring.toml:5: discussions.hide-after: there is no such section",
        "LEERKRING_LOG_LEVEL: log.level: expected off, error, warn, info or debug",
    ] {
        assert!(said.contains(part), "{said}");
    }
    assert!(!host.at("data").exists());
}

#[test]
fn the_command_line_goes_over_the_environment_and_that_over_the_file() {
    let host = Host::new();
    // No port here could be listened on: what goes over it must win.
    let file = "[server]\nlisten = \"192.0.2.1:1\"\nbase = \"/file/\"\ndata = \"of-file\"\n";
    std::fs::write(host.at("leerkring.toml"), file).unwrap();
    let config = ("LEERKRING_CONFIG", "leerkring.toml");
    let server = host.serve_with(&[], &[config]);
    assert_eq!(server.get("/file/en/").status, 200);
    assert!(host.at("of-file/leerkring.db").exists());
    server.end();
    let base = ("LEERKRING_SERVER_BASE", "/environment/");
    let server = host.serve_with(&[], &[config, base]);
    assert_eq!(server.get("/environment/en/").status, 200);
    server.end();
    let server = host.serve_with(&["--base", "/line/", "--data", "of-line"], &[config, base]);
    assert_eq!(server.get("/line/en/").status, 200);
    assert!(host.at("of-line/leerkring.db").exists());
}
