//! The foot of every page.

use super::KeyboardHelp;
use crate::context::{context, t};
use crate::route::Route;
use leerkring_core::contract::PageName;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The foot of every page: the pages of plain text, and what the site is made with.
#[component]
pub fn Footer() -> impl IntoView {
    let context = context();
    let items = context.site.pages.iter().map(|page| {
        let href = context.links.to(&Route::Page(*page));
        view! { <li><a href=href>{t(page_text(*page))}</a></li> }
    });
    let items = items.collect_view();
    let notes = context.links.to(&Route::Notes);
    view! {
        <footer class="site-footer">
            <nav aria-label=t(Text::FooterNavigation)><ul><li><a href=notes>{t(Text::MyNotes)}</a></li>{items}</ul></nav>
            <KeyboardHelp/>
            <p>{t(Text::FreeSoftware)}</p>
        </footer>
    }
}

fn page_text(page: PageName) -> Text {
    match page {
        PageName::About => Text::About,
        PageName::Licence => Text::Licence,
        PageName::Privacy => Text::Privacy,
        PageName::Accessibility => Text::Accessibility,
        PageName::Rules => Text::CommunityRules,
    }
}
