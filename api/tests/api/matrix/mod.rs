//! Who may do what: every operation of the OpenAPI document, for everybody, about what is there, hidden and missing.

mod operation;
mod scene;
mod table;

use crate::client::{Client, unlimited};
use operation::Operation;
use scene::{Object, Scene, WHO};
use std::collections::BTreeSet;
use table::{Line, TABLE};

#[test]
fn every_operation_has_its_line() {
    let known: BTreeSet<String> = Operation::all()
        .into_iter()
        .map(|operation| operation.id)
        .collect();
    let listed: BTreeSet<String> = TABLE.iter().map(|line| line.operation.to_owned()).collect();
    assert_eq!(listed.len(), TABLE.len(), "an operation has two lines");
    let unlisted: Vec<_> = known.difference(&listed).collect();
    assert!(
        unlisted.is_empty(),
        "operations without a line in the table: {unlisted:?}"
    );
    let gone: Vec<_> = listed.difference(&known).collect();
    assert!(gone.is_empty(), "lines without an operation: {gone:?}");
}

#[tokio::test]
async fn everybody_may_do_what_the_table_says() {
    let operations = Operation::all();
    for client in Client::all_with(unlimited()).await {
        let mut wrong = Vec::new();
        for line in TABLE {
            let operation = operations.iter().find(|operation| operation.id == line.operation);
            if let Some(operation) = operation {
                wrong.extend(differences(&client, operation, line).await);
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

/// Where the answers are not as the line says.
async fn differences(client: &Client, operation: &Operation, line: &Line) -> Vec<String> {
    let expected = line.expected();
    let about: &[Object] = if line.has_object(operation) {
        &Object::ALL
    } else {
        &[Object::Shown]
    };
    assert_eq!(
        expected.len(),
        about.len(),
        "{}: groups of statuses",
        line.operation
    );
    let mut answers = Vec::new();
    for object in about {
        answers.push(Scene::ask_all(client, operation, line, *object).await);
    }
    let mut wrong = Vec::new();
    for (object, (found, expected)) in about.iter().zip(answers.iter().zip(expected)) {
        for (who, (answer, status)) in WHO.iter().zip(found.iter().zip(expected)) {
            if answer.status != status {
                wrong.push(format!(
                    "{} {object:?} {who:?}: {} {}",
                    line.operation, answer.status, answer.body
                ));
            }
        }
    }
    // What somebody may not see answers exactly as what does not exist.
    let missing = answers.last().into_iter().flatten().enumerate();
    for (who, missing) in missing {
        for (object, found) in about.iter().zip(&answers) {
            if found[who].status == 404 && found[who] != *missing {
                wrong.push(format!(
                    "{} {object:?} {:?} differs from missing",
                    line.operation, WHO[who]
                ));
            }
        }
    }
    wrong
}
