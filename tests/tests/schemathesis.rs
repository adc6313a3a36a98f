//! The API does what its own description says, whatever is sent: Schemathesis makes requests up from the OpenAPI document.

use anyhow::{Context, ensure};
use leerkring_tests::connection::{Connection, Request};
use leerkring_tests::given;
use leerkring_tests::talking::store::{Store, chance, id};
use leerkring_tests::talking::writing::begin;
use leerkring_tests::talking::{LESSON, Place, Running};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// What must hold of every answer. Left out: `positive_data_acceptance`, because what words and ids are taken cannot be
/// said in a schema.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,\
                      response_schema_conformance,negative_data_rejection,unsupported_method,ignored_auth";
/// Requests made up by chance for each operation, beside those that follow from the document.
const EXAMPLES: &str = "15";

#[tokio::test]
async fn every_answer_is_as_described() -> anyhow::Result<()> {
    let place = Place::new()?;
    let running = place.serve()?;
    let mut connection = Connection::open(&running.host).await?;
    let document = connection.send(&Request::get("/api/v1/openapi.json")).await?;
    let left_out = left_out(&document.json()?);
    let mut chance = chance();
    let tokens = Store::open(&place.database())
        .await?
        .people(1, &mut chance)
        .await?;
    let token = tokens.first().context("nobody")?;
    // Nobody's requests, about what chance names.
    conforms(&running, &place.path("nobody"), "", &left_out, None).await?;
    // Somebody's requests, about a thread that is there.
    let thread = begin(&mut connection, token, id(&mut chance)).await?;
    let there = format!("[parameters]\n\"path.thread\" = \"{thread}\"\n\"query.about\" = \"{LESSON}\"\n");
    conforms(&running, &place.path("somebody"), &there, &left_out, Some(token)).await?;
    // Had they been erased or banned on the way, little would have been tried.
    let mut connection = Connection::open(&running.host).await?;
    begin(&mut connection, token, id(&mut chance)).await?;
    Ok(())
}

async fn conforms(
    running: &Running,
    folder: &Path,
    settings: &str,
    left_out: &[String],
    token: Option<&String>,
) -> anyhow::Result<()> {
    std::fs::create_dir(folder)?;
    std::fs::write(folder.join("schemathesis.toml"), settings)?;
    let mut run = Command::new(given("LEERKRING_SCHEMATHESIS"));
    run.current_dir(folder)
        .args(["--config-file", "schemathesis.toml", "run"]);
    let api = format!("http://{}/api/v1", running.host);
    // The document names its address relative to its own, which Schemathesis does not follow.
    run.arg(format!("{api}/openapi.json")).args(["--url", &api]);
    run.args([
        "--checks",
        CHECKS,
        "--max-examples",
        EXAMPLES,
        "--seed",
        "20261122",
    ]);
    run.args([
        "--generation-database",
        "none",
        "--request-timeout",
        "10",
        "--continue-on-failure",
    ]);
    for operation in left_out {
        run.args(["--exclude-operation-id", operation]);
    }
    if let Some(token) = token {
        run.args(["--header", &format!("Authorization: Bearer {token}")]);
    }
    let output = tokio::task::spawn_blocking(move || run.env("NO_COLOR", "1").output()).await??;
    for said in [&output.stdout, &output.stderr] {
        println!("{}", String::from_utf8_lossy(said));
    }
    ensure!(
        output.status.success(),
        "Schemathesis found something: {}",
        output.status
    );
    Ok(())
}

/// Operations that never end, and those by which the holder of the token would go.
fn left_out(document: &Value) -> Vec<String> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let operations = paths.flat_map(|(path, methods)| {
        let methods = methods.as_object().into_iter().flatten();
        methods.map(move |(method, operation)| (path, method, operation))
    });
    operations
        .filter(|(path, method, operation)| {
            let is_stream = operation["responses"].to_string().contains("text/event-stream");
            is_stream || (*method == "delete" && !path.contains('{'))
        })
        .filter_map(|(_, _, operation)| operation["operationId"].as_str().map(str::to_owned))
        .collect()
}
