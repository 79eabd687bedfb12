import { format } from 'node:util';
import { afterEach, beforeEach } from 'vitest';

/*
 * A set-up file of vitest: a console.error that a test did not ask for fails it. A test that wants one puts
 * `vi.spyOn(console, 'error')` with an implementation of its own in front and looks at what that recorded.
 */

const genuine = console.error;
let messages: string[] = [];

function record(...values: unknown[]): void {
  messages.push(format(...values));
}

beforeEach(() => {
  messages = [];
  console.error = record;
});

afterEach(() => {
  console.error = genuine;
  if (messages.length > 0) throw new Error(`unexpected console.error:\n${messages.join('\n')}`);
});
