import { pictured } from '#client/pictured.ts';

/** Of whom a rule is there already. */
const painted = new Set<string>();
let sheet: CSSStyleSheet | undefined;

/** Twice the width of the largest face in the list would be 80; the network makes 64 and 208. */
const SIZE = 64;

/** The address of a person's picture, as CSS has it. */
export function pictureUrl(xuid: string, size: 64 | 208 | 424): string {
  return `url("/api/picture/${xuid}?size=${size}")`;
}

/**
 * Lays the pictures of everybody who has one over the letters that stand for them. The list is drawn with the
 * letters and does not change for it: a rule for each person says what their face shows, and the browser asks
 * only for the pictures of those who are on screen. Where one does not come the letters stay.
 * @param people who are listed; who of them has a picture is known with their names
 */
export function paintPictures(people: readonly { readonly xuid: string }[]): void {
  if (painted.size === pictured.size) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  for (const { xuid } of people) {
    if (!pictured.has(xuid) || painted.has(xuid) || !/^\d{1,20}$/.test(xuid)) continue;
    sheet.insertRule(`[data-xuid="${xuid}"]{--picture:${pictureUrl(xuid, SIZE)}}`);
    painted.add(xuid);
  }
}
