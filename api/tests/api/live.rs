//! Streams tell what happens, and go on where they left off.

use crate::client::{Client, key, thread};
use crate::events::{Stream, ask, ask_from, flood};
use axum::http::StatusCode;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const DAY: u64 = 24 * 60 * 60 * 1000;

async fn begin(client: &Client, token: &str, number: u8, about: &str) -> String {
    let (status, made) = client.post("/threads", Some(token), &thread(number, about)).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    made["thread"]["id"].as_str().unwrap().to_owned()
}

async fn answer(client: &Client, token: &str, number: u8, thread: &str) -> Value {
    let post = json!({"key": key(number), "text": "Yes."});
    let path = format!("/threads/{thread}/posts");
    let (status, made) = client.post(&path, Some(token), &post).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    made["post"]["id"].clone()
}

/// Up to where all has been told.
async fn place(client: &Client) -> i64 {
    let mut stream = Stream::open(client, "course=c", None).await;
    stream.place().await.parse().unwrap()
}

#[tokio::test]
async fn streams_tell_what_they_are_about_and_nothing_else() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let mut lesson = Stream::open(&client, "about=c/l", None).await;
        let mut question = Stream::open(&client, "about=c/l%23q", None).await;
        let mut course = Stream::open(&client, "course=c", None).await;
        let other = begin(&client, &token, 1, "d/l").await;
        let beside = begin(&client, &token, 2, "c/l-2").await;
        let mut thread = Stream::open(&client, &format!("thread={beside}"), None).await;
        let asked = begin(&client, &token, 3, "c/l#q").await;
        answer(&client, &token, 4, &other).await;
        let post = answer(&client, &token, 5, &beside).await;
        let begun = begin(&client, &token, 6, "c/l").await;
        let told = |events: Vec<crate::events::Event>| -> Vec<(String, Value, Value)> {
            assert!(events.iter().all(|event| event.kind == "change"));
            let data = events.into_iter().map(|event| event.data);
            data.map(|data| {
                (
                    data["change"].as_str().unwrap().to_owned(),
                    data["thread"].clone(),
                    data["post"].clone(),
                )
            })
            .collect()
        };
        let lesson = told(lesson.take(2).await);
        assert_eq!(
            (&lesson[0].0, &lesson[0].1),
            (&"thread-made".to_owned(), &json!(asked))
        );
        assert_eq!(lesson[1].1, json!(begun));
        assert_eq!(told(question.take(1).await)[0].1, json!(asked));
        let course = told(course.take(4).await);
        let threads: Vec<&Value> = course.iter().map(|(_, thread, _)| thread).collect();
        assert_eq!(
            threads,
            [&json!(beside), &json!(asked), &json!(beside), &json!(begun)]
        );
        let answered = ("post-made".to_owned(), json!(beside), post);
        assert_eq!(course[2], answered);
        assert_eq!(told(thread.take(1).await), [answered]);
    }
}

#[tokio::test]
async fn a_stream_goes_on_where_it_left_off() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let mut first = Stream::open(&client, "course=c", None).await;
        for number in 1..6 {
            begin(&client, &token, number, "c/l").await;
        }
        let all = first.take(5).await;
        drop(first);
        let id = all[1].id.to_string();
        // Asked before more happens, read after: nothing falls between what was missed and what comes.
        let mut again = Stream::open(&client, "course=c", Some(&id)).await;
        let mut by_query = Stream::open(&client, &format!("course=c&last={id}"), None).await;
        // The browser asks for the same address again, with a header that is newer.
        let newer = all[3].id.to_string();
        let mut by_both = Stream::open(&client, &format!("course=c&last={id}"), Some(&newer)).await;
        for number in 6..9 {
            begin(&client, &token, number, "c/l").await;
        }
        let rest = again.take(6).await;
        assert_eq!(rest[..3], all[2..]);
        assert_eq!(by_query.take(6).await, rest);
        assert_eq!(by_both.take(4).await, rest[2..]);
        let ids: Vec<i64> = rest.iter().map(|event| event.id).collect();
        assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
        // What is about something else moves the place too, so that little is to be read again.
        let mut quiet = Stream::open(&client, "about=c/quiet", Some(&id)).await;
        assert_eq!(quiet.place().await, rest[5].id.to_string());
    }
}

#[tokio::test]
async fn what_cannot_be_gone_on_from_is_a_reset() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let mut stream = Stream::open(&client, "about=c/l", None).await;
        begin(&client, &token, 1, "c/l").await;
        let event = stream.take(1).await.remove(0);
        let newer = (event.id + 1_000).to_string();
        for last in [
            "x",
            "-1",
            "0",
            "1.5",
            "99999999999999999999",
            "9223372036854775807",
            "\u{e9}",
            &newer,
        ] {
            let mut again = Stream::open(&client, "about=c/l", Some(last)).await;
            let reset = again.take(1).await.remove(0);
            assert_eq!((reset.kind.as_str(), reset.id), ("reset", event.id), "{last}");
            assert_eq!(reset.data, json!({}));
        }
        let mut by_query = Stream::open(&client, "about=c/l&last=18446744073709551615", None).await;
        assert_eq!(by_query.take(1).await[0].kind, "reset");
        // After a reset it goes on.
        begin(&client, &token, 2, "c/l").await;
        assert_eq!(by_query.take(1).await[0].kind, "change");
    }
}

#[tokio::test]
async fn old_events_are_forgotten() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let mut stream = Stream::open(&client, "about=c/l", None).await;
        begin(&client, &token, 1, "c/l").await;
        begin(&client, &token, 2, "c/l").await;
        let old = stream.take(2).await;
        client.wait(8 * DAY);
        begin(&client, &token, 3, "c/l").await;
        let new = stream.take(1).await;
        let since = Instant::now();
        loop {
            let mut again = Stream::open(&client, "about=c/l", Some(&old[0].id.to_string())).await;
            if again.take(1).await[0].kind == "reset" {
                break;
            }
            assert!(since.elapsed() < Duration::from_secs(30), "old events are kept");
        }
        // Who had read all the old ones missed nothing of them.
        let mut again = Stream::open(&client, "about=c/l", Some(&old[1].id.to_string())).await;
        assert_eq!(again.take(1).await, new);
    }
}

#[tokio::test]
async fn who_missed_too_much_begins_anew_and_who_reads_too_slowly_is_dropped() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        begin(&client, &token, 1, "c/l").await;
        let place_then = place(&client).await.to_string();
        // With what wakes, 500.
        flood(&client, &token, 2, "c/l", 499).await;
        let mut all = Stream::open(&client, "course=c", Some(&place_then)).await;
        let mut slow = Stream::open(&client, "course=c", Some(&place_then)).await;
        let missed = all.take(500).await;
        assert!(missed.is_sorted_by(|a, b| a.id < b.id));
        begin(&client, &token, 3, "c/l").await;
        let mut reset = Stream::open(&client, "course=c", Some(&place_then)).await;
        assert_eq!(reset.take(1).await[0].kind, "reset");

        slow.take(500).await;
        let mut quick = Stream::open(&client, "about=c/wake", None).await;
        for number in 4..8 {
            flood(&client, &token, number, "c/l", 400).await;
            // Once others know, all before was told, and the slow one has not read it.
            quick.take(1).await;
        }
        while let Some(event) = slow.next().await {
            assert_eq!(event.kind, "change");
        }
    }
}

#[tokio::test]
async fn there_are_so_many_places_and_no_more() {
    let client = Client::all().await.remove(0);
    let mut open = Vec::new();
    // One address gets a part of them, so that others are left some.
    for address in ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.5"] {
        for _ in 0..400 {
            let answer = ask_from(address, &client.api, "course=c", None).await;
            assert_eq!(answer.status(), StatusCode::OK);
            open.push(answer);
        }
        let refused = ask_from(address, &client.api, "course=c", None).await;
        assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    }
    let refused = ask_from("192.0.2.6", &client.api, "course=c", None).await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(refused.headers()["content-type"], "application/problem+json");
    assert!(refused.headers().contains_key("retry-after"));
    open.pop();
    let answer = ask_from("192.0.2.5", &client.api, "course=c", None).await;
    assert_eq!(answer.status(), StatusCode::OK);
}

#[tokio::test]
async fn streams_end_when_the_program_does() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let mut stream = Stream::open(&client, "course=c", None).await;
        begin(&client, &token, 1, "c/l").await;
        stream.take(1).await;
        client.api.end_streams();
        assert_eq!(stream.next().await, None);
        let refused = ask(&client.api, "course=c", None).await;
        assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
        // All else goes on until the end.
        begin(&client, &token, 2, "c/l").await;
    }
}

#[tokio::test]
async fn a_stream_is_about_one_thing() {
    for client in Client::all().await {
        for query in [
            "",
            "about=c",
            "about=*",
            "about=../x",
            "course=C",
            "course=c/l",
            "thread=x",
            "about=c/l&course=c",
            "about=c/l&thread=00000000-0000-4000-8000-000000000001",
            "about=c/l&last=x",
            "about=c/l&last=-1",
            "about=c/l&more=1",
        ] {
            let (status, problem) = client.get(&format!("/events?{query}")).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{query} {problem}");
        }
    }
}
