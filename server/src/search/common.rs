//! Words that say nothing by themselves. A stem would mix them up with others: `kan` with `kans`,
//! `over` with `overheid`.

use leerkring_core::Lang;

const DUTCH: &str = "aan al alle alleen als ben bij dan dat de der deze die dit doen door dus een eens en er ge geen \
    haar had hadden heb hebben hebt heeft hem hen het hij hoe hun iets ik in is ja je jij jou jouw jullie kan kon konden kunnen \
    kunt maar me mee men met mij mijn moest moet moeten na naar niet niets nog nu of om omdat ons onze ook op over \
    te tegen ten ter toch toe toen tot u uit uw van veel voor waar waarom wanneer waren was wat we weer wel welk welke werd werden wie wij wil wilde worden \
    wordt ze zei zelf zich zij zijn zo zonder zou zouden zulke zullen";

const ENGLISH: &str = "a about all also am an and any are as at be because been being but by can cannot could did do does \
    doing don for from had has have having he her here hers him his how i if in into is it its itself just me more most my no nor not \
    of off on once only or other our ours out over own s same she should so some such t than that the their theirs them then \
    there these they this those through to too under until up very was we were what when where which while who whom \
    why will with would you your yours";

/// The words that say nothing by themselves in a language.
pub(super) fn common(lang: &Lang) -> impl Iterator<Item = &'static str> {
    let all = match lang.as_str().split('-').next() {
        Some("nl") => DUTCH,
        Some("en") => ENGLISH,
        _ => "",
    };
    all.split_ascii_whitespace()
}

/// Whether a plain word is one of them.
pub(super) fn is_common(word: &str, lang: &Lang) -> bool {
    common(lang).any(|common| common == word)
}
