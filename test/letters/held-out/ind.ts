import type { TestLetter } from '../test-letter.ts';

/** Written after the rules were made, with other sentences; the rules are not tuned on these. */
export const heldOutInd: readonly TestLetter[] = [
  {
    id: 'held-afwijzing-1',
    head: ['Ministerie van Asiel en Migratie', 'Immigratie- en Naturalisatiedienst', 'Regulier Verblijf Midden'],
    to: ['Mevrouw F. Conteh', 'Rijnstraat 4', '3522 TS Utrecht'],
    refs: [
      ['Onze referentie', 'RV-2026-00718'],
      ['Datum', '10 december 2026'],
      ['Uw V-nummer', '811 402 6670'],
    ],
    subject: ['Onderwerp', 'Uitslag van uw aanvraag'],
    text: `Geachte mevrouw Conteh,

U heeft bij ons een vergunning voor verblijf in Nederland gevraagd. Dat deed u op 18 mei 2026. In deze brief staat onze beslissing.

# De beslissing

Wij zijn tot de conclusie gekomen dat u niet aan de eisen voldoet. Daarom krijgt u de gevraagde verblijfsvergunning niet.

# De reden

De recherche heeft op 2 juli 2026 laten weten dat het strafrechtelijk onderzoek is afgerond zonder verdachten.

# Moet u weg uit Nederland?

Ja. U heeft geen recht meer op verblijf hier. U heeft vier weken om zelf te vertrekken. Deze brief is uw terugkeerbesluit.

---

# In bezwaar gaan

Vindt u dat wij een verkeerd besluit namen? Schrijf ons dan een bezwaarschrift, het liefst met hulp van uw advocaat. Wij moeten dit hebben binnen vier weken, te rekenen vanaf de dag nadat wij deze brief verstuurden.`,
    sign: ['Hoogachtend,', '', 'S. Bouwman', 'Medewerker behandelen'],
    expected: {
      kind: 'ind_afwijzing',
      letterDate: '2026-12-10',
      deadlines: [
        ['TM08', '2027-01-07', '2027-01-07'],
        ['TM15', '2027-01-07', '2027-01-07'],
      ],
      references: ['v_number:8114026670'],
    },
  },
  {
    id: 'held-afwijzing-2',
    head: ['Immigratie- en Naturalisatiedienst'],
    to: ['Van Laar & Smit advocaten', 'T.a.v. mevrouw mr. I. Smit', 'Postbus 77', '3500 AB Utrecht'],
    refs: [
      ['Datum', '22-05-2026'],
      ['Zaaknummer', '25-11-3308'],
      ['Vreemdelingnummer', '2903318842'],
    ],
    subject: ['Betreft', 'afwijzende beschikking inzake M. Turay, geboren 01-01-2000'],
    text: `Geachte mevrouw Smit,

Hierbij treft u de beslissing aan in de zaak van uw cliënt M. Turay.

Aanvrager heeft op 3 november 2025 verzocht om verlening van een verblijfsvergunning regulier voor bepaalde tijd. Ingevolge artikel 16 van de Vreemdelingenwet 2000 kan een aanvraag worden afgewezen indien niet wordt voldaan aan de beperking.

De aanvraag wordt niet ingewilligd. Aanvrager voldoet niet aan het beleid.

Aanvrager dient Nederland binnen een termijn van 28 dagen te verlaten.

Een bezwaarschrift dient binnen een termijn van vier weken te worden ingediend. Die termijn vangt aan op de dag na die waarop dit besluit is bekendgemaakt. Hangende bezwaar kan de voorzieningenrechter worden verzocht een voorlopige voorziening te treffen.`,
    sign: ['Hoogachtend,', '', 'De minister van Asiel en Migratie,', 'namens de minister'],
    expected: {
      kind: 'ind_afwijzing',
      letterDate: '2026-05-22',
      deadlines: [
        ['TM08', '2026-06-19', '2026-06-19'],
        ['TM15', '2026-06-19', '2026-06-19'],
      ],
    },
  },
  {
    id: 'held-afwijzing-3',
    head: ['IND', 'Postbus 16275', '2500 BG DEN HAAG'],
    to: ['De heer E. Omar', 'Zonnelaan 120', '9742 BL Groningen'],
    refs: [],
    subject: ['Onderwerp:', 'negatief besluit verblijf'],
    text: `Rijswijk, 14 augustus 2026

Beste heer Omar,

Helaas hebben wij slecht nieuws. We hebben uw verzoek om hier te mogen blijven zorgvuldig bekeken en we zeggen nee. Uw aanvraag van 20 februari 2026 is dus afgewezen.

U kunt het oneens zijn met ons. Stuur dan een brief waarin u dat uitlegt. Zo'n brief heet bezwaar. Uw bezwaar moet er op 11 september 2026 uiterlijk zijn.

Omdat u geen andere vergunning hebt, moet u Nederland binnen vier weken verlaten.

Hebt u vragen? Bel 088 043 04 30 en houd uw V-nummer (405 990 1123) bij de hand.`,
    sign: ['Met vriendelijke groet,', '', 'namens de Minister van Asiel en Migratie', 'K. van Rossum'],
    expected: {
      kind: 'ind_afwijzing',
      letterDate: '2026-08-14',
      deadlines: [
        ['TM08', '2026-09-11', '2026-09-11', '2026-09-11'],
        ['TM15', '2026-09-11', '2026-09-11'],
      ],
      references: ['v_number:4059901123'],
    },
  },
  {
    id: 'held-afwijzing-4',
    head: ['Immigratie- en Naturalisatiedienst', 'Ministerie van Justitie en Veiligheid'],
    to: ['Mevrouw D. Sylla', 'Postbus 4', '3700 AA Zeist'],
    refs: [
      ['Geboortedatum', '5 mei 1989'],
      ['Aanvraag ontvangen', '6 januari 2026'],
      ['Datum beschikking', '3 juni 2026'],
      ['Datum verzending', '4 juni 2026'],
    ],
    subject: ['Betreft', 'uw verzoek om een vergunning wordt afgewezen'],
    text: `Geachte mevrouw,

Wij kunnen u geen verblijfsvergunning verlenen. Het rapport van de GGD van 1 april 2026 geeft daarvoor te weinig grond.

Het gevolg is dat u niet langer in Nederland mag zijn. Wij verwachten dat u uiterlijk 1 juli 2026 vertrokken bent.

Tegen ons besluit staat bezwaar open. De termijn daarvoor bedraagt vier weken.`,
    sign: ['De minister van Asiel en Migratie'],
    expected: {
      kind: 'ind_afwijzing',
      letterDate: '2026-06-03',
      sentDate: '2026-06-04',
      deadlines: [
        ['TM08', '2026-07-01', '2026-07-01'],
        ['TM15', '2026-07-01', '2026-07-01', '2026-07-01'],
      ],
    },
  },
  {
    id: 'held-verlening-1',
    head: ['Ministerie van Asiel en Migratie', 'Immigratie- en Naturalisatiedienst'],
    to: ['De heer K. Asante', 'Lange Jansstraat 12', '3512 BB Utrecht'],
    refs: [
      ['Datum', '8 oktober 2026'],
      ['V-nummer', '301 887 4410'],
    ],
    subject: ['Onderwerp', 'U mag in Nederland blijven'],
    text: `Geachte heer Asante,

We hebben besloten dat u een verblijfsvergunning krijgt. De vergunning loopt van 1 juli 2026 tot 1 juli 2027. Op de pas komt te staan dat u mag werken.

# Wat moet u nu regelen?

Ga binnen vijf dagen naar de gemeente om u in te schrijven. Binnen vier maanden moet u een zorgverzekering hebben.

# Verlengen

Wilt u langer blijven? Dan moet uw aanvraag er zijn voordat de vergunning afloopt.

# Niet akkoord?

Als u vindt dat de begindatum onjuist is, kunt u binnen vier weken een bezwaarschrift opsturen.`,
    sign: ['Met vriendelijke groet,', '', 'J. de Boer', 'Immigratie- en Naturalisatiedienst'],
    expected: {
      kind: 'ind_verlening',
      letterDate: '2026-10-08',
      deadlines: [
        ['TM08', '2026-11-05', '2026-11-05'],
        ['TM06', '2027-06-30', '2027-06-30'],
      ],
    },
  },
  {
    id: 'held-verlening-2',
    head: ['Immigratie- en Naturalisatiedienst', 'Postbus 287', '7600 AG Almelo'],
    to: ['Mr. B. Kroon', 'Bloemgracht 8', '1015 TH Amsterdam'],
    refs: [
      ['Kenmerk', 'HUM/26/5521'],
      ['Betreft vreemdeling', 'A. Gebru, 12-03-1996'],
      ['Dagtekening', '24 november 2026'],
    ],
    subject: ['Onderwerp', 'Beschikking verblijfsvergunning regulier bepaalde tijd'],
    text: `Geachte heer Kroon,

Op 9 september 2026 diende uw cliënte een aanvraag in op grond van artikel 3.48 Vb. Na onderzoek is gebleken dat zij aan alle voorwaarden voldoet. Aan haar wordt dan ook de gevraagde vergunning verleend.

| Beperking | tijdelijk humanitair |
| Geldig van | 9 september 2026 |
| Geldig tot | 9 september 2027 |
| Arbeidsmarkt | vrij |

Kan uw cliënte zich niet verenigen met dit besluit, dan kan zij daartegen bezwaar maken, binnen vier weken na de verzenddatum.`,
    sign: ['Hoogachtend,', '', 'de minister, namens deze'],
    expected: {
      kind: 'ind_verlening',
      letterDate: '2026-11-24',
      deadlines: [
        ['TM08', '2026-12-22', '2026-12-22'],
        ['TM06', '2027-09-08', '2027-09-08'],
      ],
    },
  },
  {
    id: 'held-verlening-3',
    head: ['IND Immigratie- en Naturalisatiedienst'],
    to: ['Mevrouw L. Popescu', 'Kerkplein 2', '3811 CD Amersfoort'],
    refs: [
      ['Datum', '29 juli 2026'],
      ['Uw aanvraag', '30 april 2026'],
    ],
    subject: ['Betreft', 'toekenning verblijfsrecht'],
    text: `Beste mevrouw Popescu,

Uw aanvraag is toegewezen. Dat wil zeggen dat u de komende twaalf maanden rechtmatig in Nederland woont.

Uw verblijfsvergunning regulier is geldig vanaf 30 april 2026 en eindigt op 30 april 2027. Reden: tijdelijke humanitaire gronden. U ontvangt apart bericht wanneer uw pas klaar is.

Wie het niet eens is met een besluit van de IND, kan bezwaar indienen. U hebt daar vier weken de tijd voor.

Uw paspoort verloopt op 2 februari 2028; vraag bijtijds een nieuw paspoort aan.`,
    sign: ['Hartelijke groet,', '', 'IND'],
    expected: {
      kind: 'ind_verlening',
      letterDate: '2026-07-29',
      deadlines: [
        ['TM08', '2026-08-26', '2026-08-26'],
        ['TM06', '2027-04-29', '2027-04-29'],
      ],
    },
  },
  {
    id: 'held-bezwaar-1',
    head: ['Immigratie- en Naturalisatiedienst', 'Juridische Zaken'],
    to: ['De heer R. Tadesse', 'Vleutenseweg 19', '3532 HA Utrecht'],
    refs: [
      ['Datum', '5 februari 2027'],
      ['V-nummer', '612 004 7711'],
      ['Bezwaarnummer', 'B26-7741'],
    ],
    subject: ['Betreft', 'Onze beslissing na uw bezwaar'],
    text: `Geachte heer Tadesse,

U was het niet eens met ons besluit van 2 oktober 2026. We hebben er opnieuw naar gekeken. Op 8 januari 2027 hebben we met u gesproken.

Ons besluit blijft hetzelfde: uw bezwaar is ongegrond. U krijgt geen verblijfsvergunning.

# Naar de rechter

U kunt de rechtbank vragen om een oordeel. Dat heet beroep. U moet het beroepschrift indienen binnen vier weken na de datum van deze brief. Wilt u in Nederland op de uitspraak wachten, vraag de rechter dan ook om een voorlopige voorziening.`,
    sign: ['Hoogachtend,', '', 'de minister van Asiel en Migratie'],
    expected: {
      kind: 'ind_beslissing_bezwaar',
      outcome: 'unfounded',
      letterDate: '2027-02-05',
      deadlines: [['TM08', '2027-03-05', '2027-03-05']],
    },
  },
  {
    id: 'held-bezwaar-2',
    head: ['Immigratie- en Naturalisatiedienst'],
    to: ['Mevrouw mr. I. Smit', 'Postbus 77', '3500 AB Utrecht'],
    refs: [
      ['Dagtekening', '15 juni 2026'],
      ['Ons kenmerk', 'JZ 2026-440'],
    ],
    subject: ['Onderwerp', 'Beschikking op bezwaar'],
    text: `Geachte mevrouw Smit,

Namens mevrouw H. Warsame maakte u bezwaar tegen de beschikking van 9 februari 2026.

Het bezwaarschrift is ontvangen op 30 maart 2026, derhalve buiten de wettelijke termijn. Van verschoonbaarheid is niet gebleken. Het bezwaarschrift wordt niet-ontvankelijk verklaard.

Tegen deze beschikking kan uw cliënte binnen vier weken beroep instellen bij de rechtbank Den Haag, zittingsplaats Utrecht.`,
    sign: ['Hoogachtend,', '', 'De minister van Asiel en Migratie, namens deze'],
    expected: {
      kind: 'ind_beslissing_bezwaar',
      outcome: 'inadmissible',
      letterDate: '2026-06-15',
      deadlines: [['TM08', '2026-07-13', '2026-07-13']],
    },
  },
  {
    id: 'held-bezwaar-3',
    head: ['Ministerie van Asiel en Migratie', 'Immigratie- en Naturalisatiedienst'],
    to: ['De heer V. Kovac', 'Hamburgerstraat 3', '3512 NN Utrecht'],
    refs: [
      ['Datum', '28 september 2026'],
      ['Uw bezwaar van', '12 mei 2026'],
    ],
    subject: ['Betreft', 'beslissing op bezwaarschrift'],
    text: `Geachte heer Kovac,

Met het besluit van 20 april 2026 weigerden wij u een vergunning. Dat besluit was onjuist. Wij verklaren uw bezwaarschrift gegrond en komen terug op onze eerdere weigering.

U ontvangt een verblijfsvergunning met ingang van 1 februari 2026, geldig tot en met 31 januari 2027.

Tegen dit besluit is beroep mogelijk bij de rechtbank Den Haag. De termijn is vier weken.`,
    sign: ['Met vriendelijke groet,', '', 'N. Aydin', 'Immigratie- en Naturalisatiedienst'],
    expected: {
      kind: 'ind_beslissing_bezwaar',
      outcome: 'founded',
      letterDate: '2026-09-28',
      deadlines: [
        ['TM06', '2027-01-30', '2027-01-30'],
        ['TM08', '2026-10-26', '2026-10-26'],
      ],
    },
  },
  {
    id: 'held-aanvulling-1',
    head: ['Immigratie- en Naturalisatiedienst', 'Ministerie van Asiel en Migratie'],
    to: ['Mevrouw J. Okoro', 'Neude 11', '3512 AE Utrecht'],
    refs: [
      ['Datum', '2 november 2026'],
      ['V-nummer', '118 204 5567'],
    ],
    subject: ['Betreft', 'Vraag om stukken'],
    text: `Geachte mevrouw Okoro,

Wij zijn bezig met uw aanvraag voor een verblijfsvergunning. We kunnen nog geen besluit nemen, want er ontbreekt een aantal documenten.

Wat wij nog willen ontvangen:

- een uittreksel uit het bevolkingsregister van uw land
- een kopie van de M55

Zorg ervoor dat wij alles hebben op uiterlijk 30 november 2026. Komt er niets, dan beslissen wij met wat er ligt, of nemen wij de aanvraag niet verder in behandeling.`,
    sign: ['Met vriendelijke groet,', '', 'R. Vink', 'Immigratie- en Naturalisatiedienst'],
    expected: {
      kind: 'ind_verzoek_aanvulling',
      letterDate: '2026-11-02',
      deadlines: [['TM17', '2026-11-30', '2026-11-30', '2026-11-30']],
    },
  },
  {
    id: 'held-aanvulling-2',
    head: ['Immigratie- en Naturalisatiedienst', 'Postbus 287', '7600 AG Almelo'],
    to: ['Mr. B. Kroon', 'Bloemgracht 8', '1015 TH Amsterdam'],
    refs: [
      ['Dagtekening', '19-08-2026'],
      ['Kenmerk', 'HUM/26/4410'],
    ],
    subject: ['Onderwerp', 'gelegenheid tot herstel'],
    text: `Geachte heer Kroon,

In de aanvraag van uw cliënte van 27-07-2026 zijn niet alle benodigde gegevens verstrekt. Zo is het formulier niet ondertekend en ontbreekt een afschrift van het reisdocument.

U wordt in de gelegenheid gesteld om de aanvraag te completeren. U hebt daarvoor twee weken, ingaande de dag na dagtekening van dit schrijven. Ik wijs u op artikel 4:5 Awb.

De termijn om te beslissen wordt ingevolge artikel 4:15 Awb opgeschort.`,
    sign: ['Hoogachtend,', '', 'De minister van Asiel en Migratie'],
    expected: {
      kind: 'ind_verzoek_aanvulling',
      letterDate: '2026-08-19',
      deadlines: [['TM17', '2026-09-02', '2026-09-02']],
    },
  },
  {
    id: 'held-aanvulling-3',
    head: ['IND', 'Immigratie- en Naturalisatiedienst'],
    to: ['De heer H. Jobe', 'Laan 40', '9712 AV Groningen'],
    refs: [['Datum', '7 mei 2026']],
    subject: ['Betreft', 'Uw aanvraag is nog niet compleet'],
    text: `Geachte heer Jobe,

Bij uw aanvraag zat geen bewijs dat u aangifte hebt gedaan. Dat bewijs hebben wij wel nodig.

Stuur het bewijs binnen 21 dagen naar ons op. U mag het ook afgeven bij een loket van de IND. Lukt het u niet om het bewijs te krijgen, laat ons dat dan weten.`,
    sign: ['Met vriendelijke groet,', '', 'IND, team Regulier'],
    expected: {
      kind: 'ind_verzoek_aanvulling',
      letterDate: '2026-05-07',
      deadlines: [['TM17', '2026-05-28', '2026-05-28']],
    },
  },
  {
    id: 'held-afspraak-1',
    head: ['Immigratie- en Naturalisatiedienst'],
    to: ['Mevrouw T. Habte', 'Kanaalstraat 9', '3531 CA Utrecht'],
    refs: [['Datum', '4 juni 2026']],
    subject: ['Betreft', 'Kom langs voor uw foto en vingerafdrukken'],
    text: `Geachte mevrouw Habte,

Om uw pas te kunnen maken, moeten wij een foto van u maken en uw vingers scannen. U wordt op maandag 22 juni 2026 om 14.20 uur verwacht op het IND-loket te Utrecht.

Breng mee: deze brief en uw W-document.

Bent u verhinderd? Verzet de afspraak dan via onze website.`,
    sign: ['Met vriendelijke groet,', '', 'Immigratie- en Naturalisatiedienst'],
    expected: {
      kind: 'ind_afspraak_loket',
      letterDate: '2026-06-04',
      deadlines: [],
      appointment: { date: '2026-06-22', time: '14:20', place: 'Utrecht' },
    },
  },
  {
    id: 'held-afspraak-2',
    head: ['Ministerie van Asiel en Migratie', 'Immigratie- en Naturalisatiedienst'],
    to: ['De heer A. Jallow', 'Soestwetering 10', '3723 AA Bilthoven'],
    refs: [
      ['Datum brief', '11 januari 2027'],
      ['V-nummer', '770 441 9090'],
    ],
    subject: ['Onderwerp', 'Uw afspraak bij de IND'],
    text: `Beste heer Jallow,

Hieronder vindt u de gegevens van uw afspraak.

| Dag | vrijdag 29 januari 2027 |
| Tijdstip | 08:50 |
| Adres | IND Zwolle, Zuiderzeelaan 43 |
| Doel | afnemen vingerafdrukken en handtekening |

Wees op tijd. U kunt geen gasten meenemen in de wachtruimte.`,
    sign: ['Met vriendelijke groet,', '', 'Klantinformatiecentrum IND'],
    expected: {
      kind: 'ind_afspraak_loket',
      letterDate: '2027-01-11',
      deadlines: [],
      appointment: { date: '2027-01-29', time: '08:50', place: 'Zuiderzeelaan 43' },
    },
  },
];
