import { type Entry, ownEntries } from '#app/service/directory/index.ts';
import type { Need } from './intake.ts';
import { locate } from './locate.ts';
import { isIn } from './places.ts';

/** Whom intake may pass somebody on to: organisations that help people, as far as we are sure of them. */
export function passable(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ content }) => content.kind === 'help' && content.confidence !== 'LOW' && !content.ended);
}

/** An organisation by its code; undefined when we do not know it (any more). */
export function knownOrganisation(code: string, entries: readonly Entry[] = ownEntries): Entry | undefined {
  return entries.find((one) => one.code === code);
}

/**
 * The organisation that works where the client stays and takes somebody in as a whole; null when none is known there.
 */
export function organisationFor(place: string | null, entries: readonly Entry[]): Entry | null {
  if (place === null) return null;
  const located = locate(place);
  return proposable(entries).find(({ content }) => isIn(located, content.municipalities)) ?? null;
}

/** National organisations that do something the client asks for and that we do not do ourselves. */
export function organisationsBeside(needs: readonly Need[], entries: readonly Entry[]): Entry[] {
  return proposable(entries).filter(
    ({ content }) =>
      content.municipalities.length === 0 && content.needs.some((need) => needs.some((asked) => asked === need)),
  );
}

/** Proposed is only what may be told to the client as well, and what is certain. */
function proposable(entries: readonly Entry[]): Entry[] {
  return passable(entries).filter(({ content }) => content.public && content.confidence === 'HIGH');
}
