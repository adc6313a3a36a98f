//! The texts of the interface, from the locale files that ship.

use leerkring_core::Lang;
use leerkring_core::texts::Texts;
use rust_embed::RustEmbed;
use std::sync::Arc;

#[derive(RustEmbed)]
#[folder = "../locales"]
struct Locales;

/// The language the interface falls back to.
const FALLBACK: &str = "en";

/// The texts of a language; English where the interface does not speak it.
///
/// # Errors
/// Where a locale file that ships is damaged, which the tests of `core` rule out.
pub fn texts(lang: &Lang) -> anyhow::Result<Arc<Texts>> {
    let file = Locales::get(&format!("{lang}.json")).or_else(|| Locales::get(&format!("{FALLBACK}.json")));
    let file = file.ok_or_else(|| anyhow::anyhow!("no locale file for {lang}"))?;
    let texts = Texts::from_file(serde_json::from_slice(&file.data)?);
    texts
        .map(Arc::new)
        .map_err(|wrong| anyhow::anyhow!("the locale file of {lang} is damaged: {wrong:?}"))
}
