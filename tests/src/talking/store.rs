//! The database of the program, looked at and filled from outside.

use anyhow::ensure;
use fastrand::Rng;
use sha2::{Digest, Sha256};
use sqlx::sqlite::{SqliteConnectOptions, SqliteSynchronous};
use sqlx::{Connection, Row, SqliteConnection};
use std::path::Path;
use std::time::Duration;
use uuid::Uuid;

/// A time that all rows of tests bear, in milliseconds since 1970 UTC.
const CREATED: i64 = 1_700_000_000_000;

/// An SQLite file that the program has made.
pub struct Store(SqliteConnection);

impl Store {
    /// Opens the file. It must be there.
    pub async fn open(file: &Path) -> anyhow::Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(20));
        Ok(Self(SqliteConnection::connect_with(&options).await?))
    }

    /// People who may write, by their tokens. Through the API their number would be limited.
    pub async fn people(&mut self, count: usize, chance: &mut Rng) -> anyhow::Result<Vec<String>> {
        let mut tokens = Vec::with_capacity(count);
        let mut whole = self.0.begin().await?;
        for number in 0..count {
            let mut token = [0; 32];
            chance.fill(&mut token);
            let row = "INSERT INTO person (id, name, token_digest, created, moderator, banned) VALUES (?, ?, ?, ?, 0, 0)";
            sqlx::query(row)
                .bind(id(chance).as_bytes().to_vec())
                .bind(format!("Person {number}"))
                .bind(Sha256::digest(token).to_vec())
                .bind(CREATED)
                .execute(&mut *whole)
                .await?;
            tokens.push(token.iter().map(|byte| format!("{byte:02x}")).collect());
        }
        whole.commit().await?;
        Ok(tokens)
    }

    /// Threads about a lesson, each with that many posts of the first people.
    pub async fn threads(
        &mut self,
        about: &str,
        (threads, posts): (usize, usize),
        chance: &mut Rng,
    ) -> anyhow::Result<Vec<Uuid>> {
        let people = sqlx::query("SELECT id FROM person LIMIT 100");
        let people = people.fetch_all(&mut self.0).await?;
        let people: Vec<Vec<u8>> = people.iter().map(|row| row.get(0)).collect();
        let mut made = Vec::with_capacity(threads);
        let mut whole = self.0.begin().await?;
        for number in 0..threads {
            let (thread, opening) = (id(chance), id(chance));
            let row = "INSERT INTO thread (id, about, kind, title, author_id, created, active, posts, helpful, opening_id, state, \
                       pinned, request_key) VALUES (?, ?, 'question', ?, ?, ?, ?, ?, 0, ?, 'shown', 0, ?)";
            sqlx::query(row)
                .bind(thread.as_bytes().to_vec())
                .bind(about)
                .bind(format!("Thread {number}"))
                .bind(people.first())
                .bind(CREATED)
                .bind(CREATED + i64::try_from(number)?)
                .bind(i64::try_from(posts)?)
                .bind(opening.as_bytes().to_vec())
                .bind(id(chance).as_bytes().to_vec())
                .execute(&mut *whole)
                .await?;
            for post in 1..=posts {
                let row = "INSERT INTO post (id, thread_id, number, author_id, created, state, text, helpful, endorsed, request_key) \
                           VALUES (?, ?, ?, ?, ?, 'shown', ?, 0, 0, ?)";
                sqlx::query(row)
                    .bind(if post == 1 { opening } else { id(chance) }.as_bytes().to_vec())
                    .bind(thread.as_bytes().to_vec())
                    .bind(i64::try_from(post)?)
                    .bind(people.get(post % people.len().max(1)))
                    .bind(CREATED)
                    .bind(format!(
                        "Post {post} of thread {number}. {}",
                        "We *tried* this at home. ".repeat(8)
                    ))
                    .bind(id(chance).as_bytes().to_vec())
                    .execute(&mut *whole)
                    .await?;
            }
            made.push(thread);
        }
        whole.commit().await?;
        Ok(made)
    }

    /// Lets go of the file.
    pub async fn close(self) -> anyhow::Result<()> {
        Ok(self.0.close().await?)
    }

    /// Fails where SQLite finds anything wrong.
    pub async fn check(&mut self) -> anyhow::Result<()> {
        let said = sqlx::query("PRAGMA integrity_check")
            .fetch_all(&mut self.0)
            .await?;
        let said: Vec<String> = said.iter().map(|row| row.get(0)).collect();
        ensure!(said == ["ok"], "integrity_check: {said:?}");
        let astray = sqlx::query("PRAGMA foreign_key_check")
            .fetch_all(&mut self.0)
            .await?;
        ensure!(astray.is_empty(), "foreign_key_check: {} rows", astray.len());
        Ok(())
    }
}

/// An id, or the key of a request.
pub fn id(chance: &mut Rng) -> Uuid {
    let mut bytes = [0; 16];
    chance.fill(&mut bytes);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// Chance that can be had again: the seed is printed, and `LEERKRING_SEED` sets it.
pub fn chance() -> Rng {
    let seed = std::env::var("LEERKRING_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or_else(|| fastrand::u64(..));
    println!("LEERKRING_SEED={seed}");
    Rng::with_seed(seed)
}
