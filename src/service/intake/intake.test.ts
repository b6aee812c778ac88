import { describe, expect, test } from 'vitest';
import { spokenChoice, spokenLanguages } from '#app/platform/language/index.ts';
import { forget, newBoxPair, newId, VaultRefusal } from '#app/platform/vault/index.ts';
import { caseHeaderSchema } from '#app/service/cases/records/case-contents.ts';
import { contactRecord } from '#app/service/cases/records/contact-record.ts';
import { caseOf } from './case-of.ts';
import { registrationSchema, withEvent } from './intake.ts';
import { codeOfForm, openedMark, secondsOpen } from './receipt.ts';
import { openRegistration, sealRegistration } from './registration-seal.ts';
import { ordinaryRegistration } from './testing.ts';

describe('a sealed registration', () => {
  const pair = newBoxPair();
  const team = { teamId: newId(), epoch: 3, publicKey: pair.boxPublic };
  const id = newId();
  const sealed = sealRegistration(team, id, ordinaryRegistration(), forget);
  const keep = <Key>(key: Key) => key;

  test('opens with its team’s key, as it was written', () => {
    expect(openRegistration(pair, id, sealed, keep)).toEqual(ordinaryRegistration());
  });

  test.each([
    ['another registration', newId(), sealed],
    ['another epoch', id, { ...sealed, team_epoch: 4 }],
    ['another team', id, { ...sealed, team_id: newId() }],
    [
      'a key of another registration',
      id,
      { ...sealed, key_sealed: sealRegistration(team, id, ordinaryRegistration(), forget).key_sealed },
    ],
  ])('T86 does not open as %s', (_what, row, change) => {
    expect(() => openRegistration(pair, row, change, keep)).toThrow(VaultRefusal);
  });

  test('does not open with the key of another team', () => {
    expect(() => openRegistration(newBoxPair(), id, sealed, keep)).toThrow(VaultRefusal);
  });

  test('has a key of its own each time, so that an old key opens nothing that came later', () => {
    const again = sealRegistration(team, id, ordinaryRegistration(), forget);
    const mixed = { ...again, key_sealed: sealed.key_sealed };
    expect(() => openRegistration(pair, id, mixed, keep)).toThrow(VaultRefusal);
  });
});

describe('the case that a registration becomes', () => {
  const made = caseOf(ordinaryRegistration({ reads: 'none', when: 'overdag', mustNotKnow: 'de baas', place: 'Zeist' }));

  test('has its header and its safe contact, and the telephone number is in the safe contact alone', () => {
    expect(caseHeaderSchema.parse(made.header)).toMatchObject({ nameToUse: 'Selam', languages: ['ti'], reads: null });
    expect(contactRecord.knowing(made.contact)).toMatchObject({
      ways: [{ kind: 'telephone', value: '06 1234 5678' }],
      staysAt: 'Zeist',
    });
    expect(JSON.stringify([made.header, made.registration])).not.toContain('06 1234 5678');
  });

  test('knows who must be read to, who reads which language, and that nobody asked', () => {
    const readingOf = (reads: string | null) => {
      const { header } = caseOf(ordinaryRegistration({ reads }));
      return { reads: header.reads, reading: header.reading };
    };
    expect(readingOf('none')).toEqual({ reads: null, reading: { skill: 'none', script: null } });
    expect(readingOf('ar')).toEqual({ reads: 'ar', reading: { skill: 'reads', script: null } });
    expect(readingOf(null)).toEqual({ reads: null });
  });

  test('keeps what was decided on the way', () => {
    const event = { what: 'placed', day: '2026-11-25', about: 'Utrecht', note: 'graag snel' } as const;
    expect(caseOf(withEvent(ordinaryRegistration(), event)).registration.history).toEqual([event]);
  });

  test('has no room for the account of what happened: a new field is a decision', () => {
    const asked =
      'by nameToUse languages languageElse reads interpreter when askFor leaveMessage mustNotKnow ways placeAnswer place needs question unsaid referrer';
    const ours = 'writtenIn doubts history';
    expect(Object.keys(registrationSchema.shape).join(' ')).toBe(`${asked} ${ours}`);
  });
});

describe('the code of a form', () => {
  const key = Buffer.alloc(32, 1);

  test('is the same for the same form, and another under another key', () => {
    const form = newId();
    expect(codeOfForm(key, form)).toMatch(/^\d{4}(-\d{4}){3}$/);
    expect(codeOfForm(key, form)).toBe(codeOfForm(key, form));
    expect(codeOfForm(Buffer.alloc(32, 2), form)).not.toBe(codeOfForm(key, form));
  });

  test('the mark of when a form was opened holds for that form only, and cannot be made older', () => {
    const form = newId();
    const mark = openedMark(key, form, 1_000);
    expect(secondsOpen(key, form, mark, 11_000)).toBe(10);
    expect(secondsOpen(key, newId(), mark, 11_000)).toBeNull();
    for (const forged of [mark.replace('1000', '0100'), '', '5', 'x.y', `${mark}x`])
      expect(secondsOpen(key, form, forged, 11_000)).toBeNull();
  });
});

test('every language in the list has a name in Dutch and in English', () => {
  for (const code of spokenLanguages) {
    for (const lang of ['nl', 'en'] as const) expect(spokenChoice(code, lang).toLowerCase()).not.toBe(code);
  }
  expect(spokenChoice('ti', 'nl')).toBe('ትግርኛ (Tigrinya)');
  expect(spokenChoice('bin', 'en')).toBe('Edo');
});
