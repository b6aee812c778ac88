import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  always,
  type FieldRule,
  sealedDocument,
  sealedShape,
  since,
  sometimes,
  type Unruled,
} from './sealed-document.ts';

const way = sealedDocument({
  kind: always(z.enum(['telephone', 'mail'])),
  value: always(z.string()),
  safe: since('2026-12', z.boolean().nullable(), null),
});
const contact = sealedDocument({
  ways: always(z.array(way)),
  staysAt: always(z.string().nullable()),
  meetsAt: since('2026-12', z.string().nullable(), null),
  places: since('2026-12', z.array(z.string()), []),
  passedOn: sometimes(z.iso.date()),
});
type Contact = z.infer<typeof contact>;

describe('a sealed document', () => {
  it('is read as it was sealed, with every field of today', () => {
    const today: Contact = {
      ways: [{ kind: 'mail', value: 'hana@example.nl', safe: true }],
      staysAt: null,
      meetsAt: 'Station Zeist',
      places: ['Zeist'],
      passedOn: '2026-12-03',
    };
    expect(contact.parse(today)).toEqual(today);
  });

  it('of before is read with what its rules say of the fields that came later, at every depth', () => {
    expect(contact.parse({ ways: [{ kind: 'mail', value: 'hana@example.nl' }], staysAt: null })).toEqual({
      ways: [{ kind: 'mail', value: 'hana@example.nl', safe: null }],
      staysAt: null,
      meetsAt: null,
      places: [],
    });
  });

  it('gives each reader a default of its own', () => {
    contact.parse({ ways: [], staysAt: null }).places.push('Zeist');
    expect(contact.parse({ ways: [], staysAt: null }).places).toEqual([]);
  });

  it('is refused where a field of always is missing, a value is wrong or a field is unknown', () => {
    for (const wrong of [
      { ways: [] },
      { ways: [], staysAt: null, meetsAt: 3 },
      { ways: [], staysAt: null, was: 'deleted' },
      { ways: [{ kind: 'mail' }], staysAt: null },
    ])
      expect(contact.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
  });

  it('is an earlier shape too, where that is turned into today’s', () => {
    const renamed = sealedShape(z.preprocess((kept) => ({ staysAt: null, ...Object(kept) }), contact));
    expect(renamed.parse({ ways: [] })).toMatchObject({ staysAt: null, meetsAt: null });
  });

  it('does not compile with a field, at any depth, that has no rule for documents of before', () => {
    // Types only: each of these lines is red in `npm run check` when the compiler takes what has no rule.
    const plain: z.ZodString extends FieldRule ? 'taken' : 'refused' = 'refused';
    const inside: Unruled<z.ZodArray<z.ZodObject>> = 'an object inside is a sealedDocument';
    const deep: Unruled<z.ZodNullable<z.ZodRecord<z.ZodString, z.ZodObject>>> = 'an object inside is a sealedDocument';
    const choice: Unruled<z.ZodUnion<[typeof way, z.ZodObject]>> = 'an object inside is a sealedDocument';
    const last: Unruled<z.ZodTuple<[z.ZodString, z.ZodOptional<z.ZodObject>]>> = 'an object inside is a sealedDocument';
    const missing: Unruled<z.ZodOptional<z.ZodString>> = 'what can be missing says so with since or sometimes';
    const filled: Unruled<z.ZodArray<z.ZodDefault<z.ZodString>>> = missing;
    const ruled: [Unruled<z.ZodArray<typeof contact>>] extends [never] ? 'taken' : 'refused' = 'taken';
    const line: [Unruled<z.ZodTuple<[z.ZodString, z.ZodOptional<z.ZodString>]>>] extends [never] ? 'taken' : 'refused' =
      'taken';
    const extended: Unruled<ReturnType<typeof contact.partial>> = inside;
    expect([plain, inside, deep, choice, last, filled, ruled, line, extended]).toHaveLength(9);
  });
});
