//! The disk of the database runs full, and has room again.

use anyhow::{Context, ensure};
use leerkring_tests::connection::{Connection, Request};
use leerkring_tests::talking::store::{Store, chance, id};
use leerkring_tests::talking::writing::{Draft, begin, posts};
use leerkring_tests::talking::{Place, Running};
use std::fs;
use std::io::Write;
use std::process::Command;

/// The posts in a row that a full disk refuses.
const REFUSALS: usize = 20;
/// So many that nobody posts more often than people may.
const PEOPLE: usize = 1000;
/// A disk of eight megabytes that only the program has, and that goes with it.
const MOUNT: &str = "mount -t tmpfs -o size=8m tmpfs";

#[tokio::test]
async fn a_full_disk_refuses_posts_for_as_long_as_it_is_full() -> anyhow::Result<()> {
    let place = Place::new()?;
    let data = place.data().to_string_lossy().into_owned();
    let Some(alone) = alone(&data) else {
        return Ok(());
    };
    let mut chance = chance();
    let people = prepared(&place, &mut chance).await?;
    let mut people = people.into_iter().cycle();
    let mut somebody = || people.next().context("nobody");
    let script = format!("{MOUNT} \"$0\" && cp before/* \"$0\" && exec \"$@\"");
    let mut running = place.serve_within("unshare", &[&alone[..], &["sh", "-c", &script, &data]].concat())?;
    let disk = running.sees(&place.data());
    let mut connection = Connection::open(&running.host).await?;
    let thread = begin(&mut connection, &somebody()?, id(&mut chance)).await?;
    let mut draft = || {
        anyhow::Ok(Draft {
            token: somebody()?,
            thread: thread.clone(),
            key: id(&mut chance),
        })
    };
    draft()?.keep(&mut connection).await?;

    fill(&disk.join("filler"))?;
    let (mut kept, mut refused) = (2, Vec::new());
    // The log may have room for some, and for a small one after a larger one was refused.
    while refused.len() < REFUSALS {
        let draft = draft()?;
        let answer = draft.send(&mut connection).await?;
        if answer.status == 201 {
            kept += 1;
            refused.clear();
            ensure!(kept < 5000, "the disk is not full");
            continue;
        }
        ensure!(answer.status == 503, "{} on a full disk", answer.status);
        ensure!(answer.kind == "application/problem+json", "{}", answer.kind);
        refused.push(draft);
        let there = posts(&mut connection, &thread, 0).await?;
        ensure!(there.len() == kept, "{} posts of {kept}", there.len());
    }
    ensure!(running.is_alive(), "the program has ended");

    fs::remove_file(disk.join("filler"))?;
    for draft in &refused {
        draft.keep(&mut connection).await?;
    }
    let there = posts(&mut connection, &thread, 0).await?;
    ensure!(
        there.len() == kept + REFUSALS,
        "a refused post was kept all the same"
    );
    is_whole(&running, &place).await
}

/// The words that give a program mounts of its own; none, with the reason printed, where the machine does not let it.
fn alone(data: &str) -> Option<Vec<&'static str>> {
    let ways = [vec!["--mount"], vec!["--user", "--map-root-user", "--mount"]];
    let mut why = String::new();
    for way in ways {
        let tried = Command::new("unshare")
            .args(&way)
            .args(["sh", "-c", &format!("{MOUNT} \"$0\""), data])
            .output();
        match tried {
            Ok(output) if output.status.success() => return Some(way),
            Ok(output) => why = String::from_utf8_lossy(&output.stderr).into_owned(),
            Err(error) => why = error.to_string(),
        }
    }
    println!(
        "SKIPPED: this machine lets nobody mount a small disk: {}",
        why.trim()
    );
    None
}

/// A database in the folder `before`, with people who may write: from outside nobody can write to the small disk.
async fn prepared(place: &Place, chance: &mut fastrand::Rng) -> anyhow::Result<Vec<String>> {
    let running = place.serve()?;
    let mut connection = Connection::open(&running.host).await?;
    connection.send(&Request::get("/api/v1/openapi.json")).await?;
    let mut store = Store::open(&place.database()).await?;
    let people = store.people(PEOPLE, chance).await?;
    running.kill();
    store.close().await?;
    fs::rename(place.data(), place.path("before"))?;
    fs::create_dir(place.data())?;
    Ok(people)
}

fn fill(file: &std::path::Path) -> anyhow::Result<()> {
    let mut filler = fs::File::create(file)?;
    while filler.write_all(&[1; 4096]).is_ok() {}
    Ok(())
}

/// Looks at a copy, which is whole because nobody writes any more.
async fn is_whole(running: &Running, place: &Place) -> anyhow::Result<()> {
    for name in ["leerkring.db", "leerkring.db-wal"] {
        fs::copy(running.sees(&place.data()).join(name), place.path(name))?;
    }
    Store::open(&place.path("leerkring.db")).await?.check().await
}
