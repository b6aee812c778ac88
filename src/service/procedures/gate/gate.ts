import type { ContactSafety } from '#app/service/cases/index.ts';
import { type Definition, definitions, type Stage } from '../definitions/index.ts';
import type { StageNow } from '../running/index.ts';

/** Why nothing may be planned with the authorities of the client's country: nobody answered, or somebody said no. */
export type Closed = Exclude<ContactSafety, 'yes'>;

export const gateClosedBy = (safety: ContactSafety): Closed | null => (safety === 'yes' ? null : safety);

/** Is this happening contact with them? By its type, in whatever version of the procedure. */
export function isContact({ key, happenings }: Pick<Definition, 'key' | 'happenings'>, code: string): boolean {
  const newest = definitions().find(key)?.happenings ?? [];
  return [...happenings, ...newest].some((one) => one.code === code && one.contact !== undefined);
}

/** Is this step contact with them? */
export function isContactStage({ key }: Pick<Definition, 'key'>, stage: Stage): boolean {
  const newest = definitions()
    .find(key)
    ?.stages.find(({ id }) => id === stage.id);
  return stage.contact !== undefined || newest?.contact !== undefined;
}

/** Is this the answer to the question whether such contact is safe? */
export const isAnswer = ({ happenings }: Pick<Definition, 'happenings'>, code: string): boolean =>
  happenings.some((one) => one.code === code && one.safety !== undefined);

/** Does this procedure ask whether such contact is safe? */
export const isAskedIn = ({ key, stages }: Pick<Definition, 'key' | 'stages'>): boolean =>
  [...stages, ...(definitions().find(key)?.stages ?? [])].some(({ asks }) => asks !== undefined);

/** Was the step taken before anybody asked? Then it stays in sight, in red. */
export const isTaken = ({ state }: Pick<StageNow, 'state'>): boolean => state === 'here' || state === 'behind';

/**
 * The steps that may be seen. Steps of contact that nobody took are left out while it is not said to be safe, and what
 * leads to them leads to what comes after.
 */
export function stagesInSight(
  definition: Pick<Definition, 'key'>,
  stages: readonly StageNow[],
  closed: Closed | null,
): StageNow[] {
  if (closed === null) return [...stages];
  const hidden = new Map(
    stages
      .filter((now) => isContactStage(definition, now.stage) && !isTaken(now))
      .map(({ stage }) => [stage.id, stage.leadsTo]),
  );
  const past = (ids: readonly string[]): string[] =>
    ids.flatMap((id) => (hidden.has(id) ? past(hidden.get(id) ?? []) : [id]));
  return stages
    .filter(({ stage }) => !hidden.has(stage.id))
    .map((now) => ({ ...now, stage: { ...now.stage, leadsTo: [...new Set(past(now.stage.leadsTo))] } }));
}
