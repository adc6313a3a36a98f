//! What is removed goes from the pages that are open, and what is not there is said to be so.

use crate::LESSON;
use leerkring_tests::axe::no_violations;
use leerkring_tests::browser::Setup;
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;

const SEND: &str = "const send = (method, path, body, token) => fetch(document.documentElement.dataset.base + 'api/v1/' + path, {method, headers: {...(body && {'content-type': 'application/json'}), ...(token && {authorization: 'Bearer ' + token})}, body: body && JSON.stringify(body)}).then(answer => answer.text()).then(text => text && JSON.parse(text)); const key = () => crypto.randomUUID();";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_removed_goes_from_open_pages() {
    let server = Server::with(None, &[("LEERKRING_DISCUSSION_LIMITS", "off")]).expect("serves");
    let discussion = format!("{}en/discussion/", server.address);
    let about = LESSON.trim_start_matches("courses/").trim_end_matches('/');
    journey("talk-gone", Setup::default(), async |browser| {
        let web = &browser.web;
        let remove = async |what: &str| -> anyhow::Result<()> {
            web.js(&format!("(() => {{ {SEND} window.removed = 0; send('DELETE', 'posts/' + sessionStorage.{what}, null, sessionStorage.bo).then(() => window.removed = 1); return true; }})()")).await?;
            web.until("window.removed === 1").await
        };
        let at = async |what: &str| -> anyhow::Result<String> {
            let id = web.js(&format!("sessionStorage.{what}")).await?;
            Ok(id.as_str().unwrap_or_default().to_owned())
        };
        web.open(&discussion).await?;
        // Bo begins two threads; Cleo answers in the second, and Bo answers her.
        web.js(&format!(
            "(async () => {{ {SEND}
               const bo = await send('POST', 'people', {{name: 'Bo'}}); const cleo = await send('POST', 'people', {{name: 'Cleo'}});
               const begin = title => send('POST', 'threads', {{key: key(), about: '{about}', kind: 'discussion', title, text: 'Secret words'}}, bo.token);
               const one = await begin('Lonely'); const two = await begin('Answered');
               const three = await begin('Third'); await send('POST', `threads/${{three.thread.id}}/posts`, {{key: key(), text: 'So.'}}, cleo.token);
               const answer = (by, text, to) => send('POST', `threads/${{two.thread.id}}/posts`, {{key: key(), text, reply_to: to}}, by.token);
               const said = await answer(bo, 'Secret answer'); await answer(cleo, 'To that', said.post.id);
               Object.assign(sessionStorage, {{one: one.thread.id, first: one.post.id, two: two.thread.id, opening: two.post.id, said: said.post.id, third: three.post.id, bo: bo.token}}); }})()"
        )).await?;
        web.until("!!sessionStorage.bo").await?;
        // An answer is quoted by whoever answers it, in the form below it.
        web.open(&format!("{discussion}?thread={}", at("two").await?)).await?;
        web.until("document.querySelector('.post-answers')?.textContent.includes('Secret answer')").await?;
        web.js("[...document.querySelectorAll('.reply-post .post-tools button')].find(button => button.textContent === 'Answer').click()").await?;
        web.until("document.querySelector('.reply-post textarea')?.value === '> Cleo: To that\\n\\n'").await?;
        remove("said").await?;
        web.until("!document.querySelector('.posts').textContent.includes('Secret answer')").await?;
        remove("opening").await?;
        web.until("document.querySelector('h1').textContent === '(removed)' && document.title.startsWith('(removed)')").await?;
        web.until("!document.body.textContent.includes('Secret words')").await?;
        no_violations(web).await?;
        // A list that is asked for again shows it too.
        web.open(&format!("{discussion}?course=beyond-the-hype")).await?;
        web.until("document.querySelectorAll('.thread-title').length === 3 && document.body.textContent.includes('Third')").await?;
        remove("third").await?;
        web.js("(() => { const sort = document.querySelector('.talk-choices select'); sort.selectedIndex = 1; sort.dispatchEvent(new Event('change', {bubbles: true})); return true; })()").await?;
        web.until("!document.body.textContent.includes('Third') && document.querySelectorAll('.thread-title').length === 3").await?;
        // Of a thread without others nothing is left.
        web.open(&format!("{discussion}?thread={}", at("one").await?)).await?;
        web.until("document.querySelector('.post-text')?.textContent.includes('Secret words')").await?;
        remove("first").await?;
        web.until("document.body.textContent.includes('This is not there, or not any more.') && !document.querySelector('.post')").await?;
        web.until("!document.body.textContent.includes('Secret words') && !document.body.textContent.includes('Lonely')").await?;
        no_violations(web).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_of_nothing_say_so() {
    let server = Server::start(None).expect("serves");
    let discussion = format!("{}en/discussion/", server.address);
    let about = LESSON.trim_start_matches("courses/").trim_end_matches('/');
    journey("talk-nowhere", Setup::default(), async |browser| {
        let web = &browser.web;
        let gone = "document.querySelector('.discussion').textContent.includes('This is not there, or not any more.')";
        for nowhere in [
            "?course=nope",
            "?thread=nope",
            "?thread=01a20533-0ac8-7dc3-9613-e92bab488084",
        ] {
            web.open(&format!("{discussion}{nowhere}")).await?;
            web.until(gone).await?;
            no_violations(web).await?;
        }
        web.js(&format!(
            "(async () => {{ {SEND}
               const bo = await send('POST', 'people', {{name: 'Bo'}});
               const made = await send('POST', 'threads', {{key: key(), about: '{about}', kind: 'discussion', title: 'Here', text: 'Here'}}, bo.token);
               sessionStorage.one = made.thread.id; }})()"
        )).await?;
        web.until("!!sessionStorage.one").await?;
        let id = web.js("sessionStorage.one").await?;
        let id = id.as_str().unwrap_or_default();
        web.open(&format!("{discussion}?thread={id}#post-01a20533-0ac8-7dc3-9613-e92bab488084")).await?;
        web.until("document.querySelector('.thread .notice')?.textContent.startsWith('The post that the link leads to is not there') && document.querySelectorAll('.post').length === 1").await?;
        no_violations(web).await
    })
    .await;
}
