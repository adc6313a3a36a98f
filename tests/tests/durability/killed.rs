//! The program is killed while people post, again and again.

use anyhow::{Context, ensure};
use leerkring_tests::connection::{Connection, Request};
use leerkring_tests::talking::Place;
use leerkring_tests::talking::store::{Store, chance, id};
use leerkring_tests::talking::writing::{Draft, begin, posts};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use tokio::task::JoinSet;

const ROUNDS: usize = 20;
const WRITERS: usize = 8;
/// For each writer so many that nobody posts more often than people may.
const PEOPLE: usize = 1000;

/// What one writer did until the program was gone.
#[derive(Default)]
struct Written {
    /// Acknowledged: the id that was given, and what was sent.
    kept: Vec<(String, Draft)>,
    /// Sent, and not acknowledged.
    open: Option<Draft>,
}

#[tokio::test(flavor = "multi_thread")]
async fn no_acknowledged_post_is_lost_when_the_program_is_killed() -> anyhow::Result<()> {
    let place = Place::new()?;
    let mut chance = chance();
    let mut running = place.serve()?;
    let mut connection = Connection::open(&running.host).await?;
    // The tables are there once the program answers.
    connection.send(&Request::get("/api/v1/openapi.json")).await?;
    let people = Store::open(&place.database())
        .await?
        .people(WRITERS * PEOPLE, &mut chance)
        .await?;
    let people: Vec<Vec<String>> = people.chunks(PEOPLE).map(<[String]>::to_vec).collect();
    let mut threads = Vec::new();
    for people in &people {
        let first = people.first().context("nobody")?;
        threads.push(begin(&mut connection, first, id(&mut chance)).await?);
    }
    let (mut kept, mut open) = (Vec::new(), 0);
    for _ in 0..ROUNDS {
        let mut writers = JoinSet::new();
        for (thread, people) in threads.iter().zip(&people) {
            let (host, thread, people) = (running.host.clone(), thread.clone(), people.clone());
            writers.spawn(write(host, thread, people, chance.fork()));
        }
        // The moment is the experiment, not something to wait for.
        tokio::time::sleep(Duration::from_millis(chance.u64(30..700))).await;
        running.kill();
        running = place.serve()?;
        let mut connection = Connection::open(&running.host).await?;
        for written in writers.join_all().await {
            let written = written?;
            kept.extend(written.kept);
            if let Some(draft) = written.open {
                open += 1;
                let once = draft.keep(&mut connection).await?;
                let twice = draft.keep(&mut connection).await?;
                ensure!(once == twice, "one key made two posts");
                kept.push((once, draft));
            }
        }
        Store::open(&place.database()).await?.check().await?;
    }
    println!("{} posts kept, {open} of them cut off and sent again", kept.len());
    ensure!(
        kept.len() > ROUNDS * WRITERS && open > ROUNDS,
        "hardly anything was tried"
    );
    let mut connection = Connection::open(&running.host).await?;
    all_stand(&mut connection, &threads, &kept).await
}

/// Posts until the connection breaks.
async fn write(
    host: String,
    thread: String,
    people: Vec<String>,
    mut chance: fastrand::Rng,
) -> anyhow::Result<Written> {
    let mut written = Written::default();
    let mut connection = Connection::open(&host).await?;
    let first = chance.usize(..people.len());
    for token in people.into_iter().cycle().skip(first) {
        let (thread, key) = (thread.clone(), id(&mut chance));
        let draft = Draft { token, thread, key };
        // Whatever breaks before the whole answer is read, the post may be there or not.
        let Ok(answer) = draft.send(&mut connection).await else {
            written.open = Some(draft);
            break;
        };
        ensure!(answer.status == 201, "{} while all was well", answer.status);
        let made = answer.json()?;
        let id = made["post"]["id"].as_str().context("no id")?;
        written.kept.push((id.to_owned(), draft));
    }
    Ok(written)
}

/// Every post is there under its id, with its words, once, and no number is left out.
async fn all_stand(
    connection: &mut Connection,
    threads: &[String],
    kept: &[(String, Draft)],
) -> anyhow::Result<()> {
    let mut there = BTreeMap::new();
    for thread in threads {
        let posts = posts(connection, thread, 0).await?;
        for (post, number) in posts.iter().zip(1_u64..) {
            ensure!(
                post["number"] == number,
                "{} in the place of {number}",
                post["number"]
            );
            let (id, text) = (post["id"].as_str(), post["text"].as_str());
            there.insert(
                id.context("no id")?.to_owned(),
                text.context("no text")?.to_owned(),
            );
        }
    }
    for (id, draft) in kept {
        ensure!(
            there.get(id) == Some(&draft.text()),
            "an acknowledged post is lost: {id}"
        );
    }
    let texts: BTreeSet<&String> = there.values().filter(|text| text.starts_with("post-")).collect();
    ensure!(
        there.len() == texts.len() + threads.len(),
        "a post is there twice"
    );
    Ok(())
}
