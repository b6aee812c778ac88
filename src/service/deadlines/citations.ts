import type { WordsLanguage } from './words.ts';

/**
 * A legal basis as it is kept ("Vw 69(1); Awb 6:7, 6:8(1)") as lawyers in the Netherlands write it: "artikel 69, eerste lid,
 * Vw 2000; artikelen 6:7 en 6:8, eerste lid, Awb". What is no citation ("de brief") stays as it is.
 */
export function citationInWords(basis: string, language: WordsLanguage): string {
  const plain = basis.replace(/\b(Vw|Vb|Vc|VV) 2000\b/g, '$1').replaceAll(' art. ', ' ');
  const said = plain.split(between).map((part) => partInWords(part.trim(), language));
  return [...new Set(said)].join('; ');
}

/** Laws by the name under which a basis is kept, and as they are cited. */
const laws: Readonly<Record<string, string>> = {
  'Algemene termijnenwet': 'Algemene termijnenwet',
  Atw: 'Algemene termijnenwet',
  AVG: 'AVG',
  Awb: 'Awb',
  Participatiewet: 'Participatiewet',
  Paspoortwet: 'Paspoortwet',
  'Reg. (EEC, Euratom) 1182/71': 'Verordening (EEG, Euratom) 1182/71',
  'Reg. 1182/71': 'Verordening (EEG, Euratom) 1182/71',
  'Reg. (EU) 604/2013': 'Verordening (EU) 604/2013',
  Rv: 'Rv',
  Rvb: 'Rvb',
  Sr: 'Sr',
  Sv: 'Sv',
  VV: 'VV 2000',
  Vb: 'Vb 2000',
  Vc: 'Vc 2000',
  Vw: 'Vw 2000',
  Wahv: 'Wahv',
  'Wet BRP': 'Wet BRP',
  Wrb: 'Wrb',
  'Wet schadefonds geweldsmisdrijven': 'Wet schadefonds geweldsmisdrijven',
  Wsg: 'Wsg',
  Zorgverzekeringswet: 'Zorgverzekeringswet',
  Zvw: 'Zvw',
};
const lawPattern = Object.keys(laws)
  .toSorted((one, other) => other.length - one.length)
  .map((name) => name.replace(/[.()]/g, '\\$&'))
  .join('|');
const between = new RegExp(`;\\s*|,\\s*(?=(?:${lawPattern}) )`);
const cited = new RegExp(`^(outside )?(${lawPattern}) (\\S.*)$`);

const noCitation: Readonly<Record<string, Readonly<Record<WordsLanguage, string>>>> = {
  'de brief': { nl: 'de brief', en: 'the letter' },
  'beslistermijn Schadefonds': {
    nl: 'beslistermijn van het Schadefonds',
    en: 'the time the Schadefonds has to decide',
  },
};

const why: Readonly<Record<string, Readonly<Record<WordsLanguage, string>>>> = {
  'policy rule': { nl: 'de termijn staat in een beleidsregel', en: 'the term is in a policy rule' },
  'ministerial regulation': {
    nl: 'de termijn staat in een ministeriële regeling',
    en: 'the term is in a ministerial regulation',
  },
  'term set in a letter': { nl: 'de termijn staat in de brief', en: 'the term is in the letter' },
  milestone: { nl: 'het is een dag waarop iets mogelijk wordt', en: 'it is a day from which something is possible' },
  event: { nl: 'het is een dag waarop iets gebeurt', en: 'it is a day on which something happens' },
};

function partInWords(part: string, language: WordsLanguage): string {
  if (part.startsWith('anders '))
    return `${{ nl: 'anders', en: 'otherwise' }[language]} ${partInWords(part.slice('anders '.length), language)}`;
  const ruling = /^(HR|RBDHA):(\d{4}):(\S+)$/.exec(part);
  if (ruling !== null) return `ECLI:NL:${part}`;
  const [, outside, law = '', rest = ''] = cited.exec(part) ?? [];
  if (law === '') return noCitation[part]?.[language] ?? part;
  const [, articles = '', note = ''] = /^(.*?)(?: \(([^()]*[a-z ]{3}[^()]*|[\d-]*\d{4})\))?$/.exec(rest) ?? [];
  if (outside !== undefined) return outsideInWords(note, language);
  const list = articlesOf(articles);
  if (list === null) return part;
  const name = laws[law] ?? law;
  const year = note === '' ? '' : ` (${note})`;
  return `${law === 'Vc' ? paragraphs(list, language) : inOrder(list, language)} ${name}${year}`;
}

function outsideInWords(note: string, language: WordsLanguage): string {
  const outside = {
    nl: 'de Algemene termijnenwet geldt niet',
    en: 'the General Time Limits Act (Algemene termijnenwet) does not apply',
  };
  const reason = why[note]?.[language];
  return reason === undefined ? outside[language] : `${outside[language]}: ${reason}`;
}

/** One article with what of it is meant: "69", ["eerste"], ["a"]. */
interface Article {
  number: string;
  members: readonly string[];
  letters: readonly string[];
}

/** "51g(1), (3)" is one article with two members; "3.48(1)a, b" one with two letters. Null: not written so. */
function articlesOf(text: string): Article[] | null {
  const found: { number: string; members: string[]; letters: string[] }[] = [];
  for (const word of text.split(/, | with /)) {
    const last = found.at(-1);
    const only = /^(?:\((\d+)\)|([a-z]))$/.exec(word);
    if (only !== null && last !== undefined) {
      if (only[1] !== undefined) last.members.push(only[1]);
      if (only[2] !== undefined) last.letters.push(only[2]);
      continue;
    }
    const match =
      /^([A-Z]?\d[\d:./]*[a-z]*(?:-\d[\d:.]*[a-z]*)?)(?:\((\d+)\)(?:-\((\d+)\))?|\(([a-z])\))?(?:\(?([a-z])\)?)?$/.exec(
        word,
      );
    if (match === null) return null;
    const [, number = '', from, to, letter, more] = match;
    const member = from === undefined ? [] : [to === undefined ? from : `${from}-${to}`];
    found.push({ number, members: member, letters: [letter, more].filter((each) => each !== undefined) });
  }
  return found;
}

const ordinals = {
  nl: 'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde'.split(' '),
  en: 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' '),
} as const;
const range = { nl: ' tot en met ', en: ' to ' } as const;
const and = { nl: ' en ', en: ' and ' } as const;

const listed = (words: readonly string[], language: WordsLanguage): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')}${and[language]}${words.at(-1)}`;

function ordinal(member: string, language: WordsLanguage): string {
  return member
    .split('-')
    .map((number) => ordinals[language][Number(number) - 1] ?? number)
    .join(range[language]);
}

function articleInWords({ number, members, letters }: Article, language: WordsLanguage): string {
  const paragraph = { nl: 'lid', en: 'paragraph' }[language];
  const under = { nl: 'onder', en: 'under' }[language];
  const numbers = number.replace('-', range[language]);
  return [
    numbers,
    ...(members.length === 0
      ? []
      : [
          `${listed(
            members.map((member) => ordinal(member, language)),
            language,
          )} ${paragraph}`,
        ]),
    ...(letters.length === 0 ? [] : [`${under} ${listed(letters, language)}`]),
  ].join(', ');
}

/** "artikelen 6:7 en 6:8, eerste lid,": the name of the law stands behind it. */
function inOrder(list: readonly Article[], language: WordsLanguage): string {
  const words = list.map((each) => articleInWords(each, language));
  const isMany = list.length > 1 || (list[0]?.number.includes('-') ?? false);
  const noun = { nl: isMany ? 'artikelen' : 'artikel', en: isMany ? 'articles' : 'article' }[language];
  const last = list.at(-1);
  const comma = last !== undefined && last.members.length + last.letters.length > 0 ? ',' : '';
  return `${noun} ${listed(words, language)}${comma}`;
}

function paragraphs(list: readonly Article[], language: WordsLanguage): string {
  const noun = { nl: list.length > 1 ? 'paragrafen' : 'paragraaf', en: list.length > 1 ? 'sections' : 'section' };
  return `${noun[language]} ${listed(
    list.map(({ number }) => number),
    language,
  )}`;
}
