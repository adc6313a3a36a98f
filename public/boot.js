// Starts the app. It stands in a file because the Content-Security-Policy allows no inline script.
const start = async (parts, again = "") => {
  const app = await import(parts.dataset.js + again);
  await app.default({ module_or_path: parts.dataset.wasm });
  return app;
};

// Threads below a lesson are an app of their own, started when the lesson asks for them.
const threads = document.getElementById("leerkring-discussion");
if (threads) {
  let started;
  let tries = 0;
  document.addEventListener("leerkring-discussion", async ({ target }) => {
    try {
      // A browser may remember that an address failed, so each try has one of its own.
      started ??= start(threads, tries ? `?${tries}` : "");
      (await started).show_discussion(target);
    } catch {
      started = undefined;
      tries += 1;
      target.dispatchEvent(new CustomEvent("leerkring-discussion-away", { bubbles: true }));
    }
  });
}

const app = document.getElementById("leerkring-app");
if (app) {
  // The served page is painted first: on a slow phone the app would otherwise take its processor.
  // A page in the background is never painted, so it does not wait for ever.
  await new Promise((painted) => {
    requestAnimationFrame(() => setTimeout(painted));
    setTimeout(painted, 1000);
  });
  await start(app);
}
