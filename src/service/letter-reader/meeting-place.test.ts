import { describe, expect, test } from 'vitest';
import { findAll } from './findings.ts';
import { Letter } from './letter.ts';
import { pagesOfText } from './pages.ts';

const read = (text: string) =>
  findAll(
    new Letter(
      pagesOfText(
        `Politie Midden-Nederland\nPostbus 8300\n3503 RH Utrecht\n\nMevrouw S. Tesfamariam\nPostbus 40, 3500 ` +
          `AA Utrecht\n\nDatum: 4 maart 2027\nBetreft: uitnodiging\n\nGeachte mevrouw ` +
          `Tesfamariam,\n\n${text}\n\nHoogachtend,\n\nA. Veldman`,
      ),
    ),
  ).appointments.map(({ date, time, place }) => `${date} ${time} ${place}`);
const then = '2027-03-23 09:30';

describe('the place of an appointment', () => {
  test('is told in a sentence of its own, with its number before the full stop', () => {
    const text =
      'Op dinsdag 23 maart 2027 gaat u hier weg. Uw nieuwe kamer is in Budel: Luchthavenlaan 1. Zorg dat u daar om 9.30 uur bent.';
    expect(read(text)).toEqual([`${then} Luchthavenlaan 1`]);
  });

  test.each([
    'Hoofdbureau van politie, Rademarkt 12, Groningen',
    'IND-loket, Stationsplein 105, Zwolle',
    'politiebureau Paardenveld, Utrecht',
    'Aanmeldcentrum Budel, Randweg Zuid 32',
    'kabinet rechter-commissaris, Guyotplein 1, Groningen',
    'Rechtbank Limburg, Maastricht, kamer 1.14',
    'station Amersfoort Centraal, hoofdingang',
    'opvanglocatie Assen, woonkamer unit 3',
    'De Wissel, Stationsstraat 44, Apeldoorn',
    'Dr. Colijnlaan 341, zaal 3',
    'azc Zwolle, kamer DT&V',
  ])('is the house, the street, the town and the room: %s', (place) => {
    for (const sentence of [
      `U wordt verwacht op 23 maart 2027 om 09.30 uur in ${place}. Neem deze brief mee.`,
      `Wij nodigen u uit op dinsdag 23 maart 2027, 9.30 uur, ${place}. U mag iemand meenemen.`,
      `Het gesprek is voorzien voor 23 maart 2027, aanvang 09:30 uur, bij ${place}. Er is een tolk.`,
      `Op 23 maart 2027 om 09.30 uur praten wij met u. Kom naar: ${place}. Er is een tolk.`,
    ])
      expect(read(sentence), sentence).toEqual([`${then} ${place}`]);
  });

  test.each([
    [
      'Op 23 maart 2027 om 9.30 uur wacht een begeleider bij de fietsenstalling aan het Stationsplein in Utrecht.',
      'fietsenstalling aan het Stationsplein in Utrecht',
    ],
    ['U wordt op 23 maart 2027 om 9.30 uur opgehaald op het Marktplein.', 'Marktplein'],
    [
      'You are invited to our desk in The Hague, Lange Voorhout 91, on 23 March 2027 at 9.30 a.m.',
      'The Hague, Lange Voorhout 91',
    ],
  ])('is where people meet, or stands before its day: %s', (text, place) => {
    expect(read(text)).toEqual([`${then} ${place}`]);
  });

  test('is found in other languages', () => {
    expect(
      read(
        'You are expected on 23 March 2027 at 9:30 a.m., Consular Section, Laan Copes 123, The Hague. Bring your fee.',
      ),
    ).toEqual([`${then} Consular Section, Laan Copes 123, The Hague`]);
    expect(
      read(
        'Vous êtes invitée à vous présenter le mardi 23 mars 2027 à 9 h 30, Ambassade de Guinée, Bruxelles, guichet 2, munie de deux photos.',
      ),
    ).toEqual([`${then} Ambassade de Guinée, Bruxelles, guichet 2`]);
  });

  test('ends where the sentence goes on, and where the next cell begins', () => {
    expect(read('U wordt op 23 maart 2027 om 09.30 uur in gebouw C te Utrecht verwacht door de politie.')).toEqual([
      `${then} gebouw C te Utrecht`,
    ]);
    expect(read('dinsdag 23 maart 2027, 9.30 uur Leeghwaterlaan 8, Den Haag Neem een pas mee.')).toEqual([
      `${then} Leeghwaterlaan 8, Den Haag`,
    ]);
  });

  test('stands once above a table of days', () => {
    expect(
      read(
        'U meldt zich in persoon, Doelwater 5, Rotterdam.\n\nDatum                              ' +
          'Tijd\ndinsdag 23 maart 2027              9.30 uur\ndinsdag 27 april 2027              9.30 uur',
      ),
    ).toEqual([`${then} Doelwater 5, Rotterdam`, '2027-04-27 09:30 Doelwater 5, Rotterdam']);
  });
});

describe('a day with an hour that is no appointment', () => {
  test.each([
    'Op 1 maart 2027 om 23.12 uur reed u te hard.',
    'Op 11 januari 2027 om 10.00 uur bent u gehoord.',
    'U gaf op 1 maart 2027 toestemming. Zie artikel 3.48 van het besluit.',
  ])('is past: %s', (text) => expect(read(text)).toEqual([]));

  test.each([
    'U zou op 18 maart 2027 om 10.00 uur komen. Door ziekte gaat dat niet door. U wordt verwacht op 23 maart 2027 om 09.30 uur in bureau Hoogeveen.',
    'De eerdere afspraak van 18 maart 2027 om 10.00 uur vervalt. Uw nieuwe afspraak is op 23 maart 2027 om 09.30 uur in bureau Hoogeveen.',
    'Uw nieuwe afspraak is op 23 maart 2027 om 09.30 uur in bureau Hoogeveen; de afspraak van 18 maart 2027 om 10.00 uur gaat niet door.',
  ])('was put off: %s', (text) => expect(read(text)).toEqual([`${then} bureau Hoogeveen`]));
});
