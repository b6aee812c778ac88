import { openCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { addNote, type NewCase, openNewCase, renewNextDue } from '#app/service/cases/index.ts';
import { countLimit } from '#app/service/limit-counting/index.ts';
import { addLimit } from '#app/service/procedures/index.ts';
import { Seeded } from './world/seeded.ts';

/** A region that can be filled: whatever is done through `as` is done by its coordinator, in one transaction each. */
export interface RegionToFill {
  as<T>(work: (visit: Visit) => Promise<T>): Promise<T>;
}

/** Fifty cases a visit: each visit loads keys and certificates once, and none grows too large. */
const perVisit = 50;
/** One case in three has a limit that comes from a letter; one in two a note. */
const limitEvery = 3;
const noteEvery = 2;

/**
 * Opens cases in bulk through the functions that the pages use, for measuring; the same ones for the same seed.
 * Returns their references.
 */
export async function buildBenchRegion(
  region: RegionToFill,
  { cases, seed = 'bench' }: { cases: number; seed?: string },
): Promise<string[]> {
  const seeded = new Seeded(seed);
  const references: string[] = [];
  while (references.length < cases) {
    const count = Math.min(perVisit, cases - references.length);
    references.push(...(await region.as((visit) => openMany(visit, seeded, references.length, count))));
  }
  return references;
}

async function openMany(visit: Visit, seeded: Seeded, first: number, count: number): Promise<string[]> {
  const references: string[] = [];
  for (let at = first; at < first + count; at += 1) {
    const { reference } = await openNewCase(visit, caseNumber(at, seeded));
    if (at % limitEvery === 0 || at % noteEvery === 0) await addFixtures(visit, reference, at, seeded);
    references.push(reference);
  }
  return references;
}

async function addFixtures(visit: Visit, reference: string, at: number, seeded: Seeded): Promise<void> {
  const open = await openCase(visit, reference, 'core', 'case.write');
  if (!open) throw new Error('A case that was just opened does not open.');
  if (at % limitEvery === 0) {
    const start = today()
      .subtract({ days: seeded.below(60) })
      .toString();
    const days = countLimit({ what: 'TM08', start, term: null, stated: null, safest: null });
    if (!days) throw new Error('An objection can always be counted.');
    const origin = {
      letter: null,
      kind: 'ind_afwijzing',
      outcome: null,
      letterDate: start,
      sentDate: null,
      statedLastDay: null,
    };
    await addLimit(open, { catalogueId: 'TM08', start, days, origin, found: null, reason: null });
    await renewNextDue(visit, open.caseId);
  }
  if (at % noteEvery === 0) {
    await addNote(open, {
      happenedOn: today()
        .subtract({ days: seeded.below(90) })
        .toString(),
      way: 'visit',
      topics: ['letters'],
      said: 'De brieven van deze maand samen gelezen en in de map gedaan.',
      agreed: 'Over twee weken weer.',
      worries: null,
      noBsnReason: null,
    });
  }
}

const spoken = ['ti', 'ar', 'en', 'fr', 'uk', 'ru', 'zh', 'am', 'es', 'ro'] as const;

/** A case that looks like any other; its name says only which one it is. */
function caseNumber(at: number, seeded: Seeded): NewCase {
  return {
    header: {
      nameToUse: `Naam ${at}`,
      languages: [seeded.oneOf(spoken)],
      reads: seeded.oneOf(spoken),
      interpreter: seeded.oneOf(['needed', 'not-needed'] as const),
      contactRules: { when: 'na 18.00 uur', askFor: null, leaveMessage: 'no', mustNotKnow: null },
    },
    contact: { ways: [{ kind: 'telephone', value: `06 00${seeded.digits(2)} ${seeded.digits(4)}` }], staysAt: null },
    registration: { by: 'herself', needs: ['letter'], question: null, referrer: null, languageElse: null, history: [] },
  };
}
