//! Feeds for feed readers: what was said last in a course or thread (here), as Atom (`atom`), sent only where it
//! changed (`conditional`).

mod atom;
mod conditional;

use crate::authority::Caller;
use crate::database::{person, post, thread};
use crate::http::{Api, PathId, Problem};
use crate::threads::{self, Answers};
use atom::{Entry, Feed};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use leerkring_core::Id;
use leerkring_core::discussion::PostState;
use leerkring_core::progress::What;
use sea_orm::sea_query::SimpleExpr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use sha2::{Digest, Sha256};
use uuid::Builder;

/// The most posts in a feed.
const MOST: u64 = 50;
/// Stands for an author who was erased, in every language.
const NOBODY: &str = "–";

/// What was said last about a course, as an Atom feed (RFC 4287).
#[utoipa::path(
    get, path = "/courses/{course}/feed.atom", operation_id = "readCourseFeed", tag = "feeds",
    params(("course" = String, Path, description = "The course.")),
    responses((status = 200, content_type = "application/atom+xml", body = String), Problem)
)]
pub(crate) async fn course(
    State(api): State<Api>,
    headers: HeaderMap,
    course: Result<Path<Id>, PathRejection>,
) -> Result<Response, Problem> {
    let Path(course) = course.map_err(|_| Problem::not_found())?;
    let title = api.site.course_title(course.as_str());
    let title = title.ok_or_else(Problem::not_found)?;
    let threads = thread::Entity::find()
        .select_only()
        .column(thread::Column::Id)
        .filter(threads::list::about_course(&course))
        .into_query();
    let within = post::Column::ThreadId.in_subquery(threads);
    let entries = entries(&api, within, &title).await?;
    let feed = Feed {
        id: course_id(&api, &course),
        title: format!("{title} – {}", api.site.name()),
        address: None,
        updated: newest(&entries),
        entries,
    };
    conditional::answer(&headers, feed).await
}

/// What was said last in a thread, as an Atom feed (RFC 4287).
#[utoipa::path(
    get, path = "/threads/{thread}/feed.atom", operation_id = "readThreadFeed", tag = "feeds",
    params(("thread" = Uuid, Path, description = "The thread.")),
    responses((status = 200, content_type = "application/atom+xml", body = String), Problem)
)]
pub(crate) async fn thread(
    State(api): State<Api>,
    headers: HeaderMap,
    PathId(id): PathId,
) -> Result<Response, Problem> {
    let row = thread::Entity::find_by_id(id).one(api.database.read()).await?;
    let row = row.filter(|row| Caller::Nobody.sees_thread(row));
    let row = row.ok_or_else(Problem::not_found)?;
    let begun = row.created.cast_unsigned();
    let about: What = row.about.parse().map_err(|_| Problem::unavailable())?;
    let course = about
        .course()
        .and_then(|course| api.site.course_title(course.as_str()))
        .unwrap_or_else(|| api.site.name());
    let title = title(row, &course)?;
    let entries = entries(&api, post::Column::ThreadId.eq(id), &course).await?;
    let feed = Feed {
        id: id.urn().to_string(),
        title: format!("{title} – {}", api.site.name()),
        address: Some(api.site.thread_address(&id.to_string())),
        updated: newest(&entries).max(begun),
        entries,
    };
    conditional::answer(&headers, feed).await
}

/// The newest posts that all see, in threads that all see.
async fn entries(api: &Api, within: SimpleExpr, untitled: &str) -> Result<Vec<Entry>, Problem> {
    let rows = post::Entity::find()
        .find_also_related(person::Entity)
        .find_also_related(thread::Entity)
        .filter(post::Column::State.eq(PostState::Shown.as_str()))
        .filter(within)
        // Not by id alone: SQLite would then go through the newest posts of all courses to find these.
        .order_by_desc(post::Column::Created)
        .order_by_desc(post::Column::Id)
        .limit(MOST)
        .all(api.database.read())
        .await?;
    rows.into_iter()
        .filter_map(|(post, author, thread)| Some((post, author, thread?)))
        .filter(|(_, _, thread)| Caller::Nobody.sees_thread(thread))
        .map(|(post, author, thread)| {
            let page = api.site.thread_address(&thread.id.to_string());
            Ok(Entry {
                id: post.id.urn().to_string(),
                title: title(thread, untitled)?,
                author: author.map_or_else(|| NOBODY.to_owned(), |author| author.name),
                address: format!("{page}#post-{}", post.id),
                published: post.created.cast_unsigned(),
                updated: post.edited.unwrap_or(post.created).cast_unsigned(),
                text: post.text,
            })
        })
        .collect()
}

/// The title of a thread as all see it; that of its surroundings where they do not.
fn title(thread: thread::Model, untitled: &str) -> Result<String, Problem> {
    let title = threads::shown(thread, &Answers::default(), None, &Caller::Nobody)?.title;
    Ok(if title.is_empty() {
        untitled.to_owned()
    } else {
        title
    })
}

fn newest(entries: &[Entry]) -> u64 {
    entries
        .iter()
        .map(|entry| entry.updated)
        .max()
        .unwrap_or_default()
}

/// An id that stays the same for a course of a site, and that no other site has: made of its address (`UUIDv8`, RFC 9562,
/// B.2).
fn course_id(api: &Api, course: &Id) -> String {
    let digest = Sha256::digest(format!("{}\n{course}", api.site.thread_address("")));
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
    Builder::from_custom_bytes(bytes).into_uuid().urn().to_string()
}
