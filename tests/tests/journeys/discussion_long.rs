//! A thread that is far longer than a page.

use leerkring_tests::browser::Setup;
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::talking::Place;
use leerkring_tests::talking::store::chance;
use leerkring_tests::threads::press;
use thirtyfour::prelude::*;

const POSTS: usize = 10_000;

/// The numbers of the first and the last post that is shown, as `1-50`.
const SHOWN: &str = "[':first-child', ':last-child'].map(which => document.querySelector(`.posts > li${which} .post-head .visually-hidden`)?.textContent.slice(1)).join('-')";

/// Presses a button, and waits until these posts are shown.
async fn turn(web: &WebDriver, words: &str, shown: &str) -> anyhow::Result<()> {
    press(web, words).await?;
    web.until(&format!("{SHOWN} === '{shown}'")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_posts_are_read_a_part_at_a_time() {
    let place = Place::new().expect("a site");
    let server = place.serve().expect("serves");
    let filled = place.fill(&server, 10, (1, POSTS), &mut chance()).await;
    let (_, threads) = filled.expect("filled");
    let address = format!("http://{}/en/discussion/?thread={}", server.host, threads[0]);
    journey("talk-ten-thousand", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&address).await?;
        web.until(&format!("{SHOWN} === '1-50'")).await?;
        for part in 2..=12 {
            let (last, first) = (part * 50, (part * 50_usize).saturating_sub(499).max(1));
            turn(web, "More posts", &format!("{first}-{last}")).await?;
            web.until(&format!(
                "document.activeElement.textContent.includes('#{}')",
                last - 49
            ))
            .await?;
        }
        // Those that went are where one came from.
        turn(web, "Earlier posts (100)", "51-550").await?;
        turn(web, "More posts (9450)", "101-600").await?;
        turn(web, "To the latest", "9951-10000").await?;
        turn(web, "Earlier posts (9950)", "9901-10000").await
    })
    .await;
}
