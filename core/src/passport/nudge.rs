//! When a learner is asked, once, to keep a copy of their work.

/// Whether there is enough work to be sorry about. Earlier where the browser `forgets` by itself.
pub fn is_due(records: usize, lessons_done: usize, forgets: bool) -> bool {
    if forgets {
        records >= 5
    } else {
        records >= 20 || lessons_done >= 3
    }
}

/// Whether a browser is known to delete what a site stored when nobody came for seven days of use: those on WebKit,
/// by their tracking prevention, which on iPhones and iPads are all of them.
pub fn forgets_after_a_week(user_agent: &str) -> bool {
    let others = ["Chrome/", "Chromium/", "Android"];
    user_agent.contains("AppleWebKit/") && !others.iter().any(|other| user_agent.contains(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_work_is_twenty_facts_or_three_lessons() {
        for (records, lessons, forgets, due) in [
            (0, 0, true, false),
            (4, 2, true, false),
            (5, 0, true, true),
            (5, 2, false, false),
            (19, 2, false, false),
            (20, 0, false, true),
            (3, 3, false, true),
        ] {
            assert_eq!(
                is_due(records, lessons, forgets),
                due,
                "{records} {lessons} {forgets}"
            );
        }
    }

    #[test]
    fn webkit_is_known_by_its_name() {
        for (agent, forgets) in [
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
                true,
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0 Mobile/15E148 Safari/604.1",
                true,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15",
                true,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
                false,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0",
                false,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
                false,
            ),
            ("", false),
        ] {
            assert_eq!(forgets_after_a_week(agent), forgets, "{agent}");
        }
    }
}
