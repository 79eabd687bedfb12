/*
 * What rows on screen say beside their line: nobody needs it of the others.
 */
import { deviceOf, HOME, type Line, type WireRecord } from './line.ts';

/** What else somebody plays who is in a title. */
export function alsoOf({ devices = [] }: WireRecord): string {
  const others: string[] = [];
  let isFirst = true;
  for (const [index, { type, titles = [] }] of devices.entries()) {
    for (const { id, name, placement } of titles) {
      if (placement === 'Background' || id === HOME) continue;
      if (placement !== 'Snapped' && isFirst) isFirst = false;
      else others.push(index === 0 ? `${name} (snapped)` : `${name} on ${deviceOf(type)[0]}`);
    }
  }
  return others.length === 0 ? '' : `also: ${others.join(' · ')}`;
}

/** Everything that a row says with glyphs too, for those who do not see them. */
export function labelOf(name: string, { devices = [] }: WireRecord, { words }: Line): string {
  const places: string[] = [];
  for (const { type, titles = [] } of devices) {
    const [device] = deviceOf(type);
    const snapped = titles.find(({ placement }) => placement === 'Snapped')?.name;
    for (const title of titles) {
      if (title.placement === 'Background') places.push(`${title.name}, in the background, not on screen`);
      else if (title.placement === 'Snapped') places.push(`${title.name}, snapped at the side, on ${device}`);
      else if (title.placement === 'Full') places.push(`${title.name}, full screen, on ${device}`);
      else places.push(`${title.name}, main area, beside ${snapped}, on ${device}`);
    }
  }
  return `${name}: ${words}${places.length === 0 ? '' : `: ${places.join('; ')}`}`;
}

const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** Since when: how long a title is played, and the day on which somebody was last seen; nobody was within a week. */
export function ageOf({ state, since }: Line): string {
  if (Number.isNaN(since)) return '';
  if (state === 'offline') return DATE.format(since);
  const minutes = Math.floor((Date.now() - since) / 60_000);
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  return hours > 0 ? `${hours} h ${String(minutes % 60).padStart(2, '0')}` : `${minutes} min`;
}

/** The instant as a machine reads it. */
export const instantOf = ({ since }: Line): string =>
  Number.isNaN(since) ? '' : new Date(since).toISOString();

/** Letters in place of a picture, and their colour. */
export function faceOf(name: string, xuid: string): { readonly letters: string; readonly colour: number } {
  const [first = '', ...others] = name.split(' ');
  let colour = 0x811c9dc5;
  for (const letter of xuid) colour = Math.imul(colour ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return {
    letters: `${first.charAt(0)}${others.at(-1)?.charAt(0) ?? ''}`.toUpperCase(),
    colour: colour % 12,
  };
}
