import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Json } from '#app/platform/vault/index.ts';
import fc from '#test/property.ts';
import { ownEntries } from './directory.ts';
import { differingNames, fromHsds, saysSame, toHsds } from './hsds.ts';
import {
  directoryNeeds,
  type Entry,
  type OrganisationContent,
  organisationKinds,
  sexes,
  urgencies,
} from './organisation.ts';

const words = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text && text !== '');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const inTwo = fc.record({ nl: words, en: maybe(words) });
const anyContent: fc.Arbitrary<OrganisationContent> = fc.record(
  {
    name: words,
    kind: fc.constantFrom(...organisationKinds),
    does: inTwo,
    forWhom: maybe(inTwo),
    needs: fc.subarray([...directoryNeeds]),
    municipalities: fc.uniqueArray(words, { maxLength: 4 }),
    languages: fc.subarray(['ti', 'ar', 'nl', 'prs', 'zh']),
    confidence: fc.constantFrom('HIGH' as const, 'MEDIUM' as const, 'LOW' as const),
    dated: fc.boolean(),
    public: fc.boolean(),
    source: words,
    telephone: maybe(fc.constantFrom('030 000 00 12', '+31 6 00 12 34 56', '112')),
    telephonePublic: fc.boolean(),
    hours: inTwo,
    website: maybe(fc.oneof(words, fc.webUrl())),
    howToRefer: maybe(words),
    waiting: maybe(words),
    answersWithin: maybe(fc.integer({ min: 1, max: 90 })),
    sexes: fc.subarray([...sexes]),
    fromAge: maybe(fc.integer({ min: 0, max: 120 })),
    toAge: maybe(fc.integer({ min: 0, max: 120 })),
    urgency: maybe(fc.constantFrom(...urgencies)),
    ended: fc.boolean(),
  },
  {
    requiredKeys: [
      ...(['name', 'kind', 'does', 'forWhom', 'needs', 'municipalities', 'languages', 'confidence', 'dated'] as const),
      ...(['public', 'source', 'telephone', 'website', 'howToRefer', 'waiting', 'ended'] as const),
    ],
  },
);
const entryOf = (content: OrganisationContent): Entry => ({
  code: 'o0123456789',
  content,
  checkedOn: '2026-11-30',
  checkedBy: null,
  version: 1,
  standing: 'signed',
});

interface Schema {
  type?: string;
  enum?: readonly Json[];
  format?: string;
  required?: readonly string[];
  properties?: Readonly<Record<string, Schema>>;
  items?: Schema;
  $ref?: string;
}

/** What of the standard's schemas is used: types, required and known names, lists of values, formats, and references. */
function faultsOf(value: Json | undefined, schema: Schema, read: (file: string) => Schema, at = ''): string[] {
  if (schema.$ref !== undefined) return faultsOf(value, read(schema.$ref), read, at);
  const type = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  if (schema.properties === undefined && schema.type !== type) return [`${at}: ${type}, not ${schema.type}`];
  if (schema.enum && !schema.enum.includes(value ?? null)) return [`${at}: ${String(value)}`];
  if (schema.format === 'uuid' && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(value)))
    return [`${at}: no uuid`];
  if (schema.format === 'uri' && !URL.canParse(String(value))) return [`${at}: no address`];
  if (Array.isArray(value)) return value.flatMap((one, n) => faultsOf(one, schema.items ?? {}, read, `${at}/${n}`));
  if (schema.properties === undefined) return [];
  if (type !== 'object') return [`${at}: ${type}, not object`];
  const named = value as Record<string, Json>;
  const missing = (schema.required ?? []).filter((name) => named[name] === undefined);
  return [
    ...missing.map((name) => `${at}: no ${name}`),
    ...Object.entries(named).flatMap(([name, one]) => {
      const own = schema.properties?.[name];
      return own === undefined ? [`${at}/${name}: not of the standard`] : faultsOf(one, own, read, `${at}/${name}`);
    }),
  ];
}

/** The schemas are under a licence that asks the same of what holds them: they stay outside, and are named by this setting. */
const schemas = process.env.NAAST_HSDS_SCHEMAS;

describe('the directory in the words of HSDS 3.1', () => {
  test('comes back as it went, whatever is in an entry', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const read = fromHsds(JSON.stringify(toHsds([entryOf(content)])));
        if (!read.ok || !read.services[0]?.ok) throw new Error('It cannot be read.');
        const [service] = read.services;
        expect(differingNames(service.content, content)).toEqual([]);
        expect(saysSame(service.content, content)).toBe(true);
        expect(service.code).toBe('o0123456789');
      }),
    );
  });

  test('has an id of its own for each thing, the same ones each time', () => {
    const [one, two] = [JSON.stringify(toHsds(ownEntries)), JSON.stringify(toHsds(ownEntries))];
    expect(one).toBe(two);
    const ids = [...one.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('is what the schemas of the standard demand, where they are at hand', ({ annotate }) => {
    if (schemas === undefined || !existsSync(schemas))
      return annotate('NAAST_HSDS_SCHEMAS names no folder: not compared.');
    const read = (file: string) => JSON.parse(readFileSync(join(schemas, file), 'utf8')) as Schema;
    for (const service of toHsds(ownEntries)) expect(faultsOf(service, read('service.json'), read)).toEqual([]);
    return undefined;
  });

  test('reads a stranger’s file for what it says, and takes for unknown what it does not', () => {
    const file = {
      services: [{ id: 'x', name: 'Proefhulp', status: 'active', languages: [{ code: 'ar' }], colour: 'red' }],
    };
    const read = fromHsds(JSON.stringify(file));
    expect(read).toMatchObject({
      ok: true,
      services: [
        {
          ok: true,
          code: null,
          content: {
            name: 'Proefhulp',
            languages: ['ar'],
            confidence: 'LOW',
            dated: true,
            public: false,
            telephone: null,
          },
        },
      ],
    });
  });

  test('reads no text that the form of an entry would refuse, and no language that the form does not know', () => {
    const own = { name: 'Proefhulp', description: 'Helpt.', status: 'active' };
    const long = (length: number) => 'a'.repeat(length);
    const refused = [
      { name: long(121) },
      { description: long(601) },
      { eligibility_description: long(401) },
      { application_process: long(1001) },
      { wait_time: long(201) },
      { url: `https://proef.example/${long(200)}` },
      { schedules: [{ description: long(201) }] },
      { attributes: [{ label: 'naast:source', value: long(301) }] },
      { phones: [{ number: 'bel maar' }] },
      { name: 'Proef\u202ehulp' },
    ];
    for (const more of refused)
      expect(fromHsds(JSON.stringify([{ ...own, ...more }])), JSON.stringify(more).slice(0, 80)).toMatchObject({
        services: [{ ok: false }],
      });
    const languages = [{ code: 'ar' }, { code: 'tlh' }, { name: 'Dutch' }];
    expect(fromHsds(JSON.stringify([{ ...own, languages }]))).toMatchObject({
      services: [{ ok: true, content: { languages: ['ar'] } }],
    });
  });

  test('says what it cannot read, of a file and of one service in it', () => {
    expect(fromHsds('{')).toEqual({ ok: false, reason: 'not-json' });
    for (const odd of ['3', 'null', '{"services": {}}', '"a"'])
      expect(fromHsds(odd)).toEqual({ ok: false, reason: 'not-hsds' });
    const many = JSON.stringify(Array.from({ length: 1001 }, () => ({})));
    expect(fromHsds(many)).toEqual({ ok: false, reason: 'too-many' });
    expect(fromHsds('[{"name": "Half", "status": "maybe"}, 7]')).toEqual({
      ok: true,
      services: [
        { ok: false, name: 'Half' },
        { ok: false, name: '' },
      ],
    });
  });
});
