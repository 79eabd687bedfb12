import type { Page } from 'playwright/test';

/*
 * What a page changes on screen while something happens to it: told by the browser, so that it holds whatever
 * draws the page, and however fast the machine is.
 */

/** Where something was changed. */
export type Changes = {
  /** XUIDs of those whose place in the list was touched, in order. */
  readonly people: readonly string[];
  /** XUIDs of those who were drawn or taken away. */
  readonly drawnOrGone: readonly string[];
  /** The clock: how old the picture is, and since when somebody does something. */
  readonly clock: number;
  /** Settings, opened or not: it tells how many requests were spent, which is another number after each poll. */
  readonly settings: number;
  /** Headings, filters and whatever else counts people. */
  readonly counts: readonly string[];
  /** What was written as it stood before: by itself it costs nothing, but somebody was drawn who need not be. */
  readonly inVain: readonly string[];
  /** Anything else, as the changed element's markup. */
  readonly others: readonly string[];
};

/** Begins to watch; what was changed before does not count. */
export async function watchChanges(page: Page): Promise<void> {
  await page.evaluate(() => {
    const records: MutationRecord[] = [];
    const watch = new MutationObserver((list) => records.push(...list));
    watch.observe(document, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeOldValue: true,
      characterData: true,
    });
    Object.assign(window, { changesSoFar: () => records.concat(watch.takeRecords()) });
  });
}

/** What was changed since it is watched. */
export function changes(page: Page): Promise<Changes> {
  return page.evaluate(() => {
    const { changesSoFar } = window as unknown as { changesSoFar: () => MutationRecord[] };
    const found = changesSoFar();
    const PERSON = '[data-xuid]';
    const xuidsIn = (node: Node): string[] => {
      if (!(node instanceof Element)) return [];
      const all = [...node.querySelectorAll<HTMLElement>(PERSON)];
      if (node instanceof HTMLElement && node.matches(PERSON)) all.push(node);
      return all.map(({ dataset }) => dataset['xuid'] ?? '');
    };
    const people = new Set<string>();
    const drawnOrGone = new Set<string>();
    const counts = new Set<string>();
    const inVain = new Set<string>();
    const others: string[] = [];
    let clock = 0;
    let settings = 0;
    // React writes some attributes of a field one after the other; what counts is what came of it.
    const before = new Map<Node, Map<string, string | null>>();
    for (const { target, attributeName, oldValue } of found) {
      if (attributeName === null) continue;
      const known = before.get(target) ?? new Map<string, string | null>();
      if (!known.has(attributeName)) known.set(attributeName, oldValue);
      before.set(target, known);
    }
    for (const { target, addedNodes, removedNodes, attributeName } of found) {
      const element = target instanceof Element ? target : target.parentElement;
      const isAsBefore =
        attributeName !== null &&
        element?.getAttribute(attributeName) === before.get(target)?.get(attributeName);
      const moved = [...addedNodes, ...removedNodes].flatMap(xuidsIn);
      for (const xuid of moved) drawnOrGone.add(xuid);
      const place = element?.closest('[role=gridcell]') ?? element?.closest(PERSON);
      const owner = place ? xuidsIn(place) : [];
      const counting = element?.closest('h2, label, [role=status], nav, aside');
      if (element?.closest('[data-freshness], time')) clock += 1;
      else if (element?.closest('#settings')) settings += 1;
      else if (isAsBefore) inVain.add(element?.outerHTML.slice(0, 120) ?? '');
      else if (owner.length > 0) for (const xuid of owner) people.add(xuid);
      else if (moved.length > 0) continue;
      else if (counting) counts.add(counting.textContent ?? '');
      else others.push((element ?? document.documentElement).outerHTML.slice(0, 200));
    }
    return {
      people: [...people].sort(),
      drawnOrGone: [...drawnOrGone].sort(),
      clock,
      settings,
      counts: [...counts].sort(),
      inVain: [...inVain].sort(),
      others,
    };
  });
}
