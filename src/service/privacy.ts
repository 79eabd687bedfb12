import type { Directory } from './directory.ts';

/** Who asks. */
export type Reader = {
  readonly xuid: string;
  /** Whether a third-party site asks in the name of that user. */
  readonly isSite: boolean;
  /** Titles of other sandboxes are not there for this reader. */
  readonly sandbox: string;
};

/**
 * Whether a reader may see a person's presence (contract §1.12): their own always, a site nobody else's;
 * otherwise as the person set it, friends being those whom the person follows. A person whom the world does
 * not know has set nothing and hides nothing.
 */
export function maySee(reader: Reader, xuid: string, directory: Directory): boolean {
  if (reader.xuid === xuid) return true;
  if (reader.isSite) return false;
  switch (directory.privacy(xuid)) {
    case 'blocked':
      return false;
    case 'friends':
      return directory.follows(xuid, reader.xuid);
    case 'everyone':
    case undefined:
      return true;
  }
}
