import type { Placement, TitleState } from './words.ts';

/** The body of a title write; only what is present changes (contract §1.9). */
export type TitleRequest = {
  readonly id?: string;
  readonly state?: TitleState;
  readonly placement?: Placement;
  readonly activity?: ActivityRequest;
};

/** What a title says of the activity in it. Merged deeply: media leaves rich presence, and the other way round. */
export type ActivityRequest = {
  readonly richPresence?: RichPresenceRequest;
  readonly media?: MediaRequest;
};

/** Which string of which service configuration, and the enumeration entries that fill it (contract §1.9, §3.4). */
export type RichPresenceRequest = {
  readonly id: string;
  readonly scid: string;
  readonly params?: readonly string[];
};

/** What is played back. */
export type MediaRequest = {
  readonly id: string;
  readonly idType: 'bing' | 'provider';
  readonly name?: string;
};

/** The body of `PUT …/state` (contract E10). */
export type StateRequest = { readonly state: 'Active' | 'Cloaked' };

/** The body of a player-data write: statistics to merge, by name. */
export type PlayerDataRequest = {
  readonly stats: { readonly title: Readonly<Record<string, { readonly value: string | number }>> };
};
