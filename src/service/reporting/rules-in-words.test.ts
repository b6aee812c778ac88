import { describe, expect, it } from 'vitest';
import { allActions } from '#app/platform/access/visit/index.ts';
import { isMessageKey } from '#app/platform/language/index.ts';

describe('the rules in words', () => {
  it('have words for everything that somebody may do', () => {
    expect(allActions.filter((action) => !isMessageKey(`reporting.action.${action}`))).toEqual([]);
  });
});
