import { lateFile } from '#ui/part.ts';

/*
 * What stands around the list comes after the first friends, in one file of the build. What opens on demand has
 * parts of its own.
 */
export const around = lateFile(() => import('./around-the-list.ts'));

export const Around = around.part((file) => file.Around);
export const ArrangementControl = around.part((file) => file.ArrangementControl);
export const Banners = around.part((file) => file.Banners);
export const Bell = around.part((file) => file.Bell);
export const LayoutControl = around.part((file) => file.LayoutControl);
export const LevelControl = around.part((file) => file.LevelControl);
export const NobodyHere = around.part((file) => file.NobodyHere);
export const NobodyMatches = around.part((file) => file.NobodyMatches);
export const Notes = around.part((file) => file.Notes);
export const PageSettings = around.part((file) => file.PageSettings);
export const PlayedMost = around.part((file) => file.PlayedMost);
export const Sidebar = around.part((file) => file.Sidebar);

const wall = lateFile(() => import('./Wall.tsx'));

/** The view on a wall, in a file of its own: who is there wants nothing else. */
export const Wall = wall.part((file) => file.Wall);
