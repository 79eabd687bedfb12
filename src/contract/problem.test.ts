import { expect, it } from 'vitest';
import { problem, problemCode, readProblemDescription } from './problem.ts';

it.each([
  [400, 4000],
  [401, 4500],
  [403, 4500],
  [404, 0],
  [405, 0],
  [406, 0],
  [413, 4000],
  [500, 5000],
  [502, 5300],
  [503, 5300],
  [504, 5300],
])('a %i has the code %i', (status, code) => {
  expect(problemCode(status)).toBe(code);
});

it('a problem has the four members of the wire, and says its sentence', () => {
  const body = problem(400, 'UserPresence', 'level: expected one of user, device, title, all');
  expect(body).toStrictEqual({
    code: 4000,
    source: 'UserPresence',
    description: 'level: expected one of user, device, title, all',
    traceInformation: null,
  });
  expect(readProblemDescription(JSON.parse(JSON.stringify(body)))).toBe(body.description);
});

it.each([
  [{ errorMessage: 'no' }, 'no'],
  [{ description: '', errorMessage: 'no' }, 'no'],
  [{ description: 7 }, undefined],
  [['no'], undefined],
  ['no', undefined],
  [null, undefined],
])('%j says %s', (body, sentence) => {
  expect(readProblemDescription(body)).toBe(sentence);
});
