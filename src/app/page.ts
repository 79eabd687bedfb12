import type { GatewayStatus } from '#contract/gateway-status.ts';
import type { PollHealth } from '#features/connection/freshness.ts';
import type { Friend } from '#model/friend.ts';
import type { View } from '#model/view.ts';
import type { Dashboard } from './use-dashboard.ts';
import type { Me } from './use-me.ts';
import type { Polling } from './use-polling.ts';
import type { Watched } from './use-watched.ts';

/** All that the page knows at a moment, for what stands around the list. */
export type Page = {
  /** The view as the address says it. */
  readonly chosen: View;
  readonly watched: Watched;
  /** What is watched, by name. */
  readonly rosterName: string;
  readonly status: GatewayStatus | undefined;
  readonly dashboard: Dashboard;
  readonly polling: Polling;
  readonly health: PollHealth;
  /** Accept-Language of what is asked. */
  readonly languages: string;
  readonly me: Me;
  /** The friend who is opened. */
  readonly opened: Friend | undefined;
  /** Asks everything anew. */
  readonly askNow: () => void;
};
