import { describe, expect, test } from 'vitest';
import { findAll } from './findings.ts';
import { Letter } from './letter.ts';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

const found = (text: string) =>
  findAll(
    new Letter(
      pagesOfText(
        `Immigratie- en Naturalisatiedienst\n\nMevrouw S. Tesfamariam\nPostbus 40, 3500 AA Utrecht\n\nDatum: ` +
          `4 maart 2027\nBetreft: uw zaak\n\nGeachte mevrouw Tesfamariam,\n\n${text}\n\nHoogachtend,\n\nA. ` +
          'Veldman',
      ),
    ),
  );
const daysIn = (text: string) => found(text).days.map(({ day, topic }) => `${day} ${topic}`);
const letterOf = (sender: string, date: string, subject: string, text: string) =>
  pagesOfText(
    `${sender}\n\nMevrouw S. Tesfamariam\nPostbus 40, 3500 AA Utrecht\n\nDatum: ${date}\nBetreft: ` +
      `${subject}\n\nGeachte mevrouw Tesfamariam,\n\n${text}\n\nHoogachtend,\n\n${sender}`,
  );
const sumsIn = (text: string) =>
  readLetter(letterOf('CJIB', '4 maart 2027', 'uw zaak', text)).amounts.map(
    ({ value, payBy }) => `${value} ${payBy ?? 'none'}`,
  );
const termsIn = (text: string) => found(text).terms.map(({ term, topic }) => `${term} ${topic}`);

describe('a last day', () => {
  test.each([
    ['Wanneer hoort u iets? Uiterlijk op 10 mei 2027 sturen wij u een nieuw besluit.', '2027-05-10 authority'],
    ['Het nieuwe moment waarop u ons besluit uiterlijk krijgt, is 28 maart 2027.', '2027-03-28 authority'],
    ['Gelet op de opschorting is de uiterste datum van beslissen 6 mei 2027.', '2027-05-06 authority'],
    ['Kan de brief van uw huisarts er op 11 april 2027 zijn?', '2027-04-11 other'],
    ['Please come and collect it before the end of Wednesday 24 March 2027.', '2027-03-24 send'],
    ['Uiterlijk donderdag 18 maart 2027, op NL97 ABNA 0682 2643 19.', '2027-03-18 pay'],
    [
      'Ik wil die brief betrekken bij mijn beslissing en vraag u hem na te zenden, uiterlijk 20 mei 2027.',
      '2027-05-20 send',
    ],
    ['Ik beslis dan uiterlijk op 5 juni 2027.', '2027-06-05 authority'],
    ['De nieuwe laatste dag waarop wij op uw bezwaar beslissen is 7 juni 2027.', '2027-06-07 authority'],
    ['Op 26 maart 2027 moet het bij ons op de mat liggen.', '2027-03-26 other'],
    ['Het moet er op 24 maart 2027 liggen.', '2027-03-24 other'],
    ['Als ik de machtiging op 18 maart 2027 binnen heb, kan ik door.', '2027-03-18 send'],
    ['Schrijf het op en zorg dat ik het op 14 maart 2027 heb.', '2027-03-14 other'],
  ])('is of who must act: %s', (text, day) => expect(daysIn(text)).toEqual([day]));

  test('is none of the reader where a decision must have come by then', () => {
    expect(daysIn('Wij hebben uw bezwaar. Op 5 juli 2027 moet de beslissing er zijn.')).toEqual([]);
  });

  test.each([
    [
      'U kon bezwaar maken uiterlijk 20 maart 2027. Die dag geldt niet meer. Bezwaar maken kan tot en met 15 april 2027.',
    ],
    [
      'U kreeg een nota, te betalen uiterlijk 20 maart 2027. U hoeft die nota niet te betalen. Betaal de nieuwe nota uiterlijk 15 april 2027.',
    ],
    ['Stuur uw bezwaar uiterlijk 20 maart 2027. Die termijn vervalt. Uw bezwaar moet er zijn uiterlijk 15 april 2027.'],
  ])('that is no more is none, where another follows: %s', (text) =>
    expect(daysIn(text).map((day) => day.slice(0, 10))).toEqual(['2027-04-15']),
  );

  test('that is said to be no more stays, where no other follows', () => {
    expect(daysIn('Stuur uw bezwaar uiterlijk 20 maart 2027. Die termijn vervalt als u ons belt.')).toEqual([
      '2027-03-20 objection',
    ]);
  });

  test.each([
    'Wilt u ervoor zorgen dat het er op woensdag 24 maart 2027 is?',
    'Zorgt u dat dit er op 24 maart 2027 is?',
    'Als ik woensdag 24 maart 2027 nog niks van u heb, zeg ik dit af.',
    'De gronden, welke op 24 maart 2027 in het digitale dossier geplaatst moeten zijn, ontbreken nog.',
    'Laat het mij weten voor het einde van de dag op woensdag 24 maart 2027 om 17.00 uur.',
  ])('by which something is there: %s', (text) =>
    expect(daysIn(text).map((day) => day.slice(0, 10))).toEqual(['2027-03-24']),
  );

  test('to ask for more time is not the last day itself', () => {
    expect(
      daysIn('U kunt de stukken tot en met 18 maart 2027 inleveren. Lukt het niet? Vraag voor 18 maart 2027 uitstel.'),
    ).toEqual(['2027-03-18 send']);
  });
});

describe('a length of time', () => {
  test.each([
    ['Inlevering van het formulier moet binnen twee weken na aanvang van de bedenktijd.', 'P2W send'],
    ['Die klacht behandelt de hoofdofficier binnen zes weken.', 'P6W authority'],
    ['U kunt binnen zes weken na de bekendmaking in rechte opkomen.', 'P6W appeal'],
    [
      'Heeft u bezwaren tegen dit besluit? Zet die binnen zes weken op papier en stuur ze aan het college.',
      'P6W objection',
    ],
    ['Bent u het niet eens met de rechtbank? Dan is er hoger beroep. Dien het binnen vier weken in.', 'P4W appeal'],
    ['Wij missen twee bewijsstukken. Stuur ze binnen twee weken op.', 'P2W send'],
    ['U mag bezwaar maken. Stuur de stukken daarvoor binnen twee weken op.', 'P2W send'],
  ])('is for what it says, not for what it runs from: %s', (text, term) => expect(termsIn(text)).toEqual([term]));

  test('that a law gives to everybody is known as such', () => {
    const { terms } = found('Op grond van artikel 2.39 van de wet geeft u een verhuizing binnen vijf dagen door.');
    expect(terms.map(({ byLaw }) => byLaw)).toEqual([true]);
  });
});

test('a court hears a case on a day that has no hour yet, and not on one that is put off', () => {
  const heard = (text: string) => found(text).events.heard.map(({ day }) => day);
  expect(heard('De rechtbank behandelt de zaak naar verwachting op 15 april 2027.')).toEqual(['2027-04-15']);
  expect(heard('De rechtbank heeft dinsdag 18 mei 2027 voor de zaak vrijgemaakt.')).toEqual(['2027-05-18']);
  expect(heard('De zitting van 18 mei 2027 gaat niet door; de behandeling vervalt.')).toEqual([]);
});

describe('what was not done by a day had to be done by then', () => {
  test.each([
    ['Pasjes die op 4 mei 2027 nog niet zijn opgehaald, worden vernietigd.', 'send'],
    ['Wie op 4 mei 2027 niet heeft betaald, krijgt een aanmaning.', 'pay'],
    ['Niet op 4 mei 2027 afgehaalde kaarten gaan terug naar Den Haag.', 'other'],
    ['Een document dat op dinsdag 4 mei 2027 niet is opgehaald, gaat terug.', 'send'],
    ['Wat op 4 mei 2027 niet is ingeleverd, telt niet mee.', 'other'],
    ['Na 4 mei 2027 vernietigen wij het document.', 'other'],
    ['Na 4 mei 2027 worden niet opgehaalde kaarten vernietigd.', 'other'],
  ])('%s', (text, topic) => expect(daysIn(text)).toEqual([`2027-05-04 ${topic}`]));

  test('and what was done on it is told of', () => {
    expect(daysIn('De kaarten die op 4 mei 2027 zijn gemaakt, hebben een andere kleur.')).toEqual([]);
  });
});

describe('an answer to who writes is no remedy, whatever it is about', () => {
  test.each([
    'Laat me uiterlijk 4 mei 2027 weten of ik beroep mag instellen.',
    'Beroep kan nog. Wilt u mij voor 5 mei 2027 berichten of u dat wilt?',
    'Kunt u ons uiterlijk op 4 mei 2027 laten weten of het bezwaar doorgaat?',
    'Bel me uiterlijk 4 mei 2027 als u in hoger beroep wilt.',
    'Mail ons uiterlijk 4 mei 2027 of u bezwaar wilt maken.',
  ])('%s', (text) => expect(daysIn(text)).toEqual(['2027-05-04 send']));
});

describe('a last day that was put off', () => {
  test.each([
    'De uiterste betaaldatum van 20 april 2027 vervalt. U betaalt uiterlijk 4 mei 2027.',
    'De uiterste datum van 20 april 2027 geldt niet meer. Betaal uiterlijk 4 mei 2027.',
    'De laatste betaaldag van 20 april 2027 is verschoven. Betaal uiterlijk 4 mei 2027.',
  ])('is none: %s', (text) => expect(daysIn(text)).toEqual(['2027-05-04 pay']));

  test('but one after which a right is lost is', () => {
    expect(daysIn('Betaalt u niet uiterlijk op 4 mei 2027, dan vervalt uw recht.')).toEqual(['2027-05-04 pay']);
  });

  test('and how long it was put off is no length of time', () => {
    expect(termsIn('U krijgt een week extra om te betalen. U krijgt twee weken langer de tijd.')).toEqual([]);
  });
});

test('what the records of an office say is no paper that it asks for', () => {
  expect(daysIn('Volgens onze gegevens heeft u er geen. Regel dit uiterlijk op 4 mei 2027.')).toEqual([
    '2027-05-04 other',
  ]);
  expect(daysIn('Stuur de gegevens uiterlijk 4 mei 2027 op.')).toEqual(['2027-05-04 send']);
});

describe('the day by which a sum must be there', () => {
  test.each([
    ['Er staat nog € 88,10 open. Wij zien dit graag uiterlijk 3 mei 2027 tegemoet.', ['88.10 2027-05-03']],
    ['U moet € 40 leges betalen. Zorg dat het geld er dinsdag 4 mei 2027 is.', ['40.00 2027-05-04']],
    ['De boete is € 310,00. We kregen het bedrag graag uiterlijk 6 mei 2027.', ['310.00 2027-05-06']],
    [
      'U betaalt in twee delen: € 60,00 uiterlijk 28 april 2027 en € 65,00 uiterlijk 28 mei 2027.',
      ['60.00 2027-04-28', '65.00 2027-05-28'],
    ],
    [
      'Eerste termijn: € 12,50, uiterlijk op 1 april 2027. Tweede termijn: € 12,50, uiterlijk op 1 mei 2027.',
      ['12.50 2027-04-01', '12.50 2027-05-01'],
    ],
    [
      'Wij gaan akkoord met 2 x € 75,00. De eerste betaalt u uiterlijk 25-04-2027, de tweede uiterlijk 25-05-2027.',
      ['75.00 2027-04-25', '75.00 2027-05-25'],
    ],
    ['Premie van 1 tot en met 31 maart 2027: € 88,00. Betaal uiterlijk op 3 april 2027.', ['88.00 2027-04-03']],
    ['Te betalen: € 47,00, uiterlijk op maandag drie mei 2027.', ['47.00 2027-05-03']],
    ['U krijgt € 500,00. Stuur ons uiterlijk 3 mei 2027 een kopie van uw paspoort.', ['500.00 none']],
  ])('%s', (text, sums) => expect(sumsIn(text)).toEqual(sums));

  test('is that of the limit, where the law moves it from a holiday', () => {
    const { amounts } = readLetter(
      letterOf(
        'Rechtbank Den Haag',
        '7 april 2026',
        'Nota griffierecht',
        'U bent in beroep gegaan bij de rechtbank. Daarvoor is griffierecht verschuldigd van € 200,00. ' +
          'Betaal het griffierecht binnen vier weken na de datum van deze nota. Betaalt u niet op tijd, dan ' +
          'kan de rechtbank uw beroep niet-ontvankelijk verklaren.',
      ),
    );
    expect(amounts.map(({ payBy }) => payBy)).toEqual(['2026-05-06']);
  });
});

describe('a last day that has another before it', () => {
  test.each([
    ['De termijn liep tot 4 maart 2027. Wij verlengen hem met vier weken. Op donderdag 1 april 2027 verstrijkt hij.'],
    ['U moest de stukken sturen; de termijn eindigde op 4 maart 2027. U krijgt uitstel tot en met 1 april 2027.'],
    ['De inleverdatum was 4 maart 2027; uw nieuwe inleverdatum is 1 april 2027.'],
    ['De termijn zou lopen tot 11 maart 2027 en wordt verlengd: de stukken moeten er uiterlijk 1 april 2027 zijn.'],
    ['De termijn verstreek op 4 maart 2027. Hij wordt eenmaal verlengd. De laatste dag is 1 april 2027.'],
  ])('is the one it was put off to: %s', (text) => {
    expect(found(text).days.map(({ day }) => day)).toEqual(['2027-04-01']);
  });

  test.each([
    [
      'U kunt beroep instellen bij de rechtbank; daarvoor heeft u vier weken. De laatste dag is 1 april 2027.',
      'appeal',
    ],
    ['Bezwaar kan bij ons. U heeft zes weken de tijd. De laatste dag is 1 april 2027.', 'objection'],
    ['Stuur de stukken naar ons. Dat kan vier weken lang. De uiterste dag is 1 april 2027.', 'send'],
    ['Wij beslissen later. De wet geeft ons een half jaar extra. De nieuwe laatste dag is 1 april 2027.', 'authority'],
    [
      'Wij beslissen later. Wij wachten op informatie van de politie. De wet staat dat toe. De nieuwe datum is 1 april 2027.',
      'authority',
    ],
  ])('is for what was said before its length: %s', (text, topic) => {
    expect(daysIn(text)).toEqual([`2027-04-01 ${topic}`]);
  });

  test.each(['tot uiterlijk 1 april 2027', 'tot en met 1 april 2027', 'tot uiterlijk donderdag 1 april 2027'])(
    'counts itself: %s',
    (words) => {
      expect(found(`U kunt ${words} bezwaar maken.`).days.map(({ loose }) => loose)).toEqual([false]);
    },
  );
});

describe('a length that is no time from now', () => {
  test.each([
    'Hoe laat weten we nog niet; dat schrijven we u uiterlijk drie weken ervoor.',
    'Tot tien dagen voor de zitting kunt u stukken indienen.',
    'Zegt u af? Dat kan tot twee dagen van tevoren.',
    'U krijgt de vragen uiterlijk een week voor het gesprek.',
    'You can send papers until ten days before the hearing.',
  ])('runs back from a day: %s', (text) => expect(found(text).terms.filter(({ runsBack }) => !runsBack)).toEqual([]));

  test.each([
    ['De beslistermijn, die zou eindigen op 23 maart 2027, wordt met zes maanden verlengd.', 'P6M', '2027-03-23'],
    ['Onze beslistermijn loopt tot 23 maart 2027. Wij verlengen deze met 13 weken.', 'P13W', '2027-03-23'],
    ['Wij zouden voor 23 maart 2027 een besluit nemen. Daar komen twaalf weken extra bij.', 'P12W', '2027-03-23'],
    ['Wij verdagen de beslissing met zes weken; de termijn eindigde op 23 maart 2027.', 'P6W', undefined],
    ['Het besluit zou er uiterlijk 23 maart 2027 zijn. De wet geeft ons een half jaar extra.', 'P6M', '2027-03-23'],
  ])('is added to one that runs already: %s', (text, term, end) => {
    const { added, events } = found(text);
    expect([added.map((each) => each.term), events.extended[0]?.day]).toEqual([[term], end]);
  });
});

describe('a day on which an authority decides', () => {
  test.each([
    ['Zolang wij wachten staat de beslistermijn stil. Daarna beslissen wij op of voor 24 augustus 2027.'],
    ['Krijgen wij alles op tijd, dan nemen wij uiterlijk 24 augustus 2027 een besluit.'],
    ['We hadden u een antwoord beloofd. Dat lukt niet. We hebben tot 24 augustus 2027 nodig.'],
    ['U hoort uiterlijk 24 augustus 2027 van ons.'],
    ['Uiterlijk 24 augustus 2027 krijgt u ons besluit.'],
  ])('is shown as one to wait for, also in a letter that starts no such limit: %s', (text) => {
    const reading = readLetter(
      letterOf(
        'Immigratie- en Naturalisatiedienst',
        '4 mei 2027',
        'Uw aanvraag is niet volledig',
        `Er ontbreekt een kopie van uw paspoort bij uw aanvraag. Stuur de kopie uiterlijk dinsdag 1 juni 2027. ${text}`,
      ),
    );
    expect(reading.deadlines.map(({ what, drivingDay }) => `${what} ${drivingDay}`)).toContain('TM05 2027-08-24');
  });
});

describe('what an office decides on', () => {
  const waits = (text: string) =>
    readLetter(letterOf('Immigratie- en Naturalisatiedienst', '4 mei 2027', 'Bericht', `Geachte mevrouw, ${text}`))
      .deadlines.filter(({ drivingDay }) => drivingDay === '2027-08-24')
      .map(({ what }) => what);

  test.each([
    'Uiterlijk op 24 augustus 2027 beslissen wij op uw aanvraag. Als wij die afwijzen, kunt u bezwaar maken.',
    'Wij beslissen uiterlijk 24 augustus 2027. Bent u het dan niet eens, dan kunt u bezwaar maken.',
  ])('is an application, though an objection may follow: %s', (text) => {
    expect(waits(text)).toEqual(['TM05']);
  });

  test.each([
    'Uiterlijk op 24 augustus 2027 beslissen wij op uw bezwaar.',
    'Wij kregen uw bezwaarschrift. U hoort uiterlijk 24 augustus 2027 van ons.',
  ])('is an objection where one was made: %s', (text) => {
    expect(waits(text)).toEqual(['TM11']);
  });
});

describe('a paper that runs out', () => {
  test.each([
    'Uw paspoort verloopt op 2 februari 2029.',
    'Uw identiteitskaart verloopt op 2 februari 2029; vraag een nieuwe aan.',
  ])('is no last day of a time that the sentence before it gives: %s', (text) => {
    const { days } = found(`Tegen dit besluit kunt u bezwaar maken. U hebt daar vier weken de tijd voor. ${text}`);
    expect(days).toEqual([]);
  });

  test('but the time to fetch it has a last day', () => {
    const { days } = found('De termijn om uw paspoort op te halen verloopt op 2 februari 2029.');
    expect(days.map(({ day }) => day)).toEqual(['2029-02-02']);
  });
});

describe('a letter that says by when it will be decided', () => {
  const read = (text: string) =>
    readLetter(letterOf('Gemeente Hengelo', '26 maart 2027', 'Uw aanvraag bijstand', `Geachte mevrouw, ${text}`));

  test.each([
    'U heeft op 24 maart 2027 bijstand aangevraagd (Participatiewet). Uiterlijk 19 mei 2027 krijgt u ons besluit.',
    'Uw aanvraag om een bijstandsuitkering is compleet. Wij beslissen uiterlijk 19 mei 2027 op grond van de Participatiewet.',
    'Op uw aanvraag om algemene bijstand (Participatiewet) kunt u ons besluit niet later dan 19 mei 2027 tegemoet zien.',
    'De gemeente heeft acht weken om te beslissen over uw bijstandsuitkering. U hoort uiterlijk 19 mei 2027 van ons.',
    'Wij vragen informatie op bij de bank. Over uw uitkering beslissen wij uiterlijk op 19 mei 2027 (Participatiewet).',
  ])('is no decision to object to: %s', (text) => {
    const reading = read(text);
    expect(reading.deadlines.map(({ what, drivingDay }) => `${what} ${drivingDay}`)).toEqual(['TM34 2027-05-19']);
    expect(reading.outcome).not.toBe('decision');
  });

  test('is one where it says how to object', () => {
    const { outcome, deadlines } = read(
      'Wij verlenen u bijstand op grond van de Participatiewet. Uw uitkering gaat in op 1 april 2027. Over ' +
        'de bijzondere bijstand beslissen wij uiterlijk 19 mei 2027. Bent u het niet eens met dit besluit, ' +
        'dan kunt u binnen zes weken bezwaar maken.',
    );
    expect([outcome, deadlines.some(({ what }) => what === 'TM12')]).toEqual(['decision', true]);
  });
});

describe('a penal order', () => {
  test.each([
    'Op 27 november 2026 is aan u in persoon een strafbeschikking uitgereikt.',
    'De strafbeschikking werd u op 27 november 2026 ter hand gesteld.',
    'U hebt de strafbeschikking op 27 november 2026 in handen gekregen.',
    'De uitreiking van de strafbeschikking was op 27 november 2026.',
    'De strafbeschikking is op 27 november 2026 aan u betekend.',
  ])('runs from the day it was handed over, where that is before the letter: %s', (text) => {
    const { deadlines } = readLetter(
      letterOf(
        'Centraal Justitieel Incassobureau',
        '30 november 2026',
        'Betaling strafbeschikking',
        `${text} De boete bedraagt € 250. Verzet tegen de strafbeschikking is mogelijk tot veertien dagen na ` +
          'die uitreiking. Gaat u niet in verzet, betaal de boete dan uiterlijk 11 januari 2027.',
      ),
    );
    expect(deadlines.find(({ what }) => what === 'TM24')?.drivingDay).toBe('2026-12-11');
  });
});

describe('papers until ten days before a hearing', () => {
  test.each([
    ['Raad van State', 'Tot tien dagen voor de zitting kunt u stukken in het geding brengen.'],
    ['Raad van State', 'Stukken die u tot 10 dagen vóór de zitting indient, betrekt de Afdeling bij de behandeling.'],
    ['Raad van State', 'Nadere stukken moeten tien dagen van tevoren bij de Afdeling binnen zijn.'],
    ['Raad van State', 'Wilt u nog stukken sturen? Dat kan tot tien dagen ervoor.'],
    ['Raad van State', 'U kunt tot uiterlijk tien dagen voor de dag van de behandeling nog stukken sturen.'],
  ])('are a limit of whoever calls to it: %s, %s', (sender, text) => {
    const { kind, deadlines } = readLetter(
      letterOf(
        sender,
        '1 september 2026',
        'Zitting van het hoger beroep',
        'De Afdeling bestuursrechtspraak behandelt het hoger beroep in uw zaak ter zitting. U wordt ' +
          'opgeroepen op donderdag 15 oktober 2026 om 10.15 uur in het gebouw van de Raad van State, ' +
          `Kneuterdijk 22 te Den Haag. ${text}`,
      ),
    );
    expect(kind).toBe('rvs');
    expect(deadlines.map(({ what, drivingDay }) => `${what} ${drivingDay}`)).toEqual(['TM14 2026-10-04']);
  });
});

describe('two terms for two things', () => {
  const limits = (text: string) =>
    readLetter(
      letterOf('Immigratie- en Naturalisatiedienst', '4 maart 2027', 'uw aanvraag is niet compleet', text),
    ).deadlines.map(({ what, drivingDay }) => `${what} ${drivingDay}`);

  test.each([
    'Uw aanvraag is niet compleet. Voor het formulier geef ik u twee weken, te rekenen vanaf de datum ' +
      'van deze brief. Voor de verklaring van de arts geldt een termijn van zes weken na de datum van deze ' +
      'brief.',
    'Uw aanvraag is niet compleet. Stuur het formulier binnen twee weken na de datum van deze brief, en de verklaring van de arts uiterlijk 15 april 2027.',
    'Uw aanvraag is niet compleet. Stuur het formulier uiterlijk 18 maart 2027. Stuur de verklaring van de arts uiterlijk 15 april 2027.',
  ])('are both shown, the first as the limit: %s', (text) => {
    expect(limits(text)).toEqual(['TM17 2027-03-18', 'letter 2027-04-15']);
  });

  test('of which one only says the other again, are one', () => {
    expect(
      limits(
        'Uw aanvraag is niet compleet. Stuur de stukken binnen twee weken na de datum van deze brief, dus uiterlijk op 18 maart 2027.',
      ),
    ).toEqual(['TM17 2027-03-18']);
  });
});

describe('the fee of a court', () => {
  const limits = (text: string) =>
    readLetter(
      letterOf(
        'Rechtbank Den Haag',
        '4 maart 2027',
        'ontvangstbevestiging beroepschrift',
        'De rechtbank heeft op 2 maart 2027 uw beroepschrift ontvangen tegen het besluit van 16 februari ' +
          `2027. De zaak is geregistreerd onder nummer NL27.29144. ${text}`,
      ),
    ).deadlines.map(({ what }) => what);

  test.each([
    'Over het griffierecht ontvangt u een afzonderlijke nota.',
    'Een nota voor het griffierecht volgt apart.',
  ])('that comes in a note of its own has no term yet: %s', (text) => expect(limits(text)).toEqual([]));

  test.each([
    'U moet griffierecht betalen. De nota vindt u bij deze brief.',
    'Het griffierecht moet binnen vier weken worden betaald; een nota volgt.',
  ])('that is asked for has one: %s', (text) => expect(limits(text)).toEqual(['TM13']));
});

test('the parts of a sum in a table without words of their own are days to pay', () => {
  const text =
    'Wij besluiten dat u € 240,00 moet terugbetalen. U vroeg om te mogen spreiden. Dat mag:\n\n15 april ' +
    '2027            € 80,00\n15 mei 2027              € 80,00\n15 juni 2027             € 80,00\n\nHet ' +
    'geld moet telkens op die dag binnen zijn.';
  expect(sumsIn(text).slice(-3)).toEqual(['80.00 2027-04-15', '80.00 2027-05-15', '80.00 2027-06-15']);
  const paid =
    'U krijgt bijzondere bijstand in delen. Wij betalen die zo:\n\n15 april 2027            € 80,00\n15 mei 2027              € 80,00';
  expect(sumsIn(paid)).toEqual(['80.00 none', '80.00 none']);
});

test('a card that is kept until a day ends nothing on it', () => {
  for (const text of [
    'Haal uw pas binnen acht weken op. Dat kan tot en met 18 juni 2027. Daarna vernietigen wij de pas.',
    'Kom op tijd: tot en met 18 juni 2027 houden we de pas voor u vast. Daarna wordt hij vernietigd.',
  ])
    expect(daysIn(text), text).toEqual([expect.stringContaining('2027-06-18')]);
});

describe('the end of a permit', () => {
  test.each([
    ['De einddatum van uw verblijfsvergunning is 14 september 2027.', '2027-09-13'],
    ['Uw verblijfsvergunning verloopt op 14 september.', '2027-09-13'],
    ['Uw verblijfsvergunning loopt op 14 september 2027 af.', '2027-09-13'],
    ['Uw verblijfspas verloopt over drie maanden, op 14 september 2027.', '2027-09-13'],
    ['Uw verblijfsvergunning eindigt per 14 september 2027.', '2027-09-13'],
    [
      'Over drie maanden loopt uw verblijfspas af. De laatste geldige datum op de pas is 14 september 2027.',
      '2027-09-13',
    ],
  ])('is found in every form: %s', (text, day) => {
    const { deadlines } = readLetter(
      letterOf(
        'Immigratie- en Naturalisatiedienst',
        '4 maart 2027',
        'uw verblijfsvergunning loopt af',
        `${text} Wilt u langer blijven? Vraag dan op tijd verlenging van uw verblijfsvergunning aan. Dat kan op onze website.`,
      ),
    );
    expect(deadlines.map(({ what, drivingDay }) => `${what} ${drivingDay}`)).toEqual([`TM06 ${day}`]);
  });

  test.each([
    ['De ophaaltermijn is 8 weken.', '2027-04-29'],
    ['Haalt u uw pas niet binnen 8 weken op, dan vernietigen wij deze.', '2027-04-29'],
    ['Wij houden uw pas acht weken voor u vast.', '2027-04-29'],
    ['U heeft tot en met 29 april 2027 om uw pas op te halen.', '2027-04-29'],
    ['Uw pas blijft tot en met 29 april 2027 beschikbaar bij het loket.', '2027-04-29'],
  ])('is not until when it is kept: %s', (text, day) => {
    const { kind, deadlines } = readLetter(
      letterOf(
        'Immigratie- en Naturalisatiedienst',
        '4 maart 2027',
        'uw verblijfspas ligt klaar',
        `Uw verblijfspas ligt klaar bij het IND-loket in Utrecht. U kunt de pas daar ophalen. ${text} Neem uw paspoort mee.`,
      ),
    );
    expect(kind).toBe('ind_pas_ophalen');
    expect(deadlines.map(({ drivingDay }) => drivingDay)).toEqual([day]);
  });
});

test.each([
  [
    'De borg is € 250,00. Die betaalt u uiterlijk 1 april 2027. De huur is € 380,00. Die betaalt u uiterlijk 1 mei 2027.',
    ['250.00 2027-04-01', '380.00 2027-05-01'],
  ],
  ['De eerste termijn van € 50,00 betaalt u op 1 april 2027.', ['50.00 2027-04-01']],
])('a sum has the day that is said of it: %s', (text, sums) => expect(sumsIn(text)).toEqual(sums));
