import type { TestLetter } from '../test-letter.ts';

const kind = 'ind_verlening';
const tasks = ['register_brp', 'health_insurance', 'check_permit_dates'];

/** Permits that are given: with a range, with a table, with "tot", with a passport's date that misleads, without an end. */
export const verlening: readonly TestLetter[] = [
  {
    id: 'verlening-plain',
    head: ['Immigratie- en Naturalisatiedienst', 'Ministerie van Asiel en Migratie'],
    to: ['Mevrouw H. Gebremedhin', 'Vechtdijk 70', '3563 MC Utrecht'],
    refs: [
      ['Datum', '3 november 2026'],
      ['V-nummer', '991 203 4456'],
    ],
    subject: ['Betreft', 'Uw aanvraag is ingewilligd'],
    text: `Geachte mevrouw Gebremedhin,

Goed nieuws: wij verlenen u een verblijfsvergunning. Uw vergunning is geldig van 12 oktober 2026 tot en met 11 oktober 2027.

U krijgt de vergunning op tijdelijke humanitaire gronden. Arbeid is vrij toegestaan, een tewerkstellingsvergunning is niet nodig.

Bent u het niet eens met een onderdeel van deze beslissing, bijvoorbeeld de ingangsdatum? Dan kunt u binnen vier weken bezwaar maken.

Vraag op tijd verlenging aan. Doe dat voordat uw vergunning eindigt.`,
    sign: ['Met vriendelijke groet,', '', 'de minister van Asiel en Migratie'],
    expected: {
      kind,
      letterDate: '2026-11-03',
      deadlines: [
        ['TM08', '2026-12-01', '2026-12-01'],
        ['TM06', '2027-10-10', '2027-10-10'],
      ],
      tasks,
      references: ['v_number:9912034456'],
    },
  },
  {
    id: 'verlening-table',
    head: ['Immigratie- en Naturalisatiedienst', 'Postbus 27', '8000 AB Zwolle'],
    to: ['De heer M. Diallo', 'Oosterkade 8', '3582 AV Utrecht'],
    refs: [
      ['V-nummer', '660 118 2207'],
      ['Uw aanvraag van', '19 juni 2026'],
      ['Datum', '15 oktober 2026'],
      ['Bijlagen', '1'],
    ],
    subject: ['Onderwerp', 'Verlening verblijfsvergunning regulier'],
    text: `Geachte heer Diallo,

Aan u wordt een verblijfsvergunning voor bepaalde tijd verleend. De gegevens van de vergunning zijn:

| Soort | regulier bepaalde tijd |
| Verblijfsdoel | tijdelijke humanitaire gronden |
| Ingangsdatum | 19 juni 2026 |
| Einddatum | 19 juni 2027 |

Uw paspoort is geldig tot 4 mei 2029. Zorg dat u steeds een geldig paspoort hebt.

Schrijf u in bij de gemeente en sluit een zorgverzekering af.

Tegen dit besluit kunt u een bezwaarschrift indienen. U doet dit binnen 4 weken na de datum van dit besluit.`,
    sign: ['Hoogachtend,', 'namens de minister van Asiel en Migratie,', 'unithoofd'],
    expected: {
      kind,
      letterDate: '2026-10-15',
      deadlines: [
        ['TM08', '2026-11-12', '2026-11-12'],
        ['TM06', '2027-06-18', '2027-06-18'],
      ],
      tasks,
    },
  },
  {
    id: 'verlening-stiff',
    head: ['Immigratie- en Naturalisatiedienst'],
    to: ['mr. D. el Amrani', 'Stationsweg 9', '3811 MH Amersfoort'],
    refs: [
      ['Dagtekening', '28 september 2026'],
      ['Ons kenmerk', '26-0901-REG'],
      ['Uw brief van', '1 juni 2026'],
    ],
    subject: ['Betreft', 'Beschikking, inwilliging'],
    text: `BESCHIKKING

De aanvraag van 28 mei 2026 van mevrouw O. Balogun, geboren 7 juli 2001, tot het verlenen van een verblijfsvergunning regulier wordt ingewilligd.

De vergunning wordt verleend onder de beperking "tijdelijke humanitaire gronden" met ingang van 28 mei 2026. De geldigheidsduur eindigt op 28 mei 2027.

De vergunning kan worden ingetrokken als niet langer aan de beperking wordt voldaan. Een aanvraag tot verlenging dient te zijn ontvangen vóór afloop van de geldigheidsduur.

---

Een belanghebbende kan tegen deze beschikking bezwaar maken. Het bezwaarschrift wordt ingediend binnen vier weken na bekendmaking.`,
    sign: ['De minister van Asiel en Migratie,', 'namens deze'],
    expected: {
      kind,
      letterDate: '2026-09-28',
      deadlines: [
        ['TM08', '2026-10-26', '2026-10-26'],
        ['TM06', '2027-05-27', '2027-05-27'],
      ],
      tasks,
    },
  },
  {
    id: 'verlening-no-end',
    head: ['Immigratie- en Naturalisatiedienst', 'www.ind.nl'],
    to: ['Mevrouw P. Sokolova', 'Westersingel 15', '9718 CA Groningen'],
    refs: [
      ['Datum', '4 december 2026'],
      ['V-nummer', '301.556.7781'],
    ],
    subject: ['Betreft', 'U krijgt een verblijfsvergunning'],
    text: `Geachte mevrouw Sokolova,

Wij hebben uw aanvraag goedgekeurd. U krijgt een verblijfsvergunning voor een jaar. De ingangsdatum staat op uw verblijfsdocument.

U mag werken. U krijgt van ons een bericht als u uw verblijfsdocument kunt ophalen.

Vindt u dat er iets niet klopt? Maak dan bezwaar binnen vier weken.`,
    sign: ['Met vriendelijke groeten,', '', 'Immigratie- en Naturalisatiedienst'],
    expected: {
      kind,
      letterDate: '2026-12-04',
      deadlines: [['TM08', '2027-01-04', '2027-01-04']],
      tasks: [...tasks, 'find_validity_end'],
      warnings: ['no_validity_end'],
    },
  },
  {
    id: 'verlening-renewed',
    head: ['Immigratie- en Naturalisatiedienst', 'Ministerie van Asiel en Migratie'],
    to: ['De heer B. Yilmaz', 'Amsterdamsestraatweg 101', '3513 AB Utrecht'],
    refs: [
      ['Datum', '12-11-2026'],
      ['Verzenddatum', '13-11-2026'],
      ['V-nummer', '4420019953'],
      ['Geboren', '23-09-1990'],
    ],
    subject: ['Betreft', 'Verlenging van uw verblijfsvergunning'],
    text: `Geachte heer Yilmaz,

Uw vorige vergunning was geldig tot en met 30-10-2026. Wij verlengen uw verblijfsvergunning. De nieuwe vergunning is geldig tot 31-10-2027.

Het verblijfsdoel blijft hetzelfde: humanitair tijdelijk.

U kunt tegen deze beslissing bezwaar maken. Dat moet binnen vier weken na verzending.`,
    sign: ['Hoogachtend,', '', 'de minister van Asiel en Migratie'],
    expected: {
      kind,
      letterDate: '2026-11-12',
      sentDate: '2026-11-13',
      deadlines: [
        ['TM08', '2026-12-10', '2026-12-10'],
        ['TM06', '2027-10-30', '2027-10-30'],
      ],
      tasks,
    },
  },
  {
    id: 'verlening-long',
    head: ['Immigratie- en Naturalisatiedienst', 'Postbus 16275', '2500 BG Den Haag'],
    to: ['Mevrouw C. Mbeki', 'Nieuwegracht 5', '3512 LC Utrecht'],
    refs: [
      ['Ons kenmerk', 'A-2026-11'],
      ['V-nummer', '777 120 4405'],
    ],
    subject: ['Onderwerp', 'positieve beslissing'],
    text: `Den Haag, 30 oktober 2026

Geachte mevrouw Mbeki,

Op 3 juli 2026 diende u een aanvraag in. U deed op 1 juli 2026 aangifte bij de politie. Het onderzoek loopt nog. Wij willigen uw aanvraag in.

# Uw vergunning

Uw verblijfsvergunning gaat in op 3 juli 2026 en verloopt op 3 juli 2027. U mag gedurende deze tijd in Nederland wonen en werken.

---

# Uw verplichtingen

U moet wijzigingen binnen vier weken aan ons doorgeven. Verhuist u, geef dat dan door aan de gemeente. Stopt het onderzoek van de politie, dan kunnen wij uw vergunning intrekken.

---

# Als u het niet eens bent

U kunt schriftelijk bezwaar maken. Uw bezwaarschrift moet binnen vier weken bij ons zijn. Het adres is Postbus 27, 8000 AB Zwolle.`,
    sign: ['Hoogachtend,', '', 'F. Jansma', 'Immigratie- en Naturalisatiedienst'],
    expected: {
      kind,
      letterDate: '2026-10-30',
      deadlines: [
        ['TM08', '2026-11-27', '2026-11-27'],
        ['TM06', '2027-07-02', '2027-07-02'],
      ],
      tasks,
    },
  },
];
