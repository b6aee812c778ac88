import type { Findings } from '../findings.ts';
import { isDenial } from '../stated.ts';
import type { FoundStatement, Polarity } from './statement.ts';
import { decisionWords as words } from './wordings.ts';

/** Who went to the court: the client, an office, or both. */
type Appellant = 'client' | 'office' | 'both';

/** Who wrote a judgment on an appeal; before any other court it is the client who appeals. */
export function appealedBy({ letter, sender }: Findings): Appellant {
  if (sender === null || !courts.has(sender.code)) return 'client';
  const isStated = (any: readonly string[]): boolean =>
    letter.places(any).some(({ from, to }) => {
      const sentence = letter.text.sentences[letter.tokens[from]?.sentence ?? -1];
      const said = letter.tokens.slice(from, Math.min(sentence?.to ?? to, to + 2));
      return !said.some(({ word }) => isDenial(word));
    });
  if (!isStated(words.appellants.office)) return 'client';
  return isStated(words.appellants.client) ? 'both' : 'office';
}

const courts: ReadonlySet<string> = new Set(['CRT', 'RVS', 'HOF']);

/** What is decided for the client where it is decided against who went to the court. */
export function forTheOther(value: Polarity): Polarity | null {
  if (value === 'granted') return 'refused';
  return value === 'refused' || value === 'not_admitted' || value === 'not_considered' ? 'granted' : value;
}

/** "Het hoger beroep", "bevestigt de aangevallen uitspraak": what is said of the higher appeal, not of the one before it. */
export function isOfHigherAppeal({ letter }: Findings, { found: { from, to } }: FoundStatement): boolean {
  const said = letter.tokens.slice(Math.max(0, from - 1), to).map(({ word }) => word);
  return said.some((word) => word === 'hoger' || word.startsWith('hogerberoep') || word.startsWith('bevestig'));
}
