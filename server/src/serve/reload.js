// Reloads the page when `leerkring serve` has compiled a change; the browser keeps the scroll position. Only a page in
// sight holds a connection: browsers allow a host six of them.
const { events, revision } = document.currentScript.dataset;
// Readers of a site that is served like this to others keep their page as it is.
const writes = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
let source;
const rest = () => source?.close();
const follow = () => {
  rest();
  if (!writes || document.visibilityState !== "visible") return;
  source = new EventSource(events);
  // The first word is the state as it is, so that nothing is missed while nobody listens.
  source.addEventListener("compiled", ({ data }) => data !== revision && location.reload());
};
addEventListener("pageshow", follow);
addEventListener("pagehide", rest);
document.addEventListener("visibilitychange", follow);
