//! Every type of question, by keyboard alone and by name.

use leerkring_tests::axe::no_violations;
use leerkring_tests::browser::{Browser, Setup};
use leerkring_tests::folder::Folder;
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use serde_json::json;
use thirtyfour::prelude::*;

/// Whether the activities are at work.
pub const READY: &str = "!!document.querySelector('#one-of .check')";

/// Presses Tab until what has the focus fits.
async fn tab_to(web: &WebDriver, selector: &str) -> anyhow::Result<()> {
    for _ in 0..60 {
        web.action_chain().send_keys(Key::Tab).perform().await?;
        if web
            .js(&format!("document.activeElement.matches({selector:?})"))
            .await?
            == true
        {
            return Ok(());
        }
    }
    anyhow::bail!("the keyboard does not reach {selector}")
}

async fn keys(web: &WebDriver, keys: impl Into<TypingData>) -> anyhow::Result<()> {
    Ok(web.action_chain().send_keys(keys).perform().await?)
}

/// The verdict under a question.
pub fn verdict(question: &str, word: &str) -> String {
    format!("document.querySelector('#{question} .verdict')?.textContent.startsWith({word:?}) === true")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_type_is_answered_by_keyboard_alone() {
    let folder = Folder::new().expect("a folder");
    let server = Server::start(Some(folder.path())).expect("serves");
    journey("quiz-keyboard", Setup { size: (400, 800), ..Setup::default() }, async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/courses/c/one/", server.address)).await?;
        web.until(READY).await?;
        no_violations(web).await?;
        // Wrong first: feedback, a hint, tries left; then right.
        tab_to(web, "#one-of .option input").await?;
        keys(web, Key::Space).await?;
        tab_to(web, "#one-of .check").await?;
        keys(web, Key::Enter).await?;
        web.until(&verdict("one-of", "Not right yet")).await?;
        web.until("document.querySelector('#one-of .option.wrong .said').textContent === 'Look again.' && document.querySelector('#one-of .tries').textContent === '1 try left'").await?;
        no_violations(web).await?;
        tab_to(web, "#one-of .hint").await?;
        keys(web, Key::Enter).await?;
        web.until("document.querySelector('#one-of .hint-text').textContent === 'Not the first.'").await?;
        no_violations(web).await?;
        web.js("document.querySelector('#one-of .option input').focus()").await?;
        keys(web, Key::Down).await?;
        keys(web, Key::Enter).await?;
        web.until(&verdict("one-of", "Right")).await?;
        web.until("document.activeElement.id === 'one-of-said' && document.querySelector('#one-of .explanation').textContent === 'Because it is right.'").await?;

        tab_to(web, "#some-of input[value=a]").await?;
        keys(web, Key::Space).await?;
        tab_to(web, "#some-of .check").await?;
        keys(web, Key::Enter).await?;
        web.until(&verdict("some-of", "Partly right: 50 %")).await?;
        web.js("document.querySelector('#some-of input[value=a]').focus()").await?;
        tab_to(web, "#some-of input[value=b]").await?;
        keys(web, Key::Space).await?;
        keys(web, Key::Enter).await?;
        web.until(&verdict("some-of", "Right")).await?;

        tab_to(web, "#is-it-so .option input").await?;
        keys(web, Key::Space).await?;
        // How sure one is can be said too.
        tab_to(web, "#is-it-so .confidence input").await?;
        keys(web, Key::Down).await?;
        tab_to(web, "#is-it-so .check").await?;
        keys(web, Key::Enter).await?;
        web.until(&verdict("is-it-so", "Right")).await?;

        tab_to(web, "#a-word input[type=text]").await?;
        keys(web, "spoke" + Key::Enter).await?;
        web.until("document.querySelector('#a-word .said').textContent === 'Think of a wheel.'").await?;
        for _ in 0..5 {
            keys(web, Key::Backspace).await?;
        }
        keys(web, "  HÜB " + Key::Enter).await?;
        web.until(&verdict("a-word", "Right")).await?;

        tab_to(web, "#a-number input[type=text]").await?;
        keys(web, "5,5 km" + Key::Enter).await?;
        web.until(&verdict("a-number", "Right")).await?;

        tab_to(web, "#belongs select").await?;
        keys(web, "D").await?;
        tab_to(web, "#belongs .matching-row + .matching-row select").await?;
        keys(web, "D").await?;
        tab_to(web, "#belongs .check").await?;
        keys(web, Key::Enter).await?;
        web.until(&verdict("belongs", "Partly right: 50 %")).await?;
        web.until("document.querySelector('#belongs .matching-row.wrong .said').textContent === 'When do you see it?'").await?;
        no_violations(web).await?;
        web.js("document.querySelectorAll('#belongs select')[1].focus()").await?;
        keys(web, "N").await?;
        tab_to(web, "#belongs .check").await?;
        keys(web, Key::Enter).await?;
        web.until(&verdict("belongs", "Right")).await?;

        // Up goes what belongs first, as often as there are items.
        for (item, moves) in [("first", 2), ("second", 1)] {
            web.js("document.querySelector('#in-order .move').focus()").await?;
            let up = format!("#in-order-{item}-up");
            if web.js(&format!("document.activeElement.matches({up:?})")).await? != true {
                tab_to(web, &up).await?;
            }
            for _ in 0..moves {
                keys(web, Key::Enter).await?;
                web.until(&format!("document.activeElement.matches({up:?})")).await?;
            }
            if item == "first" {
                web.until("document.querySelector('#in-order li').textContent.startsWith('Listen')").await?;
            }
        }
        let second = "document.querySelectorAll('#in-order .ordering > ol > li')[1].textContent.startsWith('Try')";
        if web.js(second).await? != true {
            web.js("document.querySelector('#in-order-second-down').focus()").await?;
            keys(web, Key::Enter).await?;
        }
        web.until(second).await?;
        tab_to(web, "#in-order .check").await?;
        keys(web, Key::Enter).await?;
        web.until(&verdict("in-order", "Right")).await?;

        tab_to(web, "#with-gaps .gap input").await?;
        keys(web, "Room").await?;
        tab_to(web, "#with-gaps .gap select").await?;
        keys(web, "h").await?;
        tab_to(web, "#with-gaps .check").await?;
        keys(web, Key::Enter).await?;
        web.until(&verdict("with-gaps", "Partly right: 50 %")).await?;
        no_violations(web).await?;
        tab_to(web, "#with-gaps .give-up").await?;
        keys(web, Key::Enter).await?;
        web.until("document.querySelector('#with-gaps .gap-remark .solution')?.textContent.includes('people') === true").await?;

        tab_to(web, "#own-words textarea").await?;
        keys(web, "Mine").await?;
        tab_to(web, "#own-words .check").await?;
        keys(web, Key::Enter).await?;
        web.until("document.querySelector('.quiz-result')?.textContent.includes('8 of 9') === true").await?;
        no_violations(web).await?;

        tab_to(web, ".retry-wrong").await?;
        keys(web, Key::Enter).await?;
        web.until("document.activeElement.id === 'all-types-title' && !!document.querySelector('#with-gaps .check') && !document.querySelector('#one-of .check')").await?;

        tab_to(web, "#next-year .option input").await?;
        keys(web, Key::Space).await?;
        tab_to(web, "#next-year .check").await?;
        keys(web, Key::Enter).await?;
        web.until("document.querySelector('#next-year .missing').textContent.length > 0").await?;
        no_violations(web).await?;
        tab_to(web, "#next-year .confidence input").await?;
        keys(web, Key::Space).await?;
        keys(web, Key::Enter).await?;
        web.until("document.activeElement.id === 'next-year-happened' && document.activeElement.textContent.includes('It stayed.')").await?;

        tab_to(web, "#my-own textarea").await?;
        keys(web, "My own words").await?;
        tab_to(web, "#my-own button").await?;
        keys(web, Key::Enter).await?;
        web.until("document.querySelector('#my-own .status').textContent === 'Saved in this browser'").await?;
        tab_to(web, "#first-thought input").await?;
        keys(web, Key::Space).await?;
        web.until("document.querySelector('#first-thought .status').textContent === 'Saved in this browser'").await?;
        no_violations(web).await
    })
    .await;
}

/// Every field and button inside the activities, as assistive technology sees it: role and name.
async fn named(browser: &Browser) -> anyhow::Result<Vec<(String, String)>> {
    browser.cdp("Accessibility.enable", json!({})).await?;
    let tree = browser.cdp("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    let text =
        |node: &serde_json::Value, key: &str| node[key]["value"].as_str().unwrap_or_default().to_owned();
    Ok(nodes
        .iter()
        .filter(|node| node["ignored"] != true)
        .map(|node| (text(node, "role"), text(node, "name")))
        .collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_has_a_role_and_a_name() {
    let folder = Folder::new().expect("a folder");
    let server = Server::start(Some(folder.path())).expect("serves");
    journey("quiz-names", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/courses/c/one/", server.address)).await?;
        web.until(READY).await?;
        let named = named(browser).await?;
        for (role, name) in [
            ("group", "Which one is it?"),
            ("radio", "The right one"),
            ("checkbox", "Second"),
            ("radio", "True"),
            ("textbox", "What is it called?"),
            ("textbox", "How far is it?"),
            ("combobox", "Sun"),
            ("combobox", "Moon"),
            ("button", "Move up: Share"),
            ("textbox", "Gap 1 of 2"),
            ("combobox", "Gap 2 of 2"),
            ("textbox", "What do you take with you?"),
            ("group", "How sure are you?"),
            ("radio", "Certain (100 %)"),
            ("radio", "It stays"),
            ("textbox", "What do you think yourself?"),
            ("group", "What comes first?"),
            ("radio", "Money"),
            ("region", "All types"),
            ("region", "Forecast"),
        ] {
            anyhow::ensure!(
                named.iter().any(|(r, n)| r == role && n == name),
                "no {role} is called {name}: {named:?}"
            );
        }
        let nameless: Vec<_> = named
            .iter()
            .filter(|(role, name)| {
                [
                    "radio", "checkbox", "textbox", "combobox", "button", "region",
                ]
                .contains(&role.as_str())
                    && name.trim().is_empty()
            })
            .collect();
        anyhow::ensure!(nameless.is_empty(), "without a name: {nameless:?}");
        let sets = web.js("[...document.querySelectorAll('fieldset')].every(set => !!set.querySelector('legend')?.textContent || !!set.getAttribute('aria-labelledby'))").await?;
        anyhow::ensure!(sets == true, "a set of fields without a name");
        Ok(())
    })
    .await;
}
