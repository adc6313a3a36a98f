//! Writes the learner's own words as a Markdown file.

use super::{CourseSheets, LessonRef};

/// The file. `address` gives the address of a lesson, at a block where one is named; `bookmark` is the
/// word for a bookmark.
pub fn words_as_markdown(
    title: &str,
    bookmark: &str,
    courses: &[CourseSheets],
    address: impl Fn(&LessonRef, Option<&str>) -> String,
) -> String {
    let mut file = format!("# {}\n", one_line(title));
    for course in courses {
        let title = course
            .title
            .as_ref()
            .map_or(course.course.as_str(), |(title, _)| title);
        heading(&mut file, "##", title);
        for sheet in &course.lessons {
            let link = |block| format!("<{}>", address(&sheet.lesson, block));
            let title = sheet
                .title
                .as_ref()
                .map_or_else(|| sheet.lesson.to_string(), |(title, _)| title.clone());
            heading(&mut file, "###", &title);
            paragraph(&mut file, &link(None));
            if let Some(block) = &sheet.bookmark {
                paragraph(
                    &mut file,
                    &format!("{}: {}", one_line(bookmark), link(block.as_deref())),
                );
            }
            for reply in &sheet.replies {
                let named = reply.title.as_deref().filter(|title| !title.is_empty());
                let nameless = if reply.prompt.is_empty() {
                    reply.block.as_str()
                } else {
                    ""
                };
                if let Some(named) = named.or(Some(nameless).filter(|id| !id.is_empty())) {
                    heading(&mut file, "####", named);
                }
                for line in paragraphs(&reply.prompt) {
                    paragraph(&mut file, &format!("*{}*", one_line(line)));
                }
                for (label, words) in &reply.words {
                    if let Some(label) = label {
                        paragraph(&mut file, &format!("**{}**", one_line(label)));
                    }
                    own(&mut file, words);
                }
            }
            for now in &sheet.notes {
                paragraph(&mut file, &format!("> {}", one_line(&now.note.anchor.quote)));
                own(&mut file, &now.note.text);
            }
        }
    }
    file
}

fn heading(file: &mut String, level: &str, words: &str) {
    paragraph(file, &format!("{level} {}", one_line(words)));
}

fn paragraph(file: &mut String, text: &str) {
    file.push('\n');
    file.push_str(text);
    file.push('\n');
}

/// The learner's words with their lines as they were typed.
fn own(file: &mut String, words: &str) {
    for lines in paragraphs(words) {
        let lines: Vec<String> = lines
            .lines()
            .map(one_line)
            .filter(|line| !line.is_empty())
            .collect();
        // Two spaces at the end keep the break.
        paragraph(file, &lines.join("  \n"));
    }
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let next = move || {
        let start = rest.trim_start();
        let blank = start.lines().find(|line| line.trim().is_empty());
        // Lines are parts of the text, so their distance is a place in it.
        let end = blank.map_or(start.len(), |line| {
            line.as_ptr() as usize - start.as_ptr() as usize
        });
        let (first, after) = start.split_at(end);
        rest = after;
        (!first.is_empty()).then_some(first)
    };
    std::iter::from_fn(next)
}

/// One line of text so that Markdown takes every character for itself.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len() + 8);
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        let first = line.is_empty();
        let number = first && word.starts_with(|letter: char| letter.is_ascii_digit());
        for (place, letter) in word.char_indices() {
            let special = match letter {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&' | '^' => true,
                '#' | '+' | '-' | '=' | ':' | '!' => first && place == 0 || letter == '#',
                '.' | ')' => number,
                _ => false,
            };
            if special {
                line.push('\\');
            }
            line.push(letter);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    /// What a reader of Markdown sees: paragraphs and the lines in them.
    fn read(markdown: &str) -> Vec<String> {
        let (mut all, mut now) = (Vec::new(), String::new());
        // Quotes made round and sums set as such would change words that nothing escapes.
        let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION - Options::ENABLE_MATH;
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Text(text) => now.push_str(&text),
                Event::HardBreak => now.push('\n'),
                Event::End(TagEnd::Paragraph) => all.push(std::mem::take(&mut now)),
                Event::Start(Tag::Paragraph) => {}
                other => all.push(format!("{other:?}")),
            }
        }
        all
    }

    #[test]
    fn lines_and_paragraphs_stay_as_typed() {
        let mut file = String::new();
        own(
            &mut file,
            "\n1. *First*\n - second\n \t\n# third [x](y)\n\n\n    fourth",
        );
        assert_eq!(
            file,
            "\n1\\. \\*First\\*  \n\\- second\n\n\\# third \\[x\\](y)\n\nfourth\n"
        );
        assert_eq!(read(&file), ["1. *First*\n- second", "# third [x](y)", "fourth"]);
    }

    proptest! {
        #[test]
        fn every_character_stands_for_itself(words in "[a1.)\\\\`*_\\[\\]<>~|&#+=:!$^;/\"'{}() \n-]{0,60}") {
            let expected: Vec<String> = paragraphs(&words)
                .map(|lines| lines.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("\n"))
                .collect();
            let mut file = String::new();
            own(&mut file, &words);
            prop_assert_eq!(read(&file), expected, "{}", file);
        }
    }
}
