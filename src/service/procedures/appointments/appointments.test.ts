import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { longDate, today } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { plainAppointment } from '#app/service/appointments/index.ts';
import { forgottenIn } from '../../../../test/support/declared-form.ts';
import { type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { addAppointment, keepDetails, setAlong } from '../tasks/appointment.store.ts';
import { readTask } from '../tasks/tasks.store.ts';
import { changedAppointment, newAppointment } from './appointment-form.ts';
import { appointmentsDesk, made, send, typed } from './testing.ts';

const day = (ahead: number) => today().add({ days: ahead }).toString();
/** The rule of contact as it is chosen with the client. */
const rule = {
  channels: ['call', 'card'],
  when: 'any',
  shared: 'own',
  ourName: 'never',
  say: 'neutral',
  leaveMessage: 'yes',
  secretFrom: ['housemates'],
  askFor: '',
};
const inWords = (iso: string) => longDate(iso, 'nl');

describe('an appointment', () => {
  let world: TestWorld;
  let desk: Awaited<ReturnType<typeof appointmentsDesk>>;
  let client: string;
  beforeAll(async () => {
    world = await testWorld();
    desk = await appointmentsDesk(world);
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    client = await desk.clientAt();
  });

  const change = (at: string, fields: Record<string, string>) =>
    send(desk.bram, `${at}/appointment`, `${at}/appointment`, typed(fields));
  const bodyOf = async (path: string, who = desk.bram) => (await who.get(path)).body;
  const main = (body: string) => /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? '';
  const taskOn = (body: string, name: string) =>
    new RegExp(`href="(${client}/tasks/[0-9a-f-]{36})">${name}`).exec(body)?.[1] ?? '';

  it('has forms in which no field is forgotten', async () => {
    expect(await forgottenIn(newAppointment)).toEqual([]);
    expect(await forgottenIn(changedAppointment)).toEqual([]);
  });

  it('is made by hand and stands by its name, with hour and place, wherever one looks', async () => {
    const at = await made(desk.bram, client, {
      word: 'kinderarts',
      day: day(3),
      time: '9.05',
      place: 'Kanariestraat 7',
      travel: '45',
      ticket: 'needed',
      papers: 'het pasje',
      interpreter: 'ti',
    });
    const pages = [client, '/limits', `/limits/month?from=${day(3)}`, at];
    for (const page of pages)
      for (const shown of ['Dokter of ziekenhuis: kinderarts', '09:05', 'Kanariestraat 7'])
        expect(await bodyOf(page)).toContain(shown);
    const own = await bodyOf(at);
    for (const shown of ['45 minuten', 'moet nog geregeld worden', 'het pasje', 'Tigrinya: moet nog gevraagd worden'])
      expect(own).toContain(shown);
  });

  it('without a day stands in every list until it has one, is asked after, and cannot be over', async () => {
    const at = await made(desk.bram, client, { what: 'hearing', place: 'Zaal vier' });
    const lists = ['late', 'week', 'weeks', 'all', 'toCome'].map((show) => `/limits?show=${show}`);
    for (const page of [...lists, '/limits/month', client]) expect(main(await bodyOf(page)), page).toContain(at);
    const [asked = ''] = [taskOn(await bodyOf('/limits?show=all'), 'Vraag of de dag van de afspraak bekend is')];
    expect(await bodyOf(asked)).toContain(`href="${at}"`);
    // Asked and not known yet: asked again. And what has no day is not ticked off.
    await send(desk.bram, asked, `${asked}/state`, { state: 'done', reason: '' });
    const again = taskOn(await bodyOf('/limits?show=all'), 'Vraag of de dag van de afspraak bekend is');
    expect(again).not.toBe('');
    expect(again).not.toBe(asked);
    const over = await send(desk.bram, at, `${at}/state`, { state: 'done', reason: '' });
    expect(over.status).toBe(409);
    expect(over.body).toContain('heeft nog geen dag');
    expect(main(await bodyOf('/limits?show=week'))).toContain(at);
    // The day is there: it is in the week, nobody is asked any more, and it is told.
    const now = await change(at, { what: 'hearing', day: day(2), time: '10:00', place: 'Zaal vier' });
    const week = main(await bodyOf('/limits?show=week'));
    expect(week).toContain(now.location);
    expect(week).not.toContain(at);
    expect(await bodyOf('/limits?show=all')).not.toContain('Vraag of de dag van de afspraak bekend is');
    const told = taskOn(await bodyOf('/limits?show=all'), 'Een afspraak is veranderd: vertel het door');
    for (const shown of ['dag volgt nog', '10:00', 'Zitting of gehoor']) expect(await bodyOf(told)).toContain(shown);
  });

  it('keeps who comes along, its papers and what it was when it is moved; the old one leads to the new one', async () => {
    const at = await made(desk.bram, client, { day: day(3), time: '10:00', place: 'Oude plek', papers: 'het pasje' });
    await send(desk.bram, at, `${at}/along`, { comes: 'yes' });
    const { location } = await change(at, {
      day: day(5),
      time: '11:00',
      place: 'Nieuwe plek',
      papers: 'het pasje',
      reason: 'De arts belde.',
    });
    const now = await bodyOf(location ?? '');
    for (const shown of ['Bram', 'het pasje', 'Nieuwe plek', 'Oude plek', inWords(day(3)), 'De arts belde.'])
      expect(now).toContain(shown);
    const old = await bodyOf(at);
    for (const shown of ['Deze afspraak is verzet', `href="${location}"`, 'Oude plek']) expect(old).toContain(shown);
    const told = await bodyOf(taskOn(await bodyOf('/limits?show=all'), 'Een afspraak is veranderd: vertel het door'));
    for (const shown of ['Oude plek', 'Nieuwe plek', 'Bram']) expect(told).toContain(shown);
    // Moved once more, there is still one thing to tell.
    await send(desk.bram, `${location}/appointment`, `${location}/appointment`, typed({ day: day(6), time: '11:00' }));
    const toTell = new RegExp(`<a href="${client}/tasks/[0-9a-f-]{36}">Een afspraak is veranderd`, 'g');
    expect(main(await bodyOf('/limits?show=all')).match(toTell)).toHaveLength(1);
    expect((await desk.bram.post(`${at}/state`, { state: 'open', reason: '', _version: '3' })).status).toBe(409);
  });

  it('that is called off is told, and gone from the lists', async () => {
    const at = await made(desk.bram, client, { day: day(3), time: '10:00' });
    await send(desk.bram, at, `${at}/state`, { state: 'dropped', reason: 'Ziek.' });
    const list = await bodyOf('/limits?show=all');
    expect(list).not.toContain(`${at}"`);
    expect(await bodyOf(taskOn(list, 'Een afspraak is veranderd: vertel het door'))).toContain('Gaat niet door:');
    const own = main(await bodyOf(at));
    for (const shown of ['>gaat niet door<', ': gaat niet door', 'Gaat toch door']) expect(own).toContain(shown);
    expect(own).not.toContain('niet meer nodig');
  });

  it('from a letter that says no more is called by that, and never a word that says nothing', async () => {
    const letter = newId();
    const id = await world.as(world.people.bram, async (visit) => {
      const open = await openCase(visit, client.split('/').at(-1) ?? '', 'core', 'limit.change');
      const when = { day: day(3), time: '10:00', place: null };
      return open ? addAppointment(open, { ...when, letter, appointment: plainAppointment }) : '';
    });
    for (const page of [client, '/limits', `${client}/tasks/${id}`])
      expect(await bodyOf(page)).toContain('Afspraak uit een brief');
  });

  it('keeps what was typed and says what is wrong: the past, a day that is none, an hour alone, no word', async () => {
    const at = await made(desk.bram, client, { day: day(3), time: '10:00' });
    const wrong: readonly [Record<string, string>, string][] = [
      [{ day: day(-1) }, 'Die dag is al voorbij. Kies een dag vanaf vandaag.'],
      [{ day: '31-02-2199' }, 'id="day-error"'],
      [{ day: '10-12-2062' }, 'Klopt het jaar?'],
      [{ time: '25:10', day: day(2) }, 'Schrijf de tijd zo: 14:30.'],
      [{ time: 'half drie', day: day(2) }, 'Schrijf de tijd zo: 14:30.'],
      [{ time: '10:00' }, 'Je vulde een tijd in, maar geen dag.'],
      [{ what: 'other', day: day(2) }, 'Schrijf in een paar woorden wat het is.'],
      [{ travel: 'ver', day: day(2) }, 'Schrijf de reistijd in minuten'],
    ];
    for (const [fields, sentence] of wrong) {
      const filled = typed({ place: 'Kanariestraat 7', ...fields });
      const atNew = await send(desk.bram, `${client}/appointments/new`, `${client}/appointments`, filled);
      const atOld = await change(at, filled as Record<string, string>);
      for (const answer of [atNew, atOld]) {
        expect(answer.status, sentence).toBe(422);
        expect(answer.body).toContain(sentence);
        expect(answer.body).toContain('Kanariestraat 7');
      }
    }
    expect(await bodyOf('/limits?show=all')).toContain(`${at}"`);
  });

  it('without an hour says so, and is taken', async () => {
    const at = await made(desk.bram, client, { day: day(3) });
    expect(await bodyOf(at)).toContain('De tijd is nog niet bekend.');
  });

  it('has room for so many: of two who sign up at once one gets a sentence, and the form of neither is lost', async () => {
    const at = await made(desk.bram, client, { day: day(3), time: '10:00' });
    const answers = await Promise.all(
      [desk.bram, desk.joke].map((who) => send(who, at, `${at}/along`, { comes: 'yes' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const second = answers.find(({ status }) => status === 409)?.body ?? '';
    expect(second).toContain('Iemand was je net voor.');
    // Whoever leaves makes room.
    const first = answers[0]?.status === 303 ? desk.bram : desk.joke;
    await send(first, at, `${at}/along`, { comes: 'no' });
    expect(await bodyOf(at)).toContain('Nog niemand.');
  });

  it('takes no sign-up once its hour is past, offers none, and is in no list of what wants company', async () => {
    // Moved there while it was still to come: nobody writes a past hour.
    const at = await made(desk.bram, client, { day: day(3), time: '10:00' });
    const id = at.split('/').at(-1) ?? '';
    const passed = Temporal.PlainDateTime.from(`${day(3)}T10:01`);
    const signUp = (moment: Temporal.PlainDateTime) =>
      world.as(desk.people.bram, async (visit) => {
        const open = await openCase(visit, client.split('/').at(-1) ?? '', 'core', 'limit.change');
        return open && setAlong(open, id, true, moment);
      });
    expect(await signUp(passed)).toBe('over');
    expect(await signUp(passed.subtract({ minutes: 2 }))).toBe('saved');
    // Today, at the first hour of the day.
    const early = await made(desk.bram, client, { day: day(3), time: '0:00' });
    const earlyId = early.split('/').at(-1) ?? '';
    await (await world.test.administrator()).query('update naast.task set due_day = $1 where id = $2', [
      day(0),
      earlyId,
    ]);
    expect(await bodyOf(early)).not.toContain('>Ik ga mee<');
    expect(await bodyOf('/limits/company')).not.toContain(`${early}/along`);
    const answer = await desk.bram.post(`${early}/along`, { comes: 'yes' });
    expect(answer.status).toBe(409);
    expect(answer.body).toContain('Bij deze afspraak kun je je niet meer opgeven');
    const typedAnew = await send(desk.bram, `${client}/appointments/new`, `${client}/appointments`, {
      ...typed({ day: day(0), time: '0:00' }),
    });
    expect([typedAnew.status, typedAnew.body.includes('Dat uur is al voorbij.')]).toEqual([422, true]);
  });

  it('is changed by two at once: the second sees both', async () => {
    const at = await made(desk.bram, client, { day: day(3), time: '10:00' });
    const stale = { _version: '1', ...typed({ day: day(3), time: '10:00', papers: 'het paspoort' }) };
    await send(desk.bram, at, `${at}/along`, { comes: 'yes' });
    const answer = await desk.joke.post(`${at}/appointment`, stale);
    expect(answer.status).toBe(409);
    for (const shown of ['Een collega wijzigde deze afspraak net.', 'het paspoort', 'Bram'])
      expect(answer.body).toContain(shown);
  });

  it('shows whoever goes elsewhere at that hour, before signing up and after', async () => {
    const other = await desk.clientAt();
    const elsewhere = await made(desk.bram, other, { day: day(4), time: '10:00' });
    await send(desk.bram, elsewhere, `${elsewhere}/along`, { comes: 'yes' });
    const at = await made(desk.bram, client, { day: day(4), time: '11:00' });
    expect(await bodyOf(at)).toContain('Je gaat op deze dag al mee met een andere afspraak, om 10:00:');
    await send(desk.bram, at, `${at}/along`, { comes: 'yes' });
    const seen = await bodyOf(at, desk.joke);
    expect(seen).toContain('Gaat op deze dag ook mee met een andere afspraak, om 10:00:');
    expect(seen).toContain(`href="${elsewhere}"`);
    const later = await made(desk.bram, client, { day: day(4), time: '16:00' });
    expect(await bodyOf(later)).not.toContain('Je gaat op deze dag al mee met een andere afspraak, om 10:00:');
  });

  it('has a card that says neither what it is nor who we are, as the rule of contact lets it', async () => {
    const at = await made(desk.bram, client, {
      what: 'police',
      word: 'aangifte',
      day: day(3),
      time: '10:00',
      place: 'Bureau Zuid',
    });
    const card = async () => /<main[\s\S]*<\/main>/.exec(await bodyOf(`${at}/card`))?.[0] ?? '';
    const paper = (body: string) => /<article[\s\S]*<\/article>/.exec(body)?.[0] ?? '';
    const plain = paper(await card());
    for (const shown of ['Afspraak', '10:00']) expect(plain).toContain(shown);
    for (const hidden of ['Politie', 'aangifte', 'Bureau Zuid', 'naast', client]) expect(plain).not.toContain(hidden);
    const choose = async (fields: Record<string, string | string[]>) => {
      const answer = await send(desk.bram, `${client}/contact-rule`, `${client}/contact-rule`, { ...rule, ...fields });
      expect(answer.status).toBe(303);
    };
    await choose({ channels: ['card'], ourName: 'may', say: 'all', shared: 'own', secretFrom: [] });
    expect(paper(await card())).toContain('Bureau Zuid');
    expect(paper(await card())).not.toMatch(/Politie|aangifte|naast/);
    await choose({ channels: ['call'] });
    expect(paper(await card())).toBe('');
    expect(await card()).toContain('De cliënt wil niet op deze manier bereikt worden.');
    await choose({ channels: ['card'] });
    await desk.bram.post(`${client}/contact-rule/stop`);
    expect(paper(await card())).toBe('');
  });

  it('of a client whom one does not have is not found, at any address and by any id', async () => {
    const at = await made(desk.bram, client, { day: day(3), time: '10:00' });
    const id = at.split('/').at(-1);
    const other = await desk.clientAt(desk.people.noor);
    const strange = [
      [desk.noor, client, at],
      [desk.lies, client, at],
      // Her own client with the id of another's.
      [desk.noor, other, `${other}/tasks/${id}`],
    ] as const;
    for (const [who, of, own] of strange) {
      if (of === client)
        for (const page of [`${of}/appointments/new`, `${of}/limits/new`])
          expect((await who.get(page)).status).toBe(404);
      for (const page of [own, `${own}/appointment`, `${own}/card`])
        expect((await who.get(page)).status, page).toBe(404);
      const posts = { ...typed({ day: day(9), time: '10:00' }), comes: 'yes', _version: '1', _key: id ?? '' };
      for (const page of [`${own}/appointment`, `${own}/along`])
        expect((await who.post(page, posts)).status, page).toBe(404);
    }
    expect(await bodyOf(at)).toContain('Nog niemand.');
    for (const list of ['/limits?show=toCome', '/limits']) expect(await bodyOf(list, desk.noor)).not.toContain(id);
  });

  it('with the embassy is not made before client and lawyer said that it is safe', async () => {
    const answer = await send(
      desk.bram,
      `${client}/appointments/new`,
      `${client}/appointments`,
      typed({ what: 'embassy', day: day(3) }),
    );
    expect(answer.status).toBe(409);
    const at = await made(desk.bram, client, { day: day(3) });
    expect((await change(at, { what: 'embassy', day: day(3) })).status).toBe(409);
    // One that was planned before anybody asked stands in sight: nobody signs up, by whatever way; whoever came along may leave.
    const id = at.split('/').at(-1) ?? '';
    await desk.bram.post(`${at}/along`, { comes: 'yes' });
    await world.as(desk.people.bram, async (visit) => {
      const open = await openCase(visit, client.split('/').at(-1) ?? '', 'core', 'limit.change');
      const task = open && (await readTask(open, id));
      if (!open || !task?.document.appointment) throw new Error('There is no appointment.');
      await keepDetails(open, task, task.version, { ...task.document.appointment, what: 'embassy', room: 2 });
    });
    for (const back of ['', 'list']) {
      const signed = await desk.joke.post(`${at}/along`, { comes: 'yes', back });
      expect([signed.status, signed.body.includes('Dit kan niet: cliënt en advocaat')]).toEqual([409, true]);
    }
    expect(await bodyOf(at, desk.joke)).not.toContain('>Ik ga mee<');
    expect((await desk.bram.post(`${at}/along`, { comes: 'no' })).status).toBe(303);
  });
});
