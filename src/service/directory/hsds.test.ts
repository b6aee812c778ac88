import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import fc from '#test/property.ts';
import { ownEntries } from './directory.ts';
import { differingFields, fromHsds, saysSame, toHsds } from './hsds.ts';
import {
  directoryNeeds,
  type Entry,
  type OrganisationContent,
  organisationKinds,
  sexes,
  urgencies,
} from './organisation.ts';

const words = fc.string({ minLength: 1, maxLength: 40 });
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
    telephone: maybe(words),
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

/** The schemas are under a licence that asks the same of what holds them: they stay outside, and are named by this setting. */
const schemas = process.env.NAAST_HSDS_SCHEMAS;

describe('the directory in the words of HSDS 3.1', () => {
  test('comes back as it went, whatever is in an entry', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const read = fromHsds(JSON.stringify(toHsds([entryOf(content)])));
        if (!read.ok || !read.services[0]?.ok) throw new Error('It cannot be read.');
        const [service] = read.services;
        expect(differingFields(service.content, content)).toEqual([]);
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
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const read = (file: string) => JSON.parse(readFileSync(join(schemas, file), 'utf8')) as object;
    const loaded = new Set<string>();
    const load = (file: string): void => {
      if (loaded.has(file)) return;
      loaded.add(file);
      const schema = read(file);
      ajv.addSchema(schema, file);
      for (const [, name] of JSON.stringify(schema).matchAll(/"\$ref":"([a-z_]+\.json)"/g)) load(name as string);
    };
    load('service.json');
    const known = new Set(Object.keys((read('service.json') as { properties: object }).properties));
    for (const service of toHsds(ownEntries)) {
      expect(ajv.validate('service.json', service) ? null : ajv.errors).toBeNull();
      expect(Object.keys(service).filter((name) => !known.has(name))).toEqual([]);
    }
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
