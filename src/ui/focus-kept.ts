/*
 * What is pressed may go away by that: a rule that is deleted, a filter that is cleared, the button that opened a
 * dialog. The browser then leaves the focus on nothing, and who works by keyboard begins at the top of the page. Here
 * it goes on from where it was, wherever in the page that happens.
 */

/** Where the focus was: the element and what it stood in, innermost first, up to its dialog. */
type Place = {
  readonly within: readonly HTMLElement[];
  /** Where the focus was before that dialog. */
  readonly before: Place | undefined;
};

const CONTROLS = 'a[href], button, input, select, textarea, [tabindex]:not([tabindex="-1"])';

/** Undefined while the focus is on nothing because somebody wanted it so. */
let last: Place | undefined;
/** What the focus was put on for want of what had it, until somebody does something else. */
let makeshift: Element | null = null;

function placeOf(element: HTMLElement): Place {
  const within: HTMLElement[] = [];
  for (let at: HTMLElement | null = element; at && at !== document.body; at = at.parentElement) {
    within.push(at);
    if (!(at instanceof HTMLDialogElement)) continue;
    const dialog = at;
    // Whoever is in a dialog already came to it from where they were at first.
    const isIn = (place: Place | undefined): boolean => place?.within.includes(dialog) === true;
    let before = last;
    while (before && !isIn(before)) before = before.before;
    return { within, before: before ? before.before : last };
  }
  return { within, before: undefined };
}

function isLost(): boolean {
  return (
    last?.within[0]?.isConnected === false &&
    (document.activeElement === document.body || document.activeElement === null)
  );
}

function takes(element: HTMLElement): boolean {
  element.focus({ preventScroll: true });
  return document.activeElement === element;
}

/**
 * What stands for the whole of a place has the focus first, such as the list or the body of a dialog; else the first
 * control of the nearest that is still there.
 */
function goOn(): void {
  const main = document.querySelector<HTMLElement>('main');
  for (let place = last; place; place = place.before) {
    const there = place.within.filter((one) => one.isConnected && (one === main || !one.contains(main)));
    if (there.some((element) => element.hasAttribute('tabindex') && takes(element))) return;
    if (there.some((element) => [...element.querySelectorAll<HTMLElement>(CONTROLS)].some(takes))) return;
  }
  if (main) takes(main);
}

function onFocusIn({ target }: FocusEvent): void {
  makeshift = null;
  if (target instanceof HTMLElement) last = placeOf(target);
}

function onFocusOut({ target }: FocusEvent): void {
  // Only afterwards it can be told from an element that is taken away, which some browsers tell of as well.
  queueMicrotask(() => {
    const isLeft = document.activeElement === document.body && (target as Element).isConnected;
    if (isLeft && last?.within[0] === target) last = undefined;
  });
}

function onDone(): void {
  makeshift = null;
}

/**
 * Keeps the focus in the page: where what has it is taken away, it goes on to what is nearest.
 * @returns how to stop
 */
export function keepFocus(): () => void {
  if (document.activeElement instanceof HTMLElement && document.activeElement !== document.body)
    last = placeOf(document.activeElement);
  const observer = new MutationObserver(() => {
    if (!isLost()) return;
    goOn();
    makeshift = document.activeElement;
  });
  observer.observe(document.body, { childList: true, subtree: true });
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  document.addEventListener('focusin', onFocusIn, options);
  document.addEventListener('focusout', onFocusOut, options);
  document.addEventListener('keydown', onDone, options);
  document.addEventListener('pointerdown', onDone, options);
  return () => {
    observer.disconnect();
    listening.abort();
  };
}

/** Takes the focus if what had it has just gone: for what tells of its going, and can bring it back. */
export function focusIfAdrift(element: HTMLElement): void {
  if (isLost() || (makeshift !== null && makeshift === document.activeElement)) element.focus();
}
