/*
 * What the dashboard's list draws where nothing stands around it: asked, read and arranged by the dashboard's own
 * code. Drawing it is in friends-list.tsx.
 */
import { friendsTold } from '#app/friends-told.ts';
import { readAnswer, type ReadAnswer } from '#client/answer-reader.ts';
import { letOthers } from '#client/pause.ts';
import { EMPTY_PICTURE, nextPicture, type Picture } from '#client/picture.ts';
import { standingsOf } from '#client/standing.ts';
import { arranger, type FriendGroup } from '#model/arranging.ts';
import type { Friend } from '#model/friend.ts';
import { askNames } from './line.ts';

export type People = { readonly friends: readonly Friend[]; readonly groups: readonly FriendGroup[] };

const names = await askNames();
const makeFriends = friendsTold();
const arrange = arranger();
let read: ReadAnswer | undefined;
let picture: Picture = EMPTY_PICTURE;

const describe = (xuid: string) => ({
  name: names.get(xuid) ?? xuid,
  gamertag: undefined,
  favorite: false,
});

/** Asks for everybody; who says the same keeps their identity. */
export async function askPeople(): Promise<People> {
  const text = await (await fetch('/all')).text();
  read = await readAnswer(text, read, letOthers);
  picture = nextPicture(picture, read.records, { at: performance.now(), clock: Date.now() }, undefined);
  const told = standingsOf([picture], Infinity);
  const friends = makeFriends([...picture.records.keys()], told, describe, 'all');
  return { friends, groups: arrange(friends, { by: 'state', sort: undefined, locale: 'en' }) };
}
