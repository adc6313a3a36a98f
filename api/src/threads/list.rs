//! The threads of a lesson or course, or those that somebody follows.

use super::cursor::{Cursor, column};
use super::{answers, shown};
use crate::authority::{self, Caller};
use crate::database::{person, post, thread};
use crate::http::{Api, Found, MOST_IDS, Problem, Query, found, ids};
use axum::extract::State;
use leerkring_core::Id;
use leerkring_core::discussion::{Page, PostState, Thread, ThreadKind, ThreadSort};
use leerkring_core::progress::What;
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

/// How many threads stand on a page.
const PAGE: usize = 20;

/// What threads to list: exactly one of `about`, `course` and `ids`.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    /// The lesson or question, `course/lesson` or `course/lesson#question`; a lesson stands for its questions too.
    about: Option<String>,
    /// The course, all of its lessons.
    course: Option<String>,
    /// These threads: ids separated by commas, at most 50.
    ids: Option<String>,
    /// What stands first, after pinned ones.
    #[serde(default)]
    #[param(inline)]
    sort: ThreadSort,
    /// Only questions that have no answer.
    #[serde(default)]
    unanswered: bool,
    /// Only threads that the holder of the token began or wrote in.
    #[serde(default)]
    mine: bool,
    /// `next` of the page before.
    after: Option<String>,
}

/// Lists threads, pinned ones first.
#[utoipa::path(
    get, path = "/threads", operation_id = "listThreads", tag = "threads", params(Asked),
    responses((status = 200, body = Page<Thread>), Problem)
)]
pub(crate) async fn list(
    State(api): State<Api>,
    caller: Caller,
    Query(asked): Query<Asked>,
) -> Found<Page<Thread>> {
    // Those that are followed come at once.
    let page = asked.ids.as_ref().map_or(PAGE, |_| MOST_IDS);
    let mut rows = thread::Entity::find()
        .find_also_related(person::Entity)
        .filter(asked.wanted(&caller)?)
        .filter(caller.seen_threads())
        .order_by_desc(thread::Column::Pinned)
        .order_by_desc(column(asked.sort))
        .order_by_desc(thread::Column::Id)
        // One more, which tells that there is more.
        .limit(page as u64 + 1)
        .all(api.database.read())
        .await?;
    let is_last = rows.len() <= page;
    rows.truncate(page);
    let last = rows.last().filter(|_| !is_last);
    let next = last.map(|(row, _)| Cursor::after(row, asked.sort).to_string());
    let answers = answers(api.database.read(), rows.iter().map(|(row, _)| row)).await?;
    let items: Result<Vec<Thread>, Problem> = rows
        .into_iter()
        .map(|(row, author)| shown(row, &answers, author.as_ref().map(authority::shown), &caller))
        .collect();
    found(Page { items: items?, next })
}

impl Asked {
    fn wanted(&self, caller: &Caller) -> Result<Condition, Problem> {
        let mut wanted = Condition::all().add(self.place()?);
        if self.unanswered {
            wanted = wanted
                .add(thread::Column::Kind.eq(ThreadKind::Question.as_str()))
                .add(Expr::exists(shown_answer()).not());
        }
        if self.mine {
            wanted = wanted.add(thread::Column::Id.in_subquery(written_in(caller.person()?.id)));
        }
        if let Some(after) = &self.after {
            let after = Cursor::parse(after, self.sort);
            let after = after.ok_or_else(|| Problem::field("after", "is not from this list"))?;
            wanted = wanted.add(after.behind());
        }
        Ok(wanted)
    }

    fn place(&self) -> Result<Condition, Problem> {
        match (&self.about, &self.course, &self.ids) {
            (Some(about), None, None) => under(about),
            (None, Some(course), None) => {
                let course = course.parse::<Id>();
                let course = course.map_err(|_| Problem::field("course", "is no course"))?;
                Ok(about_course(&course))
            }
            (None, None, Some(list)) => Ok(Condition::all().add(thread::Column::Id.is_in(ids(list)?))),
            _ => Err(Problem::query()),
        }
    }
}

fn under(about: &str) -> Result<Condition, Problem> {
    match about.parse::<What>() {
        // No sign of an id comes before `$`, so this is the lesson and, after `#`, its questions.
        Ok(What::Lesson(lesson)) => Ok(between(&lesson.to_string(), &format!("{lesson}$"))),
        Ok(What::Item(item)) => Ok(Condition::all().add(thread::Column::About.eq(item.to_string()))),
        _ => Err(Problem::field("about", "is no lesson or question")),
    }
}

/// Threads about a course: `0` is the sign after the `/` that ends its id.
pub(crate) fn about_course(course: &Id) -> Condition {
    between(&format!("{course}/"), &format!("{course}0"))
}

/// A range, which an index serves. A pattern would make SQLite look at every thread.
fn between(first: &str, end: &str) -> Condition {
    Condition::all()
        .add(thread::Column::About.gte(first))
        .add(thread::Column::About.lt(end))
}

/// The post that answered a thread, while it is shown.
fn shown_answer() -> SelectStatement {
    let post = |column| Expr::col((post::Entity, column));
    post::Entity::find()
        .select_only()
        .column(post::Column::Id)
        .filter(post(post::Column::Id).equals((thread::Entity, thread::Column::AnswerId)))
        .filter(post::Column::State.eq(PostState::Shown.as_str()))
        .into_query()
}

/// The threads that somebody began or answered in.
fn written_in(person: Uuid) -> SelectStatement {
    post::Entity::find()
        .select_only()
        .column(post::Column::ThreadId)
        .filter(post::Column::AuthorId.eq(person))
        .into_query()
}
