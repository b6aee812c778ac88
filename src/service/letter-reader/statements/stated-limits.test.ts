import { describe, expect, test } from 'vitest';
import { pagesOfText } from '../pages.ts';
import { readLetter } from '../read-letter.ts';

const read = (text: string) =>
  readLetter(
    pagesOfText(
      `Bureau Zuidwaard\nPostbus 12\n3500 AB Utrecht\n\nMevrouw S. Tesfamariam\n\nDatum: 4 maart ` +
        `2027\nBetreft: uw zaak\n\nGeachte mevrouw Tesfamariam,\n\n${text}\n\nHoogachtend,\n\nBureau ` +
        'Zuidwaard',
    ),
  );
const days = (text: string) => read(text).deadlines.map(({ what, drivingDay }) => `${what} ${drivingDay}`);

const by = ['binnen vier weken', 'voor 2 april 2027', 'uiterlijk op 1 april 2027', 'binnen achtentwintig dagen'];
const deeds: readonly ((by: string) => string)[] = [
  (day) => `U moet Nederland ${day} verlaten.`,
  (day) => `U moet ${day} een kopie van uw paspoort sturen.`,
  (day) => `Wij verzoeken u ${day} uw gegevens door te geven.`,
  (day) => `U moet ${day} € 120,00 betalen.`,
  (day) => `Laat ons ${day} weten of u dit wilt.`,
  (day) => `U wordt verzocht ${day} te reageren.`,
  (day) => `Wij vragen u de ontbrekende stukken ${day} op te sturen.`,
  (day) => `U dient de woning ${day} te verlaten.`,
];
const all = deeds.flatMap((deed) => by.map(deed));

describe('a letter of no kind', () => {
  test.each(all)('has each day by which something is asked as a limit, whatever the words: %s', (text) => {
    const reading = read(text);
    expect(reading.kind).toBe('unknown');
    expect(reading.deadlines.map(({ drivingDay }) => drivingDay)).toEqual(['2027-04-01']);
  });

  test.each([
    'U hoeft Nederland niet binnen vier weken te verlaten.',
    'U hoeft niets te sturen.',
    'U hoeft de woning niet binnen vier weken te verlaten.',
    'De verdachte moet binnen vier weken € 120,00 betalen.',
    'U kunt binnen vier weken de papieren opsturen als u dat wilt.',
    'Geef veranderingen altijd binnen een week aan ons door.',
    'Wij moeten binnen vier weken reageren.',
  ])('has none where nothing is asked: %s', (text) => {
    expect(days(text)).toEqual([]);
  });

  test('has one limit, not two, of a day that is told already', () => {
    expect(days('De zitting is op 15 april 2027 om 10.00 uur. U moet op 15 april 2027 verschijnen.')).toEqual([]);
    expect(days('Uw verblijfsvergunning is geldig tot 1 oktober 2027.')).toEqual(['TM06 2027-09-30']);
  });
});

describe('going to the kantonrechter', () => {
  test.each([
    'Bent u het niet eens met de uitspraak? Dan kunt u binnen acht weken na de verzenddatum van deze ' +
      'uitspraak de kantonrechter vragen om een beslissing te nemen.',
    'U kunt de kantonrechter binnen acht weken na verzending van deze uitspraak vragen om een oordeel.',
    'U kunt hiermee binnen acht weken na verzending van deze uitspraak naar de kantonrechter.',
    'U heeft acht weken na verzending van deze uitspraak om het geschil aan de kantonrechter voor te leggen.',
  ])("is an appeal with the letter's own term: %s", (text) => {
    expect(days(text)).toEqual(['letter 2027-04-29']);
  });

  test.each([
    'Betaalt u niet binnen acht weken na vandaag, dan vragen wij de kantonrechter om een uitspraak.',
    'Als u niet betaalt, leggen wij de zaak aan de kantonrechter voor.',
    'De verhuurder kan binnen acht weken de kantonrechter vragen om een beslissing.',
  ])('is none where somebody else goes: %s', (text) => {
    expect(read(text).statements.filter(({ is }) => is === 'remedy')).toEqual([]);
  });
});
