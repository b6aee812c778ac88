import { afterEach, describe, expect, it, vi } from 'vitest';
import { reportFailure } from './report.ts';

describe('the line about a failure that nobody foresaw', () => {
  const said: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  afterEach(() => {
    said.length = 0;
  });

  it('names its kind and its place in the program', () => {
    reportFailure('7KQ2MX41', new RangeError('anything'));
    expect(said.join()).toMatch(
      /^failure 7KQ2MX41: RangeError at .*src\/operations\/processes\/report\.test\.ts:\d+:\d+\n$/,
    );
  });

  it('T95 quotes no message, also when what somebody typed looks like a line of the program', () => {
    const typed = 'Unexpected token\nSelam waits at the stop src/Zeist and\n    at the house dist/Zeist';
    const error = new SyntaxError(typed);
    reportFailure('7KQ2MX41', error);
    expect(said.join()).not.toMatch(/Selam|Zeist/);
    expect(said.join()).toContain('SyntaxError at ');
  });
});
