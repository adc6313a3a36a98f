//! Settings in local storage, where `settings.js` can read them before the first paint.

use crate::state::Settings;

/// `public/settings.js` reads this key too.
const KEY: &str = "leerkring:settings";

/// What every key of the app starts with.
const OURS: &str = "leerkring:";

pub(super) fn local_storage() -> Option<web_sys::Storage> {
    // A browser that refuses storage throws here.
    web_sys::window()?.local_storage().ok().flatten()
}

/// The stored settings; the default where there are none or storage is refused.
pub fn settings() -> Settings {
    let stored = local_storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    stored.map_or_else(Settings::default, |stored| Settings::parse(&stored))
}

/// What this learner's orders are made from: chosen by lot once, by `random`, and kept with the settings.
pub fn seed(random: u64) -> u64 {
    let mut settings = settings();
    if settings.seed == 0 {
        settings.seed = random.max(1);
        // Where the browser refuses, orders hold until the page is closed.
        keep_settings(&settings);
    }
    settings.seed
}

/// Keeps the settings; `false` where the browser refuses.
pub fn keep_settings(settings: &Settings) -> bool {
    let Ok(text) = serde_json::to_string(settings) else {
        return false;
    };
    local_storage().is_some_and(|storage| storage.set_item(KEY, &text).is_ok())
}

/// The settings as the text that is stored.
pub fn stored_settings() -> Option<String> {
    local_storage()?.get_item(KEY).ok()?
}

/// Takes settings over from elsewhere, unless some were chosen here; whether it did.
pub fn bring_settings(text: &str) -> bool {
    let here = settings();
    // What was chosen by lot is no choice of the learner's.
    let unchosen = Settings {
        seed: here.seed,
        ..Settings::default()
    };
    let mut brought = Settings::parse(text);
    if brought.seed == 0 {
        brought.seed = here.seed;
    }
    here == unchosen && keep_settings(&brought)
}

/// Removes settings and everything else that the app keeps in local storage.
pub fn forget_all() {
    let Some(storage) = local_storage() else { return };
    let keys =
        (0..storage.length().unwrap_or_default()).filter_map(|index| storage.key(index).ok().flatten());
    let ours: Vec<String> = keys.filter(|key| key.starts_with(OURS)).collect();
    for key in ours {
        // What a browser lets be read, it lets be removed.
        let _ = storage.remove_item(&key);
    }
}
