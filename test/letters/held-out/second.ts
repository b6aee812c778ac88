import type { TestLetter } from '../test-letter.ts';

const signed = ['Hoogachtend,', '', 'de Minister van Asiel en Migratie'];

/** The second held-out set, written after the rules had been widened with the first. */
export const heldOutSecond: readonly TestLetter[] = [
  {
    id: 'second-afwijzing-1',
    head: ['Ministerie van Asiel en Migratie', 'Immigratie- en Naturalisatiedienst', 'Unit Humanitair'],
    to: ['Mevrouw A. Bangura', 'Wilhelminapark 3', '3581 NC Utrecht'],
    refs: [
      ['Datum', '16 september 2026'],
      ['Onze referentie', 'H-26-09'],
      ['V-nummer', '604 118 2290'],
    ],
    subject: ['Betreft', 'Uw verzoek om verblijf'],
    text: `Geachte mevrouw Bangura,

Wij hebben uw dossier bestudeerd. Uit het dossier blijkt niet dat u op dit moment meewerkt aan een strafzaak. Om die reden willigen wij uw aanvraag niet in.

U bent dan ook verplicht om Nederland binnen 28 dagen te verlaten.

Als u het met ons oneens bent, kunt u een bezwaarschrift indienen. Let op: wij moeten uw bezwaarschrift hebben ontvangen binnen vier weken na dagtekening van dit besluit.`,
    sign: signed,
    expected: {
      kind: 'ind_afwijzing',
      letterDate: '2026-09-16',
      deadlines: [
        ['TM08', '2026-10-14', '2026-10-14'],
        ['TM15', '2026-10-14', '2026-10-14'],
      ],
    },
  },
  {
    id: 'second-afwijzing-2',
    head: ['Immigratie- en Naturalisatiedienst', 'Postbus 287', '7600 AG Almelo'],
    to: ['De heer O. Traore', 'p/a Stichting Thuishaven', 'Postbus 12', '9700 AA Groningen'],
    refs: [
      ['Uw aanvraag d.d.', '2 maart 2026'],
      ['Dossiernummer', '26.33.1'],
      ['Verzonden d.d.', '1 oktober 2026'],
    ],
    subject: ['Onderwerp', 'Afwijzing'],
    text: `Almelo, 30 september 2026

Geachte heer Traore,

Hierbij deel ik u mede dat ik heb besloten uw aanvraag tot het verlenen van een verblijfsvergunning regulier onder de beperking 'tijdelijke humanitaire gronden' af te wijzen.

Daartoe overweeg ik het volgende. De officier van justitie heeft op 4 augustus 2026 bericht dat geen vervolging wordt ingesteld.

Gevolg van deze beschikking is dat u Nederland uiterlijk op 28 oktober 2026 dient te verlaten.

Bezwaar dient te worden ingesteld binnen vier weken. Een bezwaarschrift kan worden gezonden aan bovenstaand postadres.`,
    sign: ['Hoogachtend,', '', 'De Staatssecretaris van Justitie en Veiligheid,', 'namens deze'],
    expected: {
      kind: 'ind_afwijzing',
      letterDate: '2026-09-30',
      sentDate: '2026-10-01',
      deadlines: [
        ['TM08', '2026-10-28', '2026-10-28'],
        ['TM15', '2026-10-28', '2026-10-28', '2026-10-28'],
      ],
    },
  },
  {
    id: 'second-afwijzing-3',
    head: ['Immigratie- en Naturalisatiedienst'],
    to: ['Mevrouw X. Li', 'Emmalaan 9', '3743 LA Baarn'],
    refs: [['Datum', '22 december 2026']],
    subject: ['Betreft', 'beslissing'],
    text: `Geachte mevrouw Li,

In april vroeg u ons of u in Nederland mag wonen. Ons antwoord is nee. U voldoet namelijk niet aan de regels voor slachtoffers van mensenhandel.

Dit betekent dat u geen verblijfsvergunning krijgt en dat u ons land moet verlaten. Daar heeft u vier weken voor.

Bent u het er niet mee eens? U mag bezwaar maken. U heeft daar vier weken voor. De eerste dag is de dag na die op deze brief.`,
    sign: ['Met vriendelijke groet,', '', 'H. Prins', 'Immigratie- en Naturalisatiedienst'],
    expected: {
      kind: 'ind_afwijzing',
      letterDate: '2026-12-22',
      deadlines: [
        ['TM08', '2027-01-19', '2027-01-19'],
        ['TM15', '2027-01-19', '2027-01-19'],
      ],
    },
  },
  {
    id: 'second-verlening-1',
    head: ['Immigratie- en Naturalisatiedienst', 'Ministerie van Asiel en Migratie'],
    to: ['De heer D. Mwangi', 'Oudegracht 100', '3511 AS Utrecht'],
    refs: [
      ['Datum', '19 november 2026'],
      ['V-nummer', '222 910 5513'],
    ],
    subject: ['Betreft', 'Besluit verblijfsvergunning'],
    text: `Geachte heer Mwangi,

Op 1 oktober 2026 vroeg u een verblijfsvergunning aan. Ons besluit is positief. Met dit besluit stellen wij u in het bezit van een verblijfsvergunning regulier voor bepaalde tijd.

Begindatum: 1 oktober 2026
Einddatum: 1 oktober 2027
Aantekening: arbeid toegestaan

Uw bankrekening, huur en verzekering kunt u nu regelen. Schrijf u ook in bij uw gemeente.

Bezwaar tegen dit besluit is mogelijk gedurende vier weken na de datum van dit besluit.`,
    sign: signed,
    expected: {
      kind: 'ind_verlening',
      letterDate: '2026-11-19',
      deadlines: [
        ['TM08', '2026-12-17', '2026-12-17'],
        ['TM06', '2027-09-30', '2027-09-30'],
      ],
    },
  },
  {
    id: 'second-verlening-2',
    head: ['Immigratie- en Naturalisatiedienst'],
    to: ['Mr. L. Okafor-Jansen', 'Postbus 9', '3800 AA Amersfoort'],
    refs: [
      ['Dagtekening', '6 juli 2026'],
      ['Betreft', 'G. Tekle, geb. 02-02-2002'],
    ],
    text: `BESCHIKKING

Beslist wordt als volgt.

De aanvraag wordt ingewilligd. Aan betrokkene wordt met ingang van 4 mei 2026 een verblijfsvergunning verleend, geldig tot en met 3 mei 2027, onder de beperking tijdelijke humanitaire gronden.

Overwogen is dat betrokkene op 4 mei 2026 aangifte heeft gedaan. Indien niet langer aan de beperking wordt voldaan, kan de vergunning worden ingetrokken.

Rechtsmiddel: tegen deze beschikking kan bezwaar worden gemaakt binnen vier weken na de dag van bekendmaking.`,
    sign: ['de minister van Asiel en Migratie', 'namens de minister,', 'het afdelingshoofd'],
    expected: {
      kind: 'ind_verlening',
      letterDate: '2026-07-06',
      deadlines: [
        ['TM08', '2026-08-03', '2026-08-03'],
        ['TM06', '2027-05-02', '2027-05-02'],
      ],
    },
  },
  {
    id: 'second-bezwaar-1',
    head: ['Immigratie- en Naturalisatiedienst', 'Bezwaar en Beroep'],
    to: ['Mevrouw S. Noor', 'Vleuterweide 6', '3452 AA Utrecht'],
    refs: [
      ['Datum', '9 april 2027'],
      ['V-nummer', '550 661 7720'],
    ],
    subject: ['Betreft', 'Uitkomst van uw bezwaarprocedure'],
    text: `Geachte mevrouw Noor,

Uw bezwaarschrift van 4 januari 2027 is beoordeeld. Het resultaat: wij laten ons besluit in stand. Uw bezwaar verklaren wij ongegrond.

U kunt de rechtbank Den Haag vragen dit besluit te toetsen. Stel daarvoor beroep in, uiterlijk vier weken nadat wij deze brief hebben verstuurd.`,
    sign: ['Met vriendelijke groet,', '', 'Immigratie- en Naturalisatiedienst'],
    expected: {
      kind: 'ind_beslissing_bezwaar',
      outcome: 'unfounded',
      letterDate: '2027-04-09',
      deadlines: [['TM08', '2027-05-10', '2027-05-10']],
    },
  },
  {
    id: 'second-bezwaar-2',
    head: ['Ministerie van Asiel en Migratie', 'Immigratie- en Naturalisatiedienst'],
    to: ['Haverkamp Advocaten', 't.a.v. mr. P. Haverkamp', 'Singel 400', '1016 AK Amsterdam'],
    refs: [
      ['Datum', '21 mei 2026'],
      ['Bezwaar van', '2 februari 2026'],
      ['Primair besluit', '12 januari 2026'],
    ],
    subject: ['Onderwerp', 'besluit op bezwaar'],
    text: `Geachte heer Haverkamp,

Uw bezwaarschrift namens de heer J. Amadi is aanleiding geweest het primaire besluit te heroverwegen. Hierbij verklaar ik het bezwaar gegrond en herroep ik het bestreden besluit. Aan uw cliënt wordt alsnog de gevraagde verblijfsvergunning verleend.

Tegen dit besluit staat voor belanghebbenden binnen vier weken beroep open op de rechtbank Den Haag.`,
    sign: signed,
    expected: {
      kind: 'ind_beslissing_bezwaar',
      outcome: 'founded',
      letterDate: '2026-05-21',
      deadlines: [['TM08', '2026-06-18', '2026-06-18']],
    },
  },
  {
    id: 'second-aanvulling-1',
    head: ['Immigratie- en Naturalisatiedienst', 'www.ind.nl'],
    to: ['De heer B. Ndiaye', 'Rembrandtkade 2', '3583 TN Utrecht'],
    refs: [
      ['Datum', '14 oktober 2026'],
      ['V-nummer', '919 440 1167'],
    ],
    subject: ['Betreft', 'Wij kunnen nog niet beslissen'],
    text: `Geachte heer Ndiaye,

Dank voor uw aanvraag van 22 september 2026. Helaas is de aanvraag nog niet volledig ingevuld. Ook zat er geen kopie van uw identiteitsbewijs bij.

Wilt u bijgaand formulier invullen en samen met de kopie terugsturen? Wij ontvangen dit graag vóór 11 november 2026. Na die datum kunnen wij besluiten uw aanvraag niet te behandelen.`,
    sign: ['Met vriendelijke groet,', '', 'Immigratie- en Naturalisatiedienst'],
    expected: {
      kind: 'ind_verzoek_aanvulling',
      letterDate: '2026-10-14',
      deadlines: [['TM17', '2026-11-10', '2026-11-10', '2026-11-10']],
    },
  },
  {
    id: 'second-aanvulling-2',
    head: ['Immigratie- en Naturalisatiedienst', 'Ministerie van Asiel en Migratie'],
    to: ['Mr. E. Bos', 'Nassaulaan 1', '3818 GM Amersfoort'],
    refs: [
      ['Dagtekening', '3 februari 2027'],
      ['Kenmerk', 'AV-1101'],
    ],
    subject: ['Onderwerp', 'verzoek om nadere informatie'],
    text: `Geachte heer Bos,

In verband met de aanvraag van mevrouw F. Keita verzoek ik u om aanvullende informatie. Het gaat om een recente verklaring van de politie omtrent de stand van het onderzoek.

U gelieve deze verklaring binnen drie weken na heden toe te zenden. Bij gebreke daarvan zal op de aanvraag worden beslist op basis van de beschikbare gegevens. De beslistermijn is tot de ontvangst daarvan opgeschort.`,
    sign: signed,
    expected: {
      kind: 'ind_verzoek_aanvulling',
      letterDate: '2027-02-03',
      deadlines: [['TM17', '2027-02-24', '2027-02-24']],
    },
  },
  {
    id: 'second-afspraak-1',
    head: ['Immigratie- en Naturalisatiedienst'],
    to: ['Mevrouw R. Abebe', 'Amalialaan 5', '3743 KE Baarn'],
    refs: [
      ['Datum', '28 augustus 2026'],
      ['V-nummer', '140 220 9981'],
    ],
    subject: ['Betreft', 'oproep voor biometrie'],
    text: `Geachte mevrouw Abebe,

U komt in aanmerking voor een verblijfsdocument. Daarvoor nemen wij uw vingerafdrukken af en maken wij een pasfoto. Wij hebben op donderdag 10 september 2026 van 13.15 tot 13.30 uur tijd voor u vrijgemaakt. U kunt zich melden bij het IND-loket Zwolle.

Vergeet niet: deze oproep en een bewijs van uw identiteit.`,
    sign: ['Met vriendelijke groet,', '', 'IND'],
    expected: {
      kind: 'ind_afspraak_loket',
      letterDate: '2026-08-28',
      deadlines: [],
      appointment: { date: '2026-09-10', time: '13:15', place: 'Zwolle' },
    },
  },
  {
    id: 'second-afspraak-2',
    head: ['Immigratie- en Naturalisatiedienst', 'Loketten'],
    to: ['De heer T. Lema', 'Kerkweg 8', '9751 AA Haren'],
    refs: [['Datum', '12/01/2027']],
    subject: ['Onderwerp', 'afspraakbevestiging'],
    text: `Beste heer Lema,

Uw afspraak is bevestigd: 26 januari 2027, 10:00 uur, IND-loket Zwolle, Zuiderzeelaan 43. Bij deze afspraak zetten wij een sticker in uw paspoort.

Neem uw paspoort mee en kom alleen.`,
    sign: ['Met vriendelijke groet,', '', 'Immigratie- en Naturalisatiedienst'],
    expected: {
      kind: 'ind_afspraak_loket',
      letterDate: '2027-01-12',
      deadlines: [],
      appointment: { date: '2027-01-26', time: '10:00', place: 'Zuiderzeelaan 43' },
    },
  },
  {
    id: 'second-brp-1',
    head: ['Gemeente Soest', 'Raadhuisplein 1, 3762 AV Soest'],
    to: ['Mevrouw F. Keita', 'Burgemeester Grothestraat 4', '3761 CM Soest'],
    refs: [
      ['Datum', '9 februari 2027'],
      ['Zaak', '2027-0071'],
    ],
    subject: ['Onderwerp', 'Inschrijving'],
    text: `Geachte mevrouw Keita,

Wij hebben uw aangifte van 2 februari 2027 verwerkt. Vanaf die dag staat u als inwoner van Soest geregistreerd in de basisregistratie personen.

In de bijlage vindt u uw persoonslijst met daarop het aan u toegekende burgerservicenummer. Neem contact op wanneer gegevens niet juist zijn.

Indien u zich niet met dit besluit kunt verenigen, kunt u binnen zes weken na verzending bezwaar maken bij ons college.`,
    sign: ['Hoogachtend,', '', 'burgemeester en wethouders van Soest'],
    expected: { kind: 'gem_brp', letterDate: '2027-02-09', deadlines: [['TM12', '2027-03-23', '2027-03-23']] },
  },
  {
    id: 'second-brp-2',
    head: ['Gemeente Houten'],
    to: ['De heer B. Ndiaye', 'Onderdoor 25', '3995 DW Houten'],
    refs: [['Datum', '24 juni 2026']],
    subject: ['Betreft', 'bevestiging van uw inschrijving in de BRP'],
    text: `Beste heer Ndiaye,

U bent sinds 22 juni 2026 inwoner van Houten. Uw gegevens hebben wij vastgelegd in de BRP. Uw BSN: 111222333.

Wilt u niet dat anderen uw adres te weten komen? Vraag dan om geheimhouding.`,
    sign: ['Met vriendelijke groet,', '', 'Gemeente Houten'],
    expected: {
      kind: 'gem_brp',
      letterDate: '2026-06-24',
      deadlines: [['TM12', '2026-08-05', '2026-08-05']],
      warnings: ['bsn'],
    },
  },
  {
    id: 'second-unknown-visa',
    head: ['Immigratie- en Naturalisatiedienst'],
    to: ['Mevrouw X. Li', 'Emmalaan 9', '3743 LA Baarn'],
    refs: [['Datum', '5 mei 2026']],
    subject: ['Betreft', 'Wij hebben uw brief doorgestuurd'],
    text: `Geachte mevrouw Li,

Uw bezwaarschrift van 20 april 2026 is bij ons terechtgekomen, maar wij zijn niet de juiste instantie. Wij hebben het doorgestuurd naar de gemeente.`,
    sign: signed,
    expected: { kind: 'unknown' },
  },
  {
    id: 'second-unknown-leaflet',
    head: ['Immigratie- en Naturalisatiedienst'],
    to: ['Aan de bewoner'],
    refs: [['Datum', '5 mei 2026']],
    subject: ['Onderwerp', 'Informatie over uw procedure'],
    text: `Geachte heer/mevrouw,

In deze brief leest u hoe het verder gaat. Als uw aanvraag wordt goedgekeurd, krijgt u een verblijfsvergunning. Wordt uw aanvraag afgewezen? Dan moet u Nederland verlaten. U kunt dan binnen vier weken bezwaar maken. Soms vragen wij u om extra stukken op te sturen of nodigen wij u uit voor een afspraak bij het IND-loket.`,
    sign: signed,
    expected: { kind: 'unknown' },
  },
  {
    id: 'second-unknown-lawyers-copy',
    head: ['De Wit & Partners', 'Advocaten'],
    to: ['Mevrouw A. Bangura', 'Wilhelminapark 3', '3581 NC Utrecht'],
    refs: [['Datum', '18 september 2026']],
    subject: ['Betreft', 'uw zaak'],
    text: `Geachte mevrouw Bangura,

Gisteren ontving ik het besluit van de IND. Uw aanvraag wordt niet ingewilligd. U moet Nederland binnen 28 dagen verlaten. Wij dienen voor 14 oktober 2026 een bezwaarschrift in. Stuurt u mij uiterlijk 1 oktober 2026 uw medische stukken?`,
    sign: ['Met vriendelijke groet,', '', 'mr. R. de Wit'],
    expected: { kind: 'unknown' },
  },
  {
    id: 'second-unknown-fine',
    head: ['Centraal Justitieel Incassobureau'],
    to: ['De heer T. Lema', 'Kerkweg 8', '9751 AA Haren'],
    refs: [
      ['CJIB-nummer', '1234 5678 9012 3456'],
      ['Datum', '5 mei 2026'],
    ],
    subject: ['Betreft', 'Beschikking'],
    text: `Geachte heer Lema,

U hebt een boete van € 160,00. Betaal vóór 16 juni 2026. Bent u het niet eens met deze beschikking? U kunt binnen zes weken beroep instellen bij de officier van justitie.`,
    sign: ['Hoogachtend,', '', 'CJIB'],
    expected: { kind: 'cjib_boete', outcome: 'traffic_fine' },
  },
  {
    id: 'second-unknown-deregistered',
    head: ['Gemeente Soest'],
    to: ['Mevrouw F. Keita', 'Postbus 3', '3760 AA Soest'],
    refs: [['Datum', '9 februari 2027']],
    subject: ['Onderwerp', 'Besluit BRP'],
    text: `Geachte mevrouw Keita,

U stond ingeschreven in de basisregistratie personen op het adres Kerkpad 2. Wij hebben besloten dat u niet meer op dit adres woont. Uw bijhouding wordt beëindigd met als reden vertrek naar een onbekend land. Bezwaar is mogelijk binnen zes weken.`,
    sign: ['Hoogachtend,', '', 'burgemeester en wethouders van Soest'],
    expected: { kind: 'unknown' },
  },
];
