import type { Logger } from 'pino';
import type { UpstreamEvent } from '#gateway/upstream.ts';

/**
 * Tells the log how the upstream fares: a failure when it begins and when it is over, not at each poll.
 * @returns told of each call
 */
export function logUpstream(log: Logger): (event: UpstreamEvent) => void {
  const failing = new Set<string>();
  return (event) => {
    log.debug(event, 'upstream');
    if (event.event === 'wait') log.warn(event, 'The presence service asks for a pause.');
    if (event.event !== 'call') return;
    const isWell = event.status >= 200 && event.status < 500;
    if (isWell && failing.delete(event.class)) log.warn(event, 'The presence service answers again.');
    if (isWell || failing.has(event.class)) return;
    failing.add(event.class);
    log.warn(event, 'The presence service fails.');
  };
}
