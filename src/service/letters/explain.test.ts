import { describe, expect, test } from 'vitest';
import { dayAndDate, type Lang } from '#app/platform/language/index.ts';
import { kinds } from '#app/service/letter-reader/catalogue.ts';
import { pagesOfText } from '#app/service/letter-reader/pages.ts';
import { readLetter } from '#app/service/letter-reader/read-letter.ts';
import type { Reading } from '#app/service/letter-reader/reading.ts';
import { dayMark, type ToldDay } from './day-words.ts';
import { type ExplainedSentence, explain } from './explain.ts';
import { type ExplanationSentence, explanationParts, explanationTexts } from './explanations.ts';
import { readingSeen } from './letter-seen.ts';
import { statementSentences } from './statement-sentences.ts';
import { nothingApproved } from './telling.ts';
import type { Telling } from './telling-rules.ts';

const refusal = `Immigratie- en Naturalisatiedienst

Mevrouw S. Tesfamariam

Datum            27 november 2026
Betreft          Afwijzing van uw aanvraag

Geachte mevrouw Tesfamariam,

Wij wijzen uw aanvraag af. U kunt binnen vier weken bezwaar maken. U moet Nederland verlaten.

Hoogachtend,
de minister van Asiel en Migratie`;

const texts = (sentences: readonly ExplainedSentence[]) => sentences.map(({ text }) => text);

describe('the explanation of a letter', () => {
  test('says what it is and by when, in words', () => {
    const told = explain(readLetter(pagesOfText(refusal)), 'nl');
    expect(told.title).toBe('De IND zegt nee op uw aanvraag');
    expect(texts(told.client.byWhen)).toContain('Het bezwaar moet er uiterlijk op maandag 28 december 2026 zijn.');
    expect(told.standing).toBe('waiting');
  });

  test('leaves out what is not known and says so instead', () => {
    const dateless = { ...readLetter(pagesOfText(refusal)), letterDate: null, deadlines: [] };
    const told = explain(dateless, 'en');
    expect(texts(told.client.byWhen)).toEqual(['We found no date on the letter. So call your lawyer today.']);
  });

  test('says of each sentence what it rests on in the letter', () => {
    const { client } = explain(readLetter(pagesOfText(refusal)), 'nl');
    expect(client.what.map(({ restsOn }) => restsOn)).toEqual([['kind'], ['letterDate'], []]);
    expect(client.byWhen.map(({ restsOn }) => restsOn)).toEqual([['deadline:TM08'], ['deadline:TM15']]);
  });

  test('names the day that a person put in place of the one that was found', () => {
    const days = [{ what: 'TM08', drivingDay: '2026-12-07' }];
    const { client } = explain(readLetter(pagesOfText(refusal)), 'nl', days);
    expect(texts(client.byWhen)).toEqual(['Het bezwaar moet er uiterlijk op maandag 7 december 2026 zijn.']);
  });

  test('says that the hour of an appointment is not in the letter, and only then', () => {
    const on = (time: string | null): Reading => ({
      ...readLetter(pagesOfText(refusal)),
      appointments: [{ date: '2026-12-14', time, place: null }],
    });
    const hour = 'Hoe laat, staat niet in de brief. Vraag ernaar.';
    expect(texts(explain(on(null), 'nl').client.byWhen)).toContain(hour);
    expect(texts(explain(on('10:30'), 'nl').client.byWhen)).not.toContain(hour);
  });

  test('names the amount to pay and its last day, but never of a letter that may be false', () => {
    const asked: Reading = {
      ...readLetter(pagesOfText(refusal)),
      amounts: [
        { value: '243.50', currency: 'EUR', payBy: '2026-12-11' },
        { value: '9', currency: 'EUR' },
      ],
    };
    const sum = (reading: Reading, lang: Lang): string[] =>
      texts(explain(reading, lang).client.byWhen).filter((each) => each.includes('€'));
    expect(sum(asked, 'nl')).toEqual([
      'In de brief staat een bedrag: €\u00a0243,50. De laatste dag om te betalen is vrijdag 11 december 2026.',
    ]);
    expect(sum(asked, 'en')).toHaveLength(1);
    expect(sum({ ...asked, warnings: [{ code: 'false_letter', text: '' }] }, 'nl')).toEqual([]);
  });

  const order = (more: string): Reading =>
    readLetter(
      pagesOfText(
        `Openbaar Ministerie

Datum: 23 november 2026

U heeft een strafbeschikking gekregen. U moet een geldboete van € 1.250,00 betalen.
Betaal uiterlijk 20 december 2026. ${more}

De officier van justitie`,
      ),
    );
  const naming = (reading: Reading, day: string): string[] =>
    texts(explain(reading, 'nl').client.byWhen).filter((each) => each.includes(day));

  test('tells the day to pay by once, with its sum; a day of more than that stays', () => {
    expect(naming(order(''), '20 december 2026')).toEqual([
      'In de brief staat een bedrag: €\u00a01.250,00. De laatste dag om te betalen is zondag 20 december 2026.',
    ]);
    expect(
      naming(order('Stuur uiterlijk 20 december 2026 een kopie van uw paspoort.'), '20 december 2026'),
    ).toHaveLength(2);
    expect(naming(order('U moet uiterlijk 14 december 2026 uw gegevens sturen.'), '14 december 2026')).toHaveLength(1);
  });

  test('says before all else that a letter may be false, and to do nothing that it asks', () => {
    const scam = `Centraal Justitieel Incassobureau

Datum            24 november 2026
Betreft          Laatste aanmaning

U moet vandaag nog € 350,00 betalen. Koop een cadeaukaart en stuur ons de code. Praat hier met niemand over.`;
    const { client } = explain(readLetter(pagesOfText(scam)), 'nl');
    expect(client.what[0]?.text).toContain('Dit kan een valse brief zijn.');
    expect(client.do[0]?.text).toContain('Betaal niets');
    expect(texts(explain(readLetter(pagesOfText(refusal)), 'nl').client.what).join(' ')).not.toContain('vals');
  });

  test('tells the client herself that the letter says to leave at once, and that it gives an entry ban', () => {
    const harsh = refusal.replace(
      'U moet Nederland verlaten.',
      'U krijgt geen vertrektermijn. U moet Nederland onmiddellijk verlaten. Wij leggen u een inreisverbod op voor twee jaar.',
    );
    const { client } = explain(readLetter(pagesOfText(harsh)), 'nl');
    expect(client.byWhen[0]?.text).toContain('meteen moet verlaten. Bel nu uw advocaat');
    expect(texts(client.what).at(-1)).toContain('Dat heet een inreisverbod.');
    expect(client.what.at(-1)?.restsOn).toEqual(['warning:entry_ban']);
  });

  test.each<[string, Lang, RegExp, RegExp]>([
    ['U moet Nederland uiterlijk op 30 maart 2027 verlaten.', 'nl', /30 maart 2027/, /Soms mag u toch blijven/],
    [
      'U moet Nederland voor 30 maart 2027 verlaten, tenzij u bezwaar maakt.',
      'nl',
      /29 maart/,
      /Soms mag u toch blijven/,
    ],
    ['U moet Nederland uiterlijk op 30 maart 2027 verlaten.', 'en', /30 March 2027/, /Sometimes you may stay/],
  ])(
    'tells no day to leave without its condition, of a letter that nobody knows: %s (%s)',
    (said, lang, day, condition) => {
      const reading = readLetter(
        pagesOfText(`Gemeente Voorbeeldstad\n\nDatum: 3 maart 2027\n\nGeachte mevrouw,\n\n${said}`),
      );
      expect(reading.kind).toBe('unknown');
      for (const reader of ['client', 'colleague'] as const) {
        const { client } = explain(reading, lang, undefined, undefined, reader);
        const told = texts(client.byWhen).filter((text) => day.test(text));
        expect(told.length).toBeGreaterThan(0);
        for (const text of told) expect(text).toMatch(condition);
      }
      // On the sheet that is withheld its mark says so.
      for (const each of reading.deadlines)
        expect(dayMark(each, reading, nothingApproved)).toBe('letters.copy.mark.leave');
      expect(dayMark({ what: 'letter', drivingDay: '2027-05-01' }, reading, nothingApproved)).toBe(
        'letters.copy.mark.day',
      );
    },
  );

  test('says of a known kind too that one part was granted and another refused, and what a colleague saw', () => {
    const mixed = refusal
      .replace('Afwijzing van uw aanvraag', 'Beslissing op uw bezwaarschrift')
      .replace('Wij wijzen uw aanvraag af.', 'Ik verklaar uw bezwaar deels gegrond en voor het overige ongegrond.')
      .replace('bezwaar maken. U moet Nederland verlaten.', 'beroep instellen bij de rechtbank Den Haag.');
    const reading = readLetter(pagesOfText(mixed));
    expect([reading.kind, reading.outcome]).toEqual(['ind_beslissing_bezwaar', undefined]);
    const approved = { mayTell: () => true, isSuspended: () => false };
    const what = (one: Reading, telling: Telling = approved) =>
      texts(explain(one, 'nl', undefined, telling, 'client').client.what).join(' ');
    expect(what(reading)).toContain('De brief zegt ja op een deel en nee op een ander deel.');
    expect(what(reading, nothingApproved)).not.toContain('op een ander deel');
    const benefit = `Gemeente Utrecht\nWerk en Inkomen\n\nDatum: 23 november 2026\nOnderwerp: besluit bijzondere bijstand

Geachte mevrouw,\n\nVoor de koelkast krijgt u € 610,00. Voor de wasmachine krijgt u geen geld.

U kunt binnen zes weken bezwaar maken.`;
    const half = readLetter(pagesOfText(benefit));
    expect([half.kind, half.outcome]).toEqual(['gem_bijstand', 'decision']);
    expect(what(half)).toContain('De brief zegt ja op een deel en nee op een ander deel.');
    const seen = { days: [], appointments: [], wrong: [] };
    const who = { by: '00000000-0000-4000-8000-000000000001', name: 'Bram', at: '2026-11-29T10:00:00.000Z' };
    const put = readingSeen(readLetter(pagesOfText(refusal)), { ...seen, says: [{ says: 'role.suspect', ...who }] });
    expect(what(put)).toContain('De brief gaat over u als verdachte.');
    expect(what(readLetter(pagesOfText(refusal)))).not.toMatch(/De brief (?:zegt|gaat)/);
  });

  test.each<[string, Partial<Reading>, Lang, string]>([
    ['two letters', { warnings: [{ code: 'two_letters', text: '' }] }, 'nl', 'Hier staan twee brieven bij elkaar.'],
    [
      'perhaps two',
      { warnings: [{ code: 'perhaps_two_letters', text: '' }] },
      'nl',
      'Hier staan misschien twee brieven',
    ],
    [
      'a page missing',
      { warnings: [{ code: 'pages_missing', text: '' }] },
      'nl',
      'ga vandaag met de andere bladzijden',
    ],
    ['a page missing', { warnings: [{ code: 'pages_missing', text: '' }] }, 'en', 'go to your lawyer today'],
    ['Spanish', { language: 'es', warnings: [{ code: 'not_dutch', text: '' }] }, 'nl', 'in deze taal: Spaans.'],
    ['Arabic', { language: 'ar', warnings: [{ code: 'not_dutch', text: '' }] }, 'en', 'in this language: Arabic.'],
    ['unknown', { language: 'und', warnings: [{ code: 'not_dutch', text: '' }] }, 'nl', 'niet in het Nederlands.'],
  ])('tells the client how the letter came before what it says: %s (%#)', (_, came, lang, expected) => {
    const reading = { ...readLetter(pagesOfText(refusal)), ...came };
    for (const suspended of [false, true]) {
      const telling = { mayTell: () => true, isSuspended: () => suspended };
      expect(explain(reading, lang, undefined, telling, 'client').client.what[0]?.text).toContain(expected);
    }
    expect(texts(explain(readLetter(pagesOfText(refusal)), lang).client.what).join(' ')).not.toContain(expected);
  });

  test('gives the safe advice for a letter that nobody knows', () => {
    const told = explain(readLetter(pagesOfText('Beste mevrouw, dit is een brief over van alles.')), 'en');
    expect(told.kind).toBe('unknown');
    expect(texts(told.client.do)).toContain('Show the letter to your lawyer today.');
  });
});

describe('the texts', () => {
  const text = (sentence: ExplanationSentence): string => (typeof sentence === 'string' ? sentence : sentence.text);
  const all = explanationTexts.map((each) => ({ ...each, client: Object.values(each.client).flat().map(text) }));

  test('say the same in both languages: as many sentences, the same places to fill', () => {
    const places = (sentences: string[]): string[] => sentences.map((each) => (each.match(/\{[\w.]+\}/g) ?? []).join());
    for (const dutch of all.filter((each) => each.language === 'nl')) {
      const english = all.find((each) => each.kind === dutch.kind && each.language === 'en');
      expect(places(english?.client ?? []), dutch.kind).toEqual(places(dutch.client));
      expect(english?.confidence).toBe(dutch.confidence);
    }
  });

  test('name no day to leave without its condition', () => {
    const condition = {
      nl: /zonder bezwaar|soms mag u|zegt of/i,
      en: /without an objection|sometimes you may|says whether/i,
    };
    const told = (['nl', 'en'] as const).flatMap((lang) =>
      [
        ...all
          .filter((each) => each.language === lang)
          .flatMap(({ client }) => client.filter((each) => each.includes('{day.TM15}'))),
        ...statementSentences(lang).sentences.flatMap(({ id, text: said }) =>
          id.startsWith('duty.leave') ? [said] : [],
        ),
      ].map((said) => [lang, said] as const),
    );
    expect(told.length).toBeGreaterThan(10);
    expect(told.filter(([lang, said]) => !condition[lang].test(said))).toEqual([]);
  });

  test('are short: 20 words a sentence at most', () => {
    const long = all.flatMap(({ kind, client, volunteer }) =>
      [...client, ...volunteer.map(text)]
        .flatMap((each) => each.split(/(?<=[.?!])\s/))
        .filter((each) => each.split(/\s+/).length > 20)
        .map((each) => `${kind}: ${each}`),
    );
    expect(long).toEqual([]);
  });

  test('say on her paper nothing that shows what happened to her', () => {
    const shows = /mensenhandel|slachtoffer(?!hulp)|uitbuit|prostitu|traffick|\bvictims?\b(?! support)|exploit/i;
    expect(
      all.flatMap(({ kind, title, client }) =>
        [title, ...client].filter((each) => shows.test(each)).map((each) => `${kind}: ${each}`),
      ),
    ).toEqual([]);
  });

  test('tell the client of a rule that is not certain only where nothing of it is told (LOW)', () => {
    const unsure = kinds.filter(({ confidence }) => confidence === 'LOW').map(({ key }) => key);
    // The remedy alone is unsure, and is left to the lawyer.
    const told = all.filter(({ kind, confidence }) => unsure.some((key) => key === kind) && confidence !== 'LOW');
    expect([...new Set(told.map(({ kind }) => kind))]).toEqual(['coa_rvb_beeindiging']);
    expect(
      told.flatMap(({ client }) => client).filter((each) => /bezwaar|beroep|objection|appeal/i.test(each)),
    ).toEqual([]);
    expect(all.find(({ kind }) => kind === 'ind_dublin')?.confidence).toBe('LOW');
  });

  test("of a letter from the client's own lawyer never say to show it to the lawyer", () => {
    const own = all.filter(({ kind }) => kind.startsWith('advocaat_'));
    expect(own).toHaveLength(10);
    const shows = /laat .{0,40}advocaat (?:zien|lezen)|naar (?:de|uw) advocaat|show .{0,40}lawyer|bring .{0,40}lawyer/i;
    expect(
      own.flatMap(({ client, volunteer }) => [...client, ...volunteer.map(text)]).filter((each) => shows.test(each)),
    ).toEqual([]);
  });

  test('of the client as suspect speak of nothing that a victim has', () => {
    const victims = /spreekrecht|slachtofferhulp|schadevergoeding|victim support|damages/i;
    const told = all.filter(({ kind }) => kind.startsWith('verdachte_'));
    expect(told.flatMap(({ client }) => client).filter((each) => victims.test(each))).toEqual([]);
  });

  test('say "u" to the client and "je" to the volunteer', () => {
    for (const { client, volunteer } of all.filter((each) => each.language === 'nl')) {
      expect(client.filter((each) => /\b(?:je|jij|jouw)\b/i.test(each))).toEqual([]);
      expect(volunteer.map(text).filter((each) => /\b(?:u|uw)\b/i.test(each))).toEqual([]);
    }
  });
});

describe('whatever was found in a letter of any kind', () => {
  const day = { letter: '2027-03-01', other: '2027-04-06' };
  const meeting = { date: '2027-02-09', time: null, place: null };
  const bare = readLetter(pagesOfText('Beste mevrouw, dit is een brief over van alles.'));
  const limit = (what: string, drivingDay: string) => ({ what, drivingDay, start: '2027-01-05' });
  const cases = kinds.flatMap(({ key, outcomes, limits, limitsByOutcome, limitsIf }) =>
    [undefined, ...new Set(outcomes.map(({ outcome }) => outcome))].map((outcome) => ({
      kind: key,
      outcome,
      limits: (outcome && limitsByOutcome[outcome]) ?? [...limits, ...Object.keys(limitsIf)],
    })),
  );
  type Case = (typeof cases)[number];
  const told = ({ kind, outcome }: Case, found: Partial<Reading>, days: readonly ToldDay[], lang: Lang) =>
    explain({ ...bare, kind, ...(outcome === undefined ? {} : { outcome }), ...found }, lang, days).client;
  const words = (client: ReturnType<typeof told>) => explanationParts.flatMap((part) => texts(client[part])).join(' ');

  test.each(['nl', 'en'] as const)('each of the five questions has an answer (%s)', (lang) => {
    for (const one of cases) {
      const found = [
        told(one, {}, [], lang),
        told(one, { appointments: [meeting] }, [], lang),
        told(one, {}, [limit('letter', day.letter)], lang),
        told(
          one,
          {},
          one.limits.map((what) => limit(what, day.other)),
          lang,
        ),
      ];
      for (const client of found)
        for (const part of explanationParts)
          expect(client[part].length, `${one.kind} ${one.outcome} ${part}`).toBeGreaterThan(0);
    }
  });

  test.each(['nl', 'en'] as const)('no day and no appointment is left out (%s)', (lang) => {
    for (const one of cases) {
      const name = `${one.kind} ${one.outcome}`;
      const days = [...one.limits, 'letter', 'TM35'].map((what, at) => limit(what, `2027-05-${10 + at}`));
      for (const client of [told(one, {}, days, lang), told(one, {}, [...days, limit('letter', day.letter)], lang)])
        for (const { drivingDay } of days) expect(words(client), name).toContain(dayAndDate(drivingDay, lang));
      const more = { date: '2027-02-16', time: '14:00', place: null };
      const meetings = words(told(one, { appointments: [meeting, more] }, [], lang));
      for (const { date } of [meeting, more]) expect(meetings, name).toContain(dayAndDate(date, lang));
    }
  });

  test('a day that the kind has no words for is not said twice', () => {
    const client = told(
      { kind: 'ind_afwijzing', outcome: undefined, limits: [] },
      {},
      [limit('TM08', day.other)],
      'nl',
    );
    expect(texts(client.byWhen)).toEqual(['Het bezwaar moet er uiterlijk op dinsdag 6 april 2027 zijn.']);
  });
});
