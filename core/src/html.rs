//! HTML that is safe to put into a page because the Markdown writer made it.

use serde::{Deserialize, Serialize};
use std::fmt::{self, Display};

/// HTML whose every element and address was written by [`crate::markdown`].
///
/// There is no public constructor. Deserialising is allowed: the reading API, which the compiler
/// wrote and the app's own origin serves, is the only JSON that carries this type.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SafeHtml(String);

impl SafeHtml {
    pub(crate) fn new(html: String) -> Self {
        Self(html)
    }

    /// The markup itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Display for SafeHtml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
