//! People report posts.

use super::scene::{
    act, answer, begin, meet, moderator, put, queued, report, report_by_new, seen, told, try_act,
};
use crate::client::{Client, key, unlimited};
use axum::http::StatusCode;
use futures_util::future::join_all;
use leerkring_api::Rules;
use serde_json::json;
use std::collections::BTreeSet;

#[tokio::test]
async fn enough_different_people_hide_a_post() {
    for client in Client::all().await {
        let (ada, token) = client.person("Ada").await;
        let (thread, post) = begin(&client, &token).await;
        answer(&client, &thread, &token).await;
        let (_, bo) = client.person("Bo").await;
        for _ in 0..4 {
            assert_eq!(report(&client, &post, &bo).await, StatusCode::NO_CONTENT);
        }
        report_by_new(&client, &post, 1).await;
        assert_eq!(seen(&client, &thread, &post, None).await["state"], "shown");
        assert_eq!(told(&client, &ada).await, [""; 0]);
        report_by_new(&client, &post, 1).await;
        let hidden = seen(&client, &thread, &post, Some(&bo)).await;
        assert_eq!(
            (&hidden["state"], &hidden["text"]),
            (&json!("hidden"), &json!(""))
        );
        assert_ne!(seen(&client, &thread, &post, Some(&token)).await["text"], "");
        assert_eq!(told(&client, &ada).await, ["hidden"]);
        // Whoever reported it learns nothing new; others do not see it.
        assert_eq!(report(&client, &post, &bo).await, StatusCode::NO_CONTENT);
        let (_, late) = client.person("Late").await;
        assert_eq!(report(&client, &post, &late).await, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_later_report_takes_the_place_of_an_earlier_one() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (_, token) = client.person("Ada").await;
        let (_, post) = begin(&client, &token).await;
        let (_, bo) = client.person("Bo").await;
        assert_eq!(report(&client, &post, &bo).await, StatusCode::NO_CONTENT);
        let path = format!("/posts/{post}/reports");
        let other = json!({"reason": "other", "note": "  It\n names e\u{301}tienne. "});
        assert_eq!(
            client.post(&path, Some(&bo), &other).await.0,
            StatusCode::NO_CONTENT
        );
        let reports = queued(&client, &keeper, &post).await.unwrap()["reports"].clone();
        assert_eq!(reports.as_array().unwrap().len(), 1);
        let only = reports[0].as_object().unwrap();
        assert_eq!(only["reason"], "other");
        assert_eq!(only["note"], "It names \u{e9}tienne.");
        // Never who made it.
        let keys: BTreeSet<&str> = only.keys().map(String::as_str).collect();
        assert_eq!(keys, BTreeSet::from(["created", "note", "reason"]));
    }
}

#[tokio::test]
async fn not_everybody_reports_everything() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (_, ada) = client.person("Ada").await;
        let (_, bo) = client.person("Bo").await;
        let (thread, post) = begin(&client, &ada).await;
        let theirs = answer(&client, &thread, &bo).await;
        assert_eq!(report(&client, &post, &ada).await, StatusCode::FORBIDDEN);
        assert_eq!(report(&client, &key(0xee), &bo).await, StatusCode::NOT_FOUND);
        let path = format!("/posts/{post}/reports");
        let nobody = client.post(&path, None, &json!({"reason": "spam"})).await;
        assert_eq!(nobody.0, StatusCode::UNAUTHORIZED);
        for bad in [
            json!({"reason": "dull"}),
            json!({"reason": "spam", "note": "a\u{202e}"}),
            json!({"reason": "spam", "note": "a".repeat(501)}),
            json!({"reason": "spam", "who": "me"}),
        ] {
            let (status, _) = client.post(&path, Some(&bo), &bad).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
        }
        for state in ["waiting", "removed", "removed-by-author"] {
            put(&client, &theirs, state).await;
            assert_eq!(
                report(&client, &theirs, &ada).await,
                StatusCode::NOT_FOUND,
                "{state}"
            );
        }
        put(&client, &theirs, "shown").await;
        act(&client, &keeper, "mute", &[&theirs]).await;
        assert_eq!(report(&client, &post, &bo).await, StatusCode::NO_CONTENT);
        act(&client, &keeper, "ban", &[&theirs]).await;
        assert_eq!(report(&client, &post, &bo).await, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn what_a_moderator_approved_is_hidden_by_new_reports_only() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (_, ada) = client.person("Ada").await;
        let (thread, post) = begin(&client, &ada).await;
        answer(&client, &thread, &ada).await;
        let (_, bo) = client.person("Bo").await;
        assert_eq!(report(&client, &post, &bo).await, StatusCode::NO_CONTENT);
        report_by_new(&client, &post, 2).await;
        act(&client, &keeper, "approve", &[&post]).await;
        assert_eq!(report(&client, &post, &bo).await, StatusCode::NO_CONTENT);
        report_by_new(&client, &post, 2).await;
        assert_eq!(seen(&client, &thread, &post, None).await["state"], "shown");
        report_by_new(&client, &post, 1).await;
        assert_eq!(seen(&client, &thread, &post, None).await["state"], "hidden");
    }
}

#[tokio::test]
async fn what_was_changed_since_it_was_approved_is_reported_anew_by_the_same_people() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (_, ada) = client.person("Ada").await;
        let (thread, post) = begin(&client, &ada).await;
        answer(&client, &thread, &ada).await;
        let (_, bo) = client.person("Bo").await;
        let (_, cy) = client.person("Cy").await;
        let (_, di) = client.person("Di").await;
        for token in [&bo, &cy, &di] {
            client.wait(1);
            assert_eq!(report(&client, &post, token).await, StatusCode::NO_CONTENT);
        }
        act(&client, &keeper, "approve", &[&post]).await;
        // Of the same words a moderator has thought already.
        assert_eq!(report(&client, &post, &bo).await, StatusCode::NO_CONTENT);
        assert!(queued(&client, &keeper, &post).await.is_none());
        client.wait(1);
        let insult = json!({"text": "You fools."});
        let (status, _) = client
            .send("PATCH", &format!("/posts/{post}"), Some(&ada), Some(&insult))
            .await;
        assert_eq!(status, StatusCode::OK);
        for token in [&bo, &bo, &cy] {
            client.wait(1);
            assert_eq!(report(&client, &post, token).await, StatusCode::NO_CONTENT);
        }
        let entry = queued(&client, &keeper, &post).await.unwrap();
        assert_eq!(entry["reports"].as_array().unwrap().len(), 2);
        assert_eq!(seen(&client, &thread, &post, None).await["state"], "shown");
        assert_eq!(report(&client, &post, &di).await, StatusCode::NO_CONTENT);
        assert_eq!(seen(&client, &thread, &post, None).await["state"], "hidden");
    }
}

#[tokio::test]
async fn a_site_may_hide_nothing() {
    let rules = Rules {
        hide_after: 0,
        ..unlimited()
    };
    for client in Client::all_with(rules).await {
        let (_, ada) = client.person("Ada").await;
        let (thread, post) = begin(&client, &ada).await;
        report_by_new(&client, &post, 5).await;
        assert_eq!(seen(&client, &thread, &post, None).await["state"], "shown");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reports_at_once_are_counted_exactly() {
    let rules = Rules {
        hide_after: 12,
        ..unlimited()
    };
    for client in Client::all_with(rules).await {
        let keeper = moderator(&client).await;
        meet(&client).await;
        for _ in 0..4 {
            let (ada, token) = client.person("Ada").await;
            let (thread, post) = begin(&client, &token).await;
            answer(&client, &thread, &token).await;
            let mut reporters = Vec::new();
            for _ in 0..11 {
                reporters.push(client.person("Reporter").await.1);
            }
            // Each twice at once.
            let twice = reporters.iter().chain(&reporters);
            for status in join_all(twice.map(|token| report(&client, &post, token))).await {
                assert_eq!(status, StatusCode::NO_CONTENT);
            }
            let entry = queued(&client, &keeper, &post).await.unwrap();
            assert_eq!(entry["reports"].as_array().unwrap().len(), 11);
            assert_eq!(entry["post"]["state"], "shown");
            let mut more = Vec::new();
            for _ in 0..8 {
                more.push(client.person("Reporter").await.1);
            }
            let statuses = join_all(more.iter().map(|token| report(&client, &post, token))).await;
            // The first of them hides it from the others.
            let well = statuses
                .iter()
                .filter(|status| **status == StatusCode::NO_CONTENT);
            assert_eq!(well.count(), 1, "{statuses:?}");
            assert_eq!(told(&client, &ada).await, ["hidden"]);
            let (status, _) = try_act(&client, &keeper, "approve", &[&post]).await;
            assert_eq!(status, StatusCode::CREATED);
            assert_eq!(queued(&client, &keeper, &post).await, None);
        }
    }
}
