//! Which threads are listed, in which order, in which parts.

use crate::client::{Client, key, thread};
use crate::tables::{Tables, id};
use axum::http::StatusCode;
use serde_json::{Value, json};

fn ids(page: &Value) -> Vec<&str> {
    let items = page["items"].as_array().unwrap();
    items.iter().map(|item| item["id"].as_str().unwrap()).collect()
}

async fn begin(client: &Client, token: &str, number: u8, about: &str) -> Value {
    let (status, made) = client.post("/threads", Some(token), &thread(number, about)).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    made["thread"].clone()
}

/// All parts of a list.
async fn all(client: &Client, path: &str, token: Option<&str>) -> Vec<Vec<Value>> {
    let (mut parts, mut after) = (Vec::new(), String::new());
    loop {
        let (status, page) = client.send("GET", &format!("{path}{after}"), token, None).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        parts.push(page["items"].as_array().unwrap().clone());
        match page.get("next") {
            Some(next) => after = format!("&after={}", next.as_str().unwrap()),
            None => return parts,
        }
    }
}

#[tokio::test]
async fn lessons_and_courses_are_not_taken_for_their_like() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let mut made = Vec::new();
        for (number, about) in ["k/l", "k/l#q", "k/l2", "k/l2#q", "k2/l", "k-l/l"]
            .iter()
            .enumerate()
        {
            client.wait(1);
            let thread = begin(&client, &token, u8::try_from(number).unwrap(), about).await;
            made.push(thread["id"].as_str().unwrap().to_owned());
        }
        let named = |numbers: &[usize]| numbers.iter().map(|n| made[*n].as_str()).collect::<Vec<_>>();
        for (query, expected) in [
            ("about=k/l", &[1, 0][..]),
            ("about=k/l%23q", &[1]),
            ("about=k/l2", &[3, 2]),
            ("about=k/l3", &[]),
            ("course=k", &[3, 2, 1, 0]),
            ("course=k2", &[4]),
            (&format!("ids={},{},{}", made[5], made[0], key(77)), &[5, 0]),
        ] {
            let (_, page) = client.get(&format!("/threads?{query}")).await;
            assert_eq!(ids(&page), named(expected), "{query}");
        }
        let (status, one) = client.get(&format!("/threads/{}", made[1])).await;
        assert_eq!((status, &one["about"]), (StatusCode::OK, &json!("k/l#q")));
        assert_eq!(one["author"]["name"], "Ada");
        assert_eq!(
            client.get(&format!("/threads/{}", key(99))).await.0,
            StatusCode::NOT_FOUND
        );
    }
}

#[tokio::test]
async fn every_sort_has_pinned_ones_first_and_whole_parts() {
    for client in Client::all().await {
        let tables = Tables::of(&client).await;
        let (_, token) = client.person("Ada").await;
        for number in 0..50_u8 {
            // Several at the same time.
            client.wait(u64::from(number % 3 == 0));
            let made = begin(&client, &token, number, "sorted/l").await;
            let helpful = i32::from(number) * 7 % 5;
            let active = i64::from(number) * 13 % 11;
            tables
                .run(
                    "UPDATE thread SET helpful = $1, active = $2, pinned = $3 WHERE id = $4",
                    vec![helpful.into(), active.into(), (number % 2 == 0).into(), id(&made)],
                )
                .await;
            if number >= 45 {
                for wait in [
                    "UPDATE thread SET state = 'waiting' WHERE id = $1",
                    "UPDATE post SET state = 'waiting' WHERE thread_id = $1",
                ] {
                    tables.run(wait, vec![id(&made)]).await;
                }
            }
        }
        let (mo, moderator) = client.person("Mo").await;
        tables.make_moderator(&mo).await;
        for (sort, field) in [
            ("active", "active"),
            ("newest", "created"),
            ("helpful", "helpful"),
        ] {
            let path = format!("/threads?about=sorted/l&sort={sort}");
            let parts = all(&client, &path, None).await;
            // What others do not see takes no place on a page.
            assert_eq!(
                parts.iter().map(Vec::len).collect::<Vec<_>>(),
                [20, 20, 5],
                "{sort}"
            );
            let keys: Vec<_> = parts
                .concat()
                .iter()
                .map(|item| {
                    let is_pinned = item.get("pinned").is_some();
                    (is_pinned, item[field].as_u64().unwrap(), item["id"].to_string())
                })
                .collect();
            assert!(keys.is_sorted_by(|a, b| a > b), "{sort}");
            for token in [&token, &moderator] {
                let parts = all(&client, &path, Some(token)).await;
                assert_eq!(parts.concat().len(), 50, "{sort}");
            }
        }
        // A place in one list is none in another.
        let (_, page) = client.get("/threads?about=sorted/l&sort=helpful").await;
        let next = page["next"].as_str().unwrap();
        let (status, _) = client
            .get(&format!("/threads?about=sorted/l&sort=newest&after={next}"))
            .await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn lists_can_be_of_what_is_unanswered_or_ones_own() {
    for client in Client::all().await {
        let (_, ada) = client.person("Ada").await;
        let (_, bo) = client.person("Bo").await;
        let question = begin(&client, &ada, 1, "mine/l").await;
        let mut talk = thread(2, "mine/l");
        talk["kind"] = "discussion".into();
        client.wait(1);
        let (_, talk) = client.post("/threads", Some(&ada), &talk).await;
        let (talk, question) = (talk["thread"]["id"].as_str().unwrap(), &question["id"]);
        let question = question.as_str().unwrap();
        let (_, page) = client.get("/threads?about=mine/l&unanswered=true").await;
        assert_eq!(ids(&page), [question]);
        let answer = json!({"key": key(3), "text": "So."});
        let (_, answer) = client
            .post(&format!("/threads/{question}/posts"), Some(&bo), &answer)
            .await;
        let (_, page) = client.get_as("/threads?about=mine/l&mine=true", &bo).await;
        assert_eq!(ids(&page), [question]);
        let (_, page) = client.get_as("/threads?course=mine&mine=true", &ada).await;
        assert_eq!(ids(&page), [talk, question]);
        let mark = json!({"post": answer["post"]["id"]});
        let path = format!("/threads/{question}/answer");
        let (status, _) = client.send("PUT", &path, Some(&ada), Some(&mark)).await;
        assert_eq!(status, StatusCode::OK);
        let (_, page) = client.get("/threads?about=mine/l&unanswered=true").await;
        assert_eq!(ids(&page), Vec::<&str>::new());
        let (status, _) = client.get("/threads?about=mine/l&mine=true").await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
    }
}
