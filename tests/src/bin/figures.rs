//! Prints how fast the program is, beside a server that only says hello, and what a long thread costs a browser: `cargo xtask figures`.

use anyhow::{Context, ensure};
use fastrand::Rng;
use leerkring_tests::connection::{Connection, Request};
use leerkring_tests::figures::hello;
use leerkring_tests::figures::load::{Asked, fixed, most};
use leerkring_tests::figures::thread;
use leerkring_tests::talking::store::{chance, id};
use leerkring_tests::talking::{Place, Running};
use serde_json::json;
use std::process::Command;
use std::time::{Duration, Instant};
use uuid::Uuid;

const THREADS: usize = 2000;
const POSTS: usize = 50;
/// So many that nobody posts more often than people may.
const PEOPLE: usize = 10_000;
/// How long each load lasts.
const TIME: Duration = Duration::from_secs(8);
const RATE: u32 = 500;
const RATE_TIME: Duration = Duration::from_secs(30);
/// The posts of the thread that a browser reads.
const LONG: usize = 10_000;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    match std::env::args().nth(1).as_deref() {
        Some("hello") => hello().await,
        _ => {
            let mut chance = chance();
            served(&mut chance).await?;
            read(&mut chance).await
        }
    }
}

/// How much the program answers, and how soon.
async fn served(chance: &mut Rng) -> anyhow::Result<()> {
    let place = Place::new()?;
    let running = place.serve()?;
    let (people, threads) = place.fill(&running, PEOPLE, (THREADS, POSTS), chance).await?;
    running.kill();
    let start = Instant::now();
    let running = place.serve()?;
    let posts = format!("/api/v1/threads/{}/posts", threads.first().context("no thread")?);
    let first = Connection::open(&running.host)
        .await?
        .send(&Request::get(&posts))
        .await?;
    let started = start.elapsed();
    let there = first.json()?["items"].as_array().map(Vec::len);
    ensure!(there == Some(POSTS), "{there:?} posts in the list");

    let beside = Running::start(Command::new(std::env::current_exe()?).arg("hello"))?;
    let plain = most(&beside.host, Asked::read("/"), TIME).await?;
    let lists = most(&running.host, Asked::read(&posts), TIME).await?;
    let reader = people.first().context("no reader")?;
    let own_lists = most(&running.host, Asked::read_by(&posts, reader), TIME).await?;
    let target = threads.get(1).context("no second thread")?;
    let writes = most(&running.host, written(*target, &people, 50_000, chance), TIME).await?;
    let target = threads.get(2).context("no third thread")?;
    let mixed = (
        Asked::read(&posts),
        written(*target, &people, people.len(), chance),
    );
    let taken = fixed(&running.host, RATE, RATE_TIME, mixed).await?;

    println!("hello                        {plain:>8.0} /s");
    println!(
        "a list of {POSTS} posts           {lists:>8.0} /s   {:.3} of hello",
        lists / plain
    );
    println!(
        "the same with a token        {own_lists:>8.0} /s   {:.3} of hello",
        own_lists / plain
    );
    println!(
        "posts kept on the disk       {writes:>8.0} /s   {:.3} of hello",
        writes / plain
    );
    println!(
        "{RATE} /s, one in ten writes:  p50 {:.1} ms, p99 {:.1} ms",
        part(&taken, 50),
        part(&taken, 99)
    );
    println!(
        "start to first answer, {} posts: {} ms",
        THREADS * POSTS,
        started.as_millis()
    );
    Ok(())
}

/// What one very long thread costs a browser.
async fn read(chance: &mut Rng) -> anyhow::Result<()> {
    let place = Place::new()?;
    let running = place.serve()?;
    let (_, threads) = place.fill(&running, 100, (1, LONG), chance).await?;
    let id = threads.first().context("no thread")?;
    let cost = thread::read(&format!("http://{}/en/discussion/?thread={id}", running.host)).await?;
    let all: Vec<String> = cost
        .warm
        .iter()
        .map(|time| time.as_millis().to_string())
        .collect();
    println!(
        "a thread of {LONG} posts, to the first on the screen: {} ms; from the cache {} ms",
        cost.cold.as_millis(),
        all.join(", ")
    );
    for shown in cost.shown {
        println!(
            "with {:>3} posts shown: the page's process {} MB, of which scripts {:.1} MB; 95 of 100 frames within {:.0} ms",
            shown.posts,
            shown.process,
            shown.heap,
            shown.frame.as_secs_f64() * 1000.0
        );
    }
    Ok(())
}

/// That many posts in a thread, by one after the other.
fn written(thread: Uuid, people: &[String], count: usize, chance: &mut Rng) -> Asked {
    let posts = people.iter().cycle().take(count).map(|token| {
        let body = json!({"key": id(chance), "text": "We *tried* this at home. ".repeat(8)});
        (token.clone(), body.to_string())
    });
    Asked {
        path: format!("/api/v1/threads/{thread}/posts"),
        reader: None,
        sent: posts.collect(),
    }
}

/// The time in which that many of a hundred were answered, in milliseconds.
fn part(taken: &[Duration], of_hundred: usize) -> f64 {
    let at = (taken.len() * of_hundred / 100).min(taken.len().saturating_sub(1));
    taken.get(at).map_or(f64::NAN, Duration::as_secs_f64) * 1000.0
}
