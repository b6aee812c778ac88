import type { CorpusLetter } from './corpus-letter.ts';
import type { Given } from './yes-kinds.ts';

/** How a twin differs from the letter that says yes. */
const acts = ['refused', 'ended', 'postponed', 'suspect', 'lawyer'] as const;
type Act = (typeof acts)[number];

/** A letter of a kind that says yes, turned into one that does not. */
export interface Twin {
  name: string;
  given: Given;
  act: Act;
  letter: CorpusLetter;
}

const endDay = '31 december 2027';

/** Sentences that deny what was given, in the word orders of Dutch main clauses. */
const denials: Record<Act, (given: Given) => readonly string[]> = {
  refused: ({ article, noun, give: [infinitive, participle] }) => [
    `Wij wijzen uw aanvraag om ${article} ${noun} af.`,
    `Uw verzoek om ${article} ${noun} is afgewezen.`,
    `U krijgt geen ${noun}.`,
    `Helaas kunnen wij u geen ${noun} ${infinitive}.`,
    `Wij hebben besloten u ${article} ${noun} niet ${withTe(infinitive)}.`,
    `${capital(article)} ${noun} wordt u geweigerd.`,
    `U komt niet in aanmerking voor ${article} ${noun}.`,
    `Aan u wordt geen ${noun} ${participle}.`,
    `Besloten is dat ${article} ${noun} niet wordt ${participle}.`,
  ],
  ended: ({ article, noun }) => [
    `Uw ${noun} eindigt op ${endDay}.`,
    `${capital(article)} ${noun} is per ${endDay} beëindigd.`,
    `Wij trekken uw ${noun} met ingang van ${endDay} in.`,
    `Per ${endDay} vervalt uw ${noun}.`,
    `Wij hebben besloten uw ${noun} te beëindigen.`,
    `Vanaf ${endDay} heeft u geen recht meer op ${article} ${noun}.`,
    `${capital(article)} ${noun} is ingetrokken.`,
  ],
  postponed: ({ article, noun }) => [
    `De beslissing over ${article} ${noun} is uitgesteld.`,
    `Over ${article} ${noun} is nog niet beslist.`,
    `Wij hebben meer tijd nodig om te beslissen over ${article} ${noun}.`,
    `${capital(article)} ${noun} gaat nog niet door; u krijgt later bericht.`,
    `Wij stellen ${article} ${noun} uit.`,
  ],
  suspect: () => [
    'U wordt ervan verdacht dat u een strafbaar feit heeft gepleegd. U bent verdachte in deze zaak.',
    'Wij merken u aan als verdachte van mensenhandel.',
    'U wordt als verdachte gehoord. U hoeft niet te antwoorden en heeft recht op een advocaat.',
    'Tegen u is een strafzaak begonnen. Als verdachte wordt u gedagvaard.',
  ],
  lawyer: ({ article, noun, give: [, participle] }) => [
    `Van de instantie hoorde ik dat ${article} ${noun} u is ${participle}. Ik leg u graag uit wat dat betekent.`,
    `Zoals besproken heb ik voor u om ${article} ${noun} gevraagd. Zodra ik iets hoor, schrijf ik u.`,
    `Uw wederpartij schrijft dat ${article} ${noun} ${participle} zal worden. Dat staat nog niet vast.`,
    `Hierbij stuur ik u een kopie van de brief over ${article} ${noun}. Bewaar die goed.`,
  ],
};

/** "te verlenen", "af te geven": the part that is split off stands before "te". */
function withTe(infinitive: string): string {
  const [, part, rest] = /^(af|toe|op|in|uit)(geven|nemen|stellen|kennen|keren)$/.exec(infinitive) ?? [];
  return part === undefined ? `te ${infinitive}` : `${part} te ${rest}`;
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

const reason = 'De reden is dat niet aan de voorwaarden is voldaan.';
const remedy = 'Bent u het er niet mee eens? Dan kunt u binnen vier weken na de datum van deze brief bezwaar maken.';
const lawyerHead = ['Hofstra Advocaten', 'mr. A. Hofstra', 'Kerkstraat 0', '3511 AA Utrecht'];

/** Every twin of a letter that says yes: its head, subject and signature, with another decision in it. */
export function twinsOf(given: Given, base: CorpusLetter): Twin[] {
  return acts
    .filter((act) => act !== 'suspect' || given.victims)
    .flatMap((act) => denials[act](given).map((denial, at) => twinOf(given, base, act, denial, at)));
}

function twinOf(given: Given, base: CorpusLetter, act: Act, denial: string, at: number): Twin {
  const greeting = /^Geachte [^\n]*/m.exec(base.text)?.[0] ?? 'Geachte mevrouw,';
  const isDecided = given.objection && (act === 'refused' || act === 'ended');
  const text = [greeting, denial, ...(act === 'refused' ? [reason] : []), given.about, ...(isDecided ? [remedy] : [])];
  // A subject that says yes would contradict the letter; one that names the thing says nothing of it.
  const subject = [base.subject?.[0] ?? 'Betreft:', capital(given.noun)] as const;
  const letter: CorpusLetter = { ...base, subject, id: `${base.id}-${act}-${at}`, text: text.join('\n\n') };
  const name = `${given.kind}, ${act} ${at + 1} of ${base.id}`;
  return { name, given, act, letter: act === 'lawyer' ? byLawyer(letter) : letter };
}

/** The same subject, of which a lawyer writes. */
function byLawyer({ foot: _, ...letter }: CorpusLetter): CorpusLetter {
  const refs = letter.refs.filter(([label]) => /datum/i.test(label));
  const subject = ['Betreft:', `Uw zaak over ${letter.subject?.[1] ?? ''}`] as const;
  return {
    ...letter,
    subject,
    head: lawyerHead,
    refs,
    sign: ['Met vriendelijke groet,', 'mr. A. Hofstra', 'advocaat'],
  };
}
