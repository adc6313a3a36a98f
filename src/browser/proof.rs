//! Work for the processor, where the server asks for it. The browser's own cryptography does it, beside the page.

use crate::api::{ApiClient, Refusal};
use js_sys::{Array, Object, Reflect, Uint8Array};
use leerkring_core::discussion::{Challenge, KEY_LENGTH, Work};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

/// More tries than any honest challenge takes.
const MOST: u32 = 20_000;

/// Solves a challenge of the server.
///
/// # Errors
/// [`Refusal`] where there is none, or this browser cannot solve it: pages without a secure context lack what it takes.
pub async fn prove(api: &ApiClient) -> Result<String, Refusal> {
    let challenge: Challenge = api.get("challenge", None).await?;
    let work = Work::parse(&challenge).ok_or(Refusal::ProofNeeded)?;
    solve(&work).await.ok_or(Refusal::ProofNeeded)
}

async fn solve(work: &Work) -> Option<String> {
    let subtle = super::window()?.crypto().ok()?.subtle();
    let how = how(work)?;
    for counter in 0..MOST {
        let key = derive(&subtle, &how, &work.password(counter)).await?;
        if work.fits(&key) {
            return Some(work.proof(counter, &key));
        }
    }
    None
}

/// The parameters of PBKDF2, as Web Crypto wants them.
fn how(work: &Work) -> Option<Object> {
    let how = Object::new();
    for (name, value) in [
        ("name", JsValue::from("PBKDF2")),
        ("hash", JsValue::from("SHA-256")),
        ("salt", Uint8Array::from(work.salt()).into()),
        ("iterations", JsValue::from(work.rounds())),
    ] {
        Reflect::set(&how, &JsValue::from(name), &value).ok()?;
    }
    Some(how)
}

async fn derive(subtle: &SubtleCrypto, how: &Object, password: &[u8]) -> Option<Vec<u8>> {
    let password = Uint8Array::from(password);
    let uses = Array::of1(&JsValue::from("deriveBits"));
    let key = subtle
        .import_key_with_str("raw", &password, "PBKDF2", false, &uses)
        .ok()?;
    let key: CryptoKey = JsFuture::from(key).await.ok()?.dyn_into().ok()?;
    let length = u32::try_from(KEY_LENGTH * 8).ok()?;
    let bits = subtle.derive_bits_with_object(how, &key, length).ok()?;
    let bits = JsFuture::from(bits).await.ok()?;
    Some(Uint8Array::new(&bits).to_vec())
}
