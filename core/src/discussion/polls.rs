//! What a site chose in a poll.

use crate::json::from_json;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Fewer votes than this are not told: they would tell what single people chose.
pub const FEWEST_VOTES: u64 = 5;

/// `createVote`: one's own choice, without a name. A later vote of the same voter takes the place of the earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewVote {
    /// Made up by the browser for this poll alone, so that votes of one person cannot be brought together.
    pub voter: Uuid,
    /// The poll, `course/lesson#poll`.
    pub poll: String,
    /// The id of the option.
    pub option: String,
}

/// Answer of `createVote`: what all chose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Votes {
    /// A count for each option that anybody chose; none where there are fewer than five.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts: Option<BTreeMap<String, u64>>,
}

from_json!(Votes { counts });
