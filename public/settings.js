// Puts the reader's stored settings on the page before it is painted, so that it does not flash.
// Reads only; `src/storage/settings.rs` writes.
try {
  const stored = JSON.parse(localStorage.getItem("leerkring:settings") ?? "{}");
  for (const name of ["theme", "text", "motion"]) {
    const value = stored?.[name];
    if (typeof value === "string" && /^[a-z]{1,12}$/.test(value)) {
      document.documentElement.setAttribute(`data-${name}`, value);
    }
  }
} catch {
  // Storage refused or damaged: the page shows as by default.
}
