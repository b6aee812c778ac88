import type pg from 'pg';
import { join, newJoinTicket, readJoinTicket, totpCode } from '#app/platform/access/authentication/index.ts';
import { keepOut } from '#app/platform/access/emergency-access/index.ts';
import { openCase } from '#app/platform/access/grants/index.ts';
import { invite } from '#app/platform/access/teams/index.ts';
import { endSession, type Visit } from '#app/platform/access/visit/index.ts';
import { CHEAP_PASSWORD_COST, newId, randomBytes, readSessionCookie } from '#app/platform/vault/index.ts';
import { addAround } from '#app/service/cases/around/around.store.ts';
import { saveCard } from '#app/service/cases/card/card.store.ts';
import { emptyCard } from '#app/service/cases/card/card.ts';
import { addConsent, addNote, addTask, type NewCase, openNewCase, saveDraft } from '#app/service/cases/index.ts';
import { askInterpreter, saveWish } from '#app/service/cases/interpreters/interpreters.store.ts';
import { nothingWished } from '#app/service/cases/interpreters/interpreters.ts';
import { sendMessage } from '#app/service/cases/messages/message.store.ts';
import { assignVolunteerTo } from '#app/service/cases/testing.ts';
import { sealRegistration } from '#app/service/intake/registration-seal.ts';
import { ordinaryRegistration } from '#app/service/intake/testing.ts';
import { countLimit } from '#app/service/limit-counting/index.ts';
import { addLimit } from '#app/service/procedures/index.ts';
import { canary } from './attack-canary.ts';
import { one } from './attack-database.ts';
import { seedProcedure } from './attack-procedure.ts';
import { seedReferral } from './attack-referral.ts';
import type { TestPerson, TestWorld } from './test-world.ts';

/** A case with something of each kind in it, and a canary in every text. */
export interface SeededCase {
  caseId: string;
  reference: string;
  /** The words that are in it and nowhere else. */
  canaries: string[];
  coordinator: TestPerson;
  volunteer: TestPerson;
  note: string;
  worry: string;
  message: string;
  consent: string;
  around: string;
  interpreter: string;
  limit: string;
  task: string;
  letter: string;
  referral: string;
  bundle: string;
  procedure: string;
  event: string;
  stage: string;
  /** Somebody is kept out of it: the coordinator of another region, who never saw it. */
  block: string;
  /** The project leader broke its glass, long ago, and nobody looked. */
  glass: string;
}

type Seeded = { world: TestWorld; admin: pg.Client };

/** Opens a case with header, contact, note, worry, draft, limit and task, and places the volunteer beside it. */
export async function seedCase(
  { world, admin }: Seeded,
  coordinator: TestPerson,
  volunteer: TestPerson,
  label: string,
): Promise<SeededCase> {
  const words = (what: string) => {
    const word = canary(`${label}${what}`);
    canaries.push(word);
    return word;
  };
  const canaries: string[] = [];
  const { caseId, reference } = await world.as(coordinator, async (visit) => {
    const made = await openNewCase(visit, caseWith(words));
    await assignVolunteerTo(visit, made.reference, volunteer.id);
    return made;
  });
  const ids = await world.as(volunteer, async (visit) => {
    const open = await opened(visit, reference, 'case.write');
    const note = await addNote(open, {
      happenedOn: today(),
      way: 'visit',
      topics: ['letters'],
      said: words('said'),
      agreed: words('agreed'),
      worries: words('worries'),
      noBsnReason: null,
    });
    await saveDraft(open, 'note', { happenedOn: today(), way: 'visit', said: words('draft') });
    const limits = await opened(visit, reference, 'limit.change');
    const days = countLimit({ what: 'TM08', start: today(), term: null, stated: null, safest: null });
    if (!days) throw new Error('TM08 cannot be counted.');
    const limit = await addLimit(limits, {
      catalogueId: 'TM08',
      start: today(),
      days,
      origin: {
        letter: null,
        kind: 'ind_afwijzing',
        outcome: null,
        letterDate: today(),
        sentDate: null,
        statedLastDay: null,
      },
      found: null,
      reason: words('limit'),
    });
    const task = await addTask(limits, {
      kind: 'appointment',
      letter: null,
      day: today(),
      time: null,
      place: words('place'),
      term: null,
    });
    const consent = await addConsent(open, consentOf(words));
    const around = await addAround(open, aroundOf(words));
    await saveWish(open, wishOf(words), 0);
    const interpreter = await askInterpreter(open, interpreterOf(words));
    await saveCard(open, cardOf(words), 0);
    const message = await sendMessage(open, 'Mag ik mee naar de zitting?');
    return { note, limit, task, consent, around, interpreter, message };
  });
  const worry = await one<string>(admin, "select id from naast.task where case_id = $1 and kind = 'worry'", [caseId]);
  const referral = await seedReferral({ world }, reference, coordinator, volunteer, words);
  const running = await seedProcedure(world, reference, volunteer, words);
  const block = await seedBlock({ world, admin }, reference, coordinator, words('block'));
  const rest = { letter: '', bundle: '', block, glass: await seedGlass({ world, admin }, caseId) };
  return { caseId, reference, canaries, coordinator, volunteer, ...ids, worry, ...rest, referral, ...running };
}

/** Keeps the coordinator of another region out of a case. Gives the id of the block. */
async function seedBlock({ world, admin }: Seeded, reference: string, coordinator: TestPerson, why: string) {
  const { joke, lies } = world.people;
  const personId = coordinator.id === joke.id ? lies.id : joke.id;
  await world.as(coordinator, async (visit) =>
    keepOut(await opened(visit, reference, 'case.keep-out'), { personId, reason: 'other', why }),
  );
  return one<string>(
    admin,
    'select b.id from naast.case_block b join naast.case_file c on c.id = b.case_id where c.reference = $1',
    [reference],
  );
}

/** The row of glass that was broken once, on a day of its own, also past midnight; without its grant: that has lapsed. Gives its id. */
async function seedGlass({ world, admin }: Seeded, caseId: string): Promise<string> {
  const id = newId();
  await admin.query(
    `insert into naast.glass_break (id, case_id, person_id, day, number, reason, broken_at)
     select $1, $2, $3, least(min(day), current_date - 39) - 1, 1, 'danger', now() - interval '40 days' from naast.glass_break`,
    [id, caseId, world.people.leader.id],
  );
  return id;
}

export const consentOf = (words: (what: string) => string) => ({
  purpose: 'bundle' as const,
  receiver: words('receiver'),
  organisation: null,
  from: today(),
  until: today(),
  text: words('consent'),
  how: 'spoken' as const,
  language: 'ti',
  interpreter: true,
});

export const aroundOf = (words: (what: string) => string) => ({
  role: 'lawyer' as const,
  name: words('lawyer'),
  organisation: words('office'),
  telephone: null,
  mail: null,
  note: words('aroundnote'),
  gone: false,
});

const wishOf = (words: (what: string) => string) => ({
  ...nothingWished,
  dialect: words('dialect'),
  persons: [words('veto')],
  circles: [words('circle')],
});

export const interpreterOf = (words: (what: string) => string) => ({
  name: words('interpreter'),
  through: words('agency'),
  how: 'there' as const,
  day: today(),
  time: '10:30',
  outsideCircles: true,
});

const cardOf = (words: (what: string) => string) => ({
  ...emptyCard,
  speaking: words('speaking'),
  neverAsk: words('neverask'),
});

function caseWith(words: (what: string) => string): NewCase {
  return {
    header: {
      nameToUse: words('name'),
      languages: ['ti', 'en'],
      reads: 'ti',
      interpreter: 'needed',
      contactRules: { when: words('when'), askFor: words('askfor'), leaveMessage: 'no', mustNotKnow: words('mustnot') },
    },
    contact: { ways: [{ kind: 'through-someone', value: words('someone') }], staysAt: words('stays') },
    registration: {
      by: 'herself',
      needs: ['letter'],
      question: words('question'),
      referrer: null,
      languageElse: null,
      history: [],
    },
  };
}

export const today = () => Temporal.Now.plainDateISO('Europe/Amsterdam').toString();

async function opened(visit: Visit, reference: string, action: Parameters<typeof openCase>[3]) {
  const open = await openCase(visit, reference, 'core', action);
  if (!open) throw new Error('The case does not open.');
  return open;
}

/** A registration that is with a team; `status` is `new` with the intake team and `placed` with a region. */
export async function seedRegistration(
  { world, admin }: Seeded,
  team: 'intake' | 'utrecht' | 'groningen',
  word: string,
): Promise<string> {
  const teamId = world.teams[team];
  const publicKey = await one<Buffer>(admin, 'select public_key from naast.team_key where team_id = $1', [teamId]);
  const id = newId();
  const content = ordinaryRegistration({ nameToUse: word, question: word });
  const row = sealRegistration({ teamId, epoch: 1, publicKey }, id, content, () => undefined);
  await admin.query(
    'insert into naast.registration (id, status, team_id, team_epoch, key_sealed, sealed, receipt_mac, form_key) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [
      id,
      team === 'intake' ? 'new' : 'placed',
      row.team_id,
      row.team_epoch,
      row.key_sealed,
      row.sealed,
      randomBytes(32),
      newId(),
    ],
  );
  return id;
}

/** Somebody who has joined and for whom nobody has vouched yet. */
export async function seedAwaiting(
  world: TestWorld,
  by: TestPerson,
  loginName: string,
  name: string,
): Promise<TestPerson> {
  const invited = await world.as(by, (visit) =>
    invite(visit, world.installation, { loginName, name, roles: ['volunteer'], regionId: by.regionId }),
  );
  if (!invited.ok) throw new Error(invited.reason);
  const { ticket } = newJoinTicket(world.installation);
  const totpSecret = readJoinTicket(world.installation, ticket)?.secret ?? Buffer.alloc(0);
  const password = `proef ${loginName} wandelt langs de rivier`;
  const joined = await join(world.installation, {
    invitationCode: invited.code,
    password,
    ticket,
    code: totpCode(totpSecret),
    address: `seed-${loginName}`,
    passwordCost: CHEAP_PASSWORD_COST,
  });
  if (!joined.ok) throw new Error(joined.reason);
  return { id: invited.personId, loginName, name, roles: ['volunteer'], regionId: by.regionId, password, totpSecret };
}

/** A cookie whose session has just been ended on the server. */
export async function endedSession(world: TestWorld, person: TestPerson): Promise<string> {
  const cookie = await world.signedIn(person);
  const lookup = readSessionCookie(cookie)?.lookup;
  if (lookup) await endSession(world.installation, lookup, 'sign-out.done');
  // The world acts for this colleague in the session that it made last.
  await world.signedIn(person);
  return cookie;
}
