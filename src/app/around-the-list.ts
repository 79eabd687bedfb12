/*
 * What stands around the list, in one file of the build: all of it is wanted once the first friends are drawn.
 */
export { Around } from './Around.tsx';
export { Banners } from './Banners.tsx';
export { ArrangementControl } from '#features/filters/ArrangementControl.tsx';
export { LayoutControl } from '#features/filters/LayoutControl.tsx';
export { LevelControl } from '#features/filters/LevelControl.tsx';
export { PageBell as Bell } from './PageBell.tsx';
export { NobodyHere } from './NobodyHere.tsx';
export { NobodyMatches } from '#features/filters/NobodyMatches.tsx';
export { Notes } from './Notes.tsx';
export { PageSettings } from './PageSettings.tsx';
export { PlayedMost } from '#features/summary/PlayedMost.tsx';
export { Sidebar } from './Sidebar.tsx';
export { shortcutPressed } from './on-person.ts';
