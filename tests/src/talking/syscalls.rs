//! What a program asked of the system, as `strace -f -y -ttt -o FILE` writes it down, and whether it told of a post
//! before the post was on the disk.
//!
//! Time is the number of the line: strace writes a call down when it begins, and lets no call go on before it has read
//! that another one ended, so that the order of lines is the order of what happened.

use anyhow::{Context, ensure};
use std::collections::HashMap;

/// What strace has to write down.
pub const CALLS: &str = "fsync,fdatasync,write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg";
/// SQLite's write-ahead log.
const LOG: &str = "leerkring.db-wal>";

/// A call of the system.
#[derive(Debug)]
struct Call {
    name: String,
    /// Its arguments, the first one with the name of its file.
    arguments: String,
    begun: usize,
    /// When it was over, and whether it did what it was asked to.
    ended: Option<(usize, bool)>,
}

impl Call {
    fn is_on_log(&self) -> bool {
        let file = self.arguments.split_inclusive('>').next();
        file.is_some_and(|file| file.ends_with(LOG))
    }

    fn is_sync(&self) -> bool {
        matches!(self.name.as_str(), "fsync" | "fdatasync")
    }

    fn says(&self, text: &str) -> bool {
        self.arguments.contains(text)
    }
}

/// All calls in the order in which they began.
fn calls(trace: &str) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    let mut open: HashMap<&str, usize> = HashMap::new();
    for (time, line) in trace.lines().enumerate() {
        // Thread, seconds, call; numbers of threads are padded.
        let Some((thread, rest)) = line.split_once(' ') else {
            continue;
        };
        let Some((_, call)) = rest.trim_start().split_once(' ') else {
            continue;
        };
        let has_succeeded = |rest: &str| {
            let result = rest.rsplit_once(" = ").map(|(_, result)| result);
            result.is_some_and(|result| !result.starts_with(['-', '?']))
        };
        if call.starts_with("<... ") {
            if let Some(begun) = open.remove(thread).and_then(|at| calls.get_mut(at)) {
                begun.ended = Some((time, has_succeeded(call)));
            }
            continue;
        }
        let Some((name, arguments)) = call.split_once('(') else {
            continue;
        };
        let is_open = call.ends_with("<unfinished ...>");
        if is_open {
            open.insert(thread, calls.len());
        }
        calls.push(Call {
            name: name.to_owned(),
            arguments: arguments.to_owned(),
            begun: time,
            ended: (!is_open).then(|| (time, has_succeeded(arguments))),
        });
    }
    calls
}

/// How often the log was brought to the disk.
pub fn syncs(trace: &str) -> usize {
    let calls = calls(trace);
    calls
        .iter()
        .filter(|call| call.is_sync() && call.is_on_log())
        .count()
}

/// Fails unless, for each of the texts, the log was synced after the text was written to it and before a `201` with the
/// text went out.
pub fn check(trace: &str, texts: &[String]) -> anyhow::Result<()> {
    let calls = calls(trace);
    for text in texts {
        let of_text: Vec<&Call> = calls.iter().filter(|call| call.says(text)).collect();
        let written = of_text
            .iter()
            .find(|call| call.is_on_log())
            .and_then(|call| call.ended);
        let (written, _) = written.with_context(|| format!("{text} was never written to the log"))?;
        let told = of_text.iter().find(|call| call.says("HTTP/1.1 201"));
        let told = told.with_context(|| format!("no 201 was sent for {text}"))?.begun;
        let is_synced = calls.iter().any(|call| {
            call.is_sync()
                && call.is_on_log()
                && call.begun > written
                && call.ended.is_some_and(|(ended, is_done)| is_done && ended < told)
        });
        ensure!(
            is_synced,
            "{text} was written at line {written} and told at line {told}, with no sync between"
        );
    }
    Ok(())
}
