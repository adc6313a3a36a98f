//! What tables there are and what their columns hold, in the order in which rows can be put back.

use super::NotCopied;
use crate::database::{
    act, event, helpful_mark, invite, notice, person, post, report, thread, version, vote,
};
use sea_orm::sea_query::{Alias, ColumnType, Expr, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, IdenStatic, Iterable};

/// A table.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) columns: Vec<Column>,
    key: Vec<&'static str>,
}

/// A column.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) holds: Holds,
    pub(super) nullable: bool,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Uuid,
    Text,
    Number,
    SmallNumber,
    Truth,
    Bytes,
}

/// What limits count by address, and the secrets that mask addresses: of a day, and so in no copy.
pub(super) const OF_A_DAY: [&str; 3] = ["attempt", "spent_challenge", "secret"];

/// All tables but those; rows refer only to rows of tables before theirs.
pub(super) fn tables() -> Result<Vec<Table>, NotCopied> {
    Ok(vec![
        table::<person::Entity>()?,
        table::<invite::Entity>()?,
        table::<thread::Entity>()?,
        table::<post::Entity>()?,
        table::<version::Entity>()?,
        table::<helpful_mark::Entity>()?,
        table::<report::Entity>()?,
        table::<act::Entity>()?,
        table::<notice::Entity>()?,
        table::<vote::Entity>()?,
        table::<event::Entity>()?,
    ])
}

fn table<E: EntityTrait>() -> Result<Table, NotCopied> {
    let columns = E::Column::iter().map(|column| {
        let definition = column.def();
        let holds = Holds::of(definition.get_column_type());
        Ok(Column {
            name: column.as_str(),
            holds: holds.ok_or_else(|| NotCopied::Column(column.as_str().to_owned()))?,
            nullable: definition.is_null(),
        })
    });
    Ok(Table {
        name: E::default().table_name(),
        columns: columns.collect::<Result<_, NotCopied>>()?,
        key: E::PrimaryKey::iter().map(|part| part.as_str()).collect(),
    })
}

impl Holds {
    fn of(kind: &ColumnType) -> Option<Self> {
        Some(match kind {
            ColumnType::Uuid => Self::Uuid,
            ColumnType::String(_) | ColumnType::Text => Self::Text,
            ColumnType::BigInteger => Self::Number,
            ColumnType::Integer => Self::SmallNumber,
            ColumnType::Boolean => Self::Truth,
            ColumnType::Binary(_) | ColumnType::VarBinary(_) | ColumnType::Blob => Self::Bytes,
            _ => return None,
        })
    }
}

impl Table {
    /// All rows, by their keys, in the same order in every database.
    pub(super) fn all_rows(&self, is_postgres: bool) -> SelectStatement {
        let mut select = Query::select();
        select
            .columns(self.columns.iter().map(|column| Alias::new(column.name)))
            .from(Alias::new(self.name));
        for part in &self.key {
            let is_text = self
                .columns
                .iter()
                .any(|column| column.name == *part && column.holds == Holds::Text);
            if is_text && is_postgres {
                // Byte by byte, as SQLite does.
                let bytewise = Expr::cust(format!("\"{part}\" COLLATE \"C\""));
                select.order_by_expr(bytewise, Order::Asc);
            } else {
                select.order_by(Alias::new(*part), Order::Asc);
            }
        }
        select
    }
}
