//! Pages and files that only point elsewhere: the front page, redirects, the sitemap.

use super::app::App;
use super::head::escape;
use super::publication::Publication;
use leerkring_app::route::Location;

impl Publication {
    /// The choice of languages, which goes on to the first by itself.
    pub(super) fn front_page(&self) -> String {
        let site = &self.content.site;
        let links: Vec<String> = site
            .languages
            .iter()
            .map(|language| {
                let href = self.base.at(&format!("{}/", language.id));
                format!(
                    "<li><a href=\"{href}\" lang=\"{0}\" hreflang=\"{0}\">{1}</a></li>\n",
                    language.id,
                    escape(&language.name)
                )
            })
            .collect();
        let first = site
            .languages
            .first()
            .map(|language| format!("{}/", language.id))
            .unwrap_or_default();
        let head = format!(
            "<meta http-equiv=\"refresh\" content=\"0; url={}\">\n<title>{}</title>\n<link rel=\"canonical\" href=\"{}{first}\">\n",
            self.base.at(&first),
            escape(&site.name),
            escape(&site.address)
        );
        let lang = site
            .languages
            .first()
            .map_or("en", |language| language.id.as_str());
        App::bare(
            &format!("lang=\"{lang}\""),
            &head,
            &format!("<h1>{}</h1>\n<ul>\n{}</ul>\n", escape(&site.name), links.concat()),
        )
    }

    /// The page at an earlier address.
    pub(super) fn redirect(&self, to: &Location) -> String {
        let href = self.base.at(&to.path());
        let canonical = format!("{}{}", self.content.site.address, to.path());
        let head = format!(
            "<meta http-equiv=\"refresh\" content=\"0; url={href}\">\n<title>{}</title>\n<link rel=\"canonical\" href=\"{}\">\n",
            escape(&self.content.site.name),
            escape(&canonical)
        );
        App::bare(
            &format!("lang=\"{}\"", to.lang),
            &head,
            &format!("<p><a href=\"{href}\">{href}</a></p>\n"),
        )
    }

    /// Every page that search engines may show (sitemaps.org).
    pub(super) fn sitemap(&self) -> String {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
        );
        for location in self
            .locations()
            .iter()
            .filter(|location| !location.route.is_private())
        {
            out.push_str(&format!(
                "<url><loc>{}</loc></url>\n",
                escape(&format!("{}{}", self.content.site.address, location.path()))
            ));
        }
        out.push_str("</urlset>\n");
        out
    }
}
