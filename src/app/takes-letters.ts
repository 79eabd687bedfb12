/** Kinds of input that take letters. */
const TEXT = /^(text|search|email|url|tel|password|number|date|time)$/;

/** Whether a key pressed there is a letter to be written, and no shortcut. */
export function takesLetters(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return TEXT.test(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}
