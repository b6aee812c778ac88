import type { Visit } from '#app/platform/access/visit/index.ts';
import { mayBeRead, nothingStands, type Standing, standingNow } from '#app/service/approvals/index.ts';
import { letterTexts } from './letter-texts.ts';
import type { Telling } from './telling-rules.ts';

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
