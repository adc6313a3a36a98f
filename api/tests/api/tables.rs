//! The tables behind the API's back.

use crate::client::Client;
use sea_orm::{
    ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, QueryResult, Statement, Value,
};

pub struct Tables(DatabaseConnection);

impl Tables {
    pub async fn of(client: &Client) -> Self {
        Self(Database::connect(&client.url).await.unwrap())
    }

    async fn ask(&self, sql: &str, values: Vec<Value>) -> Vec<QueryResult> {
        let ask = Statement::from_sql_and_values(self.0.get_database_backend(), sql, values);
        self.0.query_all_raw(ask).await.unwrap()
    }

    /// Changes rows; values are written `$1`, `$2` and so on.
    pub async fn run(&self, sql: &str, values: Vec<Value>) {
        let run = Statement::from_sql_and_values(self.0.get_database_backend(), sql, values);
        let done = self.0.execute_raw(run).await.unwrap();
        assert!(done.rows_affected() > 0, "{sql}");
    }

    /// The first column of what is found, as text.
    pub async fn texts(&self, sql: &str, values: Vec<Value>) -> Vec<String> {
        let rows = self.ask(sql, values).await;
        rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
    }

    pub async fn make_moderator(&self, person: &serde_json::Value) {
        self.run(
            "UPDATE person SET moderator = TRUE WHERE id = $1",
            vec![id(person)],
        )
        .await;
    }

    /// Every row of every table, as text.
    pub async fn dump(&self) -> String {
        let mut dump = String::new();
        let is_sqlite = self.0.get_database_backend() == DatabaseBackend::Sqlite;
        let tables = if is_sqlite {
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        } else {
            "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()"
        };
        for table in self.texts(tables, vec![]).await {
            let rows = if is_sqlite {
                let columns = format!("SELECT name FROM pragma_table_info('{table}')");
                let columns = self.texts(&columns, vec![]).await;
                let columns: Vec<String> = columns
                    .iter()
                    .map(|column| format!("quote(\"{column}\")"))
                    .collect();
                format!("SELECT {} FROM \"{table}\"", columns.join(" || ',' || "))
            } else {
                format!("SELECT t::text FROM \"{table}\" t")
            };
            for row in self.texts(&rows, vec![]).await {
                dump.push_str(&format!("{table}: {row}\n"));
            }
        }
        dump
    }
}

/// The id of something that the API answered with.
pub fn id(thing: &serde_json::Value) -> Value {
    let id: uuid::Uuid = thing["id"].as_str().unwrap().parse().unwrap();
    id.into()
}
