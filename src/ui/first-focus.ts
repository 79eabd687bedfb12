/** The ref of what a dialog puts the focus on when it opens, where that is not the first thing in it. */
export function firstFocus(element: HTMLElement | null): void {
  element?.setAttribute('autofocus', '');
}
