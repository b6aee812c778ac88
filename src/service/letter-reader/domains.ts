import { z } from 'zod';
import { oneLetterApart } from '#app/platform/language/index.ts';
import data from '../../../content/letters/domains.json' with { type: 'json' };
import type { PlacedLine } from './line.ts';

const { names, official } = z.strictObject({ names: z.array(z.string()), official: z.array(z.string()) }).parse(data);
/** Names that no other word holds: "mijndigid", "belastingdlenst". */
const longNames = names.filter((name) => name.length >= 5);
const address = /(?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10}(?![\w-])/gi;

/** `politie.example`: nobody can own a name in `.example`, it stands for the real one in letters that are made up. */
function isInvented(host: string): boolean {
  const parts = host.split('.');
  return parts.at(-1) === 'example' && names.includes(parts.at(-2) ?? '');
}

/** The name of the authority that an address belongs to, as far as a domain can tell: `ind.nl`, `post.ind.nl`; null for all others. */
export function authorityOf(host: string): string | null {
  const known = official.find((each) => host === each || host.endsWith(`.${each}`));
  if (known !== undefined) return known.split('.')[0] ?? null;
  return isInvented(host) ? (host.split('.').at(-2) ?? null) : null;
}

/**
 * True where a line names an address that holds the name of an authority and is not theirs: `ind-nl.com`,
 * `mijn-cjib.info`, `mijndigid.net`, `rechtspaak.nl`. An address of somebody else altogether says nothing,
 * and where words are misspelt (`exact` is false) one wrong letter does not either.
 */
export function looksLikeAuthority(line: PlacedLine, exact = true): boolean {
  return [...line.text.matchAll(address)].some(([found]) => {
    const host = found.toLowerCase();
    if (official.some((known) => host === known || host.endsWith(`.${known}`)) || isInvented(host)) return false;
    return host
      .split(/[.-]/)
      .slice(0, -1)
      .some(
        (part) =>
          names.includes(part) ||
          longNames.some((name) => part.includes(name) || (exact && oneLetterApart(part, name))),
      );
  });
}
