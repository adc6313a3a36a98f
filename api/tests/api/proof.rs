//! Proof of work: asked for when many people are made, and worth one person.

use crate::client::{Client, unlimited};
use axum::http::StatusCode;
use futures_util::future::join_all;
use leerkring_api::{Proof, Rules};
use leerkring_core::discussion::{Challenge, KEY_LENGTH, Work};
use serde_json::{Value, json};

fn asking(proof: Proof) -> Rules {
    Rules { proof, ..unlimited() }
}

async fn challenge(client: &Client) -> Challenge {
    let (status, mut answer) = client.get("/challenge").await;
    assert_eq!(status, StatusCode::OK);
    Challenge {
        challenge: answer["challenge"].take(),
    }
}

/// What a browser does, with the key derivation of another crate in the place of Web Crypto.
fn solve(challenge: &Challenge) -> (Work, u32, [u8; KEY_LENGTH]) {
    let work = Work::parse(challenge).unwrap();
    let mut key = [0; KEY_LENGTH];
    for counter in 0.. {
        let password = work.password(counter);
        pbkdf2::pbkdf2_hmac::<sha2::Sha256>(&password, work.salt(), work.rounds(), &mut key);
        if work.fits(&key) {
            return (work, counter, key);
        }
    }
    unreachable!()
}

fn proof(challenge: &Challenge) -> String {
    let (work, counter, key) = solve(challenge);
    work.proof(counter, &key)
}

async fn name(client: &Client, proof: Option<&str>) -> (StatusCode, Value) {
    let mut body = json!({"name": "Ada"});
    if let Some(proof) = proof {
        body["proof"] = json!(proof);
    }
    client.post("/people", None, &body).await
}

#[tokio::test]
async fn a_solved_challenge_is_worth_one_person() {
    for client in Client::all_with(asking(Proof::Always)).await {
        let (status, problem) = name(&client, None).await;
        assert_eq!(status, StatusCode::PRECONDITION_REQUIRED);
        assert_eq!(problem["title"], "proof of work needed");
        let solved = proof(&challenge(&client).await);
        assert_eq!(name(&client, Some(&solved)).await.0, StatusCode::CREATED);
        let (status, problem) = name(&client, Some(&solved)).await;
        assert_eq!(
            (status, &problem["field"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!("proof"))
        );
        // At once it is worth no more.
        let solved = proof(&challenge(&client).await);
        let answers = join_all((0..8).map(|_| name(&client, Some(&solved)))).await;
        let made = answers
            .iter()
            .filter(|answer| answer.0 == StatusCode::CREATED)
            .count();
        assert_eq!(made, 1, "{answers:?}");
        assert!(
            answers.iter().all(|answer| !answer.0.is_server_error()),
            "{answers:?}"
        );
    }
}

#[tokio::test]
async fn a_challenge_lasts_ten_minutes() {
    for client in Client::all_with(asking(Proof::Always)).await {
        let (early, late) = (challenge(&client).await, challenge(&client).await);
        client.wait(10 * 60 * 1000 - 1);
        assert_eq!(name(&client, Some(&proof(&early))).await.0, StatusCode::CREATED);
        client.wait(1);
        assert_eq!(
            name(&client, Some(&proof(&late))).await.0,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
}

#[tokio::test]
async fn what_solves_nothing_is_refused() {
    for client in Client::all_with(asking(Proof::Always)).await {
        let ours = challenge(&client).await;
        let (work, counter, key) = solve(&ours);
        let solved: Value = serde_json::from_str(&work.proof(counter, &key)).unwrap();
        let changed = |place: &str, value: Value| {
            let mut proof = solved.clone();
            *proof.pointer_mut(place).unwrap() = value;
            proof.to_string()
        };
        let made_up = altcha::create_challenge(altcha::CreateChallengeOptions {
            cost: 1,
            hmac_signature_secret: Some("guessed".to_owned()),
            ..altcha::CreateChallengeOptions::default()
        });
        let made_up = Challenge {
            challenge: serde_json::to_value(made_up.unwrap()).unwrap(),
        };
        for bad in [
            String::new(),
            "{}".to_owned(),
            "x".repeat(100_000),
            changed("/solution/counter", json!(counter + 1)),
            changed("/solution/counter", json!(-1)),
            changed("/solution/derivedKey", json!("00")),
            changed("/challenge/parameters/cost", json!(1)),
            changed("/challenge/parameters/cost", json!(u32::MAX)),
            changed("/challenge/parameters/keyPrefix", json!("")),
            changed("/challenge/parameters/keyLength", json!(1_000_000_000)),
            changed("/challenge/parameters/data/expires", json!(u64::MAX)),
            changed("/challenge/signature", Value::Null),
            proof(&made_up),
        ] {
            let (status, problem) = name(&client, Some(&bad)).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem} {bad:.200}");
        }
        // None of that used it up.
        assert_eq!(
            name(&client, Some(&solved.to_string())).await.0,
            StatusCode::CREATED
        );
    }
}

#[tokio::test]
async fn it_is_needed_while_many_people_are_made() {
    let busy = Proof::Busy {
        address: 3,
        site: 100,
    };
    for client in Client::all_with(asking(busy)).await {
        for _ in 0..3 {
            assert_eq!(name(&client, None).await.0, StatusCode::CREATED);
        }
        for _ in 0..2 {
            assert_eq!(name(&client, None).await.0, StatusCode::PRECONDITION_REQUIRED);
        }
        let solved = proof(&challenge(&client).await);
        assert_eq!(name(&client, Some(&solved)).await.0, StatusCode::CREATED);
        client.wait(60 * 60 * 1000);
        assert_eq!(name(&client, None).await.0, StatusCode::CREATED);
    }
    let busy = Proof::Busy {
        address: 100,
        site: 1,
    };
    for client in Client::all_with(asking(busy)).await {
        assert_eq!(name(&client, None).await.0, StatusCode::CREATED);
        assert_eq!(name(&client, None).await.0, StatusCode::PRECONDITION_REQUIRED);
    }
}
