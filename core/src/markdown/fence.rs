//! Fences that are more than code: pull quotes and media.

use super::Problem;
use super::inline::escaped;
use std::ops::Range;

/// Info strings of activities.
pub(super) const ACTIVITIES: [&str; 4] = ["quiz", "reflection", "forecast", "poll"];

/// A pull quote: a sentence worth stopping at; a last line that starts with a dash names its source.
pub(super) fn pull_quote(body: &str) -> String {
    let body = body.trim();
    let (words, source) = match body.rsplit_once('\n') {
        Some((words, last)) if last.starts_with(['—', '–']) => {
            (words, last.trim_start_matches(['—', '–', ' ']))
        }
        _ => (body, ""),
    };
    let cite = if source.is_empty() {
        String::new()
    } else {
        format!("<footer>{}</footer>", escaped(source))
    };
    format!(
        "<blockquote class=\"pull-quote\"><p>{}</p>{cite}</blockquote>\n",
        escaped(words.trim())
    )
}

/// What a `media` fence asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaSource {
    /// Path of the file, relative to the document.
    pub file: String,
    /// The name of the recording.
    pub title: String,
    /// Place of the path in the source.
    pub at: Range<usize>,
}

/// Reads the body of a `media` fence, lines of `key: value` with the keys `file` and `title`.
/// `start` is the byte at which the body begins.
pub fn parse_media(body: &str, start: usize) -> Result<MediaSource, Vec<Problem>> {
    let (mut file, mut title, mut problems) = (None, None, Vec::new());
    let mut offset = start;
    for line in body.split_inclusive('\n') {
        let at = offset..offset + line.trim_end().len();
        offset += line.len();
        if line.trim().is_empty() {
            continue;
        }
        match line
            .split_once(':')
            .map(|(key, value)| (key.trim(), value.trim()))
        {
            Some(("file", value)) => file = Some((value.to_owned(), at)),
            Some(("title", value)) => title = Some(value.to_owned()),
            _ => problems.push(Problem::new(
                "unknown-key",
                at,
                "this line of the media fence is not understood",
                "write `file: …` and `title: …`, each on a line of its own",
            )),
        }
    }
    let whole = start..start + body.trim_end().len();
    match (file, title) {
        (Some((file, at)), Some(title)) if problems.is_empty() => Ok(MediaSource { file, title, at }),
        (file, title) => {
            for (key, missing) in [("file", file.is_none()), ("title", title.is_none())] {
                if missing {
                    problems.push(Problem::new(
                        "missing-key",
                        whole.clone(),
                        format!("the media fence has no `{key}`"),
                        format!("add a line `{key}: …`"),
                    ));
                }
            }
            Err(problems)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pull_quote_may_name_its_source() {
        assert_eq!(
            pull_quote("Stop < here.\n"),
            "<blockquote class=\"pull-quote\"><p>Stop &lt; here.</p></blockquote>\n"
        );
        assert!(pull_quote("Stop here.\n— A reader\n").contains("<footer>A reader</footer>"));
    }

    #[test]
    fn a_media_fence_reports_every_line_it_cannot_read() {
        let good = parse_media("file: media/a.mp4\ntitle: A talk\n", 10).unwrap();
        assert_eq!(
            (good.file.as_str(), good.title.as_str(), good.at),
            ("media/a.mp4", "A talk", 10..27)
        );
        let problems = parse_media("fil: a\nhello\n", 0).unwrap_err();
        let codes: Vec<_> = problems.iter().map(|p| p.code).collect();
        assert_eq!(
            codes,
            ["unknown-key", "unknown-key", "missing-key", "missing-key"]
        );
    }
}
