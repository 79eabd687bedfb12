/*
 * What `import … from 'friends-presence/service'` gives: a presence service for the tests of other programs.
 */
export type { Claims } from './token.ts';
export { signToken } from './token.ts';
export type { PresenceServiceOptions } from './service.ts';
export { createPresenceService } from './service.ts';
export type { World, WorldInput } from './world.ts';
export { readWorld } from './world.ts';
