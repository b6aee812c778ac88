import type { Letter } from '../letter.ts';
import { pattern } from '../pattern.ts';
import type { Stretch } from '../stretch.ts';
import type { Token } from '../text.ts';

/** What stands between two marks and is longer is no quotation, but a mark that was never closed. */
const longestQuotation = 90;
const opening = /["“„«]/;
const closing = /["”“»]/;
/** "In onze brief stond: …", "u is meegedeeld dat …": what follows was said before. */
const saidBefore = new Set(
  'stond stonden schreef schreven geschreven meegedeeld medegedeeld deelden deelde vermeld vermeldden gezegd zei zeiden berichtten bericht'.split(
    ' ',
  ),
);
/** "Dat was niet juist", "die mededeling klopt niet": the letter takes back what its sentence before says. */
const takesBack = pattern()`
    ^(?:maar )?(?:dat|dit|deze|die|het)(?: \w+)? (?:was|is|klopt|klopte|bleek|blijkt|berust
    |berustte)(?: \w+){0,3} (?:niet|onjuist|onterecht|verkeerd|fout|vergissing|misverstand)(?: (?:juist|waar
    |correct|zo|te zijn))?$
  `;

/** The places of a letter that repeat what an earlier letter or talk said. */
export class Retold {
  readonly #letter: Letter;
  #quoted: readonly Stretch[] | null = null;

  constructor(letter: Letter) {
    this.#letter = letter;
  }

  /** Between the marks of an earlier letter, or in a sentence that the next one calls wrong. */
  isRetold({ from, to }: Stretch): boolean {
    this.#quoted ??= this.#quotations();
    return this.#quoted.some((each) => from >= each.from && to <= each.to) || this.#isTakenBack(from);
  }

  #quotations(): readonly Stretch[] {
    const { tokens, text } = this.#letter;
    if (!text.lines.some((line) => opening.test(line.text))) return [];
    return quotations(tokens).filter(({ from }) => this.#isIntroduced(from));
  }

  #isIntroduced(at: number): boolean {
    const { tokens, text } = this.#letter;
    const own = tokens[at - 1]?.sentence ?? -1;
    const from = text.sentences[own]?.from ?? at;
    return tokens.slice(from, at).some(({ word }) => saidBefore.has(word));
  }

  #isTakenBack(at: number): boolean {
    const { tokens, text } = this.#letter;
    const own = tokens[at]?.sentence ?? -1;
    const next = text.sentences[own + 1];
    if (next === undefined) return false;
    const said = tokens.slice(text.sentences[own]?.from, text.sentences[own]?.to);
    if (!said.some(({ word }) => saidBefore.has(word))) return false;
    return takesBack.test(
      tokens
        .slice(next.from, next.to)
        .map(({ word }) => word)
        .join(' '),
    );
  }
}

/** What stands between two marks of quotation; both marks stand right beside a word. */
function quotations(tokens: readonly Token[]): Stretch[] {
  const found: Stretch[] = [];
  let open: number | null = null;
  for (const at of tokens.keys()) {
    if (open !== null && at - open > longestQuotation) open = null;
    if (open === null && opening.test(before(tokens, at))) open = at;
    if (open !== null && closing.test(after(tokens, at))) {
      found.push({ from: open, to: at + 1 });
      open = null;
    }
  }
  return found;
}

/** What stands between a word and the one before it on its line. */
function before(tokens: readonly Token[], at: number): string {
  const [token, previous] = [tokens[at], tokens[at - 1]];
  if (token === undefined) return '';
  const from = previous?.line === token.line ? previous.to : 0;
  return token.line.text.slice(from, token.from);
}

function after(tokens: readonly Token[], at: number): string {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined) return '';
  const { line, to } = token.next ?? token;
  const end = next?.line === line ? next.from : line.text.length;
  const between = line.text.slice(to, end);
  // "stond: "Wij …": the mark before the next word opens; one that closes stands before a space or the end.
  return /^[^\s]*/.exec(between)?.[0] ?? '';
}
