//! A thread that is far longer than a page.

use leerkring_tests::browser::Setup;
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::talking::store::{Store, chance};
use leerkring_tests::talking::{LESSON, Place};
use thirtyfour::prelude::*;

const POSTS: usize = 10_000;

/// The numbers of the first and the last post that is shown, as `1-50`.
const SHOWN: &str = "[':first-child', ':last-child'].map(which => document.querySelector(`.posts > li${which} .post-head .visually-hidden`)?.textContent.slice(1)).join('-')";

/// Presses a button, and waits until these posts are shown.
async fn press(web: &WebDriver, words: &str, shown: &str) -> anyhow::Result<()> {
    web.until(&format!("[...document.querySelectorAll('.thread button')].some(button => button.textContent.startsWith('{words}') && !button.click())")).await?;
    web.until(&format!("{SHOWN} === '{shown}'")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_posts_are_read_a_part_at_a_time() {
    let place = Place::new().expect("a site");
    let server = place.serve().expect("serves");
    let mut chance = chance();
    let filled = async {
        let mut store = Store::open(&place.database()).await?;
        store.people(10, &mut chance).await?;
        let threads = store.threads(LESSON, (1, POSTS), &mut chance).await?;
        store.close().await?;
        anyhow::Ok(threads)
    };
    let threads = filled.await.expect("filled");
    let address = format!("http://{}/en/discussion/?thread={}", server.host, threads[0]);
    journey("talk-ten-thousand", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&address).await?;
        web.until(&format!("{SHOWN} === '1-50'")).await?;
        for part in 2..=12 {
            let (last, first) = (part * 50, (part * 50_usize).saturating_sub(499).max(1));
            press(web, "More posts", &format!("{first}-{last}")).await?;
            web.until(&format!(
                "document.activeElement.textContent.includes('#{}')",
                last - 49
            ))
            .await?;
        }
        // Those that went are where one came from.
        press(web, "Earlier posts (100)", "51-550").await?;
        press(web, "More posts (9450)", "101-600").await?;
        press(web, "To the latest", "9951-10000").await?;
        press(web, "Earlier posts (9950)", "9901-10000").await
    })
    .await;
}
