// Buttons that work without the server. The chosen language is kept in a cookie, and the page is opened again in it.
document.addEventListener("click", (event) => {
  const chosen = event.target.closest?.("[data-language]")?.dataset.language;
  if (chosen) {
    document.cookie = `gaitsense-language=${chosen}; path=/; max-age=31536000; samesite=lax`;
    window.location.reload();
  }
});

// Full screen, where a page offers it.
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-full-screen]")) {
    const leave = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
    leave?.catch(() => {});
  }
});
