//! A PostgreSQL database of a client's own, gone with the client, so that no test sees what another one did.

use sea_orm::{ConnectionTrait, Database, DbErr};

/// A new, empty database beside the one that an address names.
pub struct OwnDatabase {
    server: String,
    name: String,
}

impl OwnDatabase {
    pub async fn new(server: &str) -> Self {
        let name = format!("test_{}", uuid::Uuid::now_v7().simple());
        run(server, &format!("CREATE DATABASE {name}")).await.unwrap();
        let server = server.to_owned();
        Self { server, name }
    }

    /// Its address.
    pub fn address(&self) -> String {
        let (host, _) = self.server.rsplit_once('/').unwrap();
        format!("{host}/{}", self.name)
    }
}

impl Drop for OwnDatabase {
    fn drop(&mut self) {
        let drop = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        let server = self.server.clone();
        // A runtime cannot wait within another one.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.unwrap().block_on(run(&server, &drop))
        });
        // What stays behind goes with the server.
        let _ = dropped.join();
    }
}

async fn run(server: &str, statement: &str) -> Result<(), DbErr> {
    let connection = Database::connect(server).await?;
    connection.execute_unprepared(statement).await?;
    connection.close().await
}
