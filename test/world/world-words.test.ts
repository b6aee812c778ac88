import { describe, expect, it } from 'vitest';
import {
  allColleagueKeys,
  type ColleagueKey,
  clients,
  colleagueKeys,
  colleagues,
  contentsOf,
} from '#app/operations/demo/index.ts';
import { translator } from '#app/platform/language/index.ts';

/** The small world is a part of the big one, so whatever holds there holds here. */
const world = contentsOf('big', Temporal.PlainDate.from('2026-11-25'));
const { drafts, letters, notes } = world;
const women = [...world.clients, ...world.inQueue, ...world.arriving];
const written = Object.values(notes).flat();
/** Cards, people around and consents. */
const furnished = Object.values(world.fixtures).flatMap(({ card, around, consents }) => [
  ...Object.values(card ?? {}).filter((text) => typeof text === 'string'),
  ...(around ?? []).flatMap(({ name, organisation, note }) => [name, organisation, note]),
  ...(consents ?? []).flatMap(({ text, receiver }) => [text, receiver]),
]);
const isVolunteer = (key: ColleagueKey) => colleagues[key].roles.some((role) => role === 'volunteer');

/** Everything in the world that somebody could read, word for word. */
const sentences = [
  ...world.clients.map(({ post }) => post),
  ...world.inQueue.map(({ waitsBecause }) => waitsBecause),
  ...women.flatMap(({ name, question, when, askFor, mustNotKnow, way, referrer }) => [
    name,
    question,
    when,
    askFor,
    mustNotKnow,
    typeof way === 'string' ? undefined : way.through,
    referrer?.organisation,
    referrer?.role,
  ]),
  ...written.flatMap(({ said, agreed, worries, promises }) => [
    said,
    agreed,
    worries,
    ...(promises ?? []).map(({ what }) => what),
  ]),
  ...furnished,
  ...world.referrals.flatMap(({ question, takenBy, answers }) => [
    question,
    takenBy,
    ...(answers ?? []).map(({ text }) => text),
  ]),
  ...drafts.map(({ said }) => said),
  ...letters.flatMap(({ letter }) => [...letter.to, letter.subject, ...letter.text]),
  ...allColleagueKeys.flatMap((key) => [
    colleagues[key].name,
    translator('nl')(`demo.line.${key}`),
    translator('en')(`demo.line.${key}`),
  ]),
].filter((text) => text !== undefined);

describe('what stands in the made-up world', () => {
  it('names no organisation that exists, and none with a protected emblem', () => {
    // The authorities that write the letters exist and must be named; helpers are invented.
    const real =
      /rode kruis|red cross|halve maan|comensha|fier\b|slachtofferhulp|vluchtelingenwerk|leger des heils|moviera|sterk huis|humanitas/i;
    expect(sentences.filter((text) => real.test(text))).toEqual([]);
  });

  it('holds no account of what happened to anybody', () => {
    const account = new RegExp(
      [
        'uitbuit|mensenhandel|slachtoffer|seks|prostit|geweld|misbruik|mishandel|gedwong|dwang|',
        String.raw`bedreig|smokkel|dader|pooier|wapen|verkracht|schuld(en)?\b|traumat|exploit|traffick|`,
        String.raw`victim|violen|abus|force[ds]?\b|threat|rape`,
      ].join(''),
      'i',
    );
    expect(sentences.filter((text) => account.test(text))).toEqual([]);
  });

  it('holds nothing that could be a BSN, a real telephone number or a real mail address', () => {
    expect(sentences.filter((text) => /(?<!\d)\d{9}(?!\d)/.test(text.replace(/[ .-]/g, '')))).toEqual([]);
    expect(sentences.filter((text) => /\b06[ -]?[1-9]/.test(text))).toEqual([]);
    expect(sentences.filter((text) => /@(?!voorbeeld\.example)/.test(text))).toEqual([]);
  });

  it('is written in short sentences', () => {
    const own = [
      ...written.flatMap(({ said, agreed, worries }) => [said, agreed, worries]),
      ...women.map((one) => one.question),
    ];
    const long = own
      .flatMap((text) => text?.split(/[.!?](?:\s|$)/) ?? [])
      .filter((sentence) => sentence.split(/\s+/).length > 25);
    expect(long).toEqual([]);
  });

  it('has names in Latin, Arabic, Ethiopic, Chinese and Cyrillic script', () => {
    const names = women.map(({ name }) => name).join(' ');
    for (const script of [
      /\p{Script=Latin}/u,
      /\p{Script=Arabic}/u,
      /\p{Script=Ethiopic}/u,
      /\p{Script=Han}/u,
      /\p{Script=Cyrillic}/u,
    ])
      expect(names).toMatch(script);
  });

  it('has twelve clients in the small world, ten of them with a volunteer, and eight volunteers', () => {
    expect(clients).toHaveLength(12);
    expect(clients.filter((client) => client.volunteer !== null)).toHaveLength(10);
    expect(colleagueKeys.filter((key) => isVolunteer(key) && key !== 'roos')).toHaveLength(8);
    expect(new Set(clients.map((client) => client.region)).size).toBe(3);
  });

  it('has some sixty in the big one, twenty-five volunteers, two years, closed cases, and people who waited or were handed over', () => {
    const { clients: all } = world;
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(allColleagueKeys.filter((key) => isVolunteer(key) && key !== 'roos')).toHaveLength(25);
    for (const region of ['utrecht', 'amersfoort', 'groningen'])
      expect(all.filter((client) => client.region === region).length, region).toBeGreaterThanOrEqual(12);
    expect(Math.max(...written.map((note) => note.daysAgo))).toBeGreaterThan(700);
    expect(all.filter((client) => client.closed).length).toBeGreaterThanOrEqual(8);
    expect(all.filter((client) => !client.closed && client.volunteer === null).length).toBeGreaterThanOrEqual(5);
    expect(all.filter((client) => !client.closed && client.earlier).length).toBeGreaterThanOrEqual(5);
    expect(world.inQueue.filter(({ state }) => state === 'waiting').length).toBeGreaterThanOrEqual(3);
    expect(letters.length).toBeGreaterThanOrEqual(50);
  });

  it('has no two people and no two sentences alike', () => {
    const twice = (all: readonly string[]) => all.filter((one, at) => all.indexOf(one) !== at);
    expect(twice(women.map(({ key }) => key))).toEqual([]);
    expect(twice(women.map(({ name }) => name))).toEqual([]);
    expect(twice(world.clients.flatMap(({ post }) => post ?? []))).toEqual([]);
    expect(
      twice(
        written.flatMap(({ said, agreed, worries }) => [said, agreed, worries].filter((text) => text !== undefined)),
      ),
    ).toEqual([]);
    expect(twice(letters.map(({ letter }) => JSON.stringify(letter)))).toEqual([]);
    expect(twice(allColleagueKeys.map((key) => colleagues[key].name))).toEqual([]);
    const wishes = world.clients.map(({ when, needs, languages, place, mustNotKnow }) =>
      JSON.stringify([when, needs, languages, place, mustNotKnow]),
    );
    expect(twice(wishes)).toEqual([]);
  });

  it('has notes of every length, from one line to three, in two languages', () => {
    const lengths = written.map(({ said }) => said?.split(/\s+/).length ?? 0);
    expect(Math.min(...lengths)).toBeLessThan(9);
    expect(Math.max(...lengths)).toBeGreaterThan(25);
    expect(written.filter(({ by }) => by === 'sarah').length).toBeGreaterThan(10);
  });

  it('has cards, consents and people around, about clients who are there, and nothing that goes beyond its end', () => {
    const keys = world.clients.map(({ key }) => key);
    expect(Object.keys(world.fixtures).filter((key) => !keys.includes(key))).toEqual([]);
    const all = Object.values(world.fixtures);
    expect(all.filter(({ card }) => card).length).toBeGreaterThanOrEqual(6);
    expect(all.filter(({ around }) => around).length).toBeGreaterThanOrEqual(6);
    const consents = all.flatMap((one) => one.consents ?? []);
    expect(consents.some(({ fromDaysAgo, days }) => fromDaysAgo > days)).toBe(true);
    expect(consents.some(({ takenBack }) => takenBack)).toBe(true);
  });

  it('lets nobody speak or write who does not know the client', () => {
    for (const { key, volunteer, coordinator, region, earlier } of world.clients) {
      const beside = [volunteer, coordinator, ...(earlier ?? []).map(({ by }) => by)];
      for (const note of notes[key] ?? []) {
        const coordinates = colleagues[note.by].roles.some((role) => role === 'coordinator');
        const isHers = beside.includes(note.by) || (coordinates && colleagues[note.by].region === region);
        expect([key, note.by, isHers]).toEqual([key, note.by, true]);
      }
      for (const by of beside) expect([by, by === null || colleagues[by].region === region]).toEqual([by, true]);
    }
  });

  it('gives nobody more clients than she has places for', () => {
    for (const key of allColleagueKeys.filter(isVolunteer)) {
      const places = (colleagues[key] as { volunteer?: { places: number } }).volunteer?.places ?? 0;
      const beside = world.clients.filter((client) => client.volunteer === key && !client.closed);
      expect([key, beside.length <= places]).toEqual([key, true]);
    }
  });
});
