//! A calendar file with a reminder for each day on which something is due (iCalendar, RFC 5545).

use super::Day;
use std::fmt::Write;

/// The most octets of a line (RFC 5545, 3.1).
const LINE: usize = 75;

/// What a calendar file says of itself.
#[derive(Clone, Debug)]
pub struct Calendar<'c> {
    /// What the calendar is called.
    pub name: &'c str,
    /// The site's id, which the ids of the reminders end in.
    pub site: &'c str,
    /// Absolute address of the review page.
    pub address: &'c str,
    /// When the file is made, in milliseconds since 1970 UTC.
    pub made: u64,
}

/// A reminder that lasts all day.
#[derive(Clone, Debug)]
pub struct Reminder {
    /// The day.
    pub day: Day,
    /// What it says.
    pub summary: String,
}

impl Calendar<'_> {
    /// The file. The id of a reminder is always the same for its day, so that a file that is read again a week later
    /// brings the calendar up to date.
    pub fn write(&self, reminders: &[Reminder]) -> String {
        let mut file = File(String::new());
        file.line("BEGIN:VCALENDAR");
        file.line("VERSION:2.0");
        file.line("PRODID:-//Leerkring//Review//EN");
        file.line(&format!("X-WR-CALNAME:{}", escaped(self.name)));
        let made = stamp(self.made);
        for Reminder { day, summary } in reminders {
            let (summary, address) = (escaped(summary), escaped(self.address));
            file.line("BEGIN:VEVENT");
            file.line(&format!("UID:review-{}@{}", day.compact(), self.site));
            file.line(&format!("DTSTAMP:{made}"));
            file.line(&format!("DTSTART;VALUE=DATE:{}", day.compact()));
            file.line(&format!("DTEND;VALUE=DATE:{}", day.plus(1).compact()));
            file.line(&format!("SUMMARY:{summary}"));
            file.line(&format!("DESCRIPTION:{address}"));
            // An address is a value of its own type, which knows no escapes.
            file.line(&format!("URL:{}", self.address.replace(char::is_control, "")));
            file.line("TRANSP:TRANSPARENT");
            file.line("BEGIN:VALARM");
            file.line("ACTION:DISPLAY");
            // At nine in the morning of that day.
            file.line("TRIGGER:PT9H");
            file.line(&format!("DESCRIPTION:{summary}"));
            file.line("END:VALARM");
            file.line("END:VEVENT");
        }
        file.line("END:VCALENDAR");
        file.0
    }
}

/// A time in UTC: `20261122T093015Z`.
fn stamp(time: u64) -> String {
    let seconds = time / 1_000 % 86_400;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    format!(
        "{}T{hours:02}{minutes:02}{seconds:02}Z",
        Day::of(time, 0).compact()
    )
}

struct File(String);

impl File {
    /// Adds a line, folded so that no part is longer than [`LINE`] and no letter is cut.
    fn line(&mut self, line: &str) {
        let mut rest = line;
        let mut room = LINE;
        loop {
            let end = rest.floor_char_boundary(room);
            let (part, after) = rest.split_at(end);
            // Writing to a string cannot fail.
            let _ = write!(self.0, "{part}\r\n");
            if after.is_empty() {
                return;
            }
            self.0.push(' ');
            rest = after;
            // The space in front counts too.
            room = LINE - 1;
        }
    }
}

/// A text with what has a meaning of its own escaped (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(name: &str, summary: &str) -> String {
        let calendar = Calendar {
            name,
            site: "leerkring",
            address: "https://leerkring.example/en/review/",
            made: (20_779 * 86_400 + 9 * 3_600 + 30 * 60 + 15) * 1_000,
        };
        let reminders = [0, 9].map(|days| Reminder {
            day: Day(20_780 + days),
            summary: summary.to_owned(),
        });
        calendar.write(&reminders)
    }

    #[test]
    fn a_calendar_file() {
        let file = written("Leerkring: review", "5 questions; more, perhaps");
        assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
        insta::assert_snapshot!(file.replace("\r\n", "\n"));
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_nothing_is_lost(name in "\\PC{0,200}", summary in "[\\PC\\n\\r\\\\;,é漢]{0,200}") {
            let file = written(&name, &summary);
            prop_assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
            prop_assert!(file.ends_with("END:VCALENDAR\r\n"));
            let unfolded = file.replace("\r\n ", "");
            let line = format!("SUMMARY:{}", escaped(&summary));
            prop_assert_eq!(unfolded.split("\r\n").filter(|l| *l == line).count(), 2);
        }
    }
}
