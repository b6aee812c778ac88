import {
  type Addressee,
  type DemoLetterDay,
  earlier,
  type LetterWriter,
  later,
  numberOf,
  on,
  writtenLetter,
} from './writing.ts';

const townOf = ({ town }: Addressee) => town.replace(/^\d{4} [A-Z]{2} /, '');

const fund = (to: Addressee, day: DemoLetterDay, subject: string, text: readonly string[]) =>
  writtenLetter(to, day, {
    from: ['Schadefonds Geweldsmisdrijven', 'Postbus 71, 2501 CB Den Haag'],
    refs: [['Dossiernummer', `${day.year}${numberOf(to, 6)}`]],
    subject,
    text,
    sign: ['Schadefonds Geweldsmisdrijven'],
  });

const town = (to: Addressee, day: DemoLetterDay, department: string, subject: string, text: readonly string[]) =>
  writtenLetter(to, day, {
    from: [`Gemeente ${townOf(to)}`, department],
    refs: [['Ons kenmerk', `${day.year}-${numberOf(to, 5)}`]],
    subject,
    text,
    sign: ['namens het college van burgemeester en wethouders'],
  });

const coa = (to: Addressee, day: DemoLetterDay, subject: string, text: readonly string[]) =>
  writtenLetter(to, day, {
    from: ['Centraal Orgaan opvang asielzoekers (COA)', 'Postbus 30203, 2500 GE Den Haag'],
    refs: [['V-nummer', to.vNumber]],
    subject,
    text,
    sign: ['COA, uw casemanager'],
  });

/** What comes besides procedures: money, care, the municipality, shelter, school, an embassy. */
export const dailyTexts = {
  schadefonds_ontvangst: (to, day) =>
    fund(to, day, 'wij hebben uw aanvraag ontvangen', [
      `Op ${earlier(day, 2)} hebben wij uw aanvraag voor een uitkering van het Schadefonds ontvangen.`,
      'Wij beslissen binnen zesentwintig weken op uw aanvraag. Hebben wij nog iets nodig, dan schrijven wij u.',
    ]),
  schadefonds_besluit: (to, day) =>
    fund(to, day, 'beslissing op uw aanvraag', [
      'Wij hebben besloten u een uitkering te geven. Wij kennen u een bedrag toe van € 5.000,00. Het geld staat binnen twee weken op uw rekening.',
      'Bent u het niet eens met deze beslissing? Dan kunt u binnen zes weken bezwaar maken.',
    ]),
  gem_bijstand: (to, day) =>
    town(to, day, 'Afdeling Werk en Inkomen', 'uw aanvraag voor een bijstandsuitkering', [
      `U hebt op ${earlier(day, 30)} een bijstandsuitkering aangevraagd op grond van de Participatiewet. ` +
        `Wij kennen u deze uitkering toe met ingang van ${earlier(day, 30)}.`,
      'Geef het aan ons door als er iets verandert in uw inkomen of woonsituatie. Bent u het niet eens met ' +
        'dit besluit? Dan kunt u binnen zes weken bezwaar maken.',
    ]),
  gem_adresonderzoek: (to, day) =>
    town(to, day, 'Afdeling Burgerzaken', 'adresonderzoek', [
      'U staat in de Basisregistratie Personen ingeschreven op het adres bovenaan deze brief. Wij twijfelen ' +
        'of u daar nog woont. Daarom zijn wij een adresonderzoek begonnen.',
      'Laat ons binnen twee weken weten waar u woont. Doet u dat niet, dan kunnen wij u uitschrijven als vertrokken met onbekende bestemming.',
    ]),
  belastingdienst_toeslagen: (to, day) =>
    writtenLetter(to, day, {
      from: ['Dienst Toeslagen', 'Postbus 4510, 6401 JA Heerlen'],
      refs: [['Kenmerk', `T${numberOf(to, 8)}`]],
      subject: `voorschot zorgtoeslag ${day.year}`,
      text: [
        `U hebt zorgtoeslag aangevraagd. U krijgt een voorschot van € 127,00 per maand. Wij betalen het bedrag rond de twintigste van elke maand.`,
        'Verandert uw inkomen of uw adres? Geef dat dan meteen aan ons door. Bent u het niet eens met deze ' +
          'beschikking? Dan kunt u binnen zes weken bezwaar maken.',
      ],
      sign: ['Dienst Toeslagen'],
    }),
  cak: (to, day) =>
    writtenLetter(to, day, {
      from: ['CAK', 'Regeling onverzekerden', 'Postbus 84030, 2508 AA Den Haag'],
      refs: [['Dossiernummer', numberOf(to, 8)]],
      subject: 'u hebt nog geen zorgverzekering',
      text: [
        'Volgens onze gegevens hebt u nog geen zorgverzekering. Iedereen die in Nederland woont, moet een zorgverzekering hebben.',
        'Sluit binnen drie maanden na de datum van deze brief een zorgverzekering af. Doet u dit niet, dan krijgt u een boete.',
        'Bent u niet verzekeringsplichtig? Laat ons dat dan weten.',
      ],
      sign: ['CAK'],
    }),
  zorgverzekeraar: (to, day) =>
    writtenLetter(to, day, {
      from: ['Zorgverzekeraar De Linde', 'Afdeling Incasso'],
      refs: [['Polisnummer', numberOf(to, 9)]],
      subject: 'herinnering: premie zorgverzekering',
      text: [
        'Wij hebben de premie van uw zorgverzekering nog niet ontvangen. Het gaat om een bedrag van € 148,50.',
        `Betaal dit bedrag vóór ${later(day, 14)}. Lukt dat niet in één keer? Dan kunt u een betalingsregeling met ons afspreken.`,
      ],
      sign: ['Zorgverzekeraar De Linde'],
    }),
  cjib_boete: (to, day) =>
    writtenLetter(to, day, {
      from: ['Centraal Justitieel Incassobureau (CJIB)', 'Postbus 50000, 8900 MA Leeuwarden'],
      refs: [['CJIB-nummer', `${numberOf(to, 8)}${numberOf(to, 8)}`]],
      subject: 'beschikking: verkeersboete',
      text: [
        `Op ${earlier(day, 20)} is met uw fiets door rood licht gereden. Daarvoor krijgt u een boete (administratieve sanctie). De boete is € 129,00.`,
        'Betaal binnen acht weken. Bent u het niet eens met de boete? Dan kunt u binnen zes weken ' +
          'administratief beroep instellen bij de officier van justitie.',
      ],
      sign: ['namens de officier van justitie, het CJIB'],
    }),
  cjib_schadevergoeding: (to, day) =>
    writtenLetter(to, day, {
      from: ['Centraal Justitieel Incassobureau (CJIB)', 'Afdeling schadevergoedingsmaatregelen'],
      refs: [['CJIB-nummer', `${numberOf(to, 8)}${numberOf(to, 8)}`]],
      subject: 'uw schadevergoeding',
      text: [
        'De rechter heeft u een schadevergoeding toegekend. Het CJIB int deze schadevergoedingsmaatregel bij de veroordeelde en betaalt het bedrag aan u uit.',
        'Geef ons uw rekeningnummer door met het formulier bij deze brief. Is na acht maanden nog niet alles betaald, dan kan de Staat u een voorschot geven.',
      ],
      sign: ['het CJIB'],
    }),
  incasso_deurwaarder: (to, day) =>
    writtenLetter(to, day, {
      from: ['Gerechtsdeurwaarderskantoor Veldman', 'Postbus 400, 3800 AK Amersfoort'],
      refs: [['Dossiernummer', numberOf(to, 7)]],
      subject: 'laatste aanmaning',
      text: [
        'Onze opdrachtgever heeft een vordering op u van € 312,40. Ondanks herinneringen hebt u niet betaald.',
        `Wij geven u de gelegenheid het bedrag binnen vijftien dagen na ontvangst van deze brief te betalen. ` +
          `Daarna komen er € 56,70 incassokosten bij en kan onze opdrachtgever u dagvaarden.`,
      ],
      sign: ['de gerechtsdeurwaarder'],
    }),
  coa_rvb_toekenning: (to, day) =>
    coa(to, day, 'toekenning Rvb', [
      'U hebt een aanvraag gedaan voor de Regeling verstrekkingen bepaalde categorieën vreemdelingen (Rvb). Wij kennen u deze verstrekkingen toe.',
      `U krijgt vanaf ${on(day)} een wekelijkse toelage en een ziektekostenverzekering.`,
      'Bent u het niet eens met dit besluit, dan kunt u binnen vier weken beroep instellen bij de rechtbank.',
    ]),
  coa_opvang: (to, day) =>
    coa(to, day, 'uw overplaatsing naar een andere opvanglocatie', [
      `U verhuist op ${later(day, 9)} naar een andere opvanglocatie. Wij verwachten u om 12.00 uur in het azc aan de Parklaan 10 in Zeist.`,
      'U krijgt van ons een treinkaartje. Is deze opvanglocatie voor u niet veilig? Vertel het dan aan uw casemanager.',
    ]),
  duo_inburgering: (to, day) =>
    writtenLetter(to, day, {
      from: ['Dienst Uitvoering Onderwijs (DUO)', 'Postbus 764, 9700 AT Groningen'],
      refs: [['Kenmerk', `INB${numberOf(to, 7)}`]],
      subject: 'u bent inburgeringsplichtig',
      text: [
        'U hebt een verblijfsvergunning gekregen. Daarom moet u inburgeren. U hebt daarvoor drie jaar de ' +
          'tijd. De gemeente nodigt u uit voor een gesprek over uw inburgering.',
        'Bent u het niet eens met dit besluit? Dan kunt u binnen zes weken bezwaar maken bij DUO.',
      ],
      sign: ['Dienst Uitvoering Onderwijs'],
    }),
  zco_opvang: (to, day) =>
    writtenLetter(to, day, {
      from: ['Zorgcoördinatie Midden-Nederland', 'De zorgcoördinator'],
      subject: 'een plek in de beschermde opvang',
      text: [
        'Er is een plek voor u in de beschermde opvang. Wij verwachten u voor een kennismaking op ' +
          `${later(day, 5)} om 14.00 uur op ons kantoor, Stationsplein 8 in Amersfoort.`,
        'Het adres van de opvang is geheim. Vertel het aan niemand. Op kantoor hoort u waar u heen gaat, en ik reis met u mee.',
      ],
      sign: ['uw zorgcoördinator'],
    }),
  ggz_afspraak: (to, day) =>
    writtenLetter(to, day, {
      from: ['GGZ De Oever', 'Polikliniek'],
      subject: 'uw afspraak voor een intake',
      text: [
        'Uw huisarts heeft u naar ons verwezen. Wij nodigen u uit voor een intakegesprek bij een psycholoog ' +
          `op ${later(day, 16)} om 15.45 uur. U vindt ons aan de Singel 20 in Utrecht.`,
        'Wij zorgen voor een tolk. Neem uw zorgpas en een overzicht van uw medicijnen mee. Kunt u niet komen? Bel ons dan uiterlijk een dag van tevoren.',
      ],
      sign: ['de polikliniek'],
    }),
  ambassade_afspraak: (to, day) =>
    writtenLetter(to, day, {
      from: ['Ambassade', 'Consulaire afdeling, Den Haag'],
      subject: 'afspraak voor het aanvragen van een paspoort',
      text: [
        'U hebt een afspraak gemaakt bij de consulaire afdeling van de ambassade om een paspoort aan te ' +
          `vragen. De afspraak is op ${later(day, 18)} om 10.30 uur.`,
        'Neem twee pasfoto’s en uw geboorteakte mee, en het bewijs van betaling.',
      ],
      sign: ['de consulaire afdeling van de ambassade'],
    }),
} satisfies Record<string, LetterWriter>;
