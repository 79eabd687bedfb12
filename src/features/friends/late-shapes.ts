import { fetchPart, part, partAtHand } from '#ui/part.ts';

type Shapes = typeof import('./other-shapes.ts');

const shapes = (): Promise<Shapes> => import('./other-shapes.ts');

export const ChangesPill = part(shapes, (file) => file.ChangesPill);
export const FriendRow = part(shapes, (file) => file.FriendRow);
export const FriendsTable = part(shapes, (file) => file.FriendsTable);
export const FriendTile = part(shapes, (file) => file.FriendTile);

/** Fetches them, so that they are drawn at once when they are wanted. @throws if they cannot be had */
export async function fetchShapes(): Promise<void> {
  await fetchPart(shapes);
}

/** What was fetched; undefined before. */
export function shapesAtHand(): Shapes | undefined {
  return partAtHand(shapes);
}
