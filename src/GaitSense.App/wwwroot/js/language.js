// Keeps the chosen language in a cookie and opens the page again in it.
document.addEventListener("click", (event) => {
  const chosen = event.target.closest?.("[data-language]")?.dataset.language;
  if (chosen) {
    document.cookie = `gaitsense-language=${chosen}; path=/; max-age=31536000; samesite=lax`;
    window.location.reload();
  }
});
