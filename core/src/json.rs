//! Reading JSON into types, field by field over [`Value`]s. In the browser the readers that serde derives for forty types
//! weigh more than all that shows a lesson; here a field is one call. They accept the same documents.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A type that can be read from JSON.
pub trait FromJson: Sized {
    /// Reads a value; `None` where it is not of this type.
    fn from_json(value: &Value) -> Option<Self>;

    /// What stands for a field that is left out; `None` where it must be there.
    fn left_out() -> Option<Self> {
        None
    }

    /// Reads a whole document.
    fn parse_json(text: &str) -> Option<Self> {
        Self::from_json(&parse(text)?)
    }
}

/// Any value, in one place for all of them.
#[inline(never)]
pub fn parse(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// A field of an object.
pub fn field<T: FromJson>(object: &Value, name: &str) -> Option<T> {
    match object.get(name) {
        Some(value) => T::from_json(value),
        None => T::left_out(),
    }
}

/// A field of an object that may be left out where it is the default.
pub fn field_or_default<T: FromJson + Default>(object: &Value, name: &str) -> Option<T> {
    match object.get(name) {
        Some(value) => T::from_json(value),
        None => object.is_object().then(T::default),
    }
}

/// The name and content of a value that is `{"name": content}`, or the name alone.
pub fn named(value: &Value) -> Option<(&str, &Value)> {
    match value {
        Value::String(name) => Some((name, &Value::Null)),
        _ => {
            let mut entries = value.as_object()?.iter();
            let (name, content) = entries.next()?;
            entries.next().is_none().then_some((name.as_str(), content))
        }
    }
}

/// Reads an object: fields that must be there, then fields that are left out where they are the default.
macro_rules! from_json {
    ($type:ident { $($field:ident),* $(; $($optional:ident),*)? $(;; $($rest:tt)*)? }) => {
        impl $crate::json::FromJson for $type {
            fn from_json(value: &serde_json::Value) -> Option<Self> {
                Some(Self {
                    $($field: $crate::json::field(value, stringify!($field))?,)*
                    $($($optional: $crate::json::field_or_default(value, stringify!($optional))?,)*)?
                    $($($rest)*)?
                })
            }
        }
    };
}
pub(crate) use from_json;

/// Reads a type that travels as its text.
macro_rules! from_text {
    ($($type:ty),*) => {$(
        impl $crate::json::FromJson for $type {
            fn from_json(value: &serde_json::Value) -> Option<Self> {
                value.as_str()?.parse().ok()
            }
        }
    )*};
}
pub(crate) use from_text;

/// Reads a choice that travels as a word.
macro_rules! from_word {
    ($type:ident { $($word:literal => $variant:ident),* $(,)? }) => {
        impl $crate::json::FromJson for $type {
            fn from_json(value: &serde_json::Value) -> Option<Self> {
                Some(match value.as_str()? {
                    $($word => Self::$variant,)*
                    _ => return None,
                })
            }
        }
    };
}
pub(crate) use from_word;

impl FromJson for String {
    fn from_json(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }
}

impl FromJson for bool {
    fn from_json(value: &Value) -> Option<Self> {
        value.as_bool()
    }
}

impl FromJson for u64 {
    fn from_json(value: &Value) -> Option<Self> {
        value.as_u64()
    }
}

macro_rules! whole {
    ($($type:ty),*) => {$(
        impl FromJson for $type {
            fn from_json(value: &Value) -> Option<Self> {
                Self::try_from(value.as_u64()?).ok()
            }
        }
    )*};
}
whole!(u8, u16, u32, usize);

impl FromJson for uuid::Uuid {
    fn from_json(value: &Value) -> Option<Self> {
        Self::try_parse(value.as_str()?).ok()
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            _ => T::from_json(value).map(Some),
        }
    }

    fn left_out() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: &Value) -> Option<Self> {
        let list = value.as_array()?;
        let mut read = Self::with_capacity(list.len());
        for value in list {
            read.push(T::from_json(value)?);
        }
        Some(read)
    }
}

impl<T: FromJson + Ord> FromJson for BTreeSet<T> {
    fn from_json(value: &Value) -> Option<Self> {
        let mut read = Self::new();
        for value in value.as_array()? {
            read.insert(T::from_json(value)?);
        }
        Some(read)
    }
}

impl<K: std::str::FromStr + Ord, T: FromJson> FromJson for BTreeMap<K, T> {
    fn from_json(value: &Value) -> Option<Self> {
        let mut read = Self::new();
        for (key, value) in value.as_object()? {
            read.insert(key.parse().ok()?, T::from_json(value)?);
        }
        Some(read)
    }
}
