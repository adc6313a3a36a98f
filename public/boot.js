// Starts the app. It stands in a file because the Content-Security-Policy allows no inline script.
const app = document.getElementById("leerkring-app");
if (app) {
  const { default: start } = await import(app.dataset.js);
  await start({ module_or_path: app.dataset.wasm });
}
