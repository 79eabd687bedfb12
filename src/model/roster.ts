import { hasOwnPeople, type PeopleBook } from './people-book.ts';
import { FRIENDS_ROSTER } from './view.ts';

/** A named list of people beside the friends. */
export type Roster = {
  readonly slug: string;
  readonly name: string;
  readonly xuids: readonly string[];
  /** Who made it: the gateway, a person in this browser (its id there), or nobody, being all the others in one. */
  readonly from: 'gateway' | 'all' | { readonly id: string };
};

/** Whom one can watch. */
export type Rosters = {
  /** Whether the viewer's friends are among them. */
  readonly friends: boolean;
  readonly named: readonly Roster[];
  /** The roster that stands at the address of the friends where they are not; undefined where they are. */
  readonly home: Roster | undefined;
};

/** A roster's name as it stands in an address: letters and digits of any script, the rest one hyphen. */
function slugOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'roster'
  );
}

/** Gives out addresses: a name that is taken gets `-2`, `-3` … */
function slugGiver(): (name: string) => string {
  const taken = new Set<string>([FRIENDS_ROSTER]);
  return (name) => {
    const base = slugOf(name);
    let slug = base;
    for (let n = 2; taken.has(slug); n += 1) slug = `${base}-${n}`;
    taken.add(slug);
    return slug;
  };
}

/** What decides whom one can watch. */
export type RosterSources = {
  /** The gateway's groups: name to XUIDs. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly book: PeopleBook;
  /** Whether the gateway's people are invented. */
  readonly sample: boolean;
  /** What to call all rosters in one. */
  readonly allName: string;
};

/** Whom a roster of this browser lists: invented people only while they are there to be seen. */
function present(xuids: readonly string[], { book, sample }: RosterSources): readonly string[] {
  return sample ? xuids : xuids.filter((xuid) => book.people.get(xuid)?.sample !== true);
}

/**
 * Puts the rosters of gateway and browser together. The gateway's have their addresses first, since others know
 * them too. Once somebody has made a roster of their own, the invented people of the sample are gone.
 */
export function rostersOf(sources: RosterSources): Rosters {
  const { groups, book, sample, allName } = sources;
  const slugFor = slugGiver();
  const friends = !(sample && hasOwnPeople(book));
  const given = friends
    ? Object.entries(groups).map(([name, xuids]): Roster => ({
        slug: slugFor(name),
        name,
        xuids,
        from: 'gateway',
      }))
    : [];
  const allSlug = slugFor('all rosters');
  const own = book.rosters.map(({ id, name, xuids }): Roster => ({
    slug: slugFor(name),
    name,
    xuids: present(xuids, sources),
    from: { id },
  }));
  const lists = [...given, ...own];
  const everybody = [...new Set(lists.flatMap(({ xuids }) => xuids))];
  const all: Roster = { slug: allSlug, name: allName, xuids: everybody, from: 'all' };
  const named = lists.length > 1 ? [...lists, all] : lists;
  return { friends, named, home: friends ? undefined : own.length > 1 ? all : own[0] };
}

/** The roster that an address names; undefined for the friends, and for one that nobody knows. */
export function rosterAt(rosters: Rosters, slug: string): Roster | undefined {
  if (slug === FRIENDS_ROSTER) return rosters.home;
  return rosters.named.find((roster) => roster.slug === slug);
}

/** Whether a roster, or the friends where it is undefined, shows anybody who is invented. */
export function showsSample(rosters: Rosters, roster: Roster | undefined, book: PeopleBook): boolean {
  if (roster === undefined || roster.from === 'gateway') return rosters.friends;
  const isGiven = roster.from === 'all' && rosters.named.some(({ from }) => from === 'gateway');
  return isGiven || roster.xuids.some((xuid) => book.people.get(xuid)?.sample === true);
}
