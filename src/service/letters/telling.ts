import type { Visit } from '#app/platform/access/visit/index.ts';
import { mayBeRead, nothingStands, type Standing, standingNow } from '#app/service/approvals/index.ts';
import { letterTexts } from './letter-texts.ts';

/** What of the words about letters may be told, by what was approved and what is suspended now. */
export interface Telling {
  /** May a client read this: the explanation of a kind, a sentence that tells a statement, a word of the glossary? */
  mayTell(kind: 'letter' | 'sentence' | 'term', key: string): boolean;
  /** Did the project leader put it out of use? Then nobody reads its words; its days stay. */
  isSuspended(kind: 'letter' | 'sentence' | 'term' | 'deadline', key: string): boolean;
}

/** A reader of the page, or the client, who reads only what a lawyer approved. */
export type Reader = 'colleague' | 'client';

export async function tellingOf(visit: Visit): Promise<Telling> {
  return tellingBy(await standingNow(visit));
}

export function tellingBy(standing: Standing): Telling {
  return {
    mayTell(kind, key) {
      const text = byName().get(`${kind}:${key}`);
      return text !== undefined && mayBeRead(text, standing);
    },
    isSuspended: (kind, key) => standing.suspended.has(`${kind}:${key}`),
  };
}

/** Nobody approved anything yet, and nothing is suspended. */
export const nothingApproved = tellingBy(nothingStands);

let known: ReadonlyMap<string, ReturnType<typeof letterTexts>[number]> | null = null;

function byName() {
  known ??= new Map(letterTexts().map((text) => [`${text.kind}:${text.key}`, text]));
  return known;
}
