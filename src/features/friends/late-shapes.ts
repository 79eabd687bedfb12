import { lateFile } from '#ui/part.ts';

/** All but the cards that a page mostly opens with, and what keys do in the list. */
export const shapes = lateFile(() => import('./other-shapes.ts'));

export const ChangesPill = shapes.part((file) => file.ChangesPill);
export const FriendRow = shapes.part((file) => file.FriendRow);
export const FriendsTable = shapes.part((file) => file.FriendsTable);
export const FriendTile = shapes.part((file) => file.FriendTile);
export const PersonFault = shapes.part((file) => file.PersonFault);
