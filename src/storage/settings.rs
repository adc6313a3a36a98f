//! Settings in local storage, where `settings.js` can read them before the first paint.

use crate::state::Settings;

/// `public/settings.js` reads this key too.
const KEY: &str = "leerkring:settings";

fn local_storage() -> Option<web_sys::Storage> {
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
