//! The reader's choices: theme, text size, motion, speed of reading aloud, shortcuts, and what comes back in review.

use leerkring_core::json::{field_or_default, parse};
use leerkring_core::review::Scope;
use leerkring_core::texts::Text;
use serde::Serialize;
use serde_json::Value;

/// The reader's choices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// How large text is.
    pub text: TextSize,
    /// Whether things move.
    pub motion: Motion,
    /// How fast lessons are read aloud.
    pub speed: Speed,
    /// Whether single keys do something.
    pub shortcuts: Shortcuts,
    /// What the order of questions and options is made from; 0 until it is chosen by lot.
    pub seed: u64,
    /// Whether questions that were answered right come back too.
    pub review_all: bool,
    /// On how many days a week the learner wants to work; 0 is no goal.
    pub weekly_goal: u8,
}

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident, default $default:ident { $($variant:ident = $word:literal, $text:ident;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        #[serde(rename_all = "lowercase")]
        #[allow(missing_docs, reason = "the words of each choice stand in the locale files")]
        pub enum $name { $($variant),* }

        impl Default for $name {
            fn default() -> Self {
                Self::$default
            }
        }

        impl $name {
            const OPTIONS: &'static [(Text, &'static str)] = &[$((Text::$text, $word)),*];

            /// The word that is stored.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
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
choice! {
    /// How fast lessons are read aloud.
    Speed, default Normal {
        Slow = "slow", SpeedSlow;
        Normal = "normal", SpeedNormal;
        Fast = "fast", SpeedFast;
        Faster = "faster", SpeedFaster;
    }
}
choice! {
    /// Whether single keys do something (WCAG 2.2, 2.1.4: they can be switched off).
    Shortcuts, default On { On = "on", ShortcutsOn; Off = "off", ShortcutsOff; }
}

impl Speed {
    /// How many times as fast as the voice speaks by itself, and that in words.
    pub fn rate(self) -> (f32, Text) {
        match self {
            Self::Slow => (0.75, Text::SpeedSlow),
            Self::Normal => (1.0, Text::SpeedNormal),
            Self::Fast => (1.25, Text::SpeedFast),
            Self::Faster => (1.5, Text::SpeedFaster),
        }
    }

    /// The next one up; after the fastest, the slowest.
    pub fn next(self) -> Self {
        match self {
            Self::Slow => Self::Normal,
            Self::Normal => Self::Fast,
            Self::Fast => Self::Faster,
            Self::Faster => Self::Slow,
        }
    }
}

/// One of the choices, whatever it is about.
pub struct Field {
    /// What it is called.
    pub title: Text,
    /// Its name in forms, and after `data-` as an attribute of the document.
    pub name: &'static str,
    /// What can be chosen: in words, and as the attribute.
    pub options: &'static [(Text, &'static str)],
    /// What is chosen.
    pub read: fn(&Settings) -> &'static str,
    /// Chooses; a word that names nothing changes nothing.
    pub write: fn(&mut Settings, &str),
}

macro_rules! field {
    ($type:ident $field:ident, $title:ident) => {
        Field {
            title: Text::$title,
            name: stringify!($field),
            options: $type::OPTIONS,
            read: |settings| settings.$field.word(),
            write: |settings, word| settings.$field = $type::parse(word).unwrap_or(settings.$field),
        }
    };
}

/// The choice of the speed: the buttons that read aloud have it too.
pub static SPEED_FIELD: Field = field!(Speed speed, AloudSpeed);

/// The choice whether single keys do something: the help of the keyboard shows it too.
pub static SHORTCUTS_FIELD: Field = field!(Shortcuts shortcuts, Shortcuts);

/// The choices that the settings page shows, in its order.
pub static FIELDS: [&Field; 5] = [
    &field!(Theme theme, Theme),
    &field!(TextSize text, TextSize),
    &field!(Motion motion, Motion),
    &SPEED_FIELD,
    &SHORTCUTS_FIELD,
];

impl Settings {
    /// Reads a stored value. What it lacks or spells wrong is as by default.
    pub fn parse(stored: &str) -> Self {
        let mut settings = Self::default();
        let Some(stored) = parse(stored) else {
            return settings;
        };
        for choice in FIELDS {
            if let Some(word) = stored.get(choice.name).and_then(Value::as_str) {
                (choice.write)(&mut settings, word);
            }
        }
        settings.seed = field_or_default(&stored, "seed").unwrap_or_default();
        settings.review_all = field_or_default(&stored, "review_all").unwrap_or_default();
        settings.weekly_goal = field_or_default(&stored, "weekly_goal").unwrap_or_default();
        settings
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
        for field in FIELDS {
            for (_, word) in field.options {
                let mut settings = Settings::default();
                (field.write)(&mut settings, word);
                assert_eq!((field.read)(&settings), *word);
                let stored = serde_json::to_string(&settings).unwrap();
                assert!(
                    stored.contains(&format!("\"{}\":\"{word}\"", field.name)),
                    "{stored}"
                );
                (field.write)(&mut settings, "neon");
                assert_eq!((field.read)(&settings), *word);
            }
        }
    }

    #[test]
    fn speeds_go_round() {
        assert_eq!(Speed::Slow.next().next().next().next(), Speed::Slow);
        assert!(Speed::Slow.rate().0 >= 0.75 && Speed::Faster.rate().0 <= 1.5);
    }
}
