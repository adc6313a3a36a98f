//! The Content-Security-Policy: one for every page, on servers and static hosts.

use leerkring_core::contract::Site;

/// The policy as the `meta` element of a page carries it. As a header it also says who may frame
/// the page, which the element cannot.
pub fn policy(site: &Site) -> String {
    let api = site
        .api
        .as_deref()
        .map(|origin| format!(" {origin}"))
        .unwrap_or_default();
    [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self'",
        "media-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        &format!("connect-src 'self'{api}"),
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join("; ")
}
