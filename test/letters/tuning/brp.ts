import type { TestLetter } from '../test-letter.ts';

const kind = 'gem_brp';
const tasks = ['check_registration', 'ask_secrecy'];

/** Registrations by a municipality, with and without a citizen number; the numbers pass the test of eleven and are invented. */
export const brp: readonly TestLetter[] = [
  {
    id: 'brp-plain',
    head: ['Gemeente Utrecht', 'Burgerzaken'],
    to: ['Mevrouw S. Tesfamariam', 'Kerkstraat 12', '3511 AA Utrecht'],
    refs: [
      ['Datum', '13 april 2026'],
      ['Ons kenmerk', 'BZ/26/1180'],
    ],
    subject: ['Onderwerp', 'Inschrijving in de Basisregistratie Personen'],
    text: `Geachte mevrouw Tesfamariam,

U bent op 7 april 2026 ingeschreven in de Basisregistratie Personen (BRP) van de gemeente Utrecht. Uw burgerservicenummer (BSN) is 123456782.

Controleer uw gegevens op het overzicht bij deze brief. Klopt er iets niet? Neem dan contact met ons op.

Bent u het niet eens met deze inschrijving? Dan kunt u binnen zes weken na de datum van deze brief bezwaar maken bij het college van burgemeester en wethouders.`,
    sign: ['Met vriendelijke groet,', '', 'namens burgemeester en wethouders van Utrecht'],
    expected: {
      kind,
      letterDate: '2026-04-13',
      deadlines: [['TM12', '2026-05-26', '2026-05-26']],
      tasks,
      warnings: ['bsn'],
    },
  },
  {
    id: 'brp-short',
    head: ['Gemeente Amersfoort'],
    to: ['De heer N. Abdi', 'Stadsring 5', '3811 HN Amersfoort'],
    refs: [['Datum', '20-11-2026']],
    subject: ['Betreft', 'Uw BSN'],
    text: `Beste heer Abdi,

Uw inschrijving in de BRP is verwerkt. U staat nu ingeschreven op het adres Stadsring 5.

Uw burgerservicenummer is 111 222 333. Bewaar deze brief goed.

U kunt de gemeente vragen uw gegevens niet aan anderen te geven. Dit heet geheimhouding.`,
    sign: ['Met vriendelijke groet,', '', 'Team Burgerzaken', 'Gemeente Amersfoort'],
    expected: {
      kind,
      letterDate: '2026-11-20',
      deadlines: [['TM12', '2027-01-04', '2027-01-04']],
      tasks,
      warnings: ['bsn'],
    },
  },
  {
    id: 'brp-stiff',
    head: ['Gemeente Groningen', 'Publiekszaken', 'Postbus 30026', '9700 RM Groningen'],
    to: ['Mevrouw B. Farah', 'Damsterdiep 200', '9713 EH Groningen'],
    refs: [
      ['Dagtekening', '19 mei 2026'],
      ['Datum vestiging', '4 mei 2026'],
      ['Behandeld door', 'KCC'],
    ],
    subject: ['Onderwerp', 'bevestiging eerste inschrijving'],
    text: `Geachte mevrouw Farah,

Naar aanleiding van uw aangifte van verblijf en adres van 4 mei 2026 delen wij u mee dat u als ingezetene bent opgenomen in de basisregistratie personen. Bij uw inschrijving is aan u een burgerservicenummer toegekend.

Op grond van artikel 2.55 van de Wet basisregistratie personen ontvangt u hierbij een overzicht van de over u opgenomen gegevens. Wij verzoeken u te controleren of deze gegevens juist zijn.

---

Tegen dit besluit kan een belanghebbende binnen zes weken na de dag van verzending een bezwaarschrift indienen bij het college van burgemeester en wethouders.`,
    sign: ['Hoogachtend,', '', 'het college van burgemeester en wethouders,', 'namens dezen'],
    expected: {
      kind,
      letterDate: '2026-05-19',
      deadlines: [['TM12', '2026-06-30', '2026-06-30']],
      tasks,
    },
  },
  {
    id: 'brp-welcome',
    head: ['Gemeente Zeist', 'www.zeist.nl', 'Telefoon 14 030'],
    to: ['De heer O. Keita', 'Slotlaan 1', '3701 GK Zeist'],
    refs: [
      ['Zaaknummer', '26Z00871'],
      ['Verzonden', '17 april 2026'],
    ],
    subject: ['Betreft', 'Welkom als inwoner'],
    text: `Zeist, 17 april 2026

Beste heer Keita,

Welkom in Zeist! Vanaf 9 april 2026 bent u ingeschreven als inwoner van onze gemeente. Uw gegevens staan in de Basisregistratie Personen.

U hebt ook een BSN gekregen. Dat nummer hebt u nodig bij de dokter, de bank en uw werk. Kijk goed of uw naam en geboortedatum kloppen.

Niet mee eens? U kunt bezwaar maken binnen 6 weken.`,
    sign: ['Vriendelijke groet,', '', 'Gemeente Zeist, Burgerzaken'],
    expected: {
      kind,
      letterDate: '2026-04-17',
      sentDate: '2026-04-17',
      deadlines: [['TM12', '2026-05-29', '2026-05-29']],
      tasks,
    },
  },
  {
    id: 'brp-stated-day',
    head: ["Gemeente 's-Hertogenbosch", 'Afdeling Burgerzaken'],
    to: ['Mevrouw Y. Chen', 'Hinthamerstraat 80', "5211 MS 's-Hertogenbosch"],
    refs: [
      ['Datum', '30 oktober 2026'],
      ['Geboortedatum', '14 augustus 1997'],
    ],
    subject: ['Onderwerp', 'U bent ingeschreven in de BRP'],
    text: `Geachte mevrouw Chen,

Op 26 oktober 2026 hebben wij u in de BRP ingeschreven. De volgende gegevens zijn opgenomen:

| Naam | Chen |
| Nationaliteit | Chinese |
| Adres | Hinthamerstraat 80 |

Zijn deze gegevens onjuist, geef dit dan aan ons door. U kunt tot en met 11 december 2026 bezwaar maken tegen deze inschrijving.`,
    sign: ['Met vriendelijke groet,', '', 'de burgemeester'],
    expected: {
      kind,
      letterDate: '2026-10-30',
      deadlines: [['TM12', '2026-12-11', '2026-12-11', '2026-12-11']],
      tasks,
    },
  },
  {
    id: 'brp-registration-confirmed',
    head: ['Gemeente De Bilt', 'Publieksdienstverlening'],
    to: ['De heer A. Jallow', 'Soestwetering 10', '3723 AA Bilthoven'],
    refs: [
      ['Uw aangifte van', '10 september 2026'],
      ['Datum', '28 september 2026'],
    ],
    subject: ['Betreft', 'Bevestiging inschrijving'],
    text: `Geachte heer Jallow,

Hierbij bevestigen wij uw inschrijving in de gemeente De Bilt per 10 september 2026. U bent geregistreerd in de basisregistratie personen.

Bij deze brief vindt u uw burgerservicenummer en een persoonslijst. Geef fouten binnen vier weken aan ons door.

Tegen de registratie kunt u bezwaar maken. Dit kan binnen zes weken.`,
    sign: ['Hoogachtend,', '', 'burgemeester en wethouders van De Bilt'],
    expected: {
      kind,
      letterDate: '2026-09-28',
      deadlines: [['TM12', '2026-11-09', '2026-11-09']],
      tasks,
    },
  },
];
