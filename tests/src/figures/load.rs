//! Load on a server of this machine: as much as it takes, or at a fixed rate.

use crate::connection::{Connection, Request};
use anyhow::ensure;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::Instant;

/// Connections that ask at once.
const CONNECTIONS: usize = 32;

/// A request that is sent many times, each time with another body and by another person.
pub struct Asked {
    /// The path.
    pub path: String,
    /// Who reads; whoever it is where nobody is named.
    pub reader: Option<String>,
    /// What is sent by whom; nothing is sent where the list is empty.
    pub sent: Vec<(String, String)>,
}

impl Asked {
    /// Reads something.
    pub fn read(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            reader: None,
            sent: Vec::new(),
        }
    }

    /// Reads something as somebody.
    pub fn read_by(path: &str, token: &str) -> Self {
        Self {
            reader: Some(token.to_owned()),
            ..Self::read(path)
        }
    }

    /// Asks for the nth time.
    async fn ask(&self, connection: &mut Connection, nth: usize) -> anyhow::Result<()> {
        let request = match self.sent.get(nth % self.sent.len().max(1)) {
            Some((token, body)) => Request::post(&self.path, token, body),
            None => Request {
                token: self.reader.as_deref(),
                ..Request::get(&self.path)
            },
        };
        let wanted = if self.sent.is_empty() { 200 } else { 201 };
        let answer = connection.send(&request).await?;
        ensure!(
            answer.status == wanted,
            "{} from {}: {}",
            answer.status,
            self.path,
            String::from_utf8_lossy(&answer.body)
        );
        Ok(())
    }
}

/// Answers a second, where each connection asks again once it was answered. Ends early where all there is to send was sent.
pub async fn most(host: &str, asked: Asked, time: Duration) -> anyhow::Result<f64> {
    let (asked, next) = (Arc::new(asked), Arc::new(AtomicUsize::new(0)));
    let mut all = JoinSet::new();
    let start = Instant::now();
    for _ in 0..CONNECTIONS {
        let (host, asked, next) = (host.to_owned(), Arc::clone(&asked), Arc::clone(&next));
        all.spawn(async move {
            let mut connection = Connection::open(&host).await?;
            let mut answers = 0_u32;
            while start.elapsed() < time {
                let nth = next.fetch_add(1, Ordering::Relaxed);
                if !asked.sent.is_empty() && nth >= asked.sent.len() {
                    break;
                }
                asked.ask(&mut connection, nth).await?;
                answers += 1;
            }
            anyhow::Ok(answers)
        });
    }
    let answers: anyhow::Result<Vec<u32>> = all.join_all().await.into_iter().collect();
    let answers: u32 = answers?.iter().sum();
    Ok(f64::from(answers) / start.elapsed().as_secs_f64())
}

/// How long answers took, in order, at so many requests a second, of which one in ten writes. A request is late from the
/// moment at which it was due, not from when a connection was free.
pub async fn fixed(
    host: &str,
    rate: u32,
    time: Duration,
    (read, write): (Asked, Asked),
) -> anyhow::Result<Vec<Duration>> {
    let (read, write) = (Arc::new(read), Arc::new(write));
    let next = Arc::new(AtomicUsize::new(0));
    let count = time.as_secs() as usize * rate as usize;
    let start = Instant::now() + Duration::from_millis(100);
    let mut all = JoinSet::new();
    // Twice as many, so that hardly ever one is missing.
    for _ in 0..2 * CONNECTIONS {
        let (host, next) = (host.to_owned(), Arc::clone(&next));
        let (read, write) = (Arc::clone(&read), Arc::clone(&write));
        all.spawn(async move {
            let mut connection = Connection::open(&host).await?;
            let mut taken = Vec::new();
            loop {
                let nth = next.fetch_add(1, Ordering::Relaxed);
                if nth >= count {
                    return anyhow::Ok(taken);
                }
                let due = start + Duration::from_secs(1) * u32::try_from(nth)? / rate;
                tokio::time::sleep_until(due).await;
                let asked = if nth % 10 == 9 { &write } else { &read };
                asked.ask(&mut connection, nth / 10).await?;
                taken.push(due.elapsed());
            }
        });
    }
    let taken: anyhow::Result<Vec<Vec<Duration>>> = all.join_all().await.into_iter().collect();
    let mut taken = taken?.concat();
    taken.sort_unstable();
    Ok(taken)
}
