//! Lists that come in parts.

use crate::json::{FromJson, field, from_word};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A part of a list, and where the next part begins.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    /// The entries.
    pub items: Vec<T>,
    /// What to ask for next; none at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl<T: FromJson> FromJson for Page<T> {
    fn from_json(value: &Value) -> Option<Self> {
        Some(Self {
            items: field(value, "items")?,
            next: field(value, "next")?,
        })
    }
}

/// What stands first in a list of threads. Pinned ones stand before all others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ThreadSort {
    /// Where something was said last.
    #[default]
    Active,
    /// What was begun last.
    Newest,
    /// What most people found helpful.
    Helpful,
}

from_word!(ThreadSort { "active" => Active, "newest" => Newest, "helpful" => Helpful });

impl ThreadSort {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::Active, Self::Newest, Self::Helpful];

    /// The word in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Newest => "newest",
            Self::Helpful => "helpful",
        }
    }
}
