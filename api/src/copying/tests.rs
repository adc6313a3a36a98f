//! What goes out comes in again, on every kind of database; what is not whole does not.

use super::filled::{event_row, fill};
use super::table::{OF_A_DAY, tables};
use super::{NotCopied, dump, load};
use crate::database::Database;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use tempfile::TempDir;

async fn sqlite() -> (Database, TempDir) {
    let folder = TempDir::new().unwrap();
    (Database::in_folder(folder.path()).await.unwrap(), folder)
}

/// A new database beside the one that tests were given.
async fn postgres() -> Option<Database> {
    let url = std::env::var("LEERKRING_TEST_POSTGRES").ok()?;
    let given = Database::on_postgres(&url).await.unwrap();
    let mut random = [0; 8];
    getrandom::fill(&mut random).unwrap();
    let name = format!("copying_{:x}", u64::from_le_bytes(random));
    let make = format!("CREATE DATABASE {name}");
    given.read().execute_unprepared(&make).await.unwrap();
    let (server, _) = url.rsplit_once('/').unwrap();
    Some(Database::on_postgres(&format!("{server}/{name}")).await.unwrap())
}

async fn dumped(database: &Database) -> Vec<u8> {
    let mut out = Vec::new();
    dump(database, &mut out).await.unwrap();
    out
}

#[tokio::test]
async fn every_table_is_copied() {
    let (database, _folder) = sqlite().await;
    let ask =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let ask = Statement::from_string(DatabaseBackend::Sqlite, ask);
    let rows = database.read().query_all_raw(ask).await.unwrap();
    let mut there: Vec<String> = rows.iter().map(|row| row.try_get("", "name").unwrap()).collect();
    let mut copied: Vec<String> = tables()
        .unwrap()
        .iter()
        .map(|table| table.name.to_owned())
        .collect();
    // The header says how far the migrations went.
    copied.push("seaql_migrations".to_owned());
    copied.extend(OF_A_DAY.map(str::to_owned));
    there.sort();
    copied.sort();
    assert_eq!(there, copied);
}

#[tokio::test]
async fn all_rows_go_from_one_kind_of_database_to_the_other_and_back() {
    let (first, _folder) = sqlite().await;
    fill(&first).await;
    let out = dumped(&first).await;
    let text = String::from_utf8(out.clone()).unwrap();
    // Addresses stay where they are.
    assert!(!text.contains("\"table\":\"attempt\"") && !text.contains("\"table\":\"secret\""));
    for table in tables().unwrap() {
        assert!(
            text.contains(&format!("\"table\":\"{}\"", table.name)),
            "{} has no row",
            table.name
        );
    }
    let mut others = Vec::from_iter(postgres().await);
    let (last, _other) = sqlite().await;
    others.push(last);
    let mut came = out.clone();
    for other in others {
        assert_eq!(
            load(&other, came.as_slice()).await.unwrap(),
            text.lines().count() as u64 - 2
        );
        came = dumped(&other).await;
        assert!(came == out, "another export than before");
        // Five events there were, of which the newest was forgotten.
        assert_eq!(event_row(&other, true).await, 6);
    }
}

#[tokio::test]
async fn nothing_is_imported_twice() {
    let (full, _folder) = sqlite().await;
    fill(&full).await;
    let out = dumped(&full).await;
    let refused = load(&full, out.as_slice()).await.unwrap_err();
    assert!(matches!(refused, NotCopied::NotEmpty("person")), "{refused}");
    assert_eq!(dumped(&full).await, out);
}

/// Spoils one line of a good file.
fn spoiled(lines: &[String], at: usize, spoil: impl Fn(&str) -> String) -> String {
    let spoiled = lines.iter().enumerate();
    spoiled
        .map(|(number, line)| {
            if number + 1 == at {
                spoil(line)
            } else {
                line.clone()
            }
        })
        .map(|line| {
            if line.is_empty() {
                line
            } else {
                format!("{line}\n")
            }
        })
        .collect()
}

#[tokio::test]
async fn what_is_not_whole_or_not_right_changes_nothing_and_is_named() {
    let (full, _folder) = sqlite().await;
    fill(&full).await;
    let text = String::from_utf8(dumped(&full).await).unwrap();
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let last = lines.len();
    let with = |from: &'static str, to: &'static str| move |line: &str| line.replacen(from, to, 1);
    let first_of = |table: &str| {
        let mark = format!("\"table\":\"{table}\"");
        lines.iter().position(|line| line.contains(&mark)).unwrap() + 1
    };
    let event = first_of("event");
    let bad: Vec<(usize, String)> = vec![
        (1, String::new()),
        (1, "{}\n".to_owned()),
        (1, spoiled(&lines, 1, with("\"version\":1", "\"version\":2"))),
        (1, spoiled(&lines, 1, with("m0", "m9"))),
        (1, spoiled(&lines, 1, with("discussion", "passport"))),
        (
            2,
            spoiled(&lines, 2, with("\"table\":\"person\"", "\"table\":\"people\"")),
        ),
        (2, spoiled(&lines, 2, with("\"name\"", "\"nom\""))),
        (2, spoiled(&lines, 2, with("\"banned\":false", "\"banned\":0"))),
        (2, spoiled(&lines, 2, with("\"banned\":false", "\"banned\":null"))),
        (
            2,
            spoiled(&lines, 2, with("\"banned\":", "\"more\":1,\"banned\":")),
        ),
        (2, spoiled(&lines, 2, with("0101", "01zz"))),
        // Twice the same.
        (3, spoiled(&lines, 3, |_| lines[1].clone())),
        // A row that refers to one that is not there.
        (
            first_of("version"),
            spoiled(&lines, first_of("version"), with("0404", "0440")),
        ),
        // A table that is over.
        (event + 1, spoiled(&lines, event + 1, |_| lines[1].clone())),
        // A line is missing.
        (last - 1, spoiled(&lines, first_of("vote"), |_| String::new())),
        (
            last,
            lines[..last - 1].iter().map(|line| format!("{line}\n")).collect(),
        ),
        (5, text[..text.match_indices('\n').nth(4).unwrap().0].to_owned()),
        (last + 1, format!("{text}{{}}\n")),
    ];
    let mut empty = Vec::from_iter(postgres().await);
    let (last, _other) = sqlite().await;
    empty.push(last);
    for database in empty {
        for (number, (at, bad)) in bad.iter().enumerate() {
            match load(&database, bad.as_bytes()).await {
                Err(NotCopied::Line(line, why)) => assert_eq!(line, *at as u64, "{number}: {why}"),
                other => panic!("{number}: {other:?}"),
            }
            let left = String::from_utf8(dumped(&database).await).unwrap();
            assert_eq!(left.lines().count(), 2, "{number}");
        }
        load(&database, text.as_bytes()).await.unwrap();
    }
}
