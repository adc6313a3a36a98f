//! A learner marks and writes in a lesson; the lesson is reworded; nothing is lost.

use leerkring_tests::axe::no_violations;
use leerkring_tests::browser::Setup;
use leerkring_tests::journey::journey;
use leerkring_tests::noting::{LESSON, TEXT, drawn, press, saved, select, site};
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use thirtyfour::prelude::*;

#[tokio::test(flavor = "multi_thread")]
async fn notes_stay_with_their_words_and_none_is_lost() {
    let (folder, course) = site();
    let server = Server::start(Some(folder.path())).expect("serves");
    let lesson = format!("{}{LESSON}", server.address);
    journey("own-notes", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&lesson).await?;
        select(web, "shade, and shade gives").await?;
        web.click(".float-highlight").await?;
        saved(web).await?;
        drawn(web, &["shade, and shade gives"], &[]).await?;
        // Across the sign of a margin note, whose words are none of the text.
        select(web, "a place to meet. Who planted it").await?;
        web.click(".float-highlight").await?;
        drawn(web, &["shade, and shade gives", "a place to meet. Who planted it"], &[]).await?;
        select(web, "Most of them die in the second summer").await?;
        web.click(".float-note").await?;
        web.until("document.activeElement.matches('.note-float textarea')").await?;
        press(web, "Ask the school").await?;
        press(web, Key::Escape).await?;
        web.until("document.querySelector('.note-float').hidden && document.activeElement.id === 'add_note'").await?;
        let both = ["shade, and shade gives", "a place to meet. Who planted it"];
        drawn(web, &both, &["Most of them die in the second summer"]).await?;
        // What is selected inside an activity is not ours.
        select(web, "near you needs somebody").await?;
        web.js("(() => { window.rested = false; setTimeout(() => { window.rested = true; }, 600); return true; })()").await?;
        web.until("window.rested && document.querySelector('.note-float').hidden").await?;

        web.open(&lesson).await?;
        drawn(web, &both, &["Most of them die in the second summer"]).await?;
        web.until("[...document.querySelectorAll('.own-notes textarea')].map(field => field.value).join('|') === '||Ask the school'").await?;
        // A press on the marked words opens the note beside them.
        web.js("(() => { const [range] = CSS.highlights.get('note'); range.startContainer.parentElement.scrollIntoView({block: 'center'}); return true; })()").await?;
        let at = web.js("(() => { const [range] = CSS.highlights.get('note'); const rect = range.getClientRects()[0]; return [Math.round(rect.left + 9), Math.round(rect.top + 9)]; })()").await?;
        let (x, y) = (at[0].as_i64().unwrap_or_default(), at[1].as_i64().unwrap_or_default());
        web.action_chain().move_to(x, y).click().perform().await?;
        web.until("document.querySelector('.note-float textarea')?.value === 'Ask the school'").await?;

        // One sentence goes, another stands in another paragraph now.
        let text = TEXT
            .replace("A tree gives shade, and shade gives people a place to meet.", "Trees give people a place to meet.")
            .replace("The town plants", "Nobody can say.\n\nThe town plants");
        std::fs::write(course.join("first-lesson.en.md"), &text)?;
        web.until("document.getElementById('prose')?.textContent.includes('Nobody can say.') && document.documentElement.dataset.app === 'running'").await?;
        drawn(web, &["a place to meet. Who planted it"], &["Most of them die in the second summer"]).await?;
        web.until("document.querySelector('.own-notes > .own-list a[href=\"#who-waters-it.2\"]')?.textContent === 'Most of them die in the second summer'").await?;
        web.until("document.querySelector('.own-tray .own-quote')?.textContent === 'shade, and shade gives'").await?;
        web.click(".own-tray textarea").await?;
        press(web, "Still true").await?;
        press(web, Key::Tab).await?;
        web.until("document.querySelector('.own-tray .status').textContent === 'Saved in this browser'").await?;
        web.open(&lesson).await?;
        web.until("document.querySelector('.own-tray textarea')?.value === 'Still true'").await?;
        browser.resize((360, 740)).await?;
        no_violations(web).await?;

        web.click(".own-tray .own-actions button").await?;
        web.until("document.activeElement.id === 'undo_note' && !document.querySelector('.own-tray')").await?;
        no_violations(web).await?;
        web.click("#undo_note").await?;
        web.until("document.querySelector('.own-tray textarea')?.value === 'Still true'").await?;
        web.click(".own-tray .own-actions button").await?;
        web.until("!document.querySelector('.own-tray')").await?;
        web.open(&lesson).await?;
        drawn(web, &["a place to meet. Who planted it"], &["Most of them die in the second summer"]).await?;
        web.until("!document.querySelector('.own-tray')").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_by_the_keyboard_on_a_narrow_screen() {
    let (folder, _) = site();
    let server = Server::start(Some(folder.path())).expect("serves");
    let setup = Setup {
        size: (360, 740),
        ..Setup::default()
    };
    journey("own-note-keyboard", setup, async |browser| {
        let web = &browser.web;
        web.open(&format!("{}{LESSON}", server.address)).await?;
        for _ in 0..20 {
            press(web, Key::Tab).await?;
            if web.js("document.activeElement.id === 'add_note'").await? == true {
                break;
            }
        }
        press(web, Key::Enter).await?;
        web.until("document.activeElement.matches('.note-float textarea')")
            .await?;
        press(web, "From the keyboard").await?;
        no_violations(web).await?;
        // The page was closed before anything was saved; what was typed is there all the same.
        web.until("document.querySelector('.own-notes textarea')?.value === 'From the keyboard'")
            .await?;
        drafted(web).await?;
        web.open(&format!("{}{LESSON}", server.address)).await?;
        drawn(
            web,
            &[],
            &["A tree gives shade, and shade gives people a place to meet."],
        )
        .await?;
        web.until("document.querySelector('.own-notes textarea')?.value === 'From the keyboard'")
            .await
    })
    .await;
}

/// Waits until what is typed stands in the browser's storage.
async fn drafted(web: &WebDriver) -> anyhow::Result<()> {
    web.js("(() => { const look = () => { const open = indexedDB.open('leerkring-my-site'); open.onsuccess = () => { const get = open.result.transaction('drafts').objectStore('drafts').getAll(); get.onsuccess = () => { window.drafts = JSON.stringify(get.result); open.result.close(); setTimeout(look, 50); }; }; }; look(); return true; })()").await?;
    web.until("window.drafts?.includes('From the keyboard')").await
}
