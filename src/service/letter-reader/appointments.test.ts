import { describe, expect, test } from 'vitest';
import { findAll } from './findings.ts';
import { Letter } from './letter.ts';
import { pagesOfText } from './pages.ts';

interface Paper {
  head?: string;
  subject?: string;
}

/** The appointments of an invented letter of 4 March 2027. */
function read(
  text: string,
  { head = 'Bureau Zuidwaard\nPostbus 12\n3500 AB Utrecht', subject = 'uw bezoek' }: Paper = {},
) {
  const letter =
    `${head}\n\nMevrouw S. Tesfamariam\nLindehof 40\n3511 AA Utrecht\n\nDatum: 4 maart 2027\nBetreft: ` +
    `${subject}\n\nGeachte mevrouw Tesfamariam,\n\n${text}\n\nHoogachtend,\n\nA. Veldman`;
  return findAll(new Letter(pagesOfText(letter))).appointments;
}
const when = (text: string, paper?: Paper): string[] => read(text, paper).map(({ date, time }) => `${date} ${time}`);
const where = (text: string, paper?: Paper): (string | null)[] => read(text, paper).map(({ place }) => place);

describe('the hour of an appointment', () => {
  test.each([
    ['kwart over negen', '09:15'],
    ['half tien', '09:30'],
    ["half drie 's middags", '14:30'],
    ['tien voor half elf in de ochtend', '10:20'],
    ['twee uur', '14:00'],
    ['14u30', '14:30'],
    ['negen uur vijftien', '09:15'],
    ['dertien uur dertig', '13:30'],
    ["zeven uur 's avonds", '19:00'],
  ])('in words or another form: %s', (hour, time) => {
    for (const text of [
      `Wij verwachten u op dinsdag 23 maart 2027 om ${hour} op ons bureau.`,
      `Wilt u komen op 23 maart 2027 om ${hour}? Er is een tolk.`,
      `Uw afspraak is op vrijdag 23 maart (23 maart 2027) om ${hour}.`,
      `Kunt u 23 maart om ${hour}? Dus 23-03-2027. Graag bellen als het niet gaat.`,
      `Het gesprek is op 23 maart 2027. We beginnen om ${hour}.`,
    ])
      expect(when(text), text).toEqual([`2027-03-23 ${time}`]);
    expect(when(`Datum:                  23 maart 2027\nAanvang:                ${hour}`)).toEqual([
      `2027-03-23 ${time}`,
    ]);
  });

  test.each([
    'U meldt zich op deze dagen, telkens om 10.00 uur:\n\n1. dinsdag 23 maart 2027\n2. dinsdag 20 april 2027',
    'Wij spreken u op dinsdag 23 maart 2027 en op dinsdag 20 april 2027, beide om 10.00 uur.',
    'Het eerste gesprek is op 23 maart 2027 en het tweede op 20 april 2027, allebei om tien uur.',
    'Wij verwachten u op 23 maart 2027 en 20 april 2027 om 10.00 uur.',
    'U komt twee keer langs:\n\n- 23 maart 2027\n- 20 april 2027\n\nBeide keren om 10.00 uur.',
  ])('is that of several days: %s', (text) => expect(when(text)).toEqual(['2027-03-23 10:00', '2027-04-20 10:00']));

  test.each([
    'Op 23 maart 2027 heeft u twee afspraken:\n\n- om half negen: inschrijven, balie 7;\n- om 11.15 uur: gesprek over uw uitkering.',
    'Dinsdag 23 maart 2027 is dit gepland:\n\n- 8.30 uur: inschrijven;\n- 11.15 uur: gesprek.',
    'Dinsdag 23 maart 2027 komt u voor drie dingen, achter elkaar:\n\n- om 8.30 uur: foto;\n- om 11.15 uur: gesprek met de arts;\n- daarna kunt u naar huis.',
  ])('more than one on a day: %s', (text) => expect(when(text)).toEqual(['2027-03-23 08:30', '2027-03-23 11:15']));

  test.each([
    'De hoorzitting begint niet om 10.00 uur maar om 15.30 uur. De datum, 23 maart 2027, blijft dezelfde.',
    'Het verhoor van 23 maart 2027 begint om 15.30 uur in plaats van 10.00 uur.',
    'Uw afspraak op 23 maart 2027 gaat van 10.00 uur naar 15.30 uur.',
    'The interview on Tuesday 9 March 2027 at 15:30 cannot take place. You are now expected on Tuesday 23 March 2027 at the same time.',
    'De zitting van 9 maart 2027 om 15.30 uur gaat niet door. De nieuwe zitting is op 23 maart 2027, op hetzelfde tijdstip.',
  ])('was moved: %s', (text) => expect(when(text)).toEqual(['2027-03-23 15:30']));

  test.each([
    'Zitting                 23-03-2027     11.00 - 11.50 uur',
    'Datum                   23 maart 2027\nTijd                    van 11.00 tot 12.00 uur',
    'U bent welkom op 23 maart 2027 tussen 11 en 12 uur.',
    'Wij zien u op 23 maart 2027, van elf tot twaalf uur, op het bureau.',
    'Date: Tuesday, March 23, 2027 Time: 11:00 AM Venue: Parklaan 12',
  ])('the first of a range, or in a table: %s', (text) => expect(when(text)).toEqual(['2027-03-23 11:00']));
});

describe('a day on which nobody is expected', () => {
  test.each([
    'De zitting die gepland stond op 23 maart 2027 om 10.00 uur is van de rol gehaald. U krijgt een nieuwe datum.',
    'Uw afspraak op 23 maart 2027 om 10.00 uur is uitgesteld. Wij bellen u.',
    'The interview on 23 March 2027 at 10:00 will not take place.',
    'U had een afspraak staan op 23 maart 2027 om 10.00 uur. Deze is geannuleerd.',
    'Op 23 maart 2027 om 13.00 uur wordt de uitspraak verwacht; die dag hoeft u niet te komen.',
    'De stukken moeten op 23 maart 2027 om 12.00 uur binnen zijn.',
    'Wij moeten uw reactie uiterlijk dinsdag 23 maart 23-03-2027 om 16.00 uur hebben ontvangen.',
    'Ons loket is anders open:\n\ndinsdag 23 maart 2027        tot 12.00 uur\nwoensdag 24 maart 2027        gesloten',
    'De kinderen kunnen vanaf 23 maart 2027 naar school. Ik heb elke dag inloop tussen 15 en 17 uur.',
  ])('%s', (text) => expect(when(text)).toEqual([]));

  test('is told of in the subject alone', () => {
    const off = { subject: 'Uw afspraak gaat niet door' };
    expect(when('Het gaat om de afspraak op dinsdag 23 maart 2027 om 10.00 uur.', off)).toEqual([]);
    expect(when('Wij verwachten u nu op dinsdag 23 maart 2027 om 10.00 uur.', off)).toEqual(['2027-03-23 10:00']);
  });

  test.each([
    'Oud: di 16 maart 2027, 15:10 uur\n\nNieuw: di 23 maart 2027, 09:30 uur',
    'De avond van 16 maart 2027 om 19.30 uur gaat niet door. Nieuwe datum: 23 maart 2027 om 9.30 uur.',
    'In de oproep van 1 maart 2027 staat 16 maart 2027, 10.00 uur. Beide zijn gewijzigd. U wordt verwacht op 23 maart 2027 te 9.30 uur.',
    '16 maart 2027, die ik noemde, kan niet omdat de rechter verlof heeft. Het wordt 23 maart 2027, 9.30 ' +
      'uur.\n\n> Op 3 maart 2027 schreef Kantoor Stad:\n> Is 15.30 uur op 16-03-2027 een optie?',
    'De zitting is verplaatst van 16 maart 2027 naar 23 maart 2027 om 9.30 uur.',
    'U bent uitgenodigd voor de zitting van 16 maart 2027 om 10.00 uur. Op verzoek van verweerder is die ' +
      'behandeling aangehouden. Wij behandelen uw zaak nu op 23 maart 2027, 9.30 uur.',
    'Eerder schreven wij dat de zaak op 16 maart 2027 om 9.00 uur zou zijn. De nieuwe zitting is op 23 maart 2027 om 9.30 uur.',
    'Het gesprek dat op 16 maart 2027 om 9.00 uur zou plaatsvinden is nu op 23 maart 2027 om 9.30 uur.',
  ])('beside the one on which one is: %s', (text) => expect(when(text)).toEqual(['2027-03-23 09:30']));

  test.each([
    'U moet er op 23 maart 2027 zijn om 11.30 uur, anders vervalt uw plaats.',
    'Kom op 23 maart 2027 om 11.30 uur. Zo niet, dan gaat het gesprek niet door.',
    'Wij proberen het nog eens op 23 maart 2027, 11.30 uur.',
    'Zou u 23 maart 2027 om half twaalf willen komen?',
    'De auto haalt u op 23 maart 2027 om 11.30 uur op, niet om 14.00 uur.',
    'Datum van overplaatsing        23 maart 2027\nMelden vóór                    11.30 uur',
    'Wij bellen u op 23 maart 2027. Dat doen wij telefonisch. Wij bellen om 11.30 uur.',
    'Goed dat je dat durft. We nemen er de tijd voor: dinsdag 23 maart 2027, half twaalf.',
  ])('is not what the consequences speak of: %s', (text) => expect(when(text)).toEqual(['2027-03-23 11:30']));
});

describe('an hour', () => {
  test.each([
    ['Wij verwachten u om 9.00 uur op 23 maart 2027. Het verhoor is om 10.00 uur.', '09:00'],
    ['Please come at 9:00 am on 23 March 2027. The second visit is on 20 April 2027 at 2 pm.', '09:00'],
    ['U bent tussen 13.30 en 15.30 uur welkom op 23 maart 2027.', '13:30'],
    ['U bent welkom op 23 maart 2027 van 13-15 uur.', '13:00'],
    ['Uw afspraak van 23 maart 2027 om 13.00 uur is vervroegd naar 9.00 uur.', '09:00'],
    ['Uw afspraak van 23 maart 2027 om 13.00 uur is gewijzigd. De nieuwe aanvangstijd is 11.00 uur.', '11:00'],
    ['U wordt verwacht op 23 maart 2027 des voormiddags te half tien uur.', '09:30'],
    [
      'Uw afspraak op 23 maart 2027 om 9.00 uur is verplaatst naar een andere locatie: Molenlaan 222 in Den Bosch.',
      '09:00',
    ],
    ['U heeft een afspraak op di 23-03 om 9.15 uur.', '09:15'],
  ])('that is the first, the earliest or the new one: %s', (text, time) => {
    expect(when(text)[0]).toBe(`2027-03-23 ${time}`);
  });

  test.each([
    ['Het gesprek is op 23 maart 2027 om 14.00 uur. U wordt om 12.30 uur opgehaald.', ['14:00', '12:30']],
    ['Het gehoor is op 23 maart 2027 om 9.00 uur. U moet er om 8.30 uur zijn.', ['09:00', '08:30']],
  ])('before which something else is asked: %s', (text, times) => {
    expect(when(text)).toEqual(times.map((time) => `2027-03-23 ${time}`));
  });

  test.each([
    'U wordt verwacht op 23 en 25 maart 2027 om 8.30 uur.',
    'U meldt zich op de volgende data om 8.30 uur:\n\n23 maart 2027\n25 maart 2027',
    'U wordt verwacht op dinsdag 23 en donderdag 25 maart 2027, telkens om 8.30 uur.',
  ])('that several days share: %s', (text) => {
    expect(when(text)).toEqual(['2027-03-23 08:30', '2027-03-25 08:30']);
  });

  test('of a day in the subject has not the address of the reader', () => {
    expect(where('Het gesprek is om 9.00 uur.', { subject: 'Gesprek op 19 maart 2027' }).join()).not.toContain(
      'Lindehof',
    );
  });
});

test('in a table of days a cell may say after its hour what it is for', () => {
  expect(
    when(
      'Dag                     Aanvang en wat\nmaandag 22 maart 2027        09.00 uur feiten, ' +
        'slachtofferverklaringen, requisitoir\ndinsdag 23 maart 2027        13.00 uur uitspraak',
    ),
  ).toEqual(['2027-03-22 09:00', '2027-03-23 13:00']);
});

describe('a journey', () => {
  test.each([
    'U verhuist op woensdag 24 maart 2027. De bus vertrekt om 8.30 uur bij de poort. Op de nieuwe ' +
      'locatie, Schapenweg 22 in Harderwijk, moet u zich om 12.15 uur inschrijven.',
    'Op woensdag 24 maart 2027 staat de taxi om 8.30 uur voor de receptie. U moet om 12.15 uur op de Schapenweg 22 in Harderwijk zijn voor de intake.',
  ])('leaves at one hour and arrives at another: %s', (text) => {
    expect(when(text)).toEqual(['2027-03-24 08:30', '2027-03-24 12:15']);
    const [from, to] = where(text);
    expect(from).toBeNull();
    expect(to).toContain('Schapenweg 22');
  });

  test('does not give its hour to a day that is spoken of above it', () => {
    expect(
      when(
        'Omdat u op 23 maart 2027 nog een gehoor heeft, hebben wij dat veranderd.\nU verhuist op woensdag 24 ' +
          'maart 2027. De bus vertrekt om 8.30 uur. Op de locatie moet u zich om 12.15 uur melden.',
      ),
    ).toEqual(['2027-03-24 08:30', '2027-03-24 12:15']);
  });
});

describe('the place of an appointment', () => {
  test('is that of all, where the letter says so', () => {
    expect(
      where(
        'Het aanmeldgehoor is op dinsdag 23 maart 2027 om 9.15 uur. Het nader gehoor is op dinsdag 30 maart ' +
          '2027 om 13.00 uur; dan vertelt u waarom u asiel vraagt. Beide gehoren zijn in Zevenaar, Calandweg 1.',
      ).map((place) => place?.includes('Calandweg 1')),
    ).toEqual([true, true]);
    expect(
      where(
        'Beide afspraken zijn in het ziekenhuis, Hilverenweg 60, Tilburg.\n\nEcho            23 maart 2027 ' +
          'om 8.10 uur\nUitslag         30 maart 2027 om 15.25 uur',
      ).map((place) => place?.includes('Hilverenweg 60')),
    ).toEqual([true, true]);
  });

  test.each(['U wordt opgeroepen als getuige voor', 'U bent uitgenodigd voor', 'Dit is uw oproep voor een gesprek op'])(
    'and its hour after "%s"',
    (said) =>
      expect(when(`${said} dinsdag 23 maart 2027 om 10.45 uur, Walburgstraat 2 te Arnhem.`)).toEqual([
        '2027-03-23 10:45',
      ]),
  );

  const head = { head: 'Stichting De Linde\nMaliehof 99\n3581 CH Utrecht' };
  test.each([
    'Wij zien u op 23 maart 2027 om 9.30 uur bij ons op kantoor.',
    'U meldt zich op 23 maart 2027 om 9.30 uur aan het loket, adres zie boven.',
    'Uw gesprek is op 23 maart 2027 om 9.30 uur. Het adres staat boven deze brief.',
    'Your appointment is on Tuesday 23 March 2027 at 9.30 a.m., address as above.',
    'Wij proberen het nog eens op 23 maart 2027 om 9.30 uur, op hetzelfde adres.',
  ])('is that of the letterhead: %s', (text) => expect(where(text, head)[0]).toContain('Maliehof 99'));

  test('is not that of the reader, and not where only an offer is made', () => {
    const none = { head: 'Stichting De Linde\nPostbus 99\n3500 CH Utrecht' };
    expect(where('Wij zien u op 23 maart 2027 om 9.30 uur bij ons op kantoor.', none)[0] ?? '').not.toContain(
      'Lindehof',
    );
    expect(
      where('Wij bellen u op 23 maart 2027 om 9.30 uur. Wilt u liever op ons kantoor praten?', head)[0] ?? '',
    ).not.toContain('Maliehof');
  });

  test.each([
    ['Alle dagen: paleis van justitie, Veerdok 20.', 'Veerdok 20'],
    ['Beide afspraken zijn in ons loket aan de Zuiderparkweg 28 in Breda.', 'Zuiderparkweg 28'],
    ['U vindt ons in het stadskantoor, Bomanshof 3.', 'Bomanshof 3'],
    ['Plek: Galvanistraat 15, Delft, met de lift naar 3.', 'Galvanistraat 15'],
    ['Wij zitten op Plein 12, boven de winkel.', 'Plein 12'],
    ['Het ziekenhuis: Dokter Heesweg 2.', 'Dokter Heesweg 2'],
  ])('stands beside the days: %s', (said, place) => {
    const text =
      `U wordt verwacht:\n\nDatum                              Tijd\ndinsdag 23 maart 2027              ` +
      `9.30 uur\ndinsdag 20 april 2027              9.30 uur\n\n${said}`;
    expect(
      where(text).every((each) => each?.includes(place)),
      String(where(text)),
    ).toBe(true);
    expect(where(text)).toHaveLength(2);
  });

  test.each([
    [
      'U komt op 23 maart 2027. Iemand wacht u op om 9.30 uur bij station Lindewijk Zuid, hoofdingang, in een rode jas.',
      'station Lindewijk Zuid, hoofdingang',
    ],
    [
      'De intake is op 23 maart 2027, 9.30 uur. Let op: niet in het stadskantoor, maar in de bibliotheek De Korenmaat, leslokaal 1. Er is koffie.',
      'bibliotheek De Korenmaat, leslokaal 1',
    ],
    ['Wilt u dinsdag 23 maart 2027 om 9.30 uur op kantoor komen, Oude Delft 3? Dan tekenen wij.', 'Oude Delft 3'],
    ['kan ze 23 maart 2027 om half tien? kantoor nieuwe gracht 55, bel bij 2.', 'nieuwe gracht 55'],
    ['U wordt verwacht op 23 maart 2027 om 9.30 uur, Ds. van den Veldelaan 2 te Zwolle.', 'Ds. van den Veldelaan 2'],
  ])('has a name of its own: %s', (text, place) => expect(where(text)[0]).toContain(place));

  test('stands in the row of each day', () => {
    expect(
      where(
        'Er staan twee dingen in de agenda:\n\nWat                 Wanneer                               ' +
          'Waar\nOefenen             dinsdag 23 maart 2027, 14.00 uur      Maliehof 99\nDe rechter          ' +
          'dinsdag 30 maart 2027, 9.30 uur       Justitieplein 1, Utrecht',
      ),
    ).toEqual(['Maliehof 99', 'Justitieplein 1, Utrecht']);
  });
});

describe('nobody is expected', () => {
  test.each([
    'Ons gesprek van 23 maart 2027 om 14.00 uur zeg ik af. Ik bel u voor een andere dag.',
    'Wij hadden u uitgenodigd voor een gehoor op 23 maart 2027 om 9.00 uur. Dat gehoor is niet meer nodig.',
    'De sluiting gaat in op 23 maart 2027 om 10.00 uur.',
    'U moet op 23 maart 2027 vóór 16.00 uur vertrokken zijn.',
    'U moet uw kamer op 23 maart 2027 om 12.00 uur leeg achterlaten.',
  ])('%s', (text) => expect(when(text)).toEqual([]));

  test.each([
    'Wij verwachten u op 23 maart 2027 om 9.00 uur. Een advocaat is niet nodig.',
    'Uw plaatsing gaat in op 23 maart 2027 om 9.00 uur.',
    'Heden roep ik u op om op 23 maart 2027 om 9.00 uur te verschijnen bij de kantonrechter.',
  ])('somebody is: %s', (text) => expect(when(text)).toEqual(['2027-03-23 09:00']));
});
