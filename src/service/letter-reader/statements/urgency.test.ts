import { expect, test } from 'vitest';
import { pagesOfText } from '../pages.ts';
import { readLetter } from '../read-letter.ts';

const urgent = (text: string, from = 'Politie Eenheid Den Haag'): string[] =>
  readLetter(
    pagesOfText(
      `${from}\n\nMevrouw S. Tesfamariam\n\nDatum: 4 maart 2027\n\nGeachte mevrouw Tesfamariam,\n\n${text}\n\nHoogachtend,\n\nA. Veldman`,
    ),
  ).statements.flatMap((each) => (each.is === 'urgent' ? [each.value] : []));

const lawyer = 'Advocatenkantoor Molenaar';
const landlord = 'De Huiskamer Verhuur B.V.';

test.each([
  [
    'summons',
    'Graag spreken wij u op 19 maart 2027 om 11.00 uur, Hoefkade 350. U hoeft niet te antwoorden.',
    undefined,
  ],
  ['summons', 'Op 19 maart 2027 om 11.00 uur spreek ik u op het bureau. Er is aangifte tegen u gedaan.', undefined],
  ['detention', 'U zit sinds 12 september 2026 in bewaring. De bewaring duurt voort.', undefined],
  ['detention', 'De rechter heeft toestemming gegeven om u in gijzeling te nemen.', undefined],
  ['detention', 'Meld u op 7 april 2027 voor 11.00 uur bij de penitentiaire inrichting.', undefined],
  [
    'short_term',
    'U krijgt de gevraagde verlenging niet. Wij moeten uw redenen uiterlijk op 11 maart 2027 hebben.',
    undefined,
  ],
  ['lawyer_stops', 'Ik stel geen hoger beroep in. Wilt u verder, dan moet u een collega vinden die dat doet.', lawyer],
  [
    'eviction',
    'Uw huurcontract loopt op 31 maart 2027 af. Wij verzoeken u de kamer die dag leeg op te leveren.',
    landlord,
  ],
  ['eviction', 'U moet uw kamer op 31 maart 2027 leeg en schoon achterlaten.', landlord],
  [
    'eviction',
    'Op grond van artikel 13b Opiumwet wordt uw huis op 31 maart 2027 om 9.00 uur gesloten.',
    'Gemeente Heerlen',
  ],
  ['lawyer_stops', 'Ik doe niets meer voor u. Neem zo snel mogelijk een andere advocaat.', lawyer],
  ['eviction', 'U kunt niet langer bij ons blijven.', landlord],
])('%s: %s', (value, text, from) => {
  expect(urgent(text, from)).toContain(value);
});

test.each([
  ['U hoeft niet te antwoorden op deze brief. Op 19 maart 2027 om 11.00 uur bel ik u.', undefined],
  ['U wordt als getuige gehoord op 19 maart 2027 om 11.00 uur. U hoeft niet te antwoorden op alle vragen.', undefined],
  ['U zou op 8 april 2027 als verdachte verschijnen. Ik heb de dagvaarding ingetrokken.', 'Openbaar Ministerie'],
  ['Datum betekening: 2 maart 2027. Afschrift gelaten aan huis in gesloten envelop.', 'Van Dam Gerechtsdeurwaarders'],
  ['Ik ben met verlof. U hoeft geen andere advocaat te zoeken.', lawyer],
  ['Wij hebben gezegd dat u op 30 maart 2027 moest vertrekken. U mag toch blijven.', landlord],
])('not urgent: %s', (text, from) => {
  expect(urgent(text, from)).toEqual([]);
});
