/*
 * All but the cards that a page mostly opens with, in one file of the build: lines, tiles, the table, what stands
 * in place of a person, the pill over them, and what keys do in the list.
 */
export { ChangesPill } from './ChangesPill.tsx';
export { FriendRow } from './FriendRow.tsx';
export { FriendsTable } from './FriendsTable.tsx';
export { FriendTile } from './FriendTile.tsx';
export { PersonFault } from './PersonFault.tsx';
export { keyPressed } from './list-keys.ts';
