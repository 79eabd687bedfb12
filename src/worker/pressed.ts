/** A tab that shows the page. */
export type Page = {
  readonly visibilityState: string;
  focus(): Promise<unknown>;
  postMessage(message: unknown): void;
};

type Pages = {
  matchAll(options: { type: 'window' }): Promise<readonly Page[]>;
  openWindow(address: string): Promise<unknown>;
};

/** The page's own addresses: nothing else is opened, whatever a notification says. */
const OWN = /^\/(?:r\/[^/]+\/friends)?(?:\?|$)/;

/**
 * A notification was pressed: a tab of the page comes to the front and shows what it was about, the one that is
 * seen rather than another; without any, one is opened.
 * @param data what the page gave the notification
 */
export async function pressed(pages: Pages, data: unknown): Promise<void> {
  const given =
    typeof data === 'object' && data !== null ? (data as { address?: unknown }).address : undefined;
  const address = typeof given === 'string' && OWN.test(given) ? given : '/';
  const open = await pages.matchAll({ type: 'window' });
  const page = open.find(({ visibilityState }) => visibilityState === 'visible') ?? open[0];
  if (!page) {
    await pages.openWindow(address);
    return;
  }
  await page.focus();
  // Only windows ask for an origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  page.postMessage({ say: 'notification-pressed', address });
}
