// Keeps the screen on while something of the page needs it: sound that goes on, a light that is looked at. Where the browser offers no
// lock (it asks for a secure page) the screen follows the device's own settings.
const reasons = new Set();
let lock = null;

/** Keeps the screen on for this reason until release(). */
export async function hold(reason) {
  reasons.add(reason);
  await ask();
}

/** The reason is gone; with the last one the screen may sleep again. */
export function release(reason) {
  reasons.delete(reason);
  if (reasons.size === 0) {
    lock?.release().catch(() => {});
    lock = null;
  }
}

async function ask() {
  if (lock || reasons.size === 0 || !("wakeLock" in navigator) || document.visibilityState !== "visible") {
    return;
  }
  try {
    const granted = await navigator.wakeLock.request("screen");
    if (reasons.size === 0 || lock) {
      await granted.release();
      return;
    }
    lock = granted;
    granted.addEventListener("release", () => {
      lock = lock === granted ? null : lock;
    });
  } catch {
    // Refused, for instance on low battery: asked for again when the page is looked at again.
  }
}

document.addEventListener("visibilitychange", ask);
