import type { Context } from 'hono';
import { expect, test } from 'vitest';
import { newKey } from '#app/platform/vault/index.ts';
import { ReadingProgress } from './reading-progress.ts';

const session = () => {
  const key = newKey();
  return { get: () => key } as unknown as Context;
};

test('what a session sent is followed page by page, in all its files, and forgotten when it is over', () => {
  const progress = new ReadingProgress();
  const own = session();
  expect(progress.at(own)).toBeNull();
  const told = progress.begin(own, 3);
  expect(progress.at(own)).toEqual({ page: 1, pages: 3 });
  told.tell(0, { pages: 1, areAll: true, read: 1 });
  told.tell(2, { pages: 6, areAll: true, read: 0 });
  expect(progress.at(own)).toEqual({ page: 2, pages: 8 });
  told.tell(2, { pages: 6, areAll: true, read: 6 });
  told.tell(1, { pages: 1, areAll: true, read: 1 });
  // The last is never passed.
  expect(progress.at(own)).toEqual({ page: 8, pages: 8 });
  expect(progress.at(session())).toBeNull();
  told.end();
  expect(progress.at(own)).toBeNull();
});

test('a scan of many pages is first laid out, of which nobody knows the end', () => {
  const progress = new ReadingProgress();
  const own = session();
  const told = progress.begin(own, 1);
  told.tell(0, { pages: 2, areAll: false, read: 0 });
  expect(progress.at(own)).toEqual({ page: 3, pages: null });
  told.tell(0, { pages: 8, areAll: true, read: 2 });
  expect(progress.at(own)).toEqual({ page: 3, pages: 8 });
  // Another letter was sent from another tab: its end is not the end of this one.
  const other = progress.begin(own, 2);
  told.end();
  expect(progress.at(own)).toEqual({ page: 1, pages: 2 });
  other.end();
});
