import { readCommandLine } from '../command-line.mjs';
import { leaveWall, WARM_UP_HOURS } from './wall.ts';

const { values } = readCommandLine({
  wall: { type: 'boolean' },
  hours: { type: 'string', default: '24' },
  jitless: { type: 'boolean', default: false },
});
const hours = Number(values.hours);
if (!Number.isInteger(hours) || hours < 1) {
  console.error('--hours: expected a whole number above 0');
  process.exit(2);
}
const wrong = await leaveWall(WARM_UP_HOURS + hours, { jitless: values.jitless });
console.log(wrong.length > 0 ? wrong.join('\n') : 'nothing went wrong');
process.exitCode = wrong.length > 0 ? 1 : 0;
