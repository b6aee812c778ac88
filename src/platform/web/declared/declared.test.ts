import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { forgottenIn } from '../../../../test/support/declared-form.ts';
import { always } from '../../sealed-documents/index.ts';
import { plainShell } from '../shell/shell.ts';
import { declareForm } from './declare-form.view.tsx';
import { declareRecord } from './declare-record.view.tsx';
import { field } from './field.view.tsx';
import { kept } from './record-field.ts';

const optional = true;
const shell = plainShell({ name: 'naast', home: '/', demo: false });
const stays = field.lines('cases.contact.staysAt', { optional });
const mail = field.mail('cases.contact.mail');

describe('a declared form', () => {
  it('is drawn in its order, the password first, with the error at its field', async () => {
    const form = declareForm({ stays, password: field.password(), mail });
    const drawn = String(await form.Fields({ form: { values: { stays: 'Zeist' }, errors: {} } }));
    const names = [...drawn.matchAll(/ name="(\w+)"/g)].map(([, name]) => name);
    expect(names).toEqual(['password', 'stays', 'mail']);
    expect(await forgottenIn(form)).toEqual([]);
  });

  it('leaves a field out, and gives another words and answers, where a page says so', async () => {
    const form = declareForm({ stays, who: field.pick('cases.contact.mail', { optional }) });
    const vary = { stays: null, who: { label: 'Wie?', options: [{ value: 'a', label: 'Bram' }] } };
    const drawn = String(await form.Fields({ form: { values: {}, errors: {} }, vary }));
    expect(drawn).not.toContain('name="stays"');
    expect(drawn).toContain('Wie?');
    expect(drawn).toContain('Bram');
  });
});

describe('a declared record', () => {
  const known = declareRecord({ stays: kept.always(stays) });
  const more = declareRecord({ stays: kept.always(stays), meets: kept.since('2026-12', mail, null) });

  it('opens what was sealed before a field was there, and keeps, shows and compares every field', async () => {
    const before = known.toDocument({ stays: 'Zeist' });
    expect(more.document.parse(before)).toEqual({ stays: 'Zeist', meets: null });
    expect(() => known.document.parse({ ...before, meets: null })).toThrow();
    expect(await forgottenIn(more)).toEqual([]);
    const [one, other] = [more.knowing({ meets: 'a@b.nl' }), more.knowing({ meets: 'c@d.nl' })];
    expect(more.documentDifferences(one, other, shell)).toEqual([
      { label: shell.t('cases.contact.mail'), mine: 'a@b.nl', theirs: 'c@d.nl' },
    ]);
  });

  it('keeps nothing of what is only asked', () => {
    const asked = declareRecord({ stays: kept.always(stays), why: kept.not(mail) });
    expect(asked.toDocument({ stays: null, why: 'because' })).toEqual({ stays: null });
  });
});

describe('the check of a declaration', () => {
  const broken = (change: object) => forgottenIn(declareForm({ stays: { ...stays, ...change } }));

  it('names the place in which a field was forgotten', async () => {
    expect(await broken({})).toEqual([]);
    expect(await broken({ label: 'cases.contact.nowhere' })).toEqual([
      'stays: no label in nl',
      'stays: no label in en',
    ]);
    expect(await broken({ draw: () => null })).toEqual(['stays: not drawn']);
    expect(await broken({ typed: () => '' })).toEqual(['stays: not typed as it was']);
    expect(await broken({ words: () => '' })).toEqual(['stays: no words']);
  });

  it('names what a part of a record drops', async () => {
    const part = (change: object) =>
      declareRecord(
        { mail: kept.inPart(mail) },
        {
          parts: {
            ways: {
              rule: always(z.array(z.string())),
              label: 'cases.reach',
              blank: [],
              pack: ({ mail: typed }): string[] => (typed === null ? [] : [typed]),
              unpack: ([first]: string[]) => ({ mail: first ?? null }),
              words: (ways: string[]) => ways.join(),
              ...change,
            },
          },
        },
      );
    expect(await forgottenIn(part({}))).toEqual([]);
    expect(await forgottenIn(part({ pack: () => [] }))).toEqual(['mail: not kept', 'mail: not shown']);
    expect(await forgottenIn(part({ unpack: () => ({}) }))).toEqual(['mail: not kept']);
    expect(await forgottenIn(part({ words: () => '' }))).toEqual(['mail: not shown']);
  });
});
