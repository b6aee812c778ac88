import type { Visit } from '#app/platform/access/visit/index.ts';
import { addConsent } from '#app/service/cases/index.ts';
import { ownEntries } from '#app/service/directory/index.ts';
import {
  addReferral,
  handOver,
  handOverFacts,
  handOverLines,
  handOverMark,
  listReferrals,
  moveReferral,
  readReferral,
} from '#app/service/referrals/index.ts';
import { momentOf, referralTime } from './moments.ts';
import { opened } from './opened.ts';
import type { DemoEvent } from './scenario.ts';
import type { DemoReferral } from './world/referrals.ts';

const monthsAgreed = 6;

/**
 * The client agrees, the coordinator writes the referral and, mostly, hands it over: as the rules demand it, in that
 * order.
 */
export async function refer(
  visit: Visit,
  today: Temporal.PlainDate,
  reference: string,
  referral: DemoReferral,
): Promise<void> {
  const { to, need, question, parts, daysAgo, takenBy } = referral;
  const name = ownEntries.find(({ code }) => code === to)?.content.name;
  if (name === undefined) throw new Error(`${to} is not in the directory.`);
  const [open, safety] = [
    await opened(visit, reference, 'referral.send'),
    await opened(visit, reference, 'referral.send', 'safety'),
  ];
  await addConsent(open, {
    purpose: 'referral',
    receiver: name,
    organisation: to,
    from: today.subtract({ days: daysAgo }).toString(),
    until: today.add({ months: monthsAgreed }).toString(),
    text: 'Dit mag daarheen.',
    how: 'spoken',
    language: null,
    interpreter: false,
  });
  const at = (time: string) => new Date(momentOf(today, daysAgo, time));
  const wish = { organisation: { code: to, name }, need, question, parts: [...parts] };
  const id = await addReferral(open, wish, at(referralTime.written));
  const before = takenBy === undefined ? null : await readReferral(open, id);
  if (before === null) return;
  const mark = handOverMark(handOverLines(wish, await handOverFacts(open, safety)));
  const on = today.subtract({ days: daysAgo }).toString();
  const sent = { seen: 1, mark, how: 'telephone', takenBy: takenBy ?? null, on, at: at(referralTime.sent) } as const;
  const done = await handOver({ open, safety }, before, sent);
  if (done !== 'saved') throw new Error(`The referral to ${to} was not handed over: ${done}.`);
}

/** The other side answers, or the coordinator takes it back. */
export async function hearAnswer(
  visit: Visit,
  today: Temporal.PlainDate,
  reference: string,
  { to, daysAgo, answer }: Extract<DemoEvent, { what: 'answered' }>,
): Promise<void> {
  const open = await opened(visit, reference, 'referral.write');
  const found = (await listReferrals(open)).find(({ referral }) => referral.organisation.code === to);
  const { act, reason = null, text = null, takenOver } = answer;
  const takeOver =
    takenOver === undefined ? null : { who: takenOver.who, from: today.add({ days: takenOver.inDays }).toString() };
  const at = new Date(momentOf(today, daysAgo, referralTime.answered));
  const done = found && (await moveReferral(open, found, found.version, { act, reason, text, at, takeOver }));
  if (done !== 'saved') throw new Error(`${to} cannot have answered so.`);
}
