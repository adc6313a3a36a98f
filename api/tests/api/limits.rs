//! Limits: tight for a person, generous for an address, the same for all copies of the program.

use crate::client::{Client, key, thread, unlimited};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use futures_util::future::join_all;
use leerkring_api::{Attempt, Limit, Rules, Whose, Window};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use std::net::SocketAddr;
use tower::ServiceExt;

fn limited(attempt: Attempt, whose: Whose, times: u32) -> Rules {
    let limit = Limit {
        attempt,
        whose,
        times,
        window: Window::Hour,
    };
    Rules {
        limits: vec![limit],
        trusted_proxies: vec!["10.0.0.0/8".parse().unwrap()],
        ..unlimited()
    }
}

/// Asks for a name, as a peer through which others may come.
async fn name(client: &Client, peer: &str, forwarded: &str) -> StatusCode {
    let request = Request::post("/people")
        .header("content-type", "application/json")
        .header("x-forwarded-for", forwarded)
        .extension(ConnectInfo::<SocketAddr>(peer.parse().unwrap()));
    client
        .ask(request.body(Body::from("{\"name\":\"Ada\"}")).unwrap())
        .await
        .0
}

async fn rows(client: &Client, ask: &str) -> Vec<String> {
    let connection = client.connection().await;
    let ask = Statement::from_string(connection.get_database_backend(), ask);
    let rows = connection.query_all_raw(ask).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

#[tokio::test]
async fn a_person_waits_until_the_minute_ends() {
    let usual = Rules {
        limits: Limit::USUAL.to_vec(),
        ..unlimited()
    };
    for client in Client::all_with(usual).await {
        let (_, ada) = client.person("Ada").await;
        let (_, bo) = client.person("Bo").await;
        let (_, made) = client.post("/threads", Some(&ada), &thread(200, "c/l")).await;
        let posts = format!("/threads/{}/posts", made["thread"]["id"].as_str().unwrap());
        let post = |number| json!({"key": key(number), "text": "Again."});
        // What cannot be taken is not counted.
        let bad = json!({"key": key(0), "text": ""});
        for _ in 0..8 {
            let (status, _) = client.post(&posts, Some(&ada), &bad).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        client.wait(12_500);
        for number in 0..6 {
            let (status, _) = client.post(&posts, Some(&ada), &post(number)).await;
            assert_eq!(status, StatusCode::CREATED, "{number}");
        }
        let request = Request::post(&posts)
            .header("content-type", "application/json")
            .header("authorization", format!("Bearer {ada}"))
            .body(Body::from(post(6).to_string()));
        let answer = client.app.clone().oneshot(request.unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(answer.headers()["retry-after"], "48");
        // Others at the same address need not wait.
        assert_eq!(
            client.post(&posts, Some(&bo), &post(7)).await.0,
            StatusCode::CREATED
        );
        client.wait(47_499);
        let (status, problem) = client.post(&posts, Some(&ada), &post(6)).await;
        assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(problem["until"], 1_800_000_060_000_u64, "{problem}");
        client.wait(1);
        assert_eq!(
            client.post(&posts, Some(&ada), &post(6)).await.0,
            StatusCode::CREATED
        );
    }
}

#[tokio::test]
async fn an_address_is_that_behind_trusted_proxies() {
    for client in Client::all_with(limited(Attempt::Person, Whose::Address, 2)).await {
        let proxy = "10.0.0.1:1000";
        for (forwarded, status) in [
            ("2001:db8::1", 201),
            ("2001:db8::2", 201),
            // Another address of the same connection, with something made up on the left.
            ("192.0.2.7, 2001:db8::ffff", 429),
            ("2001:db8:0:1::1", 201),
            ("198.51.100.1", 201),
            ("198.51.100.2", 201),
        ] {
            assert_eq!(
                name(&client, proxy, forwarded).await.as_u16(),
                status,
                "{forwarded}"
            );
        }
        let stranger = "[::ffff:203.0.113.9]:1000";
        for (forwarded, status) in [("192.0.2.1", 201), ("192.0.2.2", 201), ("192.0.2.3", 429)] {
            assert_eq!(
                name(&client, stranger, forwarded).await.as_u16(),
                status,
                "{forwarded}"
            );
        }
    }
}

#[tokio::test]
async fn copies_count_together() {
    let rules = limited(Attempt::Post, Whose::Person, 6);
    for client in Client::all_with(rules.clone()).await {
        let copy = client.copy(rules.clone()).await;
        let (_, ada) = client.person("Ada").await;
        let (_, made) = client.post("/threads", Some(&ada), &thread(200, "c/l")).await;
        let posts = format!("/threads/{}/posts", made["thread"]["id"].as_str().unwrap());
        let asking = (0..24).map(|number| {
            let app = [&client, &copy][usize::from(number % 2)].app.clone();
            let request = Request::post(&posts)
                .header("content-type", "application/json")
                .header("authorization", format!("Bearer {ada}"));
            let post = json!({"key": key(number), "text": "At once."}).to_string();
            app.oneshot(request.body(Body::from(post)).unwrap())
        });
        let answers = join_all(asking).await;
        let with = |status| {
            answers
                .iter()
                .filter(|answer| answer.as_ref().unwrap().status() == status)
                .count()
        };
        assert_eq!(
            (with(StatusCode::CREATED), with(StatusCode::TOO_MANY_REQUESTS)),
            (6, 18)
        );
    }
}

#[tokio::test]
async fn nothing_is_kept_of_an_address() {
    for client in Client::all_with(limited(Attempt::Person, Whose::Address, 9)).await {
        name(&client, "203.0.113.9:1", "").await;
        name(&client, "203.0.113.9:1", "").await;
        let first = rows(&client, "SELECT key FROM attempt").await;
        assert_eq!(first.len(), 1);
        let digest = first[0].strip_prefix("person.address.hour.").unwrap();
        assert_eq!(digest.len(), 64);
        // The next day its digest is another one, and nothing is left of this one.
        client.wait(24 * 60 * 60 * 1000);
        name(&client, "203.0.113.9:1", "").await;
        let second = rows(&client, "SELECT key FROM attempt").await;
        assert_eq!(second.len(), 1);
        assert_ne!(first, second);
        let secrets = rows(&client, "SELECT name FROM secret").await;
        assert_eq!(secrets, ["address-00020834"]);
    }
}

#[test]
fn a_school_fits_behind_one_address() {
    let rules = Rules::default();
    let most = |attempt, whose, window| {
        let mut limits = rules.limits.iter();
        let limit =
            limits.find(|limit| (limit.attempt, limit.whose, limit.window) == (attempt, whose, window));
        limit.map(|limit| limit.times)
    };
    let (address, person) = (Whose::Address, Whose::Person);
    for (attempt, whose, window, times) in [
        (Attempt::Person, address, Window::Hour, 200),
        (Attempt::Report, address, Window::Hour, 300),
        (Attempt::Vote, address, Window::Hour, 2000),
        (Attempt::SignIn, address, Window::Hour, 30),
        (Attempt::Post, address, Window::Hour, 3000),
        (Attempt::Post, person, Window::Minute, 6),
        (Attempt::Post, person, Window::Hour, 60),
        (Attempt::Thread, person, Window::Hour, 10),
        (Attempt::Report, person, Window::Hour, 20),
        (Attempt::Edit, person, Window::Hour, 30),
    ] {
        assert_eq!(most(attempt, whose, window), Some(times), "{attempt:?} {whose:?}");
    }
}
