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
