import { openCase } from '#app/platform/access/grants/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { addTask } from '#app/service/cases/index.ts';
import { countLimit } from '#app/service/limit-counting/index.ts';
import { addLimit, listLimits } from '#app/service/procedures/index.ts';
import { changeLimitAfter } from '#app/service/procedures/limits/index.ts';
import { saveProfile } from '#app/service/volunteers/index.ts';
import { seedChosen } from './attack-bundle.ts';
import { type FormMaker, fromPage } from './attack-form.ts';
import { freshCase } from './attack-fresh.ts';
import { quietPdf } from './attack-letter.ts';
import { formTo } from './attack-pages.ts';
import { freshProcedure } from './attack-procedure.ts';
import { today } from './attack-seeds.ts';
import type { AttackWorld } from './attack-world.ts';
import type { TestPerson } from './test-world.ts';

/** Forms of letters, limits, tasks, matching and profiles. */
export const letterForms: Readonly<Record<string, FormMaker>> = {
  'POST /clients/:reference/letters/new': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/letters/new`;
    return { ...(await fromPage(attack, 'bram', at, at)), file: { name: 'brief.pdf', bytes: quietPdf() } };
  },
  'POST /clients/:reference/letters/:id/confirm': async (attack) => {
    const at = await freshLetter(attack);
    return fromPage(attack, 'bram', `${at}/check`, `${at}/confirm`);
  },
  'POST /clients/:reference/letters/:id/set-aside': async (attack) => {
    const at = await freshLetter(attack);
    return fromPage(attack, 'bram', `${at}/check`, `${at}/set-aside`, { asideReason: 'dubbel' });
  },
  'POST /clients/:reference/letters/:id/seen': async (attack) => {
    const at = await freshLetter(attack);
    return fromPage(attack, 'bram', `${at}/seen`, `${at}/seen`, { addDay: '1-6-2031', addDayFor: 'antwoord' });
  },
  'POST /clients/:reference/letters/:id/put-back': async (attack) => {
    const at = await freshLetter(attack);
    const bram = await attack.visitor('bram');
    await bram.post(`${at}/confirm`, formTo((await bram.get(`${at}/check`)).body, `${at}/confirm`).fields);
    await bram.post(`${at}/set-aside`, { _version: '2', asideReason: 'dubbel' });
    return fromPage(attack, 'bram', at, `${at}/put-back`);
  },
  'POST /clients/:reference/letters/:id/originals/:number': async (attack) => {
    const { reference, letter } = attack.cases.own;
    const at = `/clients/${reference}/letters/${letter}/originals/1`;
    await attack.admin.query('delete from naast.throttle');
    return { ...(await fromPage(attack, 'bram', at, at, { reason: 'for-lawyer' })), takes: 'answer' };
  },
  'POST /clients/:reference/letters/:id/pages': async (attack) => {
    const at = await freshLetter(attack);
    const form = await fromPage(attack, 'bram', `${at}/pages`, `${at}/pages`);
    return { ...form, file: { name: 'foto.pdf', bytes: quietPdf() } };
  },
  'POST /clients/:reference/letters/:id/pages/order': async (attack) => {
    const at = await freshLetter(attack, quietPdf(['\f', 'Bladzijde twee']));
    return fromPage(attack, 'bram', `${at}/pages`, `${at}/pages/order`, { move: 'down-1' });
  },
  'POST /clients/:reference/dossier/search': async (attack) => ({
    who: 'bram',
    path: `/clients/${await freshCase(attack)}/dossier/search`,
    fields: { words: 'besluit' },
    takes: 'answer',
  }),
  'POST /clients/:reference/dossier/new': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/dossier/new`;
    return { ...(await fromPage(attack, 'bram', at, at)), file: { name: 'papier.pdf', bytes: quietPdf() } };
  },
  'POST /clients/:reference/dossier/:id': async (attack) => {
    const at = await freshDocument(attack);
    return fromPage(attack, 'bram', at, at, { title: 'Besluit', date: '05-2023', original: 'lawyer' });
  },
  'POST /clients/:reference/dossier/:id/pages': async (attack) => {
    const at = await freshDocument(attack);
    const form = await fromPage(attack, 'bram', `${at}/pages`, `${at}/pages`);
    return { ...form, file: { name: 'tweede.pdf', bytes: quietPdf(['Bladzijde twee']) } };
  },
  'POST /clients/:reference/dossier/:id/original': async (attack) => {
    const at = await freshDocument(attack);
    const form = await fromPage(attack, 'bram', `${at}/original`, `${at}/original`, { reason: 'for-lawyer' });
    return { ...form, takes: 'answer' };
  },
  'POST /clients/:reference/bundles/:id/file': async (attack) => {
    const { own } = attack.cases;
    const at = `/clients/${own.reference}/bundles/${own.bundle}`;
    await attack.admin.query('delete from naast.throttle');
    return { ...(await fromPage(attack, 'joke', at, `${at}/file`)), takes: 'answer' };
  },
  'POST /clients/:reference/dossier/:id/set-aside': async (attack) => {
    const at = await freshDocument(attack);
    return fromPage(attack, 'bram', at, `${at}/set-aside`, { asideReason: 'dubbel' });
  },
  'POST /clients/:reference/bundles': async (attack) => {
    const { reference, document } = await freshPapers(attack);
    const { coordinator } = attack.cases.own;
    const { consent } = await seedChosen(attack, { reference, coordinator, document, receiver: 'mr. Proef' });
    const at = `/clients/${reference}/bundles`;
    return fromPage(attack, 'joke', `${at}/new`, at, { consent, pick: document });
  },
  'POST /clients/:reference/bundles/:id/making': async (attack) => {
    const { coordinator } = attack.cases.own;
    const { at } = await seedChosen(attack, { ...(await freshPapers(attack)), coordinator, receiver: 'mr. Proef' });
    // Tries are counted; here it is not about guessing.
    await attack.admin.query('delete from naast.throttle');
    return fromPage(attack, 'joke', at, `${at}/making`, { password: coordinator.password });
  },
  'POST /clients/:reference/limits/:id/state': async (attack) => {
    const at = await freshLimit(attack);
    return fromPage(attack, 'bram', at, `${at}/state`, { state: 'done', reason: 'gedaan' });
  },
  'POST /clients/:reference/limits/:id/day': async (attack) => {
    const at = await freshLimit(attack);
    return fromPage(attack, 'bram', at, `${at}/day`, { day: '1-6-2031', dayReason: 'De brief noemt een andere dag.' });
  },
  'POST /clients/:reference/limits/:id/proposal': async (attack) => {
    const at = await freshLimit(attack, { proposed: '2031-06-01' });
    return fromPage(attack, 'bram', at, `${at}/proposal`);
  },
  'POST /limits/proposals': async (attack) => {
    await freshLimit(attack, { proposed: '2031-06-01' });
    return fromPage(attack, 'bram', '/limits/proposals', '/limits/proposals');
  },
  'POST /clients/:reference/limits/:id/lawyer': async (attack) => {
    const at = await freshLimit(attack);
    return fromPage(attack, 'bram', at, `${at}/lawyer`, { lawyer: 'Mr. Proef', lawyerSaid: 'De dag klopt.' });
  },
  'POST /clients/:reference/limits/:id/reading': async (attack) => {
    const at = await freshLimit(attack, { term: 'P1W' });
    const page = await fromPage(attack, 'bram', at, `${at}/reading`, {
      readingLawyer: 'Mr. Proef',
      readingReason: 'De brief zegt vier weken.',
    });
    const lastDay = countLimit({ what: 'TM08', start: today(), term: 'P1W' })?.drivingDay ?? '';
    return { ...page, fields: { ...page.fields, reading: `other-count ${lastDay}` } };
  },
  'POST /clients/:reference/limits/:id/start': async (attack) => {
    const at = await freshLimit(attack);
    return fromPage(attack, 'bram', at, `${at}/start`, { start: '1-6-2031', startReason: 'Die dag is het verstuurd.' });
  },
  'POST /clients/:reference/limits/:id/pause': async (attack) => {
    const at = await freshLimit(attack);
    const ahead = (days: number) => typedDay(Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days }));
    return fromPage(attack, 'bram', at, `${at}/pause`, {
      asked: ahead(3),
      completed: ahead(9),
      pauseReason: 'De brief van de IND.',
    });
  },
  'POST /clients/:reference/limits/:id/extension': async (attack) => {
    const at = await freshLimit(attack);
    return fromPage(attack, 'bram', at, `${at}/extension`, { weeks: '2', extensionReason: 'De brief van de IND.' });
  },
  'POST /clients/:reference/limits/:id/second': async (attack) => {
    const at = await freshLimit(attack);
    await askLater(attack, at);
    return fromPage(attack, 'joke', at, `${at}/second`, { answer: 'opened' });
  },
  'POST /clients/:reference/limits/:id/join': async (attack) => {
    const [, stops] = await freshPair(attack);
    return fromPage(attack, 'joke', stops, `${stops}/join`);
  },
  'POST /clients/:reference/limits/:id/apart': async (attack) => {
    const [, stops] = await freshPair(attack);
    return fromPage(attack, 'joke', stops, `${stops}/apart`);
  },
  'POST /clients/:reference/limits/:id/part': async (attack) => {
    const [, stops] = await freshPair(attack);
    const joke = await attack.visitor('joke');
    await joke.post(`${stops}/join`, formTo((await joke.get(stops)).body, `${stops}/join`).fields);
    return fromPage(attack, 'joke', stops, `${stops}/part`);
  },
  'POST /clients/:reference/limits/:id/word': async (attack) => {
    const { reference, document } = await freshPapers(attack);
    const at = await freshLimit(attack, { reference });
    // Every coordinator had a hand in it: nobody else can look.
    const { rows } = await attack.admin.query("select id from naast.person where 'coordinator' = any(roles)");
    await askLater(attack, at, { by: attack.world.people.joke, authors: rows.map(({ id }) => String(id)) });
    return fromPage(attack, 'bram', at, `${at}/word`, {
      wordLawyer: 'Mr. Proef',
      wordProof: `document:${document}`,
    });
  },
  'POST /limits/calendar': (attack) => fromPage(attack, 'bram', '/limits/calendar', '/limits/calendar'),
  'POST /limits/calendar/ending': async (attack) => {
    await (await attack.visitor('bram')).post('/limits/calendar', { _key: newId() });
    return fromPage(attack, 'bram', '/limits/calendar', '/limits/calendar/ending');
  },
  'POST /clients/:reference/tasks/:id/appointment': async (attack) => {
    const at = `${await freshTask(attack)}/appointment`;
    return fromPage(attack, 'bram', at, at, { what: 'doctor', papers: 'het pasje' });
  },
  'POST /clients/:reference/tasks/:id/along': async (attack) => {
    const at = await freshTask(attack);
    return fromPage(attack, 'bram', at, `${at}/along`, { comes: 'yes' });
  },
  'POST /clients/:reference/tasks/:id/state': async (attack) => {
    const at = await freshTask(attack);
    return fromPage(attack, 'bram', at, `${at}/state`, { state: 'done', reason: 'geweest' });
  },
  'POST /clients/:reference/volunteer': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/volunteer`;
    const volunteer = await availableVolunteer(attack);
    return fromPage(attack, 'joke', at, at, { volunteer, reason: 'volunteer-match', endOthers: 'yes' });
  },
  'POST /clients/:reference/volunteer/ending': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/volunteer`;
    return fromPage(attack, 'joke', at, `${at}/ending`, { endReason: 'no-match' });
  },
  'POST /people/:id/profile': async (attack) => {
    const at = `/people/${attack.world.people.noor.id}/profile`;
    return fromPage(attack, 'joke', at, at, { places: String(1 + Math.trunc((performance.now() * 7) % 9)) });
  },
  'POST /training-days': async (attack) => {
    const at = '/training-days';
    const days = 400 + Math.trunc((performance.now() * 7) % 300);
    const day = Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days });
    return fromPage(attack, 'joke', at, at, { [`day-${attack.world.people.noor.id}`]: typedDay(day) });
  },
};

const typedDay = (day: Temporal.PlainDate) => day.toString().split('-').reverse().join('-');

/** Noor, with a profile that allows being asked. */
async function availableVolunteer({ world }: AttackWorld): Promise<string> {
  const { joke, noor } = world.people;
  const until = Temporal.Now.plainDateISO('Europe/Amsterdam').add({ years: 3 }).toString();
  const profile = { languages: ['nl', 'ti'], trainingValidUntil: until, places: 10 };
  await world.as(joke, async (visit) => {
    const before = await visit.db
      .selectFrom('volunteer_profile')
      .select('version')
      .where('person_id', '=', noor.id)
      .executeTakeFirst();
    await saveProfile(visit, noor.id, profile, before?.version ?? 0);
  });
  return noor.id;
}

/** The address of a letter that waits to be checked. */
export async function freshLetter(attack: AttackWorld, bytes = quietPdf()): Promise<string> {
  const at = `/clients/${await freshCase(attack)}/letters`;
  const brought = await (await attack.visitor('bram')).upload(
    `${at}/new`,
    { _key: newId() },
    { name: 'brief.pdf', bytes },
  );
  if (!brought.location?.startsWith(at)) throw new Error(`The letter did not come in: ${brought.status}`);
  return brought.location;
}

/** The address of a document of the dossier. */
async function freshDocument(attack: AttackWorld): Promise<string> {
  const at = `/clients/${await freshCase(attack)}/dossier`;
  const brought = await (await attack.visitor('bram')).upload(
    `${at}/new`,
    { _key: newId() },
    { name: 'papier.pdf', bytes: quietPdf() },
  );
  if (!brought.location?.startsWith(at)) throw new Error(`The document did not come in: ${brought.status}`);
  return brought.location;
}

/** A case with one document. */
async function freshPapers(attack: AttackWorld): Promise<{ reference: string; document: string }> {
  const [, , reference = '', , document = ''] = (await freshDocument(attack)).split('/');
  return { reference, document };
}

/** The address of a limit. */
export async function freshLimit(
  attack: AttackWorld,
  more: { proposed?: string; reference?: string; isOnMap?: boolean; term?: string } = {},
): Promise<string> {
  const { world } = attack;
  const reference = more.reference ?? (await freshCase(attack));
  const days = countLimit({ what: 'TM08', start: today(), term: more.term ?? null, stated: null, safest: null });
  if (!days) throw new Error('TM08 cannot be counted.');
  const { bram } = world.people;
  const happened = more.isOnMap ? await freshProcedure(world, reference, bram) : null;
  const step = happened && { ...happened, key: `${happened.stage} TM08` };
  const id = await world.as(bram, async (visit) => {
    const open = await openCase(visit, reference, 'core', 'limit.change');
    if (!open) throw new Error('The case does not open.');
    const origin = {
      letter: null,
      kind: 'ind_afwijzing',
      outcome: null,
      letterDate: today(),
      sentDate: null,
      statedLastDay: null,
      step,
    };
    return addLimit(open, { catalogueId: 'TM08', start: today(), days, origin, found: null, reason: null });
  });
  if (more.proposed) {
    await attack.admin.query('update naast.legal_limit set proposed_day = $1 where id = $2', [more.proposed, id]);
  }
  return `/clients/${reference}/limits/${id}`;
}

/** The addresses of two limits of one decision, on the map and of its letter. */
async function freshPair(attack: AttackWorld): Promise<[runs: string, stops: string]> {
  const reference = await freshCase(attack);
  return [await freshLimit(attack, { reference, isOnMap: true }), await freshLimit(attack, { reference })];
}

/** Somebody asks for a later day: it waits for a second person. */
async function askLater(
  { world }: AttackWorld,
  at: string,
  { by = world.people.bram, authors = [] }: { by?: TestPerson; authors?: string[] } = {},
): Promise<void> {
  const [, , reference = '', , id] = at.split('/');
  await world.as(by, async (visit) => {
    const open = await openCase(visit, reference, 'core', 'limit.change');
    const limit = open && (await listLimits(open)).find((one) => one.id === id);
    if (!open || !limit) throw new Error('The limit does not open.');
    const act = { what: 'start', start: '2031-06-01', reason: 'Later verstuurd.' } as const;
    const asked = await changeLimitAfter(open, limit, { seen: limit.version, act, authors });
    if (asked !== 'waits') throw new Error(`Nothing waits: ${asked}.`);
  });
}

/** The address of a task. */
export async function freshTask(attack: AttackWorld): Promise<string> {
  const { world } = attack;
  const reference = await freshCase(attack);
  const id = await world.as(world.people.bram, async (visit) => {
    const open = await openCase(visit, reference, 'core', 'limit.change');
    if (!open) throw new Error('The case does not open.');
    return addTask(open, {
      kind: 'appointment',
      letter: null,
      // Not today: of an hour that is past nobody signs up any more.
      day: Temporal.PlainDate.from(today()).add({ days: 7 }).toString(),
      time: '10:30',
      place: 'Proefplein',
      term: null,
    });
  });
  return `/clients/${reference}/tasks/${id}`;
}
