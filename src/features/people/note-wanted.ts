/** The field of the person who is opened. */
let shown: { readonly xuid: string; readonly field: HTMLElement } | undefined;

/** Whom a note is to be written on as soon as they are opened. */
let wanted: string | undefined;

/** A note on a person is to be written: its field gets the focus, now or when that person is opened. */
export function noteWanted(xuid: string): void {
  if (shown?.xuid === xuid) shown.field.focus();
  else wanted = xuid;
}

/**
 * The field for a note on a person is there.
 * @returns says that it is gone
 */
export function noteShown(xuid: string, field: HTMLElement): () => void {
  const here = { xuid, field };
  shown = here;
  if (wanted === xuid) field.focus();
  wanted = undefined;
  return () => {
    if (shown === here) shown = undefined;
  };
}
