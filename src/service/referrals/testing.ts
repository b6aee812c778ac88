import { expect } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { addConsent, liveConsents, openNewCase, sharing } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { hiddenField, type PageAnswer, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { testWorld } from '../../../test/support/test-world.ts';
import { referralRoutes, referralsPanel } from './index.ts';

/** The small world before the pages of referrals, and what tests of them do again and again. */
export async function referralInstallation() {
  const world = await testWorld();
  const admin = await world.test.administrator();
  await admin.query("insert into naast.contact_setting (key, value) values ('telephone', '030 555 01 02')");
  const desk = testingDesk(world, referralRoutes());
  const { people } = world;
  const joke = await desk(people.joke);
  const karel = await desk(people.karel);
  const bram = await desk(people.bram);
  const noor = await desk(people.noor);
  const lies = await desk(people.lies);

  /** A client of Bram's. Gives the address of the file. */
  async function client(): Promise<string> {
    const reference = await world.as(world.people.joke, async (visit) => {
      const made = await openNewCase(visit, ordinaryCase());
      await assignVolunteerTo(visit, made.reference, world.people.bram.id);
      return made.reference;
    });
    return `/clients/${reference}`;
  }

  /** A draft to FairWork, written by Bram. Gives its address. */
  async function draft(file: string, fields: Record<string, string | string[]> = {}): Promise<string> {
    const answer = await bram.post(`${file}/referrals`, {
      _key: newId(),
      organisation: 'fairwork',
      need: 'work',
      question: 'Kunnen jullie helpen met het loon?',
      parts: ['name', 'reach'],
      ...fields,
    });
    expect(answer.status).toBe(303);
    return answer.location ?? '';
  }

  const inCase = <T>(file: string, work: (open: NonNullable<Awaited<ReturnType<typeof openCase>>>) => T) =>
    world.as(world.people.joke, async (visit) => {
      const open = await openCase(visit, file.split('/')[2] ?? '', 'core', 'case.write');
      if (!open) throw new Error('The case does not open.');
      return work(open);
    });

  const agree = (file: string, receiver = 'FairWork') =>
    inCase(file, (open) =>
      addConsent(open, {
        purpose: 'referral',
        receiver,
        organisation: null,
        from: today().toString(),
        until: today().add({ days: 30 }).toString(),
        text: 'FairWork mag weten wie ik ben.',
        how: 'spoken',
        language: 'ti',
        interpreter: true,
      }),
    );
  const takeBack = (file: string) =>
    inCase(file, async (open) => {
      for (const consent of await liveConsents(open))
        await sharing.takeBack(open, consent, {
          seen: consent.version,
          how: 'spoken',
          sources: [referralsPanel.wentOut],
        });
    });

  /** Only the first of several for the same organisation. */
  const takeBackFirst = (file: string) =>
    inCase(file, async (open) => {
      const [first] = await liveConsents(open);
      if (first)
        await sharing.takeBack(open, first, { seen: first.version, how: 'spoken', sources: [referralsPanel.wentOut] });
    });

  async function send(at: string, who = joke, change: Record<string, string> = {}): Promise<PageAnswer> {
    const { body } = await who.get(`${at}/preview`);
    return who.post(`${at}/sending`, {
      _version: hiddenField(body, '_version') || '1',
      mark: hiddenField(body, 'mark') || '0'.repeat(64),
      how: 'telephone',
      takenBy: 'de balie',
      ...change,
    });
  }

  /** A referral that went out, on a consent. */
  async function sent(): Promise<{ file: string; at: string }> {
    const file = await client();
    await agree(file);
    const at = await draft(file);
    expect((await send(at)).status).toBe(303);
    return { file, at };
  }

  async function rows(query: string, values: unknown[]): Promise<Record<string, unknown>[]> {
    return (await admin.query(query, values)).rows;
  }

  async function actions(at: string): Promise<string[]> {
    const found = await rows(
      "select body::jsonb ->> 'action' as action from naast.audit_entry where body like $1 order by seq",
      [`%${at.split('/').at(-1)}%`],
    );
    return found.map(({ action }) => String(action)).filter((action) => action.startsWith('referral.'));
  }

  return {
    world,
    joke,
    karel,
    bram,
    noor,
    lies,
    client,
    draft,
    inCase,
    agree,
    takeBack,
    takeBackFirst,
    send,
    sent,
    rows,
    actions,
  };
}
export type ReferralInstallation = Awaited<ReturnType<typeof referralInstallation>>;
