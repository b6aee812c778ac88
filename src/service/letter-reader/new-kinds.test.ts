import { describe, expect, test } from 'vitest';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

const heads = {
  police: ['Politie\nVreemdelingenpolitie (AVIM)', 'de hulpofficier van justitie'],
  ind: ['Immigratie- en Naturalisatiedienst', 'de minister van Asiel en Migratie'],
  coa: ['Centraal Orgaan opvang asielzoekers (COA)', 'COA, uw casemanager'],
  town: ['Gemeente Amersfoort\nAfdeling Burgerzaken', 'namens het college van burgemeester en wethouders'],
  insurer: ['Zorgverzekeraar De Linde', 'Zorgverzekeraar De Linde, klantenservice'],
  legalAid: ['Raad voor Rechtsbijstand', 'Raad voor Rechtsbijstand'],
  prosecution: ['Openbaar Ministerie\nArrondissementsparket Midden-Nederland', 'de officier van justitie'],
  court: ['Rechtbank Midden-Nederland\nTeam strafrecht', 'de griffier'],
  highCourt: ['Gerechtshof Arnhem-Leeuwarden', 'de griffier van het gerechtshof'],
  collector: ['Centraal Justitieel Incassobureau (CJIB)', 'het CJIB'],
  returns: ['Dienst Terugkeer en Vertrek', 'uw regievoerder'],
  lawyer: ['Advocatenkantoor De Brug\nmr. A. de Wit, advocaat', 'mr. A. de Wit, advocaat'],
} as const;

function read(from: keyof typeof heads, subject: string, text: string) {
  const [head, sign] = heads[from];
  return readLetter(
    pagesOfText(
      `${head}\n\nMevrouw S. Tesfamariam\nPostbus 40, 3500 AA Utrecht\n\nDatum        8 maart ` +
        `2027\nBetreft      ${subject}\n\nGeachte mevrouw Tesfamariam,\n\n${text}\n\nHoogachtend,\n${sign}\n`,
    ),
  );
}

type Row = readonly [
  kind: string,
  outcome: string | undefined,
  from: keyof typeof heads,
  subject: string,
  text: string,
];

const rows: readonly Row[] = [
  [
    'bedenktijd_geen',
    'refused',
    'police',
    'Bedenktijd',
    'U krijgt geen bedenktijd, omdat er geen signalen van mensenhandel zijn. U kunt binnen vier weken bezwaar maken.',
  ],
  [
    'bedenktijd_geen',
    'refused',
    'ind',
    'Besluit over bedenktijd',
    'Wij wijzen uw verzoek om bedenktijd af. U kunt binnen vier weken bezwaar maken bij de IND.',
  ],
  [
    'bedenktijd_geen',
    'ended',
    'police',
    'Einde bedenktijd',
    'Uw bedenktijd is beëindigd met ingang van 8 maart 2027, omdat u bent vertrokken. U kunt binnen vier weken bezwaar maken.',
  ],
  [
    'bedenktijd_geen',
    'refused',
    'ind',
    'Beschikking',
    'Uw verzoek om bedenktijd is geweigerd. De bedenktijd wordt u niet verleend. Bezwaar kan binnen vier weken.',
  ],
  [
    'advocaat_stopt',
    undefined,
    'lawyer',
    'Uw zaak',
    'Ik trek mij terug als uw advocaat. Zoekt u alstublieft een nieuwe advocaat vóór 22 maart 2027.',
  ],
  [
    'coa_rvb_beeindiging',
    'refused',
    'coa',
    'Besluit Rvb',
    'Wij wijzen uw aanvraag voor verstrekkingen (Rvb) af. U krijgt geen leefgeld. U kunt binnen vier weken beroep instellen.',
  ],
  [
    'coa_rvb_beeindiging',
    'ended',
    'coa',
    'Beëindiging Rvb',
    'Uw verstrekkingen op grond van de Rvb stoppen per 1 april 2027. U kunt binnen vier weken beroep instellen.',
  ],
  [
    'opvang_geen',
    'refused',
    'coa',
    'Uw verzoek om opvang',
    'Helaas is er geen plek voor u in de opvang. De opvanglocatie is vol en wij kunnen u niet opvangen. U kunt binnen vier weken beroep instellen.',
  ],
  [
    'opvang_geen',
    'ended',
    'coa',
    'Beëindiging opvang',
    'Uw recht op opvang eindigt per 1 april 2027. U moet de opvanglocatie uiterlijk op die dag verlaten. ' +
      'U kunt binnen vier weken beroep instellen bij de rechtbank.',
  ],
  [
    'brp_geen',
    undefined,
    'town',
    'Uw inschrijving in de BRP',
    'Wij schrijven u niet in in de Basisregistratie Personen (BRP), omdat u geen rechtmatig verblijf heeft. U kunt binnen zes weken bezwaar maken.',
  ],
  [
    'brp_geen',
    undefined,
    'town',
    'Afwijzing inschrijving',
    'Uw aanvraag om inschrijving in de basisregistratie is afgewezen. Uw identiteit staat niet vast. Bezwaar kan binnen zes weken.',
  ],
  [
    'zorgverzekering_geen',
    'refused',
    'insurer',
    'Uw aanmelding',
    'Wij hebben uw aanmelding voor een zorgverzekering afgewezen. U heeft geen geldig verblijfsrecht. Niet mee eens? Dien een klacht in.',
  ],
  [
    'zorgverzekering_geen',
    'ended',
    'insurer',
    'Beëindiging zorgverzekering',
    'Uw zorgverzekering is beëindigd met ingang van 1 maart 2027, omdat u niet verzekeringsplichtig bent.',
  ],
  [
    'rvr_afwijzing',
    'refused',
    'legalAid',
    'Afwijzing toevoeging',
    'Wij wijzen de aanvraag om een toevoeging af. Uw inkomen is te hoog. U kunt binnen zes weken bezwaar maken.',
  ],
  [
    'rvr_afwijzing',
    'ended',
    'legalAid',
    'Intrekking toevoeging',
    'Wij trekken de toevoeging in. Uw vermogen is te hoog. U kunt binnen zes weken bezwaar maken.',
  ],
  [
    'vreemdelingenpaspoort_geen',
    'refused',
    'town',
    'Aanvraag vreemdelingenpaspoort',
    'Uw aanvraag voor een vreemdelingenpaspoort is afgewezen, omdat u een paspoort van uw eigen land kunt krijgen. U kunt binnen zes weken bezwaar maken.',
  ],
  [
    'vreemdelingenpaspoort_geen',
    'ended',
    'town',
    'Intrekking vreemdelingenpaspoort',
    'Uw vreemdelingenpaspoort is ingetrokken op grond van de Paspoortwet. U kunt binnen zes weken bezwaar maken.',
  ],
  [
    'verdachte_dagvaarding',
    undefined,
    'prosecution',
    'Dagvaarding',
    'U wordt gedagvaard om als verdachte te verschijnen op de terechtzitting van de politierechter op 20 ' +
      'april 2027 om 10.30 uur in Utrecht. Aan u wordt ten laste gelegd een strafbaar feit. U kunt zich ' +
      'laten bijstaan door een advocaat.',
  ],
  [
    'verdachte_om_hoorzitting',
    undefined,
    'prosecution',
    'Oproep OM-hoorzitting',
    'U wordt verdacht van een strafbaar feit. De officier van justitie wil u horen voordat een ' +
      'strafbeschikking wordt opgelegd. De OM-hoorzitting is op 20 april 2027 om 10.30 uur in Utrecht. U ' +
      'mag een advocaat meenemen.',
  ],
  [
    'cjib_boete',
    'penal_order',
    'prosecution',
    'Strafbeschikking',
    'U krijgt een strafbeschikking: een geldboete van € 450,00. Bent u het er niet mee eens? Doe dan ' +
      'binnen veertien dagen verzet bij de officier van justitie.',
  ],
  [
    'verdachte_hechtenis',
    undefined,
    'police',
    'Bevel tot inverzekeringstelling',
    'U bent aangehouden als verdachte van een strafbaar feit. De officier van justitie heeft bevolen dat ' +
      'u in verzekering wordt gesteld. U heeft recht op een advocaat.',
  ],
  [
    'verdachte_straf_oproep',
    undefined,
    'collector',
    'Oproep',
    'U bent veroordeeld tot een gevangenisstraf van 14 dagen. U moet zich op 20 april 2027 om 10.30 uur ' +
      'melden bij de penitentiaire inrichting in Nieuwersluis.',
  ],
  [
    'verdachte_hoger_beroep',
    undefined,
    'highCourt',
    'Oproeping hoger beroep strafzaak',
    'Uw hoger beroep tegen het vonnis van de politierechter in de strafzaak met parketnummer ' +
      '16/123456-26 wordt behandeld op 20 april 2027 om 10.30 uur in Arnhem. U bent verdachte.',
  ],
  [
    'verdachte_vonnis',
    'convicted',
    'court',
    'Mededeling uitspraak',
    'Op 1 maart 2027 heeft de politierechter u veroordeeld tot een taakstraf. Binnen veertien dagen na ' +
      'de uitspraak kunt u hoger beroep instellen bij de griffie.',
  ],
  [
    'verdachte_vonnis',
    'acquitted',
    'court',
    'Vonnis',
    'Op 1 maart 2027 heeft de politierechter uitspraak gedaan in de strafzaak tegen u. De rechter spreekt u vrij.',
  ],
  [
    'verdachte_sepot',
    undefined,
    'prosecution',
    'Sepotbeslissing',
    'De zaak tegen u is geseponeerd. U wordt niet verder vervolgd, omdat er te weinig bewijs is. U bent geen verdachte meer.',
  ],
  [
    'ind_asiel_verlening',
    undefined,
    'ind',
    'Beschikking op uw asielaanvraag',
    'Wij hebben uw asielaanvraag ingewilligd. Wij verlenen u een verblijfsvergunning asiel, geldig van 8 maart 2027 tot en met 7 maart 2030.',
  ],
  [
    'ind_asiel_afwijzing',
    'refused',
    'ind',
    'Beschikking asielaanvraag',
    'Wij wijzen uw asielaanvraag af. U kunt beroep instellen bij de rechtbank. U moet Nederland verlaten.',
  ],
  [
    'ind_asiel_afwijzing',
    'manifestly_unfounded',
    'ind',
    'Beschikking asielaanvraag',
    'Uw asielaanvraag wordt afgewezen als kennelijk ongegrond. U kunt binnen één week beroep instellen bij de rechtbank.',
  ],
  [
    'ind_asiel_afwijzing',
    'inadmissible',
    'ind',
    'Beschikking asielaanvraag',
    'Uw asielaanvraag is niet-ontvankelijk. U kunt binnen één week beroep instellen bij de rechtbank.',
  ],
  [
    'ind_asiel_afwijzing',
    'not_considered',
    'ind',
    'Beschikking asielaanvraag',
    'Wij stellen uw asielaanvraag buiten behandeling, omdat u niet bent verschenen. U kunt binnen één week beroep instellen bij de rechtbank.',
  ],
  [
    'ind_asiel_afwijzing',
    'implicitly_withdrawn',
    'ind',
    'Beschikking asielaanvraag',
    'Uw asielaanvraag wordt als impliciet ingetrokken beschouwd, omdat u niet bent verschenen. U kunt binnen één week beroep instellen bij de rechtbank.',
  ],
  [
    'dtv_overdracht',
    undefined,
    'returns',
    'Kennisgeving overdracht',
    'U wordt op 20 april 2027 om 06.30 uur opgehaald en overgedragen aan de autoriteiten van Italië. Uw ' +
      'vlucht vertrekt van Schiphol. U mag 20 kilo bagage meenemen.',
  ],
  [
    'vreemdelingenbewaring',
    undefined,
    'police',
    'Maatregel van bewaring',
    'U wordt in bewaring gesteld op grond van artikel 59 van de Vreemdelingenwet, omdat het risico ' +
      'bestaat dat u zich aan het toezicht onttrekt. U verblijft in detentiecentrum Zeist. U kunt beroep ' +
      'instellen bij de rechtbank.',
  ],
  [
    'document_ingenomen',
    undefined,
    'police',
    'Bewijs van inname',
    'Wij hebben uw paspoort met nummer X1234567 ingenomen op grond van artikel 52 van de Vreemdelingenwet. Bewaar dit bewijs.',
  ],
  [
    'advocaat_kopie',
    undefined,
    'lawyer',
    'Uw zaak',
    'Hierbij stuur ik u ter informatie een kopie van het bezwaarschrift dat ik heb ingediend bij de IND. ' +
      'U hoeft niets te doen. Zodra ik bericht krijg, hoort u van mij.',
  ],
  [
    'advocaat_stukken',
    undefined,
    'lawyer',
    'Stukken voor uw zaak',
    'Voor uw bezwaar heb ik nog stukken van u nodig. Stuur mij uiterlijk op 22 maart 2027 een kopie van uw huurcontract en uw bankafschriften.',
  ],
  [
    'advocaat_uitnodiging',
    undefined,
    'lawyer',
    'Afspraak',
    'Graag bespreek ik uw zaak met u. Ik nodig u uit op mijn kantoor op 20 april 2027 om 10.30 uur. Er is een tolk aanwezig.',
  ],
  [
    'advocaat_eigen_bijdrage',
    undefined,
    'lawyer',
    'Eigen bijdrage',
    'De Raad voor Rechtsbijstand heeft een toevoeging verleend. U moet een eigen bijdrage betalen van € 159,00. Betaal dit bedrag uiterlijk op 22 maart 2027.',
  ],
  [
    'advocaat_stopt',
    undefined,
    'lawyer',
    'Beëindiging',
    'Helaas kan ik u niet langer bijstaan en leg ik uw zaak neer. Zoek een andere advocaat. De termijn voor het beroep eindigt op 22 maart 2027.',
  ],
];

describe('a letter that says no, or is about the client as suspect', () => {
  test.each(rows)('%s, %s (%s: %s)', (kind, outcome, from, subject, text) => {
    const reading = read(from, subject, text);
    expect([reading.kind, reading.outcome]).toEqual([kind, outcome]);
  });
});

/** The letters of the kinds that say no, denied or told the other way round: what must then not be said of them. */
const opposites: readonly Row[] = [
  [
    'bedenktijd_geen',
    undefined,
    'police',
    'Bedenktijd',
    'U krijgt drie maanden bedenktijd om na te denken over aangifte van mensenhandel. U moet zich elke maand melden.',
  ],
  [
    'opvang_geen',
    undefined,
    'coa',
    'Plaatsing opvang',
    'Er is plaats voor u in de opvang. U wordt geplaatst op de opvanglocatie in Emmen. Meld u op 20 april 2027 om 10.30 uur.',
  ],
  [
    'brp_geen',
    undefined,
    'town',
    'Inschrijving BRP',
    'U bent ingeschreven in de Basisregistratie Personen (BRP). Uw burgerservicenummer staat hieronder. ' +
      'Controleer uw gegevens. U kunt binnen zes weken bezwaar maken.',
  ],
  [
    'zorgverzekering_geen',
    undefined,
    'insurer',
    'Uw zorgverzekering',
    'Welkom. Wij hebben uw aanmelding geaccepteerd. Uw zorgverzekering gaat in op 1 april 2027. U bent bij ons verzekerd.',
  ],
  [
    'vreemdelingenpaspoort_geen',
    undefined,
    'town',
    'Vreemdelingenpaspoort',
    'Uw aanvraag voor een vreemdelingenpaspoort is toegewezen. Uw vreemdelingenpaspoort ligt klaar bij de balie.',
  ],
  [
    'verdachte_dagvaarding',
    undefined,
    'prosecution',
    'Zitting strafzaak',
    'De rechtbank behandelt de strafzaak tegen de verdachte op 20 april 2027 om 10.30 uur. U bent ' +
      'slachtoffer in deze zaak en hebt spreekrecht. De verdachte is gedagvaard.',
  ],
  [
    'verdachte_vonnis',
    undefined,
    'prosecution',
    'Uitspraak',
    'De rechter heeft op 1 maart 2027 uitspraak gedaan. De verdachte is veroordeeld tot een gevangenisstraf. Uw vordering is toegewezen.',
  ],
  [
    'verdachte_sepot',
    undefined,
    'prosecution',
    'Sepotbeslissing',
    'U hebt aangifte gedaan. Wij vervolgen de verdachte niet, omdat er te weinig bewijs is. De zaak is ' +
      'geseponeerd. U kunt binnen drie maanden klagen bij het gerechtshof.',
  ],
  [
    'ind_asiel_verlening',
    undefined,
    'ind',
    'Beschikking asielaanvraag',
    'Wij verlenen u geen verblijfsvergunning asiel. Uw asielaanvraag is niet ingewilligd. U kunt beroep instellen bij de rechtbank.',
  ],
  [
    'ind_asiel_afwijzing',
    undefined,
    'ind',
    'Dublin',
    'Wij nemen uw asielaanvraag niet in behandeling. Italië is verantwoordelijk voor uw asielaanvraag. U ' +
      'wordt overgedragen aan Italië (Dublin). U kunt binnen één week beroep instellen.',
  ],
  [
    'ind_asiel_afwijzing',
    undefined,
    'ind',
    'Voornemen',
    'Wij zijn van plan uw asielaanvraag af te wijzen. Uw advocaat kan binnen twee weken een zienswijze geven.',
  ],
  [
    'dtv_overdracht',
    undefined,
    'returns',
    'Uitnodiging vertrekgesprek',
    'Wij nodigen u uit voor een gesprek over vertrek op 20 april 2027 om 10.30 uur in Utrecht. U moet meewerken aan uw vertrek.',
  ],
  [
    'vreemdelingenbewaring',
    undefined,
    'police',
    'Opheffing bewaring',
    'De maatregel van bewaring op grond van artikel 59 van de Vreemdelingenwet is opgeheven. U mag detentiecentrum Zeist verlaten.',
  ],
  [
    'advocaat_eigen_bijdrage',
    undefined,
    'lawyer',
    'Toevoeging',
    'De Raad voor Rechtsbijstand heeft een toevoeging verleend. Uw eigen bijdrage is nihil. U krijgt van mij geen rekening.',
  ],
  [
    'advocaat_stopt',
    undefined,
    'lawyer',
    'Uw zaak',
    'Ik blijf uw advocaat en leg de zaak niet neer. Ik heb bezwaar gemaakt en stuur u ter informatie een kopie.',
  ],
];

describe('its opposite', () => {
  test.each(opposites)('is no %s (%s, %s: %s)', (kind, _outcome, from, subject, text) => {
    expect(read(from, subject, text).kind).not.toBe(kind);
  });
});

describe('a no', () => {
  test('is never of the kind that says yes, whoever tells it', () => {
    const yes = [
      'politie_m55_bedenktijd',
      'coa_rvb_toekenning',
      'coa_opvang',
      'zco_opvang',
      'gem_brp',
      'rvr_toevoeging',
    ];
    for (const [, , from, subject, text] of rows) {
      expect(yes, text).not.toContain(read(from, subject, text).kind);
      const told = `Ik kreeg een brief over u. Daarin staat: ${text} Ik bel u morgen.`;
      expect(yes, told).not.toContain(read('lawyer', subject, told).kind);
    }
  });

  test('that accuses the client is never told as to a victim', () => {
    const victims = ['om_zitting', 'om_afloop', 'om_sepot', 'om_geen_noodzaak', 'om_vervolging_formulieren'];
    for (const [kind, , from, subject, text] of rows)
      if (kind.startsWith('verdachte_')) expect(victims, text).not.toContain(read(from, subject, text).kind);
  });
});

describe('the appeal of who was convicted', () => {
  const judged = (text: string) => read('court', 'Mededeling uitspraak', text).deadlines;

  test('runs from the judgment, not from the letter', () => {
    const [limit] = judged(
      'Op 1 maart 2027 heeft de politierechter u veroordeeld tot een taakstraf. U kunt hoger beroep instellen.',
    );
    expect(limit).toMatchObject({ what: 'TM39', start: '2027-03-01', drivingDay: '2027-03-15' });
  });

  test('runs from the letter where its days were over before that', () => {
    const [limit] = judged(
      'Op 4 januari 2027 heeft de politierechter u bij verstek veroordeeld tot een taakstraf. U kunt hoger beroep instellen.',
    );
    expect(limit).toMatchObject({ what: 'TM39', start: '2027-03-08', drivingDay: '2027-03-22' });
  });
});

describe('a letter from the lawyer', () => {
  test('who stops gives the day on which the term ends', () => {
    const { deadlines, tasks } = read(
      'lawyer',
      'Beëindiging',
      'Helaas kan ik u niet langer bijstaan en leg ik uw zaak neer. Zoek een andere advocaat. De termijn voor het beroep eindigt op 22 maart 2027.',
    );
    expect(deadlines.map(({ drivingDay }) => drivingDay)).toEqual(['2027-03-22']);
    expect(tasks.map(({ code }) => code)).toContain('find_lawyer');
  });

  test('that tells of a decision counts from the day of that decision, not from its own', () => {
    const { deadlines } = read(
      'lawyer',
      'Uw zaak',
      'Hierbij stuur ik u ter informatie een kopie van de beslissing van de IND van 1 maart 2027. Uw ' +
        'aanvraag is afgewezen. Daartegen kunt u binnen vier weken bezwaar maken. Ik bel u morgen.',
    );
    expect(deadlines.map(({ drivingDay }) => drivingDay)).toEqual(['2027-03-29']);
  });
});
