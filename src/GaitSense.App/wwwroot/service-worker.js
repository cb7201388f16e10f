// Keeps the shell: styles, scripts, typeface and a page that says when the service is out of reach. Pages and numbers always
// come from the service; nothing of a person is kept here.
const shell = "gaitsense-shell-1";
const offline = "/offline.html";
const kept = [offline, "/css/tokens.css", "/css/base.css", "/favicon.svg", "/fonts/atkinson-hyperlegible-next.woff2", "/js/theme.js"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(shell).then((cache) => cache.addAll(kept)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name !== shell).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

const isPart = (url) => /^\/(css|js|fonts|icons|_content|_framework)\//.test(url.pathname) || url.pathname === "/favicon.svg";

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) {
    return;
  }
  if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match(offline)));
  } else if (isPart(url)) {
    // The service's copy first, so that a new version is never hidden by an old one.
    event.respondWith(fetch(event.request)
      .then((answer) => {
        if (answer.ok) {
          const copy = answer.clone();
          event.waitUntil(caches.open(shell).then((cache) => cache.put(event.request, copy)));
        }
        return answer;
      })
      .catch(() => caches.match(event.request).then((found) => found ?? Response.error())));
  }
});
