//! Texts of the interface. The words stand in `locales/*.json`, a file per language; no language is
//! part of the app's binary: a page names the file of its own language.

mod words;

pub use words::{Texts, WrongKeys, fill};

macro_rules! texts {
    ($($name:ident),* $(,)?) => {
        /// A text of the interface, by what it is for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the locale files say what each one says")]
        pub enum Text { $($name),* }

        /// The name of every text, in the order of [`Text`].
        const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

/// How many texts there are.
pub const COUNT: usize = NAMES.len();

/// The key of every text in the locale files, in the order of [`Text`]: `NoteNamed` is `note-named`.
pub fn keys() -> impl Iterator<Item = String> {
    NAMES.iter().map(|name| {
        let mut key = String::with_capacity(name.len() + 4);
        let mut before = '-';
        for c in name.chars() {
            if before != '-' && (c.is_ascii_uppercase() || (c.is_ascii_digit() && !before.is_ascii_digit())) {
                key.push('-');
            }
            key.push(c.to_ascii_lowercase());
            before = c;
        }
        key
    })
}

texts! {
    // Words of the writer.
    NoteNamed, ToGlossary, FootnoteNamed, FootnoteBack, Download, Transcript, Table, Quiz, Forecast, Reflection,
    Poll, TrueAnswer, FalseAnswer, RightAnswer, WhatHappened,
    // The frame around every page.
    SkipToContent, Catalogue, Glossary, Settings, MainNavigation, FooterNavigation, LanguageChoice, About, Licence,
    Privacy, Accessibility, FreeSoftware,
    // The catalogue.
    CatalogueLead, CatalogueEmpty, Courses, Filter, FilterKind, FilterLanguage, FilterTheme, FilterDuration,
    FilterAny, FilterClear, FilterNone, FilterFound, FilterFoundOne, DurationShort, DurationMedium, DurationLong,
    KindMooc, KindSummerSchool, KindLearningRelay, KindTraining, KindGuide, KindHandbook, KindPath, Continue,
    ContinueLead, Start,
    // Courses and lessons.
    Minutes, Hours, HoursMinutes, LessonCount, LessonCountOne, InLanguage, Outline, OnThisPage, Previous, Next,
    Updated, AvailableFrom, Attribution, CopyAttribution, Copied, NotCopied, EditPage, OtherLanguage, BackToCourse,
    CourseEnd,
    // My learning and the certificate.
    MyLearning, LearningLead, LearningNeedsScript, LearningEmpty, LearningPages, LessonsDone, QuestionsAnswered,
    CourseMinutes, CourseGone, CourseUnreached, FactsKept, LessonGone, Lesson, LessonMinutes, LessonMinutesSays,
    MinutesHead, DoneOn, NotYet, QuizResults, QuizResultsSays, Answered, Solved, ScoreHead, WeeksTitle, WeeksSays,
    WeekFrom, WeekFacts, ThisWeek, SureTitle, SureLead, SurePlot, SurePlotSays, SureAxis, RightAxis, AnswersHead,
    SureNeeds, SureFits, SureUnclear, SureOver, SureUnder, SureTime, SureTimeSays, SureTimeNeeds, DistanceHead,
    UntilHead, FiftyFifty, CourseFinished, ToCertificate, Certificate, CertificateLead, CertificateMissing,
    CertificateName, CertificateNameStays, Print, CertificateOf, CertificateWhat, CertificateWhen,
    CertificateEffort, CertificateQuizzes, CertificateTexts, CertificateMade, SelfReported, NoLessons,
    // Activities.
    QuizTally, QuizResult, RetryWrong, QuizStartAgain, CheckAnswer, ShowAnswer, SaveWords, OneTryLeft, TriesLeft,
    AnswerFirst, HintNumber, ChangedSince, VerdictRight, VerdictPartly, VerdictNotYet, VerdictWrong, VerdictShown,
    WordsKept, MarkRight, MarkWrong, Choose, GapNumber, MoveUp, MoveDown, MovedTo, NotGraded, HowSure, Sure20,
    Sure40, Sure60, Sure80, Sure100, PredictFirst, NumberFirst, MakeForecast, YouPredicted, ForecastRight,
    ForecastWrong, ForecastChanged, OwnWordsStay, PollKept, PollShare,
    // Progress.
    Done, MarkDone, MarkNotDone, Saving, Saved, SavedInMemory, NotSaved, ProgressOf,
    // Review.
    Review, ReviewLead, ReviewNeedsScript, ReviewEmpty, ReviewEmptyLead, ReviewNone, ReviewNext, ReviewDueOne,
    ReviewDue, ReviewTakes, ReviewPart, ReviewStart, ReviewStop, ReviewPosition, ReviewTimeLeft, ReviewQuestion,
    ReviewThink, ReviewUnit, ReviewMatches, ReviewShow, ReviewKnew, ReviewDidNot, ReviewUnreachable, ReviewSkip,
    ReviewOver, ReviewResultOne, ReviewResult, ReviewResultNone, ReviewGoneOne, ReviewGone, ReviewForget,
    ReviewMore, ReviewBack, ReviewForecast, ReviewForecastNamed, Today, DayColumn, QuestionsColumn, AsTable,
    ReviewCalendar, ReviewCalendarLead, ReviewHow, ReviewHowText, ReviewPrivate, ReviewAll, WeeklyGoal,
    WeeklyGoalLead, WeeklyGoalOff, WeeklyGoalOne, WeeklyGoalDays, WeeklyGoalSoFar, WeeklyGoalReached, MemoryOnly,
    MemoryNewer, RecordsUnreadable,
    // The passport, starting again, leaving a device.
    YourProgress, PassportLead, PassportNeedScript, TallyLessons, TallyAnswers, TallyWords, KeepCopy, KeepCopyLead,
    SavePassport, PassportUnderWay, PassportSaved, PassportNotSaved, BringCopy, BringCopyLead, ChooseFile,
    ReadingFile, Preview, PreviewKind, PreviewNew, PreviewKnown, FactsLessons, FactsAnswers, FactsWords,
    FactsStarts, FactsDrafts, PreviewDamaged, PreviewNewer, PreviewOtherSite, PreviewNothing, Bring, Bringing,
    Brought, NotBrought, Cancel, RefusedUnchanged, RefusedTooLarge, RefusedEmpty, RefusedSealed, RefusedCut,
    RefusedGarbled, RefusedNotAPassport, RefusedNewer, RefusedOtherSite, RefusedUnread, StartAgain, StartAgainLead,
    StartAgainNothing, StartAgainWhat, Everything, StartAgainAsk, StartAgainSure, StartAgainYes, StartLessonAgain,
    StartCourseAgain, StartedAgain, StartUndone, Undo, UndoNamed, EarlierStarts, LeaveDevice, LeaveLead, LeaveAsk,
    LeaveSure, LeaveDownloads, LeaveYes, Left, NotLeft, Unsaved, UnsavedOne, Nudge, NudgeForgets, NoThanks,
    // Settings.
    SettingsLead, Theme, ThemeAuto, ThemeLight, ThemeDark, TextSize, TextSmall, TextNormal, TextLarge, TextLarger,
    Motion, MotionAuto, MotionReduced, SettingsNeedScript,
    // Things that go wrong, and waiting.
    Loading, LoadingSlowly, NotFound, NotFoundLead, Offline, OfflineLead, Fault, FaultLead, TryAgain, ToCatalogue,
    // Search.
    Search, SearchLabel, SearchHint, SearchFound, SearchFoundOne, SearchNone, SearchAdvice, SearchMore,
    SearchCourse, SearchFailed, SearchNeedScript,
    // Own notes.
    MyNotes, NotesLead, NotesEmpty, NotesNeedScript, NotesPrint, NotesSave, NotesAway, Bookmark, ToBookmark,
    Highlight, AddNote, LessonNotes, LessonNotesHint, YourNote, YourNoteOn, NotesGone, NotesGoneLead, NoteDelete,
    NoteDeleted, NoteUndo, NoteClose,
    // Read aloud.
    ReadAloud, AloudPause, AloudResume, AloudStop, AloudPrevious, AloudNext, AloudSpeed, SpeedSlow, SpeedNormal,
    SpeedFast, SpeedFaster, AloudInterrupted, AloudNotAllowed, AloudUnavailable,
    // Keyboard.
    Keyboard, KeyboardLead, KeyboardAlways, Shortcuts, ShortcutsOn, ShortcutsOff, KeyHelp, KeySearch, KeyNext,
    KeyPrevious, KeyDone, KeyAloud, Close,
    // Discussions.
    Discussion, DiscussionNeedsScript, DiscussionLead, DiscussionLoad, DiscussionAway, DiscussWords, CommunityRules,
    Moderation, TalkUnreachable, TalkGone, TalkUnknown, TalkBanned, TalkMuted, TalkProofFailed, TalkTooOften,
    TalkChanged, TalkRefused, WordsEmpty, WordsTooLong, WordsControl, OnlyAll, OnlyUnread, OnlyFollowing, OnlyMine,
    OnlyUnanswered, SortActive, SortNewest, SortHelpful, SortBy, ShowOnly, NewsShow, NoThreads, NoThreadsLike,
    MoreThreads, CourseThreads, FollowedThreads, Feed, UnreadOne, UnreadCount, PostsOne, PostsCount, LastPost,
    HelpfulOne, HelpfulCount, KindQuestion, KindDiscussion, Pinned, Solution, ClosedThread, TitleGone, Somebody,
    SendingNow, SentNow, SendingWaits, OutboxCount, WritesAs, DisplayName, DisplayNameHint, PostPreview, MarkdownHint,
    YourAnswer, YourWords, Send, BeginThread, ThreadKindAsk, AskQuestion, StartDiscussion, ThreadTitle, QuoteDrop,
    AnswerTo, Moderator, Endorsed, ThisAnswered, Report, EditPost, EditOver, DeletePost, DeletePostSure, Helpful, MarkAnswer,
    NotAnswered, AnswerPost, CopyLink, TraceWaiting, TraceHidden, TraceRemovedByAuthor, TraceRemoved, ReasonSpam,
    ReasonHateful, ReasonPersonalData, ReasonOffTopic, ReasonOther, ReportThanks, ReportWhy,
    ReportNote, Edited, EarlierPost, EarlierPosts, LaterPosts, LatestPosts, FreshPostOne, FreshPosts, AllThreads,
    BackToLesson, ClosedBecause, FollowThread, FollowingThread, Notices, MyselfLead, OwnFile, OwnFileSaved, EraseMe,
    EraseSure, EraseYes, Erased, NoticeWaiting, NoticeApproved, NoticeHidden, NoticeRemoved, NoticeRestored,
    NoticeMuted, NoticeBanned, NoticeAllowed, NoticeClosed, NoticeEndorsed, BecauseReason, Moderate, ActReason,
    ActNeedsReason, ActDone, ActApprove, ActRemove, ActRestore, ActEndorse, ActUnendorse, ActMute, ActBan, ActAllow,
    ActPin, ActUnpin, ActClose, ActReopen, PollSendLead, PollSend, PollSent, PollFew, PollTotal, PassportTakePerson, PreviewPerson, DiscussQuestion, AboutQuestion,
    // Moderation.
    ModerationNeedsScript, StaffStranger, StaffWayIn, CodeUsed, CodeComing, CodeReplace, CodeReplaceYes,
    CodeReplaceNo, CodeKept, CodeGoOn, QueueTitle, QueueCountOne, QueueCount, QueueCountMore, QueueEmpty,
    QueueEmptyOnly, QueueEnd, QueueMore, QueueAnew, QueueFreshOne, QueueFresh, OnlyWaiting, OnlyReported, BulkActs,
    ChooseAll, ChosenOne, ChosenCount, ChoosePost, BeginsThread, StateWaiting, StateHidden, StateReported, ReportsOne,
    ReportsCount, WhyRemove, WhyMute, WhyBan, ReadyReasons, ReadySpam, ReadyHateful, ReadyPersonalData, ReadyOffTopic,
    ReadyTwice, ReadyAgain, AlsoRemove, ActDoneTo, ActUndone, ActForbidden, ActGone, ActUnreachable, UndoTooLate,
    AuditTitle, AuditEmpty, AuditMore, AuditUndone, PostsMore, PostNotFound, PostMissed,
}
