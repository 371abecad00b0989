// Blocks rendering: puts the reader's choice of light or dark on the document
// before it is painted.
try {
  const theme = localStorage.getItem("hanji:theme");
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  }
} catch {
  // Storage is blocked: the system's choice holds.
}
