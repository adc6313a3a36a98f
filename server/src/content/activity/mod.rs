//! Reads the fences of activities: YAML and short texts, with the place of every mistake.

mod forecast;
mod prompts;
mod question;
mod question_parts;
mod quiz;
mod scalar;
mod write;
mod write_kind;
mod yaml;

pub use write::{Comments, fence, quiz_fence};

use leerkring_core::Id;
use leerkring_core::activity::Activity;
use leerkring_core::markdown::{ActivityFence, Problem, Sourced, activity_fences};
use std::collections::{BTreeMap, BTreeSet};

/// The activities of a document by the byte at which their fences start, and what is wrong with them.
/// All places are those of the document.
pub fn read_activities(
    document: &str,
    headings: &[&Id],
) -> (BTreeMap<usize, Activity<Sourced>>, Vec<Problem>) {
    let (mut activities, mut problems) = (BTreeMap::new(), Vec::new());
    let mut known: BTreeMap<Id, &str> = headings.iter().map(|id| ((*id).clone(), "heading")).collect();
    for fence in activity_fences(document) {
        let Some(activity) = read_activity(&fence, &mut problems) else {
            continue;
        };
        // An id that is given twice within a quiz was reported there.
        let ids: BTreeSet<_> = activity.ids().into_iter().collect();
        for id in ids {
            if let Some(what) = known.insert(id.clone(), "activity or question") {
                problems.push(Problem::new(
                    "duplicate-id",
                    fence.at.clone(),
                    format!("`{id}` is the id of another {what} of this lesson"),
                    "give one of the two another id; answers are kept under it",
                ));
            }
        }
        activities.insert(fence.at.start, activity);
    }
    (activities, problems)
}

fn read_activity(fence: &ActivityFence, problems: &mut Vec<Problem>) -> Option<Activity<Sourced>> {
    match fence.name.as_str() {
        "quiz" => Some(Activity::Quiz(quiz::read(fence, problems)?)),
        "forecast" => Some(Activity::Forecast(forecast::read(fence, problems)?)),
        "reflection" => Some(Activity::Reflection(prompts::reflection(fence, problems)?)),
        _ => Some(Activity::Poll(prompts::poll(fence, problems)?)),
    }
}
