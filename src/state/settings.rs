//! The reader's choices: theme, text size, motion, and what comes back in review.

use leerkring_core::review::Scope;
use leerkring_core::texts::Text;
use serde::{Deserialize, Serialize};

/// The reader's choices. What a stored value lacks or spells wrong is as by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// How large text is.
    pub text: TextSize,
    /// Whether things move.
    pub motion: Motion,
    /// What the order of questions and options is made from; 0 until it is chosen by lot.
    pub seed: u64,
    /// Whether questions that were answered right come back too.
    pub review_all: bool,
    /// On how many days a week the learner wants to work; 0 is no goal.
    pub weekly_goal: u8,
}

/// A choice out of a few, shown as radio buttons.
pub trait Choice: Copy + PartialEq + Send + Sync + 'static {
    /// All of them, in order, with what they are called and the value of their attribute.
    const ALL: &'static [(Self, Text, &'static str)];

    /// The value of the attribute that style sheets look at.
    fn attribute(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(choice, ..)| *choice == self)
            .map_or("", |(_, _, value)| value)
    }
}

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident, default $default:ident { $($variant:ident = $value:literal, $text:ident;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        #[allow(missing_docs, reason = "the words of each choice stand in the locale files")]
        pub enum $name { $($variant),* }

        impl Default for $name {
            fn default() -> Self {
                Self::$default
            }
        }

        impl Choice for $name {
            const ALL: &'static [(Self, Text, &'static str)] = &[$((Self::$variant, Text::$text, $value)),*];
        }
    };
}

choice! {
    /// Light or dark.
    Theme, default Auto { Auto = "auto", ThemeAuto; Light = "light", ThemeLight; Dark = "dark", ThemeDark; }
}
choice! {
    /// How large text is.
    TextSize, default Normal {
        Small = "small", TextSmall;
        Normal = "normal", TextNormal;
        Large = "large", TextLarge;
        Larger = "larger", TextLarger;
    }
}
choice! {
    /// Whether things move.
    Motion, default Auto { Auto = "auto", MotionAuto; Reduced = "reduced", MotionReduced; }
}

impl Settings {
    /// Reads a stored value; anything else than settings counts as none.
    pub fn parse(stored: &str) -> Self {
        serde_json::from_str(stored).unwrap_or_default()
    }

    /// Which questions come back.
    pub fn scope(&self) -> Scope {
        if self.review_all {
            Scope::All
        } else {
            Scope::Missed
        }
    }

    /// On how many days a week the learner wants to work, where they want a goal.
    pub fn goal(&self) -> Option<usize> {
        (1..=7)
            .contains(&self.weekly_goal)
            .then_some(usize::from(self.weekly_goal))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_settings_are_the_default() {
        for stored in [
            "",
            "null",
            "[1]",
            "{\"theme\":7}",
            "{\"theme\":\"neon\"}",
            "\u{0}",
        ] {
            assert_eq!(Settings::parse(stored), Settings::default(), "{stored:?}");
        }
        assert_eq!(
            Settings::parse("{\"theme\":\"dark\",\"new\":1}").theme,
            Theme::Dark
        );
    }

    #[test]
    fn review_asks_for_little_until_the_learner_wants_more() {
        let settings = Settings::parse("{\"theme\":\"dark\"}");
        assert_eq!((settings.scope(), settings.goal()), (Scope::Missed, None));
        let settings = Settings::parse("{\"review_all\":true,\"weekly_goal\":3}");
        assert_eq!((settings.scope(), settings.goal()), (Scope::All, Some(3)));
        assert_eq!(Settings::parse("{\"weekly_goal\":8}").goal(), None);
    }

    #[test]
    fn stored_words_are_the_attributes() {
        let stored = serde_json::to_string(&Settings {
            text: TextSize::Larger,
            ..Settings::default()
        })
        .unwrap();
        assert!(stored.contains(&format!("\"text\":\"{}\"", TextSize::Larger.attribute())));
    }
}
