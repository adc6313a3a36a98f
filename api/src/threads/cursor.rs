//! Where a list of threads goes on: after the thread that stood last, whatever happened to it since.

use crate::database::thread;
use leerkring_core::discussion::ThreadSort;
use sea_orm::{ColumnTrait, Condition};
use std::fmt::{self, Display};
use uuid::Uuid;

/// What a thread is sorted by, of the thread that stood last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    sort: ThreadSort,
    pinned: bool,
    value: i64,
    id: Uuid,
}

/// What a list is sorted by, after pinned ones and before ids.
pub(super) fn column(sort: ThreadSort) -> thread::Column {
    match sort {
        ThreadSort::Active => thread::Column::Active,
        ThreadSort::Newest => thread::Column::Created,
        ThreadSort::Helpful => thread::Column::Helpful,
    }
}

impl Cursor {
    /// After a thread of a list.
    pub(super) fn after(row: &thread::Model, sort: ThreadSort) -> Self {
        let value = match sort {
            ThreadSort::Active => row.active,
            ThreadSort::Newest => row.created,
            ThreadSort::Helpful => i64::from(row.helpful),
        };
        Self {
            sort,
            pinned: row.pinned,
            value,
            id: row.id,
        }
    }

    /// Reads what a list of that sort gave; `None` where it did not.
    pub(super) fn parse(text: &str, sort: ThreadSort) -> Option<Self> {
        let mut parts = text.split('.');
        let [named, pinned, value, id] = [parts.next()?, parts.next()?, parts.next()?, parts.next()?];
        let pinned = match pinned {
            "1" => true,
            "0" => false,
            _ => return None,
        };
        let cursor = Self {
            sort,
            pinned,
            value: value.parse().ok()?,
            id: Uuid::try_parse(id).ok()?,
        };
        (parts.next().is_none() && named == sort.as_str()).then_some(cursor)
    }

    /// The threads that stand behind it.
    pub(super) fn behind(&self) -> Condition {
        let column = column(self.sort);
        let later = Condition::any().add(column.lt(self.value)).add(
            Condition::all()
                .add(column.eq(self.value))
                .add(thread::Column::Id.lt(self.id)),
        );
        let alike = Condition::all()
            .add(thread::Column::Pinned.eq(self.pinned))
            .add(later);
        if self.pinned {
            return Condition::any().add(thread::Column::Pinned.eq(false)).add(alike);
        }
        alike
    }
}

impl Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pinned = u8::from(self.pinned);
        write!(f, "{}.{pinned}.{}.{}", self.sort.as_str(), self.value, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursors_read_back_and_nothing_else_does() {
        let cursor = Cursor {
            sort: ThreadSort::Helpful,
            pinned: true,
            value: 7,
            id: Uuid::from_u128(9),
        };
        let text = cursor.to_string();
        assert_eq!(Cursor::parse(&text, ThreadSort::Helpful), Some(cursor));
        assert_eq!(Cursor::parse(&text, ThreadSort::Newest), None);
        for bad in [
            "",
            ".",
            "...",
            "helpful.1.7",
            "helpful.2.7.00000000-0000-0000-0000-000000000009",
            "helpful.1.x.00000000-0000-0000-0000-000000000009",
            "helpful.1.99999999999999999999.00000000-0000-0000-0000-000000000009",
            "helpful.1.7.9",
            "helpful.1.7.00000000-0000-0000-0000-000000000009.",
        ] {
            assert_eq!(Cursor::parse(bad, ThreadSort::Helpful), None, "{bad}");
        }
    }
}
