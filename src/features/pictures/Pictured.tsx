import type { CSSProperties, ReactNode } from 'react';
import { pictured } from '#client/pictured.ts';
import { pictureUrl } from './paint-pictures.ts';

/** Gives the face in it the picture of a person, if there is one, in the size of a panel. */
export function Pictured({ xuid, children }: { readonly xuid: string; readonly children: ReactNode }) {
  const style = pictured.has(xuid) ? { '--picture': pictureUrl(xuid, 208) } : {};
  return (
    <div className="contents" style={style as CSSProperties}>
      {children}
    </div>
  );
}
