import { defaultLanguage, longDate, spokenNames, translator } from '#app/platform/language/index.ts';
import { sha256 } from '#app/platform/vault/index.ts';
import { type CaseHeader, contactWords, type SafeContact } from '#app/service/cases/index.ts';
import { type HandOverLine, parts, type ReferralPart, type ReferralWish } from './referrals.ts';

/** What of the told-once card goes along, in its order; the day on which it was read through does not. */
const cardFields = ['speaking', 'interpreter', 'daily', 'mayKnow', 'arranged', 'neverAsk'] as const;

/** What the sheet is made of, as it is in the case now. */
export interface HandOverFacts {
  header: CaseHeader;
  /** Null when the client is not to be reached by what we know, or when whoever looks may not see it. */
  contact: Pick<SafeContact, 'ways' | 'staysAt'> | null;
  /** What the client need not tell again; it goes along if the client wishes. */
  card: Readonly<Record<(typeof cardFields)[number], string | null>> | null;
  nextDay: string | null;
  /** Parts of which something is not as it was written down: it is left out, and the sheet says that it is not whole. */
  withheld: readonly ReferralPart[];
  /**
   * Whom the receiver answers: the coordinators of the client's region on the service's number. The same whoever looks,
   * so that what a volunteer reads with the client is what a coordinator hands over.
   */
  from: { region: string; telephone: string | null };
}

/** The receiver reads Dutch, whatever language the colleague works in. */
export const handOverLanguage = defaultLanguage;
const t = translator(handOverLanguage);

type Rules = CaseHeader['contactRules'];
const isStopped = ({ notSafe = null }: Rules) => notSafe !== null;

/**
 * The lines of the sheet that is handed over: the question, exactly the chosen parts in their order, and whom to
 * answer. The page before sending and the paper are drawn from these same lines.
 */
export function handOverLines(wish: Pick<ReferralWish, 'question' | 'parts'>, facts: HandOverFacts): HandOverLine[] {
  const chosen = parts.filter((part) => wish.parts.includes(part));
  const isWhole = !chosen.some((part) => facts.withheld.includes(part));
  return [
    { part: 'question', label: t('referrals.sheet.question'), text: wish.question },
    ...chosen.flatMap((part) => [...withNumber(part, chosen, facts), ...linesOf[part](facts)]),
    ...(isWhole ? [] : [notWhole]),
    { part: 'from', label: t('referrals.sheet.from'), text: fromText(facts.from) },
  ];
}

/** Not of which part, and nothing of it. */
const notWhole: HandOverLine = { part: 'from', label: t('referrals.sheet.mind'), text: t('referrals.sheet.notWhole') };

/**
 * What went out, as it may come out now: how contact is safe is as it is now, and while nothing is safe no number comes out
 * (decision 117). Everything else is word for word what it was.
 */
export function linesNow(sent: readonly HandOverLine[], { contactRules: rules }: CaseHeader): HandOverLine[] {
  const isRule = ({ part }: HandOverLine) => part === 'contact-rules';
  const first = sent.findIndex((one) => isRule(one) || one.part === 'reach');
  if (first === -1) return [...sent];
  const isWhole = sent.some((one) => isRule(one) && one.label === t('referrals.sheet.mustNotKnow'));
  const stays = (one: HandOverLine) => !(isRule(one) || (one.part === 'reach' && isStopped(rules)));
  return [...sent.slice(0, first), ...ruleLines(rules, isWhole), ...sent.slice(first).filter(stays)];
}

/** A mark of exactly these lines: what is sent must be what was seen (a file changes while somebody reads). */
export function handOverMark(lines: readonly HandOverLine[]): string {
  return sha256(Buffer.from(JSON.stringify(lines.map(({ part, label, text }) => [part, label, text])))).toString('hex');
}

const line = (part: ReferralPart, label: string, text: string | null): HandOverLine => ({
  part,
  label,
  text: text ?? t('web.unknown'),
});

/** How contact is safe goes with every number, also where it was not chosen: without whom to ask for and who must not know. */
const withNumber = (part: ReferralPart, chosen: readonly ReferralPart[], { header }: HandOverFacts): HandOverLine[] =>
  part === 'reach' && !chosen.includes('contact-rules') ? ruleLines(header.contactRules, false) : [];

function ruleLines(rules: Rules, isWhole: boolean): HandOverLine[] {
  const of = (label: string, text: string | null) => line('contact-rules', label, text);
  const secret = isWhole ? [of(t('referrals.sheet.mustNotKnow'), contactWords.secret(rules, t))] : [];
  // Beside a stop nothing may read like leave.
  if (isStopped(rules)) return [of(t('referrals.sheet.when'), t('referrals.sheet.stopped')), ...secret];
  const { choices } = rules;
  const mind = mindOf(rules);
  return [
    of(t('referrals.sheet.when'), contactWords.when(rules, t, handOverLanguage)),
    ...(choices ? [of(t('referrals.sheet.ways'), contactWords.ways(rules, t))] : []),
    ...(isWhole ? [of(t('referrals.sheet.askFor'), rules.askFor)] : []),
    of(t('referrals.sheet.message'), t(`referrals.message.${rules.leaveMessage}`)),
    ...(mind === '' ? [] : [of(t('referrals.sheet.mind'), mind)]),
    ...secret,
  ];
}

/** Who looks along, what may be said or seen, and that there is somebody who must not know: not who. */
function mindOf(rules: Rules): string {
  const { shared = 'own', ourName = true, say = 'all' } = rules.choices ?? {};
  const told = [
    shared === 'own' ? null : t(`referrals.sheet.mind.${shared}`),
    ourName ? null : t('referrals.sheet.mind.noName'),
    say === 'all' ? null : t(`referrals.sheet.mind.${say}`),
    contactWords.secret(rules, t) === null ? null : t('referrals.sheet.mind.secret'),
  ];
  return told.filter((one) => one !== null).join('\n');
}

const linesOf: Readonly<Record<ReferralPart, (facts: HandOverFacts) => HandOverLine[]>> = {
  name: ({ header }) => [line('name', t('referrals.sheet.name'), header.nameToUse)],
  languages: ({ header }) => [
    line('languages', t('referrals.sheet.speaks'), spokenNames(header.languages, handOverLanguage) || null),
    line('languages', t('referrals.sheet.interpreter'), t(`referrals.interpreter.${header.interpreter}`)),
  ],
  'contact-rules': ({ header: { contactRules: rules } }) => ruleLines(rules, true),
  card: ({ card, withheld }) => {
    const written = cardFields.flatMap((field) => {
      const text = card?.[field] ?? null;
      return text === null ? [] : [line('card', t(`referrals.card.${field}`), text)];
    });
    if (card === null && withheld.includes('card')) return [];
    return written.length === 0 ? [line('card', t('referrals.part.card'), null)] : written;
  },
  reach: ({ contact, withheld, header: { contactRules: rules } }) => {
    if (isStopped(rules) || (contact === null && withheld.includes('reach'))) return [];
    const ways = contact?.ways ?? [];
    if (ways.length === 0) return [line('reach', t('referrals.sheet.reach'), null)];
    return ways.map(({ kind, value }) => line('reach', t(`referrals.way.${kind}`), value));
  },
  'next-day': ({ nextDay }) => [
    line('next-day', t('referrals.sheet.nextDay'), nextDay === null ? null : longDate(nextDay, handOverLanguage)),
  ],
};

function fromText({ region, telephone }: HandOverFacts['from']): string {
  const who = t('referrals.sheet.from.region', { region });
  return telephone === null ? who : `${who}, ${telephone}`;
}
