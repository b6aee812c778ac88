import { describe, expect, test } from 'vitest';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

function read(head: string, subject: string, text: string, sign: string) {
  return readLetter(
    pagesOfText(
      `${head}\n\nMevrouw S. Tesfamariam\nPostbus 40, 3500 AA Utrecht\n\nDatum        8 maart ` +
        `2027\nBetreft      ${subject}\n\nGeachte mevrouw Tesfamariam,\n\n${text}\n\nMet vriendelijke ` +
        `groet,\n${sign}\n`,
    ),
  );
}

describe('a judgment that tells of grounds or a fee', () => {
  const court = (subject: string, text: string) =>
    read('Rechtbank Den Haag\nZittingsplaats Utrecht', subject, text, 'de griffier');

  test.each([
    [
      'Uitspraak zonder zitting',
      'Eiseres is verzocht de gronden van het beroep alsnog in te dienen. Zij heeft dat niet gedaan. Het ' +
        'beroep is kennelijk niet-ontvankelijk. Tegen deze uitspraak kan binnen zes weken verzet worden ' +
        'gedaan.',
    ],
    [
      'Uitspraak (8:54 Awb)',
      'Het griffierecht is niet op tijd betaald. U is daarom een nota gestuurd. De rechtbank verklaart het ' +
        'beroep niet-ontvankelijk. U kunt tegen deze uitspraak in verzet komen binnen zes weken.',
    ],
    [
      'Zaak NL27.1',
      'De machtiging en de gronden ontbraken. U bent gevraagd dat verzuim te herstellen. De rechtbank doet ' +
        'uitspraak zonder zitting. Het beroep is niet-ontvankelijk. Een verzetschrift kan binnen zes weken ' +
        'worden ingediend.',
    ],
    [
      'Vereenvoudigde afdoening',
      'U stuurde geen gronden, hoewel wij daarom vroegen. De rechtbank behandelt uw beroep daarom niet. ' +
        'Vindt u dat niet goed? Dan kunt u verzet doen. Dat kan tot zes weken na vandaag.',
    ],
    [
      'Beroep niet behandeld',
      'De gronden van het beroep zijn niet ingediend, ook niet na onze brief. Het beroep is ' +
        'niet-ontvankelijk. Binnen zes weken na verzending kunt u verzet instellen tegen deze uitspraak.',
    ],
  ])('is no letter that asks for them: %s', (subject, text) => {
    const { kind, deadlines } = court(subject, text);
    expect(['unknown', 'rb_uitspraak']).toContain(kind);
    const opposition = deadlines.find(({ what }) => what === 'TM35');
    // Opposition may have to come in four weeks; the earlier day drives.
    if (kind === 'rb_uitspraak') expect(opposition?.drivingDay).toBe('2027-04-05');
  });

  test('is not found in a letter that does ask for them', () => {
    const { kind, deadlines } = court(
      'Verzuim herstellen',
      'Uw beroepschrift bevat geen gronden. Stuur deze alsnog binnen vier weken na de datum van deze ' +
        'brief. Doet u dat niet, dan kan de rechtbank het beroep niet-ontvankelijk verklaren.',
    );
    expect(kind).toBe('rb_gronden');
    expect(deadlines.map(({ what }) => what)).toEqual(['TM17']);
  });
});

describe('a permit that is extended now', () => {
  const ind = (subject: string, text: string) =>
    read('Immigratie- en Naturalisatiedienst', subject, text, 'de Minister van Asiel en Migratie');
  const unless =
    'De vergunning kan worden ingetrokken of verlenging kan worden geweigerd als het onderzoek is ' +
    'geëindigd; de vreemdeling moet Nederland dan verlaten. Die grond doet zich niet voor.';

  test.each([
    'De geldigheidsduur van uw verblijfsvergunning wordt verlengd met een jaar, van 14 januari 2027 tot 14 januari 2028.',
    'Uw verblijfsvergunning wordt verlengd tot 14 januari 2028.',
    'Wij verlengen uw vergunning tot 14 januari 2028.',
    'Daarom wordt de vergunning verlengd van 14 januari 2027 tot en met 13 januari 2028.',
    'Wij verlengen de geldigheidsduur van de vergunning tot 14 januari 2028.',
  ])('is not taken away: %s', (text) => {
    const { kind } = ind(
      'besluit inzake verlenging',
      `${unless} ${text} Binnen vier weken kan bezwaar worden gemaakt.`,
    );
    expect(['unknown', 'ind_verlening']).toContain(kind);
  });

  test('is not meant where a withdrawal tells that it was extended before', () => {
    const { kind } = ind(
      'intrekking',
      'Uw vergunning is op 14 januari 2026 verlengd tot 14 januari 2028. Het onderzoek is gesloten. Wij ' +
        'trekken uw verblijfsvergunning daarom in. U moet Nederland binnen vier weken verlaten. U kunt ' +
        'binnen vier weken bezwaar maken.',
    );
    expect(kind).toBe('ind_intrekking');
  });
});

describe('an invitation that one may leave aside', () => {
  test.each(['Zomerfeest', 'Uitnodiging voor de nieuwjaarsborrel', 'Kom je naar het voetbaltoernooi?', 'Barbecue'])(
    'is no letter of a guardian: %s',
    (subject) => {
      const { kind } = read(
        'Nidos\nRegio Midden',
        subject,
        'Op zaterdag 20 maart 2027 is er muziek en eten, van 14.00 uur tot de avond. Je voogd rijdt mee als je dat wilt. Zeg even of je komt.',
        'Nidos',
      );
      expect(kind).toBe('unknown');
    },
  );
});

describe('a letter whose title says what one reads in it', () => {
  test.each([
    'In deze brief leest u wat wij hebben besloten',
    'Wat u leest in deze brief',
    'U leest hier ons besluit',
    'Uitleg over het risico en ons besluit',
    'Leest u deze brief goed',
  ])('is a letter, no invitation to a party: %s', (subject) => {
    const { kind, warnings } = read(
      'Immigratie- en Naturalisatiedienst',
      subject,
      'Wij wijzen uw aanvraag voor een verblijfsvergunning af. U moet Nederland verlaten. U kunt binnen vier weken bezwaar maken.',
      'de IND',
    );
    expect(warnings.map(({ code }) => code)).not.toContain('not_a_letter');
    expect(kind).toBe('ind_afwijzing');
  });

  test('is none of a swindler where a permit is fetched with a code', () => {
    const { kind, warnings } = read(
      'Immigratie- en Naturalisatiedienst',
      'Uw verblijfspas ligt klaar',
      'Uw verblijfspas ligt klaar. Maak een afspraak en kom uw pas met deze code ophalen bij het loket in Utrecht. Doe dat uiterlijk op 18 juni 2027.',
      'de IND',
    );
    expect(warnings.filter(({ code }) => code.startsWith('false'))).toEqual([]);
    expect(kind).toBe('ind_pas_ophalen');
  });
});

describe('a letter that calls itself needless', () => {
  const reminder = (text: string) =>
    read(
      'Immigratie- en Naturalisatiedienst',
      'Uw verblijfsvergunning loopt af',
      `Uw verblijfsvergunning loopt af op 18 september 2027. Wilt u blijven? Vraag dan op tijd verlenging aan. ${text}`,
      'de IND',
    );

  test.each([
    'Heeft u al een aanvraag ingediend? Dan kunt u deze brief als niet verzonden beschouwen.',
    'Hebt u de verlenging al aangevraagd, dan kunt u deze herinnering als niet verzonden beschouwen.',
    'Is uw aanvraag al bij ons? Dan mag u dit bericht als niet verstuurd beschouwen.',
  ])('corrects none: %s', (text) => {
    expect(reminder(text)).toMatchObject({ kind: 'ind_herinnering_verlenging', warnings: [] });
  });

  test('unlike one that calls another so', () => {
    expect(reminder('Onze brief van 1 maart 2027 kunt u als niet verzonden beschouwen.').warnings).toMatchObject([
      { code: 'correction' },
    ]);
  });
});

describe('a letter that corrects another', () => {
  const grant = (text: string) =>
    read(
      'Immigratie- en Naturalisatiedienst',
      'Nieuwe beschikking',
      'Deze beschikking vervangt onze beschikking van 5 februari 2027, waarin een fout stond. Wij verlenen ' +
        'u een verblijfsvergunning voor bepaalde tijd, geldig van 1 februari 2027 tot 1 februari 2028. ' +
        `${text}`,
      'de minister van Asiel en Migratie',
    );

  test.each([
    'U kunt binnen vier weken na de datum van deze beschikking bezwaar maken.',
    'Vier weken na de dag van verzending van dit besluit eindigt de tijd om bezwaar te maken.',
    'Bezwaar maken kan tot en met 15 april 2027.',
    'De termijn voor bezwaar loopt opnieuw, vier weken vanaf de verzending van dit herstelbesluit, dus tot en met 5 april 2027.',
    'Voor bezwaar telt de datum van deze brief: u heeft vier weken.',
    'Voor bezwaar begint een nieuwe termijn van vier weken.',
  ])('is known where it says when its own term runs: %s', (text) => {
    expect(grant(text)).toMatchObject({ kind: 'ind_verlening' });
    expect(grant(text).warnings.map(({ code }) => code)).toContain('correction');
  });

  test('is not known where it only mends a word of the other, which its term may run from', () => {
    const mended = (text: string) =>
      read(
        'Immigratie- en Naturalisatiedienst',
        'Rectificatie',
        'In onze beschikking van 5 februari 2027 staat uw naam verkeerd. Wij verlenen u een ' +
          `verblijfsvergunning voor bepaalde tijd, geldig van 1 februari 2027 tot 1 februari 2028. ${text}`,
        'de minister van Asiel en Migratie',
      );
    for (const text of [
      'Tegen dit besluit kunt u binnen vier weken bezwaar maken.',
      'U kunt binnen vier weken na verzending van dit besluit bezwaar maken.',
    ])
      expect(mended(text), text).toMatchObject({ kind: 'unknown' });
    expect(mended('U kunt binnen vier weken na de datum van deze brief bezwaar maken.')).toMatchObject({
      kind: 'ind_verlening',
    });
  });

  test.each([
    'U kunt binnen vier weken bezwaar maken.',
    'De termijn van vier weken om bezwaar te maken blijft lopen.',
    'U kunt binnen vier weken na de verzending van onze eerdere beschikking bezwaar maken.',
  ])('is not known where its term may be that of the other: %s', (text) => {
    expect(grant(text)).toMatchObject({ kind: 'unknown' });
    expect(grant(text).warnings.map(({ code }) => code)).toContain('correction');
  });
});

describe('a mail by somebody who is no office', () => {
  test.each([
    'Het hogerberoepschrift is weg. Kun je donderdag 18 maart 2027 om 16.00 uur bij mij op kantoor zijn, ' +
      'Nieuwe Gracht 77? De IND, de rechtbank en de Raad van State hoef je niet te bellen.',
    'Het beroep loopt nog. Kom je op 18 maart 2027 om 16.00 uur even langs op mijn kantoor, Oude Kade 12? De rechtbank schrijft ons later.',
    'Ik heb de Raad van State geschreven. Ik wil je graag spreken op 18 maart 2027 om 16.00 uur, Lange Singel 3. Neem je papieren mee.',
  ])('about his own appointment is of no kind: %s', (text) => {
    const { kind, appointments } = readLetter(
      pagesOfText(
        `Van: c.veldman@veldman.example\nAan: S. Tesfamariam\nVerzonden: 8 maart 2027\nOnderwerp: hoger beroep\n\nBeste S.,\n\n${text}\n\nCarla`,
      ),
    );
    expect(kind).toBe('unknown');
    expect(appointments[0]).toMatchObject({ date: '2027-03-18', time: '16:00' });
    expect(appointments[0]?.place).toMatch(/Nieuwe Gracht 77|Oude Kade 12|Lange Singel 3/);
  });
});

test('of two days to appeal by, the one that the term comes to is that, and the other a day of the letter', () => {
  const { deadlines } = read(
    'Immigratie- en Naturalisatiedienst',
    'Beslissing op uw bezwaar',
    'Wij verklaren uw bezwaar ongegrond. U kunt binnen vier weken in beroep bij de rechtbank, tot en met ' +
      '5 april 2027. Over het beroep belt u uiterlijk op 19 maart 2027.',
    'de IND',
  );
  expect(deadlines.map(({ what, drivingDay }) => `${what} ${drivingDay}`).sort()).toEqual([
    'TM08 2027-04-05',
    'letter 2027-03-19',
  ]);
});
