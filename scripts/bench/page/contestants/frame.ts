/** Where a contestant's list stands: the styles, the width and the room above are those of the dashboard's page. */
export function frame(): HTMLElement {
  const root = document.getElementById('root') as HTMLElement;
  // None of the dashboard's styles is as high as its header.
  root.className = '[--header:3.75rem] lg:ps-60';
  root.style.paddingTop = 'var(--header)';
  const main = document.createElement('main');
  main.className = 'px-5';
  root.replaceChildren(main);
  return main;
}
