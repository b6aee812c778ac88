import { describe, expect, it } from 'vitest';
import { auditActions } from '#app/platform/audit/index.ts';
import { isMessageKey, translator } from '#app/platform/language/index.ts';
import { actInWords, caseInWords, whoInWords } from './audit-log.ts';

describe('the access book in words', () => {
  it('has words for every act that can stand in it', () => {
    expect(auditActions.filter((action) => !isMessageKey(`audit-log.action.${action}`))).toEqual([]);
  });

  it('names people, and says so when nobody had signed in', () => {
    const t = translator('en');
    const entry = { seq: 1, at: '2026-11-25T10:00:00.000Z', kind: 'door', action: 'sign-in.failed' };
    expect(whoInWords(entry, new Map(), t)).toBe('someone who had not signed in');
    expect(whoInWords({ ...entry, kind: 'person', person: 'a' }, new Map([['a', 'Joke Vermeer']]), t)).toBe(
      'Joke Vermeer',
    );
  });

  it('says how many files a list showed, and groups the reference of a case', () => {
    const entry = {
      seq: 2,
      at: '2026-11-25T10:00:00.000Z',
      kind: 'person',
      action: 'case.listed',
      count: 12,
      case: 'c',
      reference: '7KQ2MX41',
    };
    expect(actInWords(entry, translator('nl'))).toBe('bekeek de lijst van dossiers (12)');
    expect(caseInWords(entry, new Map())).toBe('7KQ2-MX41');
  });
});
