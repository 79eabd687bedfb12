import { SECURITY_HEADERS } from '#gateway/security-headers.ts';
import type { ListenerVoice } from './listener-refusal.ts';

/** How the gateway's socket refuses. */
export const GATEWAY_VOICE: ListenerVoice = {
  source: 'Gateway',
  statusOf: (fault) =>
    ({ malformed: 400, 'head-too-long': 431, 'target-too-long': 414, 'too-slow': 408 })[fault],
  headers: { ...SECURITY_HEADERS, 'cache-control': 'no-store' },
};

/** How the presence service's socket refuses: the contract knows no 414 and no 431 (contract §9). */
export const PRESENCE_VOICE: ListenerVoice = {
  source: 'UserPresence',
  statusOf: (fault) => (fault === 'too-slow' ? 408 : 400),
  headers: { 'cache-control': 'no-cache, no-store', 'x-content-type-options': 'nosniff' },
};
