import type { Pins, Visit } from '#app/platform/access/visit/index.ts';
import type { Context, ScopedDb } from '#app/platform/database/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  acceptRegistration,
  decideHere,
  findByReceipt,
  findRegistration,
  type OpenRegistration,
  placeInRegion,
  type Registration,
  readRegistration,
  receiptMac,
  receive,
  stopWithCode,
} from '#app/service/intake/index.ts';
import type { ActAs } from './acting.ts';
import type { DemoColleague } from './person.ts';
import type { DemoRegistration } from './world/clients.ts';
import { Seeded } from './world/seeded.ts';

/** The public side as the demo uses it: the public role, the root that it pinned, the receipt key. */
export interface FrontDoor {
  scoped<T>(context: Context, work: (db: ScopedDb) => Promise<T>): Promise<T>;
  pins: Pins;
  receiptKey: Buffer;
}

/** Sends the public form as the client, or a referrer, would; returns the receipt code. */
export async function register(door: FrontDoor, woman: DemoRegistration, doubtful = false): Promise<string> {
  const desk = deskAt(door);
  const registration = registrationOf(woman, doubtful);
  const received = await receive(desk, { key: newId(), registration, address: `made-up ${woman.key}` });
  if (received.kind !== 'received') throw new Error(`The registration of ${woman.key} was not received.`);
  return received.code;
}

/** Stops with the receipt code, as the client would on the page of the code. */
export async function askToStop(door: FrontDoor, code: string): Promise<void> {
  const done = await stopWithCode(deskAt(door), { code, sure: true, address: 'made-up' });
  if (done.kind !== 'answer' || done.outcome !== 'told') throw new Error('Nobody was told that she wants to stop.');
}

function deskAt(door: FrontDoor): Parameters<typeof receive>[0] {
  return {
    scoped: <T>(work: (db: ScopedDb) => Promise<T>) => door.scoped({ kind: 'public' }, work),
    root: door.pins.root,
    receiptKey: door.receiptKey,
    staffOrigin: '',
    demo: true,
  };
}

/** The intake team reads a registration and places it in a region. Returns its id. */
export async function place(
  act: ActAs,
  by: DemoColleague,
  which: { receiptKey: Buffer; code: string; regionId: string },
): Promise<string> {
  return act(by, async (visit) => {
    const open = await byReceipt(visit, which);
    expectOk(await placeInRegion(visit, open, which.regionId, null));
    return open.id;
  });
}

/** The intake team keeps a registration on the waiting list. */
export async function letWait(
  act: ActAs,
  by: DemoColleague,
  which: { receiptKey: Buffer; code: string },
  note: string | null,
): Promise<void> {
  await act(by, async (visit) => {
    expectOk(await decideHere(visit, await byReceipt(visit, which), 'waiting', null, note));
  });
}

/** A coordinator accepts what was placed in that region: it becomes a case. Returns its reference. */
export async function accept(act: ActAs, by: DemoColleague, id: string): Promise<string> {
  return act(by, async (visit) => {
    const row = await findRegistration(visit, id, 'region');
    const open = row && (await readRegistration(visit, row));
    const accepted = open && (await acceptRegistration(visit, open));
    if (!accepted?.ok) throw new Error(`${by.loginName} cannot accept a registration.`);
    return accepted.reference;
  });
}

async function byReceipt(
  visit: Visit,
  { receiptKey, code }: { receiptKey: Buffer; code: string },
): Promise<OpenRegistration> {
  const id = await findByReceipt(visit, receiptMac(receiptKey, code));
  const row = id && (await findRegistration(visit, id, 'intake'));
  const open = row && (await readRegistration(visit, row));
  if (!open) throw new Error('A registration that was just received is not there.');
  return open;
}

/** What the client wrote, as the public form hands it over. */
function registrationOf(woman: DemoRegistration, doubtful = false): Registration {
  const seeded = new Seeded(woman.key);
  const { referrer } = woman;
  return {
    by: referrer ? 'referrer' : 'herself',
    nameToUse: woman.name,
    languages: [...woman.languages],
    languageElse: null,
    reads: woman.reads,
    interpreter: woman.interpreter,
    when: woman.when ?? null,
    askFor: woman.askFor ?? null,
    leaveMessage: woman.leaveMessage,
    mustNotKnow: woman.mustNotKnow ?? null,
    ways: [wayOf(woman, seeded)],
    placeAnswer: woman.place === null ? 'unsaid' : 'said',
    place: woman.place,
    needs: [...woman.needs],
    question: woman.question ?? null,
    unsaid: [],
    referrer: referrer
      ? {
          organisation: referrer.organisation,
          role: referrer.role,
          ways: [{ kind: 'telephone', value: inventedTelephone(seeded) }],
          consent: { state: referrer.consent, language: referrer.consent === 'agrees' ? 'en' : null, day: null },
        }
      : null,
    writtenIn: 'nl',
    doubts: doubtful ? ['too-fast'] : [],
    history: [],
  };
}

function wayOf({ way, key }: DemoRegistration, seeded: Seeded): Registration['ways'][number] {
  if (typeof way !== 'string') return { kind: 'through-someone', value: way.through };
  const value = { telephone: inventedTelephone(seeded), mail: `${key}@voorbeeld.example`, 'with-code': '' }[way];
  return { kind: way, value };
}

/** No telephone in the Netherlands has a number that begins with 06 0. */
export function inventedTelephone(seeded: Seeded): string {
  return `06 00${seeded.digits(2)} ${seeded.digits(4)}`;
}

function expectOk(result: { ok: true } | { ok: false; reason: string }): void {
  if (!result.ok) throw new Error(`A made-up registration went wrong: ${result.reason}.`);
}
