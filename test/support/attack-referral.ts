import { type OpenCase, openCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { addConsent } from '#app/service/cases/index.ts';
import {
  addReferral,
  handOver,
  handOverFacts,
  handOverLines,
  handOverMark,
  type ReferralWish,
  readReferral,
} from '#app/service/referrals/index.ts';
import type { TestPerson, TestWorld } from './test-world.ts';

const wish: ReferralWish = {
  organisation: { code: 'fairwork', name: 'FairWork' },
  need: 'work',
  question: 'Kunnen jullie helpen met het loon?',
  parts: ['name', 'contact-rules', 'reach'],
};

/** A referral that the volunteer wrote and the coordinator handed over, with the client's consent. Gives its id. */
export async function seedReferral(
  { world }: { world: TestWorld },
  reference: string,
  coordinator: TestPerson,
  volunteer: TestPerson,
  words: (what: string) => string,
): Promise<string> {
  const id = await draftReferral(world, reference, volunteer, words('referral'));
  await agreeTo(world, reference, volunteer);
  await world.as(coordinator, async (visit) => {
    const open = await opened(visit, reference, 'core');
    const safety = await opened(visit, reference, 'safety');
    const before = await readReferral(open, id);
    if (!before) throw new Error('The referral is not there.');
    const mark = handOverMark(handOverLines(before.referral, await handOverFacts(open, safety)));
    const takenBy = words('takenby');
    const done = await handOver({ open, safety }, before, {
      seen: 1,
      mark,
      how: 'telephone',
      takenBy,
      on: today().toString(),
    });
    if (done !== 'saved') throw new Error(`The referral was not handed over: ${done}`);
  });
  return id;
}

/** A referral of which nothing has gone out. Gives its id. */
export function draftReferral(
  world: TestWorld,
  reference: string,
  volunteer: TestPerson,
  question = wish.question,
): Promise<string> {
  return world.as(volunteer, async (visit) => {
    const open = await openCase(visit, reference, 'core', 'referral.write');
    if (!open) throw new Error('The case does not open.');
    return addReferral(open, { ...wish, question });
  });
}

/** The client agrees that something goes there. */
export function agreeTo(world: TestWorld, reference: string, volunteer: TestPerson): Promise<string> {
  return world.as(volunteer, async (visit) => {
    const open = await openCase(visit, reference, 'core', 'case.write');
    if (!open) throw new Error('The case does not open.');
    return addConsent(open, {
      purpose: 'referral',
      receiver: wish.organisation.name,
      organisation: null,
      from: today().toString(),
      until: today().add({ days: 30 }).toString(),
      text: 'Dit mag naar FairWork.',
      how: 'spoken',
      language: null,
      interpreter: false,
    });
  });
}

async function opened(visit: Visit, reference: string, compartment: 'core' | 'safety'): Promise<OpenCase> {
  const open = await openCase(visit, reference, compartment, 'referral.send');
  if (!open) throw new Error('The case does not open.');
  return open;
}
