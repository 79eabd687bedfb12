/**
 * Hands a text to the browser to be saved as a file.
 * @param type such as `text/csv`
 */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of it once the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * A file's name out of words and the day, such as `raid-team-2026-11-20.csv`.
 * @param now milliseconds since 1970 UTC
 */
export function fileName(words: string, now: number, extension: string): string {
  const day = new Date(now).toISOString().slice(0, 10);
  return `${words.replace(/[\\/:*?"<>|\s\p{Cc}]+/gu, '-').slice(0, 60)}-${day}.${extension}`;
}
