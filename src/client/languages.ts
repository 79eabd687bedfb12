/** The browser's languages as an Accept-Language value, most wanted first. */
export function browserLanguages(): string {
  const tags = [
    ...new Set(navigator.languages.length > 0 ? navigator.languages : [navigator.language]),
  ].slice(0, 8);
  return tags.map((tag, index) => (index === 0 ? tag : `${tag};q=${(1 - index / 10).toFixed(1)}`)).join(', ');
}
