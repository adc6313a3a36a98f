//! What people are told about themselves.

use crate::client::{Client, key, thread};
use crate::tables::{Tables, id};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use tower::ServiceExt;
use uuid::Uuid;

async fn notice(tables: &Tables, number: u128, person: &Value, made: &Value, reason: &str) {
    tables
        .run(
            "INSERT INTO notice (id, person_id, kind, post_id, thread_id, reason, created) VALUES ($1, $2, 'removed', $3, $4, $5, 7)",
            vec![
                Uuid::now_v7().into(),
                id(person),
                id(&made["post"]),
                id(&made["thread"]),
                format!("{reason} {number}").into(),
            ],
        )
        .await;
}

#[tokio::test]
async fn people_see_how_they_stand() {
    for client in Client::all().await {
        let tables = Tables::of(&client).await;
        let (ada, token) = client.person("Ada").await;
        let (bo, _) = client.person("Bo").await;
        let (_, made) = client.post("/threads", Some(&token), &thread(1, "me/a")).await;
        notice(&tables, 0, &bo, &made, "Not hers").await;
        for number in 0..55 {
            notice(&tables, number, &ada, &made, "Because").await;
        }
        let (status, me) = client.get_as("/people/me", &token).await;
        assert_eq!(status, StatusCode::OK, "{me}");
        assert_eq!(me["person"], ada);
        assert!(me.get("muted_until").is_none() && me.get("banned").is_none());
        let notices = me["notices"].as_array().unwrap();
        assert_eq!(notices.len(), 50);
        assert_eq!(notices[0]["reason"], "Because 54");
        assert_eq!(notices[0]["kind"], "removed");
        assert_eq!(notices[0]["post"], made["post"]["id"]);
        tables
            .run(
                "UPDATE person SET muted_until = 9, banned = TRUE WHERE id = $1",
                vec![id(&ada)],
            )
            .await;
        let (_, me) = client.get_as("/people/me", &token).await;
        assert_eq!((&me["muted_until"], &me["banned"]), (&json!(9), &json!(true)));
        for path in ["/people/me", "/people/me/file"] {
            assert_eq!(client.get(path).await.0, StatusCode::UNAUTHORIZED, "{path}");
        }
    }
}

#[tokio::test]
async fn people_take_all_that_is_kept_with_them() {
    for client in Client::all().await {
        let tables = Tables::of(&client).await;
        let (ada, token) = client.person("Ada").await;
        let (_, bo) = client.person("Bo").await;
        let (_, made) = client.post("/threads", Some(&token), &thread(1, "me/file")).await;
        let (_, theirs) = client.post("/threads", Some(&bo), &thread(2, "me/file")).await;
        let post = &made["post"];
        let path = format!("/posts/{}", post["id"].as_str().unwrap());
        client
            .send("PATCH", &path, Some(&token), Some(&json!({"text": "Later."})))
            .await;
        for (table, row) in [("post", post), ("thread", &made["thread"])] {
            let removed = format!("UPDATE {table} SET state = 'removed' WHERE id = $1");
            tables.run(&removed, vec![id(row)]).await;
        }
        let helpful = format!("/posts/{}/helpful", theirs["post"]["id"].as_str().unwrap());
        client
            .send("PUT", &helpful, Some(&token), Some(&json!({"helpful": true})))
            .await;
        notice(&tables, 1, &ada, &made, "Because").await;
        tables
            .run(
                "INSERT INTO report (id, post_id, person_id, reason, note, created, looked) VALUES ($1, $2, $3, 'spam', 'Look', 8, FALSE)",
                vec![Uuid::now_v7().into(), id(&theirs["post"]), id(&ada)],
            )
            .await;
        let ask = Request::get("/people/me/file").header("authorization", format!("Bearer {token}"));
        let answer = client
            .app
            .clone()
            .oneshot(ask.body(Body::empty()).unwrap())
            .await
            .unwrap();
        let kept = answer.headers()["content-disposition"].to_str().unwrap();
        assert!(kept.starts_with("attachment"), "{kept}");
        assert_eq!(answer.headers()["content-type"], "application/json");
        let (_, file) = client.get_as("/people/me/file", &token).await;
        assert_eq!(file["person"], ada);
        assert_eq!(file["threads"][0]["title"], "Who else?");
        assert_eq!(file["threads"].as_array().unwrap().len(), 1);
        assert_eq!(file["posts"].as_array().unwrap().len(), 1);
        let own = &file["posts"][0];
        assert_eq!(
            (&own["text"], &own["state"]),
            (&json!("Later."), &json!("removed"))
        );
        assert_eq!(
            own["versions"],
            json!([{"at": post["created"], "text": "Who *else* tried this?"}])
        );
        assert_eq!(file["helpful"], json!([theirs["post"]["id"]]));
        let report = json!([{"post": theirs["post"]["id"], "created": 8, "reason": "spam", "note": "Look"}]);
        assert_eq!(file["reports"], report);
        assert_eq!(file["notices"][0]["reason"], "Because 1");
        let (_, others) = client.get_as("/people/me/file", &bo).await;
        assert_eq!(others["helpful"], json!([]));
        assert_eq!(others["posts"][0]["text"], "Who *else* tried this?");
        assert_ne!(others["threads"][0]["id"], key(1));
    }
}
