import type { AlertRule } from '#model/alert-rules.ts';

/** A rule of alerts: any favourite comes online, at any time, told in the page alone. @param rest what differs */
export function alertRule(rest: Partial<AlertRule> = {}): AlertRule {
  return {
    id: 'r',
    name: '',
    who: { kind: 'favourites' },
    what: 'online',
    title: undefined,
    count: 1,
    times: undefined,
    voice: { page: true, desktop: false, sound: false },
    paused: false,
    sample: false,
    ...rest,
  };
}

/** A rule in which nothing is as it is left out: four of a roster in one title, on two evenings in Berlin. */
export const RAID_RULE: AlertRule = alertRule({
  name: 'Raid night',
  who: { kind: 'roster', roster: 'raid', name: 'Raid' },
  what: 'reaches',
  title: { id: '12341234', name: 'Contoso 5' },
  count: 4,
  times: { days: [5, 6], from: 1320, to: 120, zone: 'Europe/Berlin' },
  voice: { page: true, desktop: true, sound: false },
});
