// Starts the app. It stands in a file because the Content-Security-Policy allows no inline script.
const app = document.getElementById("leerkring-app");
if (app) {
  // The served page is painted first: on a slow phone the app would otherwise take its processor.
  // A page in the background is never painted, so it does not wait for ever.
  await new Promise((start) => {
    requestAnimationFrame(() => setTimeout(start));
    setTimeout(start, 1000);
  });
  const { default: start } = await import(app.dataset.js);
  await start({ module_or_path: app.dataset.wasm });
}
