import { isInAnnex } from './annex.ts';
import type { Guard } from './catalogue.ts';
import type { WarningCode } from './codes.ts';
import { looksLikeAuthority } from './domains.ts';
import type { FoundAt } from './find.ts';
import type { Letter } from './letter.ts';
import { paysAnOffice, paysAPerson } from './payee.ts';
import type { FoundSender } from './sender.ts';
import type { Stretch } from './stretch.ts';

/** What one guard warns of in a letter; nothing where the letter has nothing of the kind. */
export function guardWarning(
  letter: Letter,
  guard: Guard,
  sender: FoundSender | null,
): { code: WarningCode; at?: Stretch }[] {
  if (sender !== null && guard.exceptFrom.includes(sender.code)) return [];
  if (guard.pattern === 'email') return isEmail(letter) ? [{ code: guard.code }] : [];
  if (guard.pattern === 'domain')
    return letter.text.lines.some((line) => looksLikeAuthority(line, !letter.isWorn))
      ? [{ code: 'false_letter' }, { code: guard.code }]
      : [];
  if (guard.pattern === 'account') return paysAPerson(letter) ? [{ code: 'false_letter' }, { code: guard.code }] : [];
  const hit: FoundAt | undefined = letter
    .places(guard.any, { where: guard.where, cautious: true })
    .find((each) => !isHarmless(letter, guard, each));
  if (hit === undefined) return [];
  // What it is comes before why we think so.
  const what = guard.code.startsWith('false_') ? [{ code: 'false_letter' as const }] : [];
  return [...what, { code: guard.code, at: hit }];
}

/**
 * What an annex says of mistakes in general corrects nothing; who swindles sends nobody to a lawyer; and who says that an office never
 * asks for money in such a way warns of those who do.
 */
function isHarmless(letter: Letter, { code }: Guard, hit: FoundAt): boolean {
  if (code === 'correction') return isInAnnex(letter, hit) || asNotSent.test(wordsAround(letter, hit));
  if (!code.startsWith('false_')) return false;
  if (code === 'false_account' && hit.phrase.endsWith(' t n v') && paysAnOffice(letter, hit)) return true;
  const { text, tokens } = letter;
  const sentence = text.sentences[tokens[hit.from]?.sentence ?? -1];
  const words = tokens.slice(sentence?.from, sentence?.to).map(({ word }) => word);
  if (code === 'false_pressure' && (words.includes('advocaat') || keepsASecret(letter, hit))) return true;
  const said = words.join(' ');
  if (code === 'false_gift_card' && isThanked.test(said) && !paysOrSends.test(said)) return true;
  return neverAsked.test(said);
}

/** "Deel de code met niemand": who sends a secret code asks to keep it from all, themselves included; a swindler leaves somebody out. */
function keepsASecret({ text, tokens }: Letter, hit: FoundAt): boolean {
  const at = tokens[hit.from]?.sentence ?? -1;
  const around = tokens.slice(text.sentences[at - 1]?.from ?? text.sentences[at]?.from, text.sentences[at]?.to);
  const said = around.map(({ word }) => word).join(' ');
  return secret.test(said) && !exceptUs.test(said);
}

const secret = /\b(?:\w*code|wachtwoord|pincode|password|pin)\b/;
const exceptUs = /\b(?:behalve|alleen|uitsluitend|enkel|except|only|but)\b/;
/** "U krijgt een cadeaubon van dertig euro": a present for who helps. */
const isThanked = /\b(?:krijgt|krijg|ontvangt|ontvang|geven wij|bedanken|dank|receive|get)\b/;
const paysOrSends =
  /\b(?:betaalt?|betalen|betaling|koop|koopt|kopen|stuurt?|sturen|\w*codes?|kras\w*|foto|kosten|boete|borg|pay|buy|send|scratch)\b/;

/** "Heeft u al betaald? Dan kunt u deze brief als niet verzonden beschouwen": a letter that calls itself needless calls no other wrong. */
const asNotSent = /\b(?:deze|dit)(?: \w+){1,2} als niet (?:verzonden|verstuurd|geschreven)\b/;

function wordsAround({ tokens }: Letter, { from, to }: FoundAt): string {
  return tokens
    .slice(Math.max(0, from - 3), to)
    .map(({ word }) => word)
    .join(' ');
}

/** "Wij vragen u nooit om te betalen met cadeaukaarten": the office of itself. */
const neverAsked =
  /\b(?:vragen?|vraagt|ask|asks|bellen|mailen|sturen)\b(?: \w+){0,3} (?:nooit|never)\b|\b(?:nooit|never)\b(?: \w+){0,4} (?:vragen|vraagt|gevraagd|ask|asks)\b/;

/** The head of a mail: from, to, and a subject or a moment of sending, as lines of their own. */
function isEmail(letter: Letter): boolean {
  const has = (pattern: RegExp): boolean => letter.text.lines.some((line) => pattern.test(line.text));
  const from = has(/^\s*(?:>\s*)?(?:van|from|afzender)\s*:/i);
  const to = has(/^\s*(?:>\s*)?(?:aan|to|cc)\s*:/i);
  return from && (to || has(/^\s*(?:>\s*)?(?:onderwerp|subject|verzonden|sent)\s*:/i));
}
