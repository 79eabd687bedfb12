/** The id of the field that people are searched in. */
export const SEARCH_ID = 'search';

let cameFrom: Element | null = null;

/** The search was asked for by its key: it gets the focus, and remembers where that was. */
export function searchWanted(): void {
  const field = document.getElementById(SEARCH_ID);
  if (document.activeElement !== field) cameFrom = document.activeElement;
  field?.focus();
}

/** The search is done with: the focus goes back to where it was when the search was asked for. */
export function searchLeft(): void {
  const opener = cameFrom;
  cameFrom = null;
  if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) opener.focus();
  else document.getElementById(SEARCH_ID)?.blur();
}
