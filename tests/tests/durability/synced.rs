//! A post is acknowledged only after the system has brought it to the disk. A kill proves nothing of this: what was
//! written and not synced outlives the program, but not a power cut.

use leerkring_tests::connection::{Connection, Request};
use leerkring_tests::talking::store::{Store, chance, id};
use leerkring_tests::talking::syscalls::{CALLS, check, syncs};
use leerkring_tests::talking::writing::{Draft, begin};
use leerkring_tests::talking::{Place, Running};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// The posts of one writer, as many as a person may write in a minute. All together stay below what makes SQLite sync by
/// itself, a checkpoint.
const POSTS: usize = 6;

#[tokio::test(flavor = "multi_thread")]
async fn every_post_is_on_the_disk_before_it_is_acknowledged() -> anyhow::Result<()> {
    let (trace, texts) = traced(1).await?;
    check(&trace, &texts)?;
    assert!(syncs(&trace) >= POSTS, "one after the other, each needs its own");
    // Had the program not synced, or synced too late, it would have been seen.
    let unsynced: Vec<&str> = trace.lines().filter(|line| !line.contains("sync(")).collect();
    check(&unsynced.join("\n"), &texts).expect_err("without syncs");
    let late: Vec<&str> = trace.lines().filter(|line| line.contains("sync(")).collect();
    check(&[unsynced, late].concat().join("\n"), &texts).expect_err("with late syncs");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn posts_that_share_a_commit_wait_for_it_all_the_same() -> anyhow::Result<()> {
    let (trace, texts) = traced(16).await?;
    println!("{} posts, {} syncs", texts.len(), syncs(&trace));
    check(&trace, &texts)
}

#[test]
fn a_program_that_does_not_sync_is_seen() {
    let texts = ["post-f3", "post-77"].map(str::to_owned);
    let recorded = |name: &str| {
        let file = format!("{}/fixtures/strace/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(file).expect("a recording")
    };
    check(&recorded("full"), &texts).expect("synced");
    check(&recorded("off"), &texts).expect_err("not synced");
}

/// What the system was asked while so many people posted at once, and what they posted.
async fn traced(writers: usize) -> anyhow::Result<(String, Vec<String>)> {
    let place = Place::new()?;
    let file = place.path("strace.txt");
    let name = file.to_string_lossy().into_owned();
    // The program stays the child and strace the stranger (-D), so that ending the program ends both.
    let calls = format!("trace={CALLS}");
    let options = [
        "-D",
        "-f",
        "-y",
        "-ttt",
        "--seccomp-bpf",
        "-s",
        "8192",
        "-e",
        &calls,
        "-o",
        &name,
    ];
    let running = place.serve_within("strace", &options)?;
    let texts = post(&place, &running, writers).await?;
    running.kill();
    Ok((whole(&file).await?, texts))
}

async fn post(place: &Place, running: &Running, writers: usize) -> anyhow::Result<Vec<String>> {
    let mut chance = chance();
    let mut connection = Connection::open(&running.host).await?;
    connection.send(&Request::get("/api/v1/openapi.json")).await?;
    let mut store = Store::open(&place.database()).await?;
    let people = store.people(writers, &mut chance).await?;
    let mut thread = String::new();
    if let Some(first) = people.first() {
        thread = begin(&mut connection, first, id(&mut chance)).await?;
    }
    let mut all = JoinSet::new();
    for token in people {
        let (host, thread, mut chance) = (running.host.clone(), thread.clone(), chance.fork());
        all.spawn(async move {
            let mut connection = Connection::open(&host).await?;
            let mut texts = Vec::new();
            for _ in 0..POSTS {
                let (token, thread, key) = (token.clone(), thread.clone(), id(&mut chance));
                let draft = Draft { token, thread, key };
                draft.keep(&mut connection).await?;
                texts.push(draft.text());
            }
            anyhow::Ok(texts)
        });
    }
    let texts: anyhow::Result<Vec<Vec<String>>> = all.join_all().await.into_iter().collect();
    Ok(texts?.concat())
}

/// The file once strace has written its end.
async fn whole(file: &std::path::Path) -> anyhow::Result<String> {
    let start = Instant::now();
    loop {
        let trace = String::from_utf8_lossy(&std::fs::read(file)?).into_owned();
        if trace.trim_end().ends_with("+++") {
            return Ok(trace);
        }
        anyhow::ensure!(start.elapsed() < Duration::from_secs(20), "strace does not end");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
