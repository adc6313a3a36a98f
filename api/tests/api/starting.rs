//! Opening the database.

use leerkring_api::Database;

#[tokio::test]
async fn copies_that_start_at_once_migrate_once() {
    let folder = tempfile::tempdir().unwrap();
    let opening = (0..6).map(|_| {
        let folder = folder.path().to_owned();
        tokio::spawn(async move {
            Database::in_folder(&folder)
                .await
                .map(|_| ())
                .map_err(|error| error.to_string())
        })
    });
    for opened in opening.collect::<Vec<_>>() {
        assert_eq!(opened.await.unwrap(), Ok(()));
    }
}

#[tokio::test]
async fn a_password_is_never_repeated() {
    for url in [
        "postgres://leerkring:se#cret@db.example/l",
        "postgres://leerkring:se%23cret@localhost:1/l",
    ] {
        let refused = Database::on_postgres(url).await.unwrap_err();
        let words = format!("{refused} {refused:?}");
        assert!(!words.contains("cret"), "{words}");
    }
}
