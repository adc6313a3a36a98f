//! Files that are no passport, or only partly one, or a very large one.

use crate::LESSON;
use crate::passport::{bring, lessons, mark, save, saves_to, says, stored};
use leerkring_tests::browser::Setup;
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use std::fs;
use std::io::Write;

/// A passport with these records.
fn passport(records: &str) -> String {
    format!(
        "{{\"format\":\"leerkring-passport\",\"version\":1,\"site\":\"leerkring\",\"exported\":1,\"records\":[{records}]}}"
    )
}

/// A lesson done, as it is stored.
fn record(time: u64, lesson: &str) -> String {
    format!(
        "{{\"time\":{time},\"id\":\"{:08x}-{:04x}-7000-8000-000000000000\",\"version\":1,\"site\":\"leerkring\",\"what\":\"{lesson}\",\"outcome\":{{\"done\":\"marked\"}}}}",
        time >> 16,
        time & 0xffff
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_files_each_say_what_is_wrong_and_change_nothing() {
    let server = Server::start(None).expect("serves");
    let folder = tempfile::tempdir().expect("a folder");
    let good = passport(&record(1_790_000_000_000, "beyond-the-hype/unexpected-partners"));
    let files: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty.json", Vec::new(), "This file is empty."),
        (
            "packed.zip",
            b"PK\x03\x04\x00\x00".to_vec(),
            "This file is packed",
        ),
        (
            "locked.json.gpg",
            vec![0x85, 0x01, 0x0c, 0x03, 0xff],
            "This file is packed",
        ),
        (
            "cut.json",
            good.as_bytes()[..good.len() / 2].to_vec(),
            "This file ends too early",
        ),
        ("letter.txt", b"Dear reader,".to_vec(), "This file cannot be read"),
        (
            "other.json",
            b"{\"name\":\"something\"}".to_vec(),
            "This file is something else",
        ),
        (
            "newer.json",
            good.replace("\"version\":1,\"site", "\"version\":2,\"site")
                .into_bytes(),
            "This passport was saved by a newer version",
        ),
        (
            "there.json",
            good.replace("\"site\":\"leerkring\"", "\"site\":\"elsewhere\"")
                .into_bytes(),
            "This passport belongs to another site: elsewhere.",
        ),
        (
            "film.json",
            vec![b' '; 100_000_001],
            "This file is larger than 100 MB.",
        ),
    ];
    journey("wrong-files", Setup::default(), async |browser| {
        let web = &browser.web;
        mark(web, &format!("{}en/{LESSON}", server.address)).await?;
        web.open(&format!("{}en/passport/", server.address)).await?;
        lessons(web, 1).await?;
        for (name, bytes, words) in &files {
            let file = folder.path().join(name);
            fs::write(&file, bytes)?;
            bring(web, &file).await?;
            says(web, words).await.map_err(|error| error.context(*name))?;
            web.until(
                "document.querySelector('.bring-copy .status').textContent.endsWith('Nothing has changed.')",
            )
            .await?;
            assert_eq!(
                (stored(web, "records").await?, stored(web, "unreadable").await?),
                (1, 0),
                "{name}"
            );
        }
        lessons(web, 1).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_kept_and_goes_along_again() {
    let server = Server::start(None).expect("serves");
    let folder = tempfile::tempdir().expect("a folder");
    let good = record(1_790_000_000_000, "long-gone/lesson");
    let newer = "{\"version\":99,\"shape\":\"unknown\"}";
    let damaged = "{\"version\":1,\"what\":7}";
    let text = passport(&format!("{good},{good},{newer},{damaged}"));
    journey("partly-readable", Setup::default(), async |browser| {
        let web = &browser.web;
        let page = format!("{}en/passport/", server.address);
        let file = folder.path().join("partly.txt");
        fs::write(&file, &text)?;
        saves_to(browser, folder.path()).await?;
        web.open(&page).await?;
        bring(web, &file).await?;
        web.until("document.querySelector('.preview tbody').textContent === 'Lessons read11'")
            .await?;
        web.until("document.querySelectorAll('.preview .notice').length === 2")
            .await?;
        // Looking at a file keeps nothing of it.
        assert_eq!(
            (stored(web, "records").await?, stored(web, "unreadable").await?),
            (0, 0)
        );
        web.click(".preview .bring").await?;
        says(web, "Done. Added to your progress: 1.").await?;
        web.open(&page).await?;
        web.until(
            "document.querySelector('.notices').textContent.startsWith('2 saved facts could not be read')",
        )
        .await?;
        lessons(web, 1).await?;
        let (_, passport) = save(web, folder.path()).await?;
        let mut kept: Vec<&str> = passport["unreadable"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|text| text.as_str())
            .collect();
        kept.sort_unstable();
        assert_eq!(kept, [damaged, newer]);
        // What a newer version wrote stands apart: this one still saves.
        mark(web, &format!("{}en/{LESSON}", server.address)).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_megabytes_come_in_while_the_page_stays_alive() {
    let server = Server::start(None).expect("serves");
    let folder = tempfile::tempdir().expect("a folder");
    journey("fifty-megabytes", Setup::default(), async |browser| {
        let web = &browser.web;
        let file = folder.path().join("large.json");
        let (mut count, mut size) = (0_u64, 0);
        let mut out = std::io::BufWriter::new(fs::File::create(&file)?);
        let whole = passport("@");
        let (start, end) = whole.split_once('@').expect("a place for records");
        out.write_all(start.as_bytes())?;
        while size < 50_000_000 {
            let comma = if count == 0 { "" } else { "," };
            let text = format!("{comma}{}", record(1_700_000_000_000 + count, &format!("some-course/lesson-{}", count % 50)));
            out.write_all(text.as_bytes())?;
            (count, size) = (count + 1, size + text.len());
        }
        out.write_all(end.as_bytes())?;
        out.flush()?;
        drop(out);
        web.open(&format!("{}en/passport/", server.address)).await?;
        // The longest time in which the page could do nothing else.
        web.js("(() => { window.stuck = 0; let last = performance.now(); const beat = () => { const now = performance.now(); window.stuck = Math.max(window.stuck, now - last); last = now; setTimeout(beat, 10); }; beat(); return true; })()").await?;
        bring(web, &file).await?;
        web.until(&format!("document.querySelector('.preview tbody')?.textContent === 'Lessons read{count}0'")).await?;
        let reading = web.js("(() => { const stuck = window.stuck; window.stuck = 0; return stuck; })()").await?.as_f64().unwrap_or(f64::MAX);
        web.click(".preview .bring").await?;
        says(web, "Adding…").await?;
        // It says how far it is, all the way.
        let mut said = String::new();
        while !said.starts_with("Done") {
            web.until(&format!("document.querySelector('.bring-copy .status').textContent !== {said:?}")).await?;
            said = web.text(".bring-copy .status").await?;
        }
        says(web, &format!("Done. Added to your progress: {count}.")).await?;
        let adding = web.js("window.stuck").await?.as_f64().unwrap_or(f64::MAX);
        println!("{count} records: the page stood still for {reading:.0} ms while reading, {adding:.0} ms while adding");
        anyhow::ensure!(reading.max(adding) < 3_000.0, "{reading} {adding}");
        lessons(web, 50).await?;
        web.open(&format!("{}en/passport/", server.address)).await?;
        lessons(web, 50).await
    })
    .await;
}
