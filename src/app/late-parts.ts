import { part } from '#ui/part.ts';

type Around = typeof import('./around-the-list.ts');

/** Imports what stands around the list, or gives what was imported. */
export const around = (): Promise<Around> => import('./around-the-list.ts');

/*
 * What stands around the list comes after the first friends, in one file of the build. What opens on demand has
 * parts of its own.
 */
export const Around = part(around, (file) => file.Around);
export const ArrangementControl = part(around, (file) => file.ArrangementControl);
export const Banners = part(around, (file) => file.Banners);
export const Bell = part(around, (file) => file.Bell);
export const NobodyHere = part(around, (file) => file.NobodyHere);
export const NobodyMatches = part(around, (file) => file.NobodyMatches);
export const Notes = part(around, (file) => file.Notes);
export const PageSettings = part(around, (file) => file.PageSettings);
export const Sidebar = part(around, (file) => file.Sidebar);

/** The view on a wall, in a file of its own: who is there wants nothing else. */
export const Wall = part(
  () => import('./Wall.tsx'),
  (file) => file.Wall,
);
