/*
 * All but the cards that a page mostly opens with, in one file of the build: lines, tiles, the table, and the pill
 * over them.
 */
export { ChangesPill } from './ChangesPill.tsx';
export { FriendRow } from './FriendRow.tsx';
export { FriendsTable } from './FriendsTable.tsx';
export { FriendTile } from './FriendTile.tsx';
