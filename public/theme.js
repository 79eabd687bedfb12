// Before the first paint: the theme that was chosen, and whether states are plain dots.
try {
  const { theme, dots } = localStorage;
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (dots === 'plain') document.documentElement.dataset.dots = dots;
} catch {
  // Storage may be blocked.
}
