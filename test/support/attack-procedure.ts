import { openCase } from '#app/platform/access/grants/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { approveTexts, endApproval } from '#app/service/approvals/index.ts';
import { approvableOf } from '#app/service/procedures/approval/index.ts';
import { type Definition, definitions } from '#app/service/procedures/definitions/index.ts';
import { changeEvent, recordEvent } from '#app/service/procedures/events/index.ts';
import {
  type EventFacts,
  readProcedure,
  startProcedure,
  stopProcedure,
} from '#app/service/procedures/running/index.ts';
import { type FormMaker, fromPage } from './attack-form.ts';
import { freshCase } from './attack-fresh.ts';
import type { AttackWorld } from './attack-world.ts';
import type { TestPerson, TestWorld } from './test-world.ts';

const today = () => Temporal.Now.plainDateISO('Europe/Amsterdam').toString();
const facts = (): EventFacts => ({ certainty: 'sure', days: { on: today() }, lawyerDay: null, stated: null });

/** A procedure in which something of one day can happen from which no limit counts. */
export function quietProcedure(): { definition: Definition; happening: string } {
  for (const definition of definitions().newest) {
    const counted = new Set(definition.stages.flatMap(({ limits }) => limits.map(({ from }) => from)));
    const quiet = definition.happenings.find(({ code, of, dates }) => of === 'past' && !dates && !counted.has(code));
    if (quiet) return { definition, happening: quiet.code };
  }
  throw new Error('Every happening starts a limit.');
}

export interface SeededProcedure {
  procedure: string;
  event: string;
  stage: string;
}

/** A procedure with something that happened in it, written anew with a reason, and stopped with another. */
export async function seedProcedure(
  world: TestWorld,
  reference: string,
  by: TestPerson,
  words: (what: string) => string,
): Promise<SeededProcedure> {
  const { procedure, event, stage } = await freshProcedure(world, reference, by);
  await world.as(by, async (visit) => {
    const open = await openCase(visit, reference, 'core', 'procedure.change');
    const running = open && (await readProcedure(open, procedure));
    const happened = running?.events[0];
    if (!open || !running || !happened) throw new Error('The procedure does not open.');
    const act = { what: 'corrected', facts: facts(), document: null, reason: words('event') } as const;
    await changeEvent(open, procedure, { ...happened, version: 1 }, act);
    await stopProcedure(open, running, 1, words('stopped'));
  });
  return { procedure, event, stage };
}

/** A procedure that runs, with one thing that happened. */
export async function freshProcedure(world: TestWorld, reference: string, by: TestPerson): Promise<SeededProcedure> {
  const { definition, happening } = quietProcedure();
  return world.as(by, async (visit) => {
    const open = await openCase(visit, reference, 'core', 'procedure.change');
    if (!open) throw new Error('The case does not open.');
    const begin = { key: definition.key, begun: today(), startedFrom: null };
    const procedure = (await startProcedure(open, begin)) ?? '';
    const recorded = await recordEvent(open, procedure, { happening, facts: facts(), document: null });
    return { procedure, event: recorded?.id ?? '', stage: definition.stages[0]?.id ?? '' };
  });
}

/** A fresh case of Bram with a running procedure: their addresses. */
async function running(attack: AttackWorld): Promise<{ at: string; event: string }> {
  const reference = await freshCase(attack);
  const { procedure, event } = await freshProcedure(attack.world, reference, attack.world.people.bram);
  const at = `/clients/${reference}/procedures/${procedure}`;
  return { at, event: `${at}/events/${event}` };
}

/** A date that is another each time, so that a form always changes something. */
let turns = 0;
const anotherDay = () => {
  turns += 1;
  return Temporal.Now.plainDateISO('Europe/Amsterdam').subtract({ days: turns }).toString();
};

/** Valid forms about procedures. */
export const procedureForms: Readonly<Record<string, FormMaker>> = {
  'POST /clients/:reference/procedures': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/procedures`;
    return fromPage(attack, 'bram', at, at, { key: quietProcedure().definition.key });
  },
  'POST /clients/:reference/procedures/:id/stop': async (attack) => {
    const { at } = await running(attack);
    return fromPage(attack, 'bram', at, `${at}/stop`, { stopReason: 'De zaak is klaar.' });
  },
  // No definition of this installation has an older version yet: the answer is the way back to the map.
  'POST /clients/:reference/procedures/:id/version': async (attack) => {
    const { at } = await running(attack);
    return { who: 'bram', path: `${at}/version`, fields: { mark: '0'.repeat(64) }, takes: 'answer' };
  },
  'POST /clients/:reference/procedures/:id/events': async (attack) => {
    const { at } = await running(attack);
    const what = quietProcedure().happening;
    return fromPage(attack, 'bram', `${at}/events/new?what=${what}`, `${at}/events`, { on: anotherDay() });
  },
  'POST /clients/:reference/procedures/:id/events/:event': async (attack) => {
    const { event } = await running(attack);
    return fromPage(attack, 'bram', event, event, { on: anotherDay(), reason: 'De dag was anders.' });
  },
  'POST /clients/:reference/procedures/:id/events/:event/cancel': async (attack) => {
    const { event } = await running(attack);
    return fromPage(attack, 'bram', event, `${event}/cancel`, { cancelReason: 'Het was een ander.' });
  },
  'POST /procedures/:key/approval': async (attack) => {
    const at = `/procedures/${quietProcedure().definition.key}`;
    await attack.admin.query(
      'update naast.definition_approval set ended_by = made_by, ended_day = current_date where ended_by is null',
    );
    const approval = { lawyer: 'mr. A. Proef', source: 'de circulaire', checkedOn: today() };
    return fromPage(attack, 'leader', at, `${at}/approval`, approval);
  },
  'POST /procedures/:key/approval/ending': async (attack) => {
    const { definition } = quietProcedure();
    const approval = { lawyer: `mr. ${newId().slice(0, 4)}`, source: 'de circulaire', checkedOn: today() };
    await attack.world.as(attack.world.people.leader, (visit) =>
      approveTexts(visit, [approvableOf(definition)], approval),
    );
    const at = `/procedures/${definition.key}`;
    return fromPage(attack, 'leader', at, `${at}/approval/ending`);
  },
};

/** Two approvals of one procedure, the first taken back: their ids, and the name that is in the second. */
export async function seedApprovals(
  attack: AttackWorld,
): Promise<{ own: string; other: string; key: string; word: string }> {
  const { definition } = quietProcedure();
  const { key } = definition;
  const word = 'mr. Kanarieapproval';
  const { leader } = attack.world.people;
  const approve = (lawyer: string) =>
    attack.world.as(leader, (visit) =>
      approveTexts(visit, [approvableOf(definition)], { lawyer, source: 'wet', checkedOn: today() }),
    );
  const ids = async () =>
    (await attack.admin.query('select id, ended_by from naast.definition_approval where key = $1', [key])).rows;
  await approve('mr. B. Proef');
  for (const { id, ended_by } of await ids())
    if (ended_by === null) await attack.world.as(leader, (visit) => endApproval(visit, approvableOf(definition), id));
  const before = new Set((await ids()).map(({ id }) => id));
  await approve(word);
  const own = (await ids()).find(({ id }) => !before.has(id))?.id;
  return { own, other: [...before][0], key, word };
}
