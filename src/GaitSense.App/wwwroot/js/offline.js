// Installs the worker that keeps the shell. Browsers offer it over https and on this machine only; without it all else works.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/service-worker.js").catch(() => {});
}
