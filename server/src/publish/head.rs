//! The head of a page: title, description, addresses, authors, licence.

use super::policy;
use leerkring_app::route::{Location, Route};
use leerkring_core::Lang;
use leerkring_core::contract::{Attribution, Site};

/// What the head of a page says.
pub struct Head<'p> {
    /// Title, without the name of the site.
    pub title: &'p str,
    /// One sentence.
    pub description: &'p str,
    /// The language the text is really in.
    pub lang: &'p Lang,
    /// The languages the page exists in.
    pub languages: &'p [Lang],
    /// Authors and licence.
    pub attribution: Option<&'p Attribution>,
    /// Whether search engines should pass it by.
    pub hidden: bool,
}

/// Text for an attribute or an element.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Writes the head of the page at a location.
pub fn write_head(site: &Site, at: &Location, head: &Head<'_>) -> String {
    let address = |lang: &Lang| {
        format!(
            "{}{}",
            site.address,
            Location {
                lang: lang.clone(),
                route: at.route.clone()
            }
            .path()
        )
    };
    let mut out = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n",
        escape(&policy(site))
    );
    let title = if head.title == site.name {
        site.name.clone()
    } else {
        format!("{} · {}", head.title, site.name)
    };
    out.push_str(&format!("<title>{}</title>\n", escape(&title)));
    if !head.description.is_empty() {
        out.push_str(&format!(
            "<meta name=\"description\" content=\"{}\">\n",
            escape(head.description)
        ));
    }
    out.push_str("<meta name=\"referrer\" content=\"same-origin\">\n");
    if head.hidden || at.route == Route::NotFound {
        out.push_str("<meta name=\"robots\" content=\"noindex\">\n");
        return out;
    }
    // A text from elsewhere names its own home; a text shown for want of a translation, its own language.
    let own = address(head.lang);
    let canonical = head.attribution.map_or(own.as_str(), |attribution| {
        if attribution.source.starts_with(&site.address) {
            own.as_str()
        } else {
            attribution.source.as_str()
        }
    });
    out.push_str(&format!(
        "<link rel=\"canonical\" href=\"{}\">\n",
        escape(canonical)
    ));
    for lang in head.languages {
        out.push_str(&format!(
            "<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\">\n",
            escape(&address(lang))
        ));
    }
    out.push_str(&format!(
        "<meta property=\"og:title\" content=\"{}\">\n",
        escape(head.title)
    ));
    if let Some(attribution) = head.attribution {
        out.push_str(&format!(
            "<meta name=\"author\" content=\"{}\">\n",
            escape(&attribution.authors.join(", "))
        ));
        out.push_str(&format!(
            "<link rel=\"license\" href=\"{}\">\n",
            escape(&attribution.licence.url)
        ));
    }
    out
}
