//! Texts of the interface. The words stand in `locales/*.json`, a file per language; no language is
//! part of the app's binary: a page names the file of its own language.

use std::collections::BTreeMap;

macro_rules! texts {
    ($($variant:ident => $key:literal),* $(,)?) => {
        /// A text of the interface, by what it is for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the locale files say what each one says")]
        pub enum Text { $($variant),* }

        /// The key of every text in the locale files, in the order of [`Text`].
        pub const KEYS: &[&str] = &[$($key),*];
    };
}

texts! {
    // Words of the writer.
    NoteNamed => "note-named",
    ToGlossary => "to-glossary",
    FootnoteNamed => "footnote-named",
    FootnoteBack => "footnote-back",
    Download => "download",
    Transcript => "transcript",
    Table => "table",
    // The frame around every page.
    SkipToContent => "skip-to-content",
    Catalogue => "catalogue",
    Glossary => "glossary",
    Settings => "settings",
    MainNavigation => "main-navigation",
    FooterNavigation => "footer-navigation",
    LanguageChoice => "language-choice",
    About => "about",
    Licence => "licence",
    Privacy => "privacy",
    Accessibility => "accessibility",
    FreeSoftware => "free-software",
    // The catalogue.
    CatalogueLead => "catalogue-lead",
    CatalogueEmpty => "catalogue-empty",
    Courses => "courses",
    Filter => "filter",
    FilterKind => "filter-kind",
    FilterLanguage => "filter-language",
    FilterTheme => "filter-theme",
    FilterDuration => "filter-duration",
    FilterAny => "filter-any",
    FilterClear => "filter-clear",
    FilterNone => "filter-none",
    FilterFound => "filter-found",
    FilterFoundOne => "filter-found-one",
    DurationShort => "duration-short",
    DurationMedium => "duration-medium",
    DurationLong => "duration-long",
    KindMooc => "kind-mooc",
    KindSummerSchool => "kind-summer-school",
    KindLearningRelay => "kind-learning-relay",
    KindTraining => "kind-training",
    KindGuide => "kind-guide",
    KindHandbook => "kind-handbook",
    KindPath => "kind-path",
    Continue => "continue",
    ContinueLead => "continue-lead",
    Start => "start",
    // Courses and lessons.
    Minutes => "minutes",
    Hours => "hours",
    HoursMinutes => "hours-minutes",
    LessonCount => "lesson-count",
    LessonCountOne => "lesson-count-one",
    InLanguage => "in-language",
    Outline => "outline",
    OnThisPage => "on-this-page",
    Previous => "previous",
    Next => "next",
    Updated => "updated",
    AvailableFrom => "available-from",
    Attribution => "attribution",
    CopyAttribution => "copy-attribution",
    Copied => "copied",
    NotCopied => "not-copied",
    EditPage => "edit-page",
    OtherLanguage => "other-language",
    BackToCourse => "back-to-course",
    CourseEnd => "course-end",
    NoLessons => "no-lessons",
    // Progress.
    Done => "done",
    MarkDone => "mark-done",
    MarkNotDone => "mark-not-done",
    Saving => "saving",
    Saved => "saved",
    SavedInMemory => "saved-in-memory",
    NotSaved => "not-saved",
    ProgressOf => "progress-of",
    MemoryOnly => "memory-only",
    MemoryNewer => "memory-newer",
    RecordsUnreadable => "records-unreadable",
    // Settings.
    SettingsLead => "settings-lead",
    Theme => "theme",
    ThemeAuto => "theme-auto",
    ThemeLight => "theme-light",
    ThemeDark => "theme-dark",
    TextSize => "text-size",
    TextSmall => "text-small",
    TextNormal => "text-normal",
    TextLarge => "text-large",
    TextLarger => "text-larger",
    Motion => "motion",
    MotionAuto => "motion-auto",
    MotionReduced => "motion-reduced",
    SettingsNeedScript => "settings-need-script",
    // Things that go wrong, and waiting.
    Loading => "loading",
    LoadingSlowly => "loading-slowly",
    NotFound => "not-found",
    NotFoundLead => "not-found-lead",
    Offline => "offline",
    OfflineLead => "offline-lead",
    Fault => "fault",
    FaultLead => "fault-lead",
    TryAgain => "try-again",
    ToCatalogue => "to-catalogue",
    // Read aloud.
    ReadAloud => "read-aloud",
    AloudPause => "aloud-pause",
    AloudResume => "aloud-resume",
    AloudStop => "aloud-stop",
    AloudPrevious => "aloud-previous",
    AloudNext => "aloud-next",
    AloudSpeed => "aloud-speed",
    SpeedSlow => "speed-slow",
    SpeedNormal => "speed-normal",
    SpeedFast => "speed-fast",
    SpeedFaster => "speed-faster",
    AloudInterrupted => "aloud-interrupted",
    AloudNotAllowed => "aloud-not-allowed",
    AloudUnavailable => "aloud-unavailable",
    // Keyboard.
    Keyboard => "keyboard",
    KeyboardLead => "keyboard-lead",
    KeyboardAlways => "keyboard-always",
    Shortcuts => "shortcuts",
    ShortcutsOn => "shortcuts-on",
    ShortcutsOff => "shortcuts-off",
    KeyHelp => "key-help",
    KeyNext => "key-next",
    KeyPrevious => "key-previous",
    KeyDone => "key-done",
    KeyAloud => "key-aloud",
    Close => "close",
}

/// The texts of one language, in the order of [`Text`]. The default has no words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(Vec<String>);

/// What a locale file lacks or has too much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongKeys {
    /// Keys of [`KEYS`] that the file lacks.
    pub missing: Vec<String>,
    /// Keys of the file that no text has.
    pub unknown: Vec<String>,
}

impl Texts {
    /// From a locale file: an object of key and text.
    ///
    /// # Errors
    /// [`WrongKeys`] unless the file has exactly the keys of [`KEYS`].
    pub fn from_file(mut file: BTreeMap<String, String>) -> Result<Self, WrongKeys> {
        let mut missing = Vec::new();
        let mut texts = Vec::with_capacity(KEYS.len());
        for key in KEYS {
            match file.remove(*key) {
                Some(text) => texts.push(text),
                None => missing.push((*key).to_owned()),
            }
        }
        let unknown: Vec<String> = file.into_keys().collect();
        if missing.is_empty() && unknown.is_empty() {
            Ok(Self(texts))
        } else {
            Err(WrongKeys { missing, unknown })
        }
    }

    /// From the list a page fetches; a list of another length belongs to another version.
    pub fn from_list(texts: Vec<String>) -> Option<Self> {
        (texts.len() == KEYS.len()).then_some(Self(texts))
    }

    /// The list a page fetches.
    pub fn as_list(&self) -> &[String] {
        &self.0
    }

    /// The words for a text.
    pub fn get(&self, text: Text) -> &str {
        self.0.get(text as usize).map_or("", String::as_str)
    }

    /// The words for a text with its `{names}` filled in.
    pub fn with(&self, text: Text, values: &[(&str, &str)]) -> String {
        fill(self.get(text), values)
    }
}

/// Puts values into the places named `{name}`.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = template.to_owned();
    for (name, value) in values {
        out = out.replace(&format!("{{{name}}}"), value);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(json: &str) -> BTreeMap<String, String> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn every_locale_file_has_every_text_and_no_other() {
        for json in [
            include_str!("../../locales/en.json"),
            include_str!("../../locales/nl.json"),
        ] {
            assert_eq!(Texts::from_file(locale(json)).map(|_| ()), Ok(()));
        }
    }

    #[test]
    fn all_languages_name_the_same_places() {
        let places = |text: &str| {
            let mut names: Vec<String> = text
                .split('{')
                .skip(1)
                .filter_map(|part| part.split_once('}'))
                .map(|(n, _)| n.to_owned())
                .collect();
            names.sort();
            names
        };
        let (en, nl) = (
            locale(include_str!("../../locales/en.json")),
            locale(include_str!("../../locales/nl.json")),
        );
        for (key, text) in &en {
            assert_eq!(places(text), places(&nl[key]), "{key}");
        }
    }

    #[test]
    fn a_list_of_another_version_is_refused() {
        assert_eq!(Texts::from_list(vec!["one".into()]), None);
    }
}
