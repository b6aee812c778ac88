import { describe, expect, test } from 'vitest';
import { today } from '#app/platform/language/index.ts';
import { confidences } from '#app/service/deadlines/index.ts';
import fc from '#test/property.ts';
import { mergeEntries, mergePublished, ownEntries, type WrittenRow } from './directory.ts';
import { type DirectoryOrder, type DirectoryQuestion, findOrganisations, inOrder } from './find.ts';
import { type Entry, isStale, isToRing, mayBePublic, type OrganisationContent, publishedPart } from './organisation.ts';

const nothing: DirectoryQuestion = {
  words: null,
  need: null,
  municipalities: null,
  language: null,
  sex: null,
  age: null,
  urgency: null,
};
const someone = '018f0000-0000-7000-8000-000000000001';
const first = ownEntries[0] as (typeof ownEntries)[number];
const row = (key: string, change: Partial<OrganisationContent>): WrittenRow & { published: unknown } => {
  const content = { ...first.content, ...change };
  return {
    key,
    content,
    published: publishedPart(content),
    checked_on: '2026-12-01',
    checked_by: someone,
    version: 1,
    standing: 'signed',
  };
};
const namesOf = (question: Partial<DirectoryQuestion>) =>
  findOrganisations(ownEntries, { ...nothing, ...question }, 'nl').found.map(({ code }) => code);

describe('the directory that comes with the program', () => {
  test('has codes of its own, a source, a day and a website', () => {
    expect(new Set(ownEntries.map(({ code }) => code)).size).toBe(ownEntries.length);
    expect(ownEntries.length).toBeGreaterThan(30);
    for (const { content, checkedOn } of ownEntries) {
      expect(content.source).toBe('de openbare uitleg van elke organisatie');
      expect(checkedOn).toBe('2026-11-25');
      expect(content.website).toMatch(/^https:\/\//);
      expect(JSON.stringify(content)).not.toContain('@');
    }
  });

  test('is published without what is uncertain, whoever ticks "public"', () => {
    fc.assert(
      fc.property(fc.constantFrom(...confidences), fc.boolean(), fc.boolean(), (confidence, isPublic, ended) => {
        const part = publishedPart({ ...first.content, confidence, public: isPublic, ended });
        expect(part !== null).toBe(isPublic && !ended && confidence !== 'LOW');
        expect(mayBePublic({ confidence })).toBe(confidence !== 'LOW');
      }),
    );
    const low = ownEntries.filter(({ content }) => content.confidence === 'LOW').map(({ code }) => code);
    expect(low).toContain('duo-taalhuis');
    expect(mergePublished([]).map(({ code }) => code)).not.toEqual(expect.arrayContaining(low));
  });

  test('shows no number in public before somebody looked, and help in need always', () => {
    const numbers = (rows: Parameters<typeof mergePublished>[0]) =>
      mergePublished(rows).flatMap(({ code, telephone }) => (telephone === undefined ? [] : [code]));
    const inNeed = ['comensha', 'police', 'suicide-prevention'];
    expect(numbers([]).toSorted()).toEqual(inNeed);
    for (const { code, checkedOn } of mergePublished([])) expect([code, checkedOn]).toEqual([code, null]);
    const fairwork = ownEntries.find(({ code }) => code === 'fairwork')?.content;
    expect(numbers([row('fairwork', { ...fairwork })]).toSorted()).toEqual([
      'comensha',
      'fairwork',
      ...inNeed.slice(1),
    ]);
    // Nothing that a colleague writes, or somebody puts into the database, takes these away.
    for (const gone of [{ public: false }, { ended: true }, { telephone: null }, { telephonePublic: false }])
      expect(numbers(inNeed.map((code) => row(code, gone))).toSorted()).toEqual(inNeed);
    const other = row('police', { telephone: '0900-0000', telephonePublic: true });
    expect(mergePublished([other]).find(({ code }) => code === 'police')?.telephone).toBe('0900-0000');
  });

  test('says nothing in public of what is for colleagues, a number that was typed before there was a choice included', () => {
    const { telephonePublic: _choice, ...before } = first.content;
    const old = { ...row('fairwork', {}), published: publishedPart({ ...before, telephone: '030 555 01 08' }) };
    expect(JSON.stringify(mergePublished([old]))).not.toContain('555');
    const rows = [
      row('comensha', {
        telephonePublic: false,
        telephone: '030 555 01 08',
        howToRefer: 'Bel Nora',
        name: 'CoMensha!',
      }),
    ];
    const [shown] = mergePublished(rows);
    expect(shown).toMatchObject({ name: 'CoMensha!', checkedOn: '2026-12-01' });
    expect(JSON.stringify(mergePublished(rows))).not.toMatch(/555|Nora/);
  });
});

describe('what colleagues write over it', () => {
  test('stands in the place of the entry, what they add stands behind, and what they hide is gone for the public', () => {
    const merged = mergeEntries([row('fairwork', { name: 'Ander' }), row('onew', { name: 'Nieuw' })]);
    expect(merged.find(({ code }) => code === 'fairwork')).toMatchObject({ checkedBy: someone, version: 1 });
    expect(merged.at(-1)?.code).toBe('onew');
    expect(merged).toHaveLength(ownEntries.length + 1);
    const hidden = mergePublished([row('fairwork', { public: false })]);
    expect(hidden.map(({ code }) => code)).not.toContain('fairwork');
  });
});

describe('an entry', () => {
  const on = (checkedOn: string, dated = false) => ({ ...first, checkedOn, content: { ...first.content, dated } });
  const today = Temporal.PlainDate.from('2027-11-26');
  test('asks to be rung after 90 days, and when its source was old', () => {
    expect(isStale(on('2027-08-28'), today)).toBe(false);
    expect(isStale(on('2027-08-27'), today)).toBe(true);
    expect(isStale(on('2027-11-01', true), today)).toBe(true);
  });

  test('is in the list of what to ring from then on, also when a colleague looked before', () => {
    const looked = (entry: Entry): Entry => ({ ...entry, checkedBy: someone, standing: 'signed' });
    expect(isToRing(on('2027-11-25'), today)).toBe(true);
    expect(isToRing(looked(on('2027-08-28')), today)).toBe(false);
    expect(isToRing(looked(on('2027-08-27')), today)).toBe(true);
    // As it comes from a file of others.
    expect(isToRing(looked(on('2027-11-25', true)), today)).toBe(true);
    expect(isToRing({ ...looked(on('2027-08-27')), standing: 'changed' }, today)).toBe(false);
  });
});

describe('whoever looks by sex, age and urgency', () => {
  const made = (code: string, content: Partial<Entry['content']>, checkedOn = today().toString()): Entry => ({
    ...first,
    code,
    checkedOn,
    checkedBy: code,
    content: { ...first.content, dated: false, ended: false, ...content },
  });
  const all = [
    made('unknown', {}),
    made('women', { sexes: ['women'], fromAge: 18, urgency: 'now' }),
    made('men', { sexes: ['men'], urgency: 'later' }),
    made('children', { toAge: 17, urgency: 'days' }),
    made('old', { sexes: ['women'], urgency: 'now' }, today().subtract({ days: 91 }).toString()),
  ];
  const found = (question: Partial<DirectoryQuestion>) =>
    findOrganisations(all, { ...nothing, ...question }, 'nl').found.map(({ code }) => code);

  test('finds whom they help, and nobody is left out because nobody said', () => {
    expect(found({ sex: 'women' })).toEqual(['women', 'unknown', 'children', 'old']);
    expect(found({ sex: 'other' })).toEqual(['unknown', 'children']);
    expect(found({ age: 16 })).toEqual(['children', 'unknown', 'men', 'old']);
    expect(found({ age: 18 })).toEqual(['women', 'unknown', 'men', 'old']);
    expect(found({ urgency: 'now' })).toEqual(['women', 'unknown', 'old']);
    expect(found({ urgency: 'days' })).toEqual(['women', 'children', 'unknown', 'old']);
  });

  test('sees what nobody confirmed for 90 days at the end, also when it fits best', () => {
    expect(found({}).at(-1)).toBe('old');
    expect(found({ sex: 'women', age: 30, urgency: 'now' })).toEqual(['women', 'unknown', 'old']);
  });
});

describe('the order that somebody chose', () => {
  const made = (code: string, municipalities: string[], checkedOn: string): Entry => ({
    ...first,
    code,
    checkedOn,
    content: { ...first.content, name: code, municipalities },
  });
  const all = [
    made('Zeister huis', ['Zeist'], '2026-02-01'),
    made('Álmeer', ['Almere'], '2026-03-01'),
    made('overal', [], '2026-01-01'),
    made('Bilt', ['De Bilt', 'Zeist'], '2026-03-02'),
  ];
  const stand = (order: DirectoryOrder) => inOrder(all, { order, near: ['Zeist'], lang: 'nl' }).map(({ code }) => code);

  test('is by name as one reads it, by nearness to the region, or by the day on which somebody looked last', () => {
    expect(stand('name')).toEqual(['Álmeer', 'Bilt', 'overal', 'Zeister huis']);
    expect(stand('near')).toEqual(['Bilt', 'Zeister huis', 'overal', 'Álmeer']);
    expect(stand('looked')).toEqual(['Bilt', 'Álmeer', 'Zeister huis', 'overal']);
  });
});

describe('somebody who looks for help elsewhere', () => {
  test('finds by need, and by region whoever works there or everywhere', () => {
    expect(namesOf({ need: 'work' })).toEqual(['fairwork', 'arbeidsinspectie']);
    const inUtrecht = namesOf({ municipalities: ['Utrecht', 'Zeist'] });
    expect(inUtrecht).toContain('moviera');
    expect(inUtrecht).toContain('comensha');
    expect(inUtrecht).not.toContain('fier');
  });

  test('finds by words with typing errors, and is told which word was looked for', () => {
    const answer = findOrganisations(ownEntries, { ...nothing, words: 'slachtoferhulp' }, 'nl');
    expect(answer.found[0]?.code).toBe('victim-support');
    expect(answer.corrected).toEqual(['slachtofferhulp']);
    expect(namesOf({ words: 'advokaat' }).slice(0, 3)).toContain('legal-aid-board');
    expect(namesOf({ words: 'Amsterdm' })).toContain('acm');
  });

  test('finds by a language only where somebody wrote down that it is spoken', () => {
    expect(namesOf({ language: 'ti' })).toEqual([]);
    const spoken = mergeEntries([row('fairwork', { languages: ['ti'] })]);
    expect(findOrganisations(spoken, { ...nothing, language: 'ti' }, 'nl').found).toHaveLength(1);
  });

  test('finds nothing outside of what she asked for', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.constantFrom('work', 'shelter', 'health'), (words, need) => {
        const { found } = findOrganisations(ownEntries, { ...nothing, words, need: need as 'work' }, 'nl');
        for (const { content } of found) expect(content.needs).toContain(need);
      }),
      { numRuns: 50 },
    );
  });
});
