//! The reader's choices: theme, text size, motion, speed of reading aloud, shortcuts.

use crate::storage;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The reader's choices. What a stored value lacks or spells wrong is as by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
}

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident, default $default:ident { $($variant:ident = $word:literal, $text:ident;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the words of each choice stand in the locale files")]
        pub enum $name { $($variant),* }

        impl Default for $name {
            fn default() -> Self {
                Self::$default
            }
        }

        impl $name {
            const OPTIONS: &'static [(Text, &'static str)] = &[$((Text::$text, $word)),*];

            fn word(self) -> &'static str {
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
    /// Its name in storage, in forms, and after `data-` as an attribute of the document.
    pub name: &'static str,
    /// What can be chosen: in words, and as it is stored.
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

/// The choice whether single keys do something: the help of the keyboard shows it too.
pub static SHORTCUTS_FIELD: Field = field!(Shortcuts shortcuts, Shortcuts);

/// All choices, in the order of the settings page.
pub static FIELDS: [&Field; 5] = [
    &field!(Theme theme, Theme),
    &field!(TextSize text, TextSize),
    &field!(Motion motion, Motion),
    &field!(Speed speed, AloudSpeed),
    &SHORTCUTS_FIELD,
];

impl Settings {
    /// From the stored word of each field.
    pub fn parse(stored: impl Fn(&str) -> Option<String>) -> Self {
        let mut settings = Self::default();
        for field in FIELDS {
            if let Some(word) = stored(field.name) {
                (field.write)(&mut settings, &word);
            }
        }
        settings
    }
}

/// The reader's choices as they hold now, the same for all that ask.
#[derive(Clone, Copy)]
pub struct Chosen(RwSignal<Settings>);

impl Chosen {
    /// The default, until [`Chosen::read`].
    pub fn new() -> Self {
        Self(RwSignal::default())
    }

    /// Takes what is stored. Where the browser refuses storage, choices hold until the page is closed.
    pub fn read(self) {
        if let Some(stored) = storage::settings() {
            self.0.set(stored);
        }
    }

    /// The choices, followed.
    pub fn get(self) -> Settings {
        self.0.get()
    }

    /// The choices at this moment.
    pub fn now(self) -> Settings {
        self.0.get_untracked()
    }

    /// Chooses and keeps it.
    pub fn choose(self, settings: Settings) {
        self.0.set(settings);
        storage::keep_settings(&settings);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_damaged_is_the_default() {
        for stored in [None, Some(""), Some("neon"), Some("\u{0}"), Some("DARK")] {
            let settings = Settings::parse(|_| stored.map(str::to_owned));
            assert_eq!(settings, Settings::default(), "{stored:?}");
        }
        let settings = Settings::parse(|name| (name == "theme").then(|| "dark".to_owned()));
        assert_eq!(settings.theme, Theme::Dark);
    }

    #[test]
    fn every_choice_reads_back() {
        for field in FIELDS {
            for (_, word) in field.options {
                let settings = Settings::parse(|name| (name == field.name).then(|| (*word).to_owned()));
                assert_eq!((field.read)(&settings), *word, "{}", field.name);
            }
        }
    }

    #[test]
    fn speeds_go_round() {
        let round = Speed::Slow.next().next().next().next();
        assert_eq!(round, Speed::Slow);
        assert!(Speed::Slow.rate().0 >= 0.75 && Speed::Faster.rate().0 <= 1.5);
    }
}
