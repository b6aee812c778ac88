import { describe, expect, test } from 'vitest';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

function letterOf(head: string, subject: string, text: string, sign: string): string {
  return (
    `${head}\n\nMevrouw S. Tesfamariam\nPostbus 40, 3500 AA Utrecht\n\nDatum        8 maart ` +
    `2027\nBetreft      ${subject}\n\nGeachte mevrouw Tesfamariam,\n\n${text}\n\nMet vriendelijke ` +
    `groet,\n${sign}\n`
  );
}

const read = (...parts: Parameters<typeof letterOf>) => readLetter(pagesOfText(letterOf(...parts)));
const ind = 'Immigratie- en Naturalisatiedienst';

describe('a day that something must be done by', () => {
  test.each([
    [
      'what happens if it is not fetched',
      read(
        ind,
        'Uw verblijfspas ligt klaar',
        'Uw verblijfspas ligt voor u klaar bij het loket in Zwolle. Maak zelf een afspraak en haal de pas ' +
          'op. Is hij op 5 mei 2027 niet afgehaald, dan gaat hij terug en betaalt u opnieuw.',
        ind,
      ),
      '2027-05-05',
    ],
    [
      'a duty that must have been met, without a "you"',
      read(
        'Dienst Uitvoering Onderwijs\nPostbus 764, 9700 AT Groningen',
        'Inburgeringsplicht',
        'Vanaf 1 maart 2027 geldt voor u de inburgeringsplicht. De gemeente stelt een PIP met u op. De ' +
          'examens dienen te zijn behaald op 1 maart 2030. Binnen zes weken kunt u bezwaar maken.',
        'DUO',
      ),
      '2030-03-01',
    ],
    [
      'a day in court without an hour',
      read(
        'Openbaar Ministerie\nArrondissementsparket Noord-Holland',
        'Slachtofferformulieren',
        'Wij vervolgen de verdachte. Vul het wensenformulier en het formulier voor schadevergoeding in en ' +
          'stuur beide uiterlijk 22 maart 2027 terug. De inhoudelijke behandeling staat gepland voor 9 juni ' +
          '2027.',
        'namens de officier van justitie',
      ),
      '2027-06-09',
    ],
    [
      'the end of what was given on an objection',
      read(
        ind,
        'Besluit op uw bezwaarschrift',
        'Wij hebben uw bezwaar behandeld. Het eerdere besluit blijft niet in stand. U krijgt alsnog ' +
          'verblijf, en wel van 2 februari 2027 tot 2 februari 2028. Binnen vier weken kunt u beroep instellen ' +
          'bij de rechtbank.',
        ind,
      ),
      '2028-02-01',
    ],
  ])('is a limit, or the letter is unknown: %s', (_, reading, day) => {
    const days = reading.deadlines.map(({ drivingDay }) => drivingDay);
    expect(reading.kind === 'unknown' || days.includes(day), `${reading.kind} ${days.join()}`).toBe(true);
    expect(reading.actionNeeded).toBe(true);
  });
});

test('a court that is closed for a day asks nothing on it', () => {
  const reading = read(
    'Rechtbank Den Haag\nZittingsplaats Haarlem',
    'Ontvangst beroepschrift',
    'Wij hebben uw beroepschrift op 2 maart 2027 ontvangen. Het is geregistreerd onder AWB 27/1188. De ' +
      'rechtbank stuurt een afschrift naar de IND en vraagt om de stukken. U hoeft nu niets te doen. De ' +
      'griffie is gesloten op 26 maart 2027 en 29 maart 2027.',
    'de griffier',
  );
  expect(reading.kind).toBe('rb_ontvangst_beroep');
});

test('the end of a criminal case that tells how to complain to the court of appeal is no mere news of it', () => {
  const reading = read(
    'Openbaar Ministerie\nArrondissementsparket Rotterdam',
    'Einde van de zaak',
    'De verdachte is in een andere zaak onherroepelijk veroordeeld. In uw zaak wordt hij daarom niet ' +
      'verder vervolgd. Klachtmogelijkheid: artikel 12 Sv, gerechtshof Den Haag, binnen drie maanden.',
    'de officier van justitie',
  );
  expect(['unknown', 'om_sepot']).toContain(reading.kind);
});

test('a fee of the Council of State is one, whatever it is called', () => {
  const reading = read(
    'Raad van State\nAfdeling bestuursrechtspraak',
    'Hoger beroep',
    'Uw hoger beroep tegen de uitspraak van de rechtbank is ontvangen. U bent een recht van € 310,00 ' +
      'verschuldigd. Dit bedrag moet binnen vier weken na dagtekening van deze brief op onze rekening zijn ' +
      'bijgeschreven.',
    'de secretaris',
  );
  expect(reading.kind).toBe('rvs');
  expect(reading.deadlines.map(({ what }) => what)).toContain('TM13');
});

test('an offer of help waits for an answer', () => {
  const reading = read(
    'Slachtofferhulp Nederland',
    'Hulp van Slachtofferhulp Nederland',
    'De politie gaf ons uw gegevens door. Slachtofferhulp Nederland helpt slachtoffers gratis. Wij ' +
      'luisteren, helpen bij een schadeclaim en gaan mee naar de zitting. Bel ons als u dat wilt.',
    'Slachtofferhulp Nederland',
  );
  expect(reading).toMatchObject({ kind: 'slachtofferhulp', actionNeeded: true });
});

test('a day that is asked for in a question is one to keep to', () => {
  const reading = read(
    'Schadefonds Geweldsmisdrijven',
    'Ontvangst van uw aanvraag',
    'Uw aanvraag om een uitkering kwam bij het Schadefonds binnen op 5 maart 2027. Binnen 26 weken ' +
      'krijgt u ons besluit. Wij hebben nog een brief van uw huisarts nodig. Kan die er op 2 april 2027 ' +
      'zijn?',
    'Schadefonds Geweldsmisdrijven',
  );
  expect(reading.kind === 'unknown' || reading.deadlines.some(({ drivingDay }) => drivingDay <= '2027-04-02')).toBe(
    true,
  );
});

test('an intention to refuse asylum has a last day, whatever it calls the start of the term', () => {
  const reading = read(
    ind,
    'Voornemen tot afwijzing van de asielaanvraag',
    'Wij zijn van plan uw asielaanvraag af te wijzen als ongegrond. U kunt een zienswijze indienen. De ' +
      'termijn daarvoor bedraagt één week, ingaande op de dag na de bekendmaking.',
    ind,
  );
  expect(reading.kind).toBe('ind_voornemen_asiel');
  expect(reading.deadlines.map(({ drivingDay }) => drivingDay)).toContain('2027-03-15');
});

test('what an annex says of mistakes, complaints and swindlers in general is not said of this letter', () => {
  const known = read(
    'Gemeente Utrecht\nBurgerzaken',
    'Opneming in de basisregistratie personen',
    'U bent met ingang van 1 maart 2027 ingeschreven in de basisregistratie personen (BRP). ' +
      `Uw burgerservicenummer staat op het uittreksel. Als u het niet eens bent met deze inschrijving, kunt u binnen zes weken bezwaar maken bij het college.

Dit zijn de gegevens die wij van u hebben opgenomen. Kijk goed of zij kloppen. Bel ons als er iets niet klopt. Neem dan een identiteitsbewijs mee.

Wij sturen uw gegevens aan andere organisaties. Op onze website leest u aan welke organisaties wij uw gegevens geven.

Bijlage

Een kennelijke fout in een besluit wordt binnen vijf dagen hersteld zonder procedure.

Medewerkers van de gemeente vragen u nooit om te betalen met cadeaukaarten.`,
    'het college van burgemeester en wethouders',
  );
  const codes = known.warnings.map(({ code }) => code);
  expect(codes.filter((code) => code === 'correction' || code.startsWith('false_'))).toEqual([]);
  expect(known.kind).toBe('gem_brp');
});

describe('a day on which someone is expected', () => {
  const talk = (text: string) =>
    read(
      'Politie Eenheid Midden-Nederland\nAfdeling Vreemdelingenpolitie, Identificatie en Mensenhandel',
      'Uitnodiging voor een gesprek',
      'U hebt verteld dat u slachtoffer bent van mensenhandel. Wij nodigen u uit voor een informatief ' +
        `gesprek daarover. ${text} U mag iemand meenemen. Er is een tolk.`,
      'Politie, team mensenhandel',
    );

  test.each([
    'U wordt verwacht op 12 mei 2027; hoe laat, hoort u nog.',
    'Wij verwachten u op woensdag 12 mei 2027 op het bureau in Utrecht.',
    'Op 12 mei 2027 bent u welkom op ons bureau. De tijd spreken wij telefonisch af.',
    'Uw gesprek vindt plaats op 12 mei 2027. Het uur volgt per telefoon.',
    'U bent uitgenodigd op 12 mei 2027, het tijdstip volgt later.',
  ])('is told although it has no hour: %s', (text) => {
    const { kind, appointments, actionNeeded } = talk(text);
    expect(kind).toBe('politie_uitnodiging_gesprek');
    expect(appointments.map(({ date, time }) => [date, time])).toEqual([['2027-05-12', null]]);
    expect(actionNeeded).toBe(true);
  });

  test.each([
    'Op 12 mei 2027 om 10.00 uur wordt u verwacht in Utrecht. Neem op 12 mei 2027 uw pas mee.',
    'Het gesprek van 5 mei 2027 gaat niet door: u wordt dan niet verwacht. Het is nu op 12 mei 2027 om 10.00 uur.',
  ])('is told once, and not where nobody is expected: %s', (text) => {
    const { deadlines, appointments } = talk(text);
    expect(deadlines).toEqual([]);
    expect(appointments.map(({ date }) => date)).toEqual(['2027-05-12']);
  });
});
