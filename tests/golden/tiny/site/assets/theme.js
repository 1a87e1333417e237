// The reader's choice between light and dark. Without it, or without this script, the system decides.
// It runs before anything is painted, so no page flashes in the wrong colours.
(() => {
  const key = "digest-theme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const stored = () => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const store = (theme) => {
    try {
      if (theme) localStorage.setItem(key, theme);
      else localStorage.removeItem(key);
    } catch { /* The choice then holds for this page alone. */ }
  };
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const choose = (theme) => {
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  const show = () => {
    for (const button of document.querySelectorAll(".switch")) button.setAttribute("aria-pressed", isDark());
    const paper = getComputedStyle(document.body).backgroundColor;
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) meta.content = paper;
  };

  root.classList.add("scripted");
  choose(stored());
  document.addEventListener("DOMContentLoaded", () => {
    show();
    system.addEventListener("change", show);
    document.addEventListener("click", (event) => {
      if (!event.target.closest(".switch")) return;
      const wanted = isDark() ? "light" : "dark";
      // Back at what the system says, the reader follows the system again.
      const own = (wanted === "dark") === system.matches ? null : wanted;
      choose(own);
      store(own);
      show();
    });
  });
})();
