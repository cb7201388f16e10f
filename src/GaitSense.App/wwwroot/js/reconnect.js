// A restarted service does not know the page of before: as soon as it answers, the page is opened again, unless it holds sensors;
// then the notice stands until a person opens it again.
const modal = document.getElementById("components-reconnect-modal");
let asking = false;

async function openAgain() {
  if (asking) {
    return;
  }
  asking = true;
  for (;;) {
    try {
      if (!window.gaitsenseHoldsSensors?.() && (await fetch("/health/live", { cache: "no-store" })).ok) {
        window.location.reload();
        return;
      }
    } catch {
      // Not yet.
    }
    await new Promise((resolve) => { setTimeout(resolve, 1000); });
  }
}

modal?.addEventListener("components-reconnect-state-changed", (event) => {
  if (event.detail.state === "failed" || event.detail.state === "rejected" || event.detail.state === "resume-failed") {
    openAgain();
  }
});

// Older links tell by a class only.
if (modal) {
  new MutationObserver(() => {
    if (/components-reconnect-(failed|rejected|resume-failed)/.test(modal.className)) {
      openAgain();
    }
  }).observe(modal, { attributeFilter: ["class"] });
}
