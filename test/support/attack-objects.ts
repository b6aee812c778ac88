import { newId } from '#app/platform/vault/index.ts';
import { quietProcedure } from './attack-procedure.ts';
import type { SeededCase } from './attack-seeds.ts';
import type { AttackWorld } from './attack-world.ts';

/** Whose thing an address names, seen from Bram, Joke and the intake team. */
export type Whose = 'own' | 'same' | 'other' | 'missing';
export type ObjectKind =
  | 'case'
  | 'registration'
  | 'arrival'
  | 'person'
  | 'region'
  | 'team'
  | 'kept'
  | 'session'
  | 'passkey'
  | 'organisation'
  | 'definition'
  | 'glass'
  | 'transfer'
  | 'mail'
  | 'page'
  | 'law';

export interface Addressed {
  kind: ObjectKind;
  whose: Whose;
  path: string;
}

const kinds: readonly (readonly [prefix: string, kind: ObjectKind])[] = [
  ['/clients/:', 'case'],
  ['/queue/:', 'registration'],
  ['/arrivals/:', 'arrival'],
  ['/people/:', 'person'],
  ['/regions/:', 'region'],
  ['/teams/:', 'team'],
  ['/profile/kept/:', 'kept'],
  ['/profile/sessions/:', 'session'],
  ['/profile/passkeys/:', 'passkey'],
  ['/directory/:', 'organisation'],
  ['/procedures/:', 'definition'],
  ['/approvals/:', 'definition'],
  ['/break-glass/:', 'glass'],
  ['/transfers/:', 'transfer'],
  ['/mail-kept/:', 'mail'],
  ['/public-pages/:', 'page'],
  ['/added-law/:', 'law'],
];

/**
 * The kind of thing that a route's address names; null for an address without one. Throws for a kind it does not know.
 */
export function kindOfRoute(path: string): ObjectKind | null {
  if (!path.includes(':')) return null;
  const found = kinds.find(([prefix]) => path.startsWith(prefix));
  if (!found) throw new Error(`Nobody said what ${path} names: add it to the matrix.`);
  return found[1];
}

/** A route's address for one's own thing, one of the same region, one of another region, and one that is not there. */
export function addressesOf(attack: AttackWorld, path: string): Addressed[] {
  const kind = kindOfRoute(path);
  if (kind === null) return [];
  const { cases, registrations, world, kept } = attack;
  const of = (whose: Whose, parameters: Record<string, string>): Addressed => ({
    kind,
    whose,
    path: filled(path, parameters),
  });
  if (kind === 'case') {
    return [
      of('own', inCase(cases.own)),
      of('same', inCase(cases.same)),
      of('other', inCase(cases.other)),
      of('missing', { ...inCase(cases.own), reference: '0A0A0A0A' }),
    ];
  }
  const ids: Record<Exclude<ObjectKind, 'case'>, Partial<Record<Whose, string>>> = {
    registration: { own: registrations.intake, same: registrations.utrecht, other: registrations.groningen },
    arrival: { own: registrations.utrecht, same: registrations.intake, other: registrations.groningen },
    person: { own: world.people.bram.id, other: world.people.sem.id },
    region: { own: world.regions.utrecht, other: world.regions.groningen },
    team: { own: world.teams.utrecht, other: world.teams.groningen },
    kept: { own: kept.own, other: kept.other },
    // One's own is over as soon as it is asked for: account.slow.test.ts says what may be ended.
    session: {},
    passkey: {},
    organisation: { own: 'moviera' },
    definition: { own: quietProcedure().definition.key },
    glass: { own: cases.own.glass },
    // Seen by two regions: test/attack/transfers.test.ts says by whom.
    transfer: {},
    // Of whoever looks after its mailbox: undelivered.test.ts says by whom.
    mail: {},
    page: { own: 'hulp' },
    // Of the leader alone, and gone once it was taken back.
    law: {},
  };
  const all = { ...ids[kind], missing: newId() };
  // What a lawyer approves is named by its kind and its key.
  const isText = path.startsWith('/approvals/');
  return Object.entries(all).map(([whose, id]) =>
    of(whose as Whose, {
      id,
      team: id,
      code: id,
      key: id,
      glass: id,
      page: id,
      lang: 'nl',
      ...(isText ? { kind: 'procedure' } : {}),
    }),
  );
}

/** Everything that can be in an address below a case. */
export function inCase(one: SeededCase): Record<string, string> {
  return {
    reference: one.reference,
    note: one.note,
    worry: one.worry,
    message: one.message,
    consent: one.consent,
    around: one.around,
    interpreter: one.interpreter,
    kind: 'note',
    limits: one.limit,
    tasks: one.task,
    letters: one.letter,
    // A letter is a document of the dossier as well.
    dossier: one.letter,
    referrals: one.referral,
    procedures: one.procedure,
    event: one.event,
    stage: one.stage,
    bundles: one.bundle,
    block: one.block,
    glass: one.glass,
    number: '1',
  };
}

/** The address with its parameters filled in; throws when one is not known. */
function filled(path: string, parameters: Record<string, string>): string {
  // Below a case an id is that of a limit, a task, a letter, a document or a referral, by the word before it.
  const named = path.replace(/(limits|tasks|letters|dossier|bundles|referrals|procedures)\/:id/, '$1/:$1');
  return named.replace(/:([a-z]+)/gi, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`Nobody said what :${name} is in ${path}.`);
    return value;
  });
}
