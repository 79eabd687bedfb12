import { create } from 'zustand';

/** How the last copying went; undefined once it was said for long enough. */
type Copying = { readonly outcome: 'copied' | 'refused' | undefined };

const useStore = create<Copying>(() => ({ outcome: undefined }));

/** Milliseconds for which the outcome is shown. */
const SHOWN = 4000;

let timer: ReturnType<typeof setTimeout> | undefined;

function say(outcome: Copying['outcome']): void {
  clearTimeout(timer);
  useStore.setState({ outcome });
  if (outcome) timer = setTimeout(() => useStore.setState({ outcome: undefined }), SHOWN);
}

/** How the last copying went, for a while. */
export function useCopyOutcome(): Copying['outcome'] {
  return useStore(({ outcome }) => outcome);
}

/**
 * A link was asked for: it goes to the clipboard. Browsers keep that from pages that did not come safely.
 * @param address such as `/?state=title`
 */
export function linkCopied(address: string): void {
  say(undefined);
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (!clipboard) {
    say('refused');
    return;
  }
  clipboard.writeText(location.origin + address).then(
    () => say('copied'),
    () => say('refused'),
  );
}
