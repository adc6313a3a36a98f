// Reloads the page when `leerkring serve` has compiled a change; the browser keeps the scroll position.
const source = new EventSource(document.currentScript.dataset.events);
source.addEventListener("compiled", () => location.reload());
