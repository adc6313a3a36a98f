//! Two learners talk below a lesson, each in a browser of their own.

use crate::LESSON;
use leerkring_tests::axe::no_violations;
use leerkring_tests::browser::{Browser, Setup};
use leerkring_tests::journey::{finish, journey};
use leerkring_tests::noting::select;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use leerkring_tests::threads::{answer, begin_thread, fill, to_threads};

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_asked_answered_and_solved() {
    let server = Server::start(None).expect("serves");
    let lesson = format!("{}en/{LESSON}", server.address);
    let bo = Browser::chromium(&Setup::default())
        .await
        .expect("a second browser");
    journey("talk", Setup::default(), async |ada| {
        let web = &ada.web;
        web.open(&lesson).await?;
        to_threads(web).await?;
        web.until("document.querySelector('.talk-empty').textContent.startsWith('Nobody has said')").await?;
        no_violations(web).await?;
        begin_thread(web, Some("Ada"), "Who tried this?", "Did *anyone* try this in a small town?").await?;
        web.until("document.querySelector('.post-text em').textContent === 'anyone'").await?;
        web.until("document.querySelector('.post-author').textContent === 'Ada'").await?;
        no_violations(web).await?;
        // Bo sees that there is something unread, opens it and answers.
        let went = async {
            let web = &bo.web;
            web.open(&lesson).await?;
            to_threads(web).await?;
            web.until("document.querySelector('.talk-unread').textContent === '1 unread'").await?;
            web.click(".thread-title a").await?;
            web.until("!!document.querySelector('.thread > .talk-form')").await?;
            answer(web, Some("Bo"), "We did, in Ghent.").await?;
            web.until("document.querySelectorAll('.post').length === 2").await
        };
        let went = went.await;
        // Ada is told without anything moving, and shows it when she wants.
        let tell = async {
            web.js("window.before = document.querySelector('.post').getBoundingClientRect().top").await?;
            web.until("document.querySelector('.thread .talk-news').textContent === '1 new post. Show it'").await?;
            web.until("document.querySelectorAll('.post').length === 1").await?;
            web.click(".thread .talk-news button").await?;
            web.until("document.querySelectorAll('.post').length === 2").await?;
            web.until("document.querySelectorAll('.post-author')[1].textContent === 'Bo'").await?;
            // She says that this answered it.
            web.js("[...document.querySelectorAll('.post')][1].querySelectorAll('.post-tools button').forEach(button => { if (button.textContent === 'This answered it') button.click(); })").await?;
            web.until("document.querySelectorAll('.post')[1].classList.contains('solution')").await?;
            no_violations(web).await
        };
        finish("talk-bo", &bo, went).await?;
        tell.await?;
        // Her own name, what is kept of her, and being forgotten.
        web.js("document.querySelector('.talk-myself').open = true").await?;
        web.js("document.querySelector('.talk-myself .sure').open = true").await?;
        no_violations(web).await?;
        web.click(".talk-myself .danger").await?;
        web.until("!document.querySelector('.talk-myself')").await?;
        web.open(&lesson).await?;
        to_threads(web).await?;
        web.until("document.querySelector('.thread-title').textContent === '(removed)'").await?;
        web.click(".thread-title a").await?;
        web.until("document.querySelector('.post-trace').textContent === 'Removed by its author.'").await
    })
    .await;
    let _ = bo.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_is_about_words_of_the_lesson_and_has_an_address() {
    let server = Server::start(None).expect("serves");
    journey("talk-quote", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        let words = web
            .js("document.querySelector('#prose p').textContent.trim().slice(0, 24)")
            .await?;
        let words = words.as_str().unwrap_or_default().to_owned();
        select(web, &words).await?;
        web.click(".float-discuss").await?;
        web.until(&format!(
            "document.querySelector('.talk-form .talk-quote')?.textContent === {:?}",
            words.trim()
        ))
        .await?;
        // The form stands open already.
        web.until("document.activeElement.id === 'talk_title'").await?;
        fill(web, "#talk_title", "These words").await?;
        fill(web, ".talk-form textarea", "What do they mean?").await?;
        fill(web, ".talk-form input[autocomplete=nickname]", "Cleo").await?;
        web.click(".talk-form button[type=submit]").await?;
        web.until("!!document.querySelector('.thread .post')").await?;
        // Its own page shows the same, and leads back to the words.
        let address = web.js("document.querySelector('.post-link').href").await?;
        web.open(address.as_str().unwrap_or_default()).await?;
        web.until("document.querySelector('h1').textContent === 'These words'")
            .await?;
        web.until(&format!(
            "document.querySelector('.talk-quote').textContent === {:?}",
            words.trim()
        ))
        .await?;
        web.until("document.activeElement.id.startsWith('post-')").await?;
        no_violations(web).await?;
        web.click(".talk-quote a").await?;
        web.until("document.querySelector('h1').textContent !== 'These words' && location.hash.length > 1")
            .await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_long_thread_ones_answer_is_shown_forms_stay_and_back_leads_to_the_list() {
    let server = Server::with(None, &[("LEERKRING_DISCUSSION_LIMITS", "off")]).expect("serves");
    let list = format!("{}en/discussion/?course=beyond-the-hype", server.address);
    let about = LESSON.trim_start_matches("courses/").trim_end_matches('/');
    journey("talk-long", Setup::default(), async |browser| {
        let web = &browser.web;
        let send = "const send = (method, path, body, token) => fetch(document.documentElement.dataset.base + 'api/v1/' + path, {method, headers: {'content-type': 'application/json', ...(token && {authorization: 'Bearer ' + token})}, body: JSON.stringify(body)}).then(answer => answer.json());";
        web.open(&list).await?;
        // Bo said 109 things, and answered the first one with the last.
        web.js(&format!(
            "(async () => {{ {send} const key = () => crypto.randomUUID();
               const bo = await send('POST', 'people', {{name: 'Bo'}});
               const made = await send('POST', 'threads', {{key: key(), about: '{about}', kind: 'discussion', title: 'Long', text: 'Post 1'}}, bo.token);
               const posts = `threads/${{made.thread.id}}/posts`;
               for (let n = 2; n < 110; n++) await send('POST', posts, {{key: key(), text: `Post ${{n}}`}}, bo.token);
               await send('POST', posts, {{key: key(), text: 'Post 110', reply_to: made.post.id}}, bo.token);
               sessionStorage.first = made.post.id; sessionStorage.bo = bo.token; }})()"
        ))
        .await?;
        web.until("!!sessionStorage.bo").await?;
        web.open(&list).await?;
        web.until("document.querySelector('.talk-place').textContent === 'The ecosystem around an idea'").await?;
        web.click(".thread-title a").await?;
        web.until("document.querySelectorAll('.post').length === 50 && document.activeElement.tagName === 'H1'").await?;
        web.until("location.search.startsWith('?course=beyond-the-hype&thread=')").await?;
        // What Bo changes is changed, and what is being typed stays.
        web.js("[...document.querySelectorAll('.post .post-tools button')].find(button => button.textContent === 'Answer').click()").await?;
        fill(web, ".post .talk-form textarea", "Being typed").await?;
        web.js(&format!("(() => {{ {send} send('PATCH', 'posts/' + sessionStorage.first, {{text: 'Said anew'}}, sessionStorage.bo); return true; }})()")).await?;
        web.until("document.querySelector('.post-text').textContent.trim() === 'Said anew'").await?;
        web.until("document.activeElement === document.querySelector('.post .talk-form textarea') && document.activeElement.value === 'Being typed'").await?;
        // One's own answer is the last of the last posts.
        answer(web, Some("Cleo"), "Mine").await?;
        web.until("[...document.querySelectorAll('.post-text')].pop().textContent.trim() === 'Mine' && document.querySelectorAll('.post').length === 50").await?;
        web.until("[...document.querySelectorAll('.thread button')].some(button => button.textContent === 'Earlier posts (61)')").await?;
        no_violations(web).await?;
        // The post that was answered is loaded and gone to.
        web.click(".post-answers a").await?;
        web.until("document.activeElement.id === 'post-' + sessionStorage.first").await?;
        web.js("history.back()").await?;
        web.until("document.activeElement.id.startsWith('thread-') && !document.querySelector('.thread')").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_tells_what_others_chose_from_five_votes_on() {
    let folder = leerkring_tests::folder::Folder::new().expect("a site");
    let server = Server::start(Some(folder.path())).expect("serves");
    let lesson = format!("{}en/courses/c/one/", server.address);
    journey("talk-poll", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&lesson).await?;
        web.until("!!document.querySelector('.poll input')").await?;
        web.until("!document.querySelector('.send-choice')").await?;
        web.click(".poll .option:first-child input").await?;
        web.click(".send-choice").await?;
        web.until("document.querySelector('.poll-others .status').textContent.includes('from five choices on')").await?;
        // Four others, as their browsers would send it.
        web.js(
            "(async () => { const poll = 'c/one#' + document.querySelector('.poll input').name; const option = document.querySelector('.poll .option:last-child input').value;
               for (let n = 0; n < 4; n++) await fetch(document.documentElement.dataset.base + 'api/v1/votes', {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify({voter: crypto.randomUUID(), poll, option})});
               window.voted = true; })()",
        )
        .await?;
        web.until("window.voted === true").await?;
        web.click(".poll .option:last-child input").await?;
        web.click(".send-choice").await?;
        web.until("document.querySelector('.poll-others .status').textContent === 'Your choice is counted. 5 people chose.'").await?;
        web.until("document.querySelector('.poll .option:last-child .share').textContent.includes('100') && document.querySelector('.poll .option:last-child progress').value === 100").await?;
        no_violations(web).await?;
        // Whoever comes back sees it without sending anew, until they choose otherwise.
        web.open(&lesson).await?;
        web.until("document.querySelector('.poll .option:last-child .share')?.textContent === '100 %' && !document.querySelector('.send-choice')").await?;
        web.click(".poll .option:first-child input").await?;
        web.until("!!document.querySelector('.send-choice')").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn work_for_a_name_is_done_by_the_browser() {
    let server = Server::with(None, &[("LEERKRING_DISCUSSION_PROOF", "always")]).expect("serves");
    journey("talk-proof", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        to_threads(web).await?;
        begin_thread(web, Some("Ada"), "Is this a robot?", "It is not.").await?;
        web.until("document.querySelector('.post-author').textContent === 'Ada'").await?;
        // Without it nobody gets a name.
        web.js("(async () => { const api = document.documentElement.dataset.base + 'api/v1/'; const answer = await fetch(api + 'people', {method: 'POST', headers: {'content-type': 'application/json'}, body: '{\"name\": \"Bo\"}'}); window.refused = answer.status; })()").await?;
        web.until("window.refused === 428").await?;
        // The refused request is the browser's own line in the console; it was asked for here.
        web.browser_log().await?;
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_is_about_a_question_of_the_lesson() {
    let server = Server::start(None).expect("serves");
    journey("talk-question", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        web.click(".discuss-question button").await?;
        web.until("document.activeElement.id === 'talk_title'").await?;
        fill(web, "#talk_title", "About this question").await?;
        fill(web, ".talk-form textarea", "Are two of them not right?").await?;
        fill(web, ".talk-form input[autocomplete=nickname]", "Dee").await?;
        no_violations(web).await?;
        web.click(".talk-form button[type=submit]").await?;
        web.until("!!document.querySelector('.thread .post')").await?;
        // It is kept by the id that its author gave the question.
        web.js("(async () => { const answer = await fetch(document.documentElement.dataset.base + 'api/v1/threads?about=beyond-the-hype/the-ecosystem'); window.about = (await answer.json()).items[0].about; })()").await?;
        web.until("!!window.about").await?;
        let about = web.js("window.about").await?;
        let question = about.as_str().unwrap_or_default().rsplit('#').next().unwrap_or_default().to_owned();
        web.until(&format!("!!document.getElementById({question:?}) && {about}.includes('#')")).await
    })
    .await;
}
