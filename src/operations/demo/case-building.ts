import type { Visit } from '#app/platform/access/visit/index.ts';
import { typedDay } from '#app/platform/web/index.ts';
import { addNote, closeCase, reopenCase, saveDraft } from '#app/service/cases/index.ts';
import { assignVolunteer, candidatesOfMyRegion, endAssignment } from '#app/service/matching/index.ts';
import { bringPaper, bundle, type DocumentsDesk } from './document-building.ts';
import { addFixtures } from './fixtures.ts';
import { bringLetter, type LetterDesk } from './letter-building.ts';
import { opened } from './opened.ts';
import type { DemoColleague } from './person.ts';
import { hearAnswer, refer } from './referring.ts';
import type { DemoEvent } from './scenario.ts';
import { saySafe, walk } from './walking.ts';
import type { DemoNote } from './world/notes.ts';

const monthsBeside = 6;

export interface Scene extends LetterDesk, DocumentsDesk {
  team: Readonly<Record<string, DemoColleague>>;
}

/** What was brought or put together, so that its day can be set back. */
export interface BroughtRow {
  table: 'letter' | 'dossier_document' | 'dossier_bundle';
  id: string;
}

/**
 * Does what happened, as whoever acts in this visit. Throws when the installation refuses: the demo keeps to the rules.
 * Returns what was brought.
 */
export async function happen(
  visit: Visit,
  scene: Scene,
  reference: string,
  happening: DemoEvent,
): Promise<BroughtRow | undefined> {
  switch (happening.what) {
    case 'note': {
      const { note } = happening;
      const day = (inDays: number) => scene.today.add({ days: inDays }).toString();
      const promises = (note.promises ?? []).map(({ what, inDays }) => ({ what, day: day(inDays) }));
      await addNote(await opened(visit, reference, 'case.write'), noteOf(note, scene.today), { promises });
      return undefined;
    }
    case 'draft': {
      const happenedOn = typedDay(scene.today.subtract({ days: happening.daysAgo }).toString());
      const open = await opened(visit, reference, 'case.write');
      await saveDraft(open, 'note', { happenedOn, way: 'visit', said: happening.said });
      return undefined;
    }
    case 'letter':
      return { table: 'letter', id: await bringLetter(visit, scene, reference, happening.letter) };
    case 'paper':
      return { table: 'dossier_document', id: await bringPaper(visit, scene, reference, happening.paper) };
    case 'bundle':
      return { table: 'dossier_bundle', id: await bundle(visit, scene, reference, happening.bundle) };
    case 'said-safe':
      await saySafe(visit, scene.today, reference, happening.on);
      return undefined;
    case 'walked':
      await walk(visit, scene.today, reference, happening.walks);
      return undefined;
    case 'furnished':
      await addFixtures(visit, reference, happening.with, scene.today);
      return undefined;
    case 'asked':
      await ask(visit, scene, reference, happening);
      return undefined;
    case 'ended': {
      const person = colleague(scene.team, happening.volunteer);
      const core = await opened(visit, reference, 'case.grant');
      const ended = await endAssignment(core, { personId: person.id, name: person.name }, happening.because);
      if (!ended) throw new Error(`${person.loginName} did not stand beside this client.`);
      return undefined;
    }
    case 'referred':
      await refer(visit, scene.today, reference, happening.referral);
      return undefined;
    case 'answered':
      await hearAnswer(visit, scene.today, reference, happening);
      return undefined;
    case 'closed':
      expect(await closeCase(await opened(visit, reference, 'case.close'), happening.because), 'closed');
      return undefined;
    case 'reopened':
      expect(await reopenCase(await opened(visit, reference, 'case.close'), happening.why), 'open');
      return undefined;
  }
}

/** The coordinator asks one volunteer to stand beside a client, address and telephone with it. */
async function ask(
  visit: Visit,
  { team, today }: Scene,
  reference: string,
  { volunteer, reason, endsIn }: Extract<DemoEvent, { what: 'asked' }>,
): Promise<void> {
  const core = await opened(visit, reference, 'case.grant');
  const safety = await opened(visit, reference, 'case.grant', 'safety');
  const { id } = colleague(team, volunteer);
  const person = (await candidatesOfMyRegion(core)).find((one) => one.personId === id);
  if (!person) throw new Error(`${volunteer} is no candidate of this region.`);
  const until = endsIn === null ? today.add({ months: monthsBeside }) : today.add({ days: endsIn });
  const asked = await assignVolunteer(
    visit,
    { core, safety },
    // Whoever takes over reads what was written before, so that nobody has to tell it twice.
    { person, reason, until, withSafety: true, earlierReports: reason === 'takes-over', why: null, endOthers: false },
  );
  if (!asked.ok) throw new Error(`${volunteer} cannot get a client: ${asked.reason}.`);
}

/** As people round it off. */
const minutesOf = { visit: 60, office: 40, telephone: 5, message: 5 } as const;

function noteOf(
  { daysAgo, way, topics, said, agreed, worries }: DemoNote,
  today: Temporal.PlainDate,
): Parameters<typeof addNote>[1] {
  return {
    happenedOn: today.subtract({ days: daysAgo }).toString(),
    way,
    reached: !said?.includes('niet bereikt'),
    minutes: minutesOf[way] + ((daysAgo * 5) % 30),
    topics: [...topics],
    said: said ?? null,
    agreed: agreed ?? null,
    worries: worries ?? null,
    noBsnReason: null,
  };
}

function colleague(team: Scene['team'], key: string): DemoColleague {
  const found = team[key];
  if (!found) throw new Error(`There is no colleague ${key}.`);
  return found;
}

function expect(done: string, wanted: string): void {
  if (done !== wanted) throw new Error(`A made-up case cannot be ${wanted}: ${done}.`);
}
