import { FRIENDS_ROSTER } from './view.ts';

/** A named list of people beside the friends. */
export type Roster = { readonly slug: string; readonly name: string; readonly xuids: readonly string[] };

/** A roster's name as it stands in an address: letters and digits of any script, the rest one hyphen. */
function slugOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'roster'
  );
}

/** Gives every group of the gateway its address; a name that is taken gets `-2`, `-3` … */
export function rostersOf(groups: Readonly<Record<string, readonly string[]>>): Roster[] {
  const taken = new Set<string>([FRIENDS_ROSTER]);
  return Object.entries(groups).map(([name, xuids]) => {
    const base = slugOf(name);
    let slug = base;
    for (let n = 2; taken.has(slug); n += 1) slug = `${base}-${n}`;
    taken.add(slug);
    return { slug, name, xuids };
  });
}
