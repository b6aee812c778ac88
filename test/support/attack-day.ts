import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { herPath } from '#app/service/intake/step.view.tsx';
import type { Step } from '#app/service/intake/steps.ts';
import { type Day, failEverywhere, ok, passwords, refused, workOn } from './attack-day-work.ts';
import { Guest } from './attack-guest.ts';
import { formTo } from './attack-pages.ts';
import { awayFromTheTurn } from './people-at-work.ts';

/** Who lived it, still signed in, and the client. */
export interface LivedDay {
  petra: Guest;
  joke: Guest;
  reference: string;
}

/** A day in the life of the installation, with successes and failures, every text of a client marked. */
export async function liveADay(day: Day): Promise<LivedDay> {
  const { service, secrets } = day;
  const guest = () => new Guest(service.staffAddress, secrets);
  const [petra, joke, bram] = [guest(), guest(), guest()];
  await setUp(day, petra);
  const region =
    ok(
      await petra.fill('/regions/new', '/regions/new', {
        name: 'Utrecht',
        municipalities: 'Utrecht, Zeist',
        places: '9',
      }),
      'region',
    ).location?.split('?')[0] ?? '';
  await hire(day, petra, joke, 'joke', { roles: 'coordinator', region: region.split('/').at(-1) ?? '' });
  ok(await petra.fill(region, `${region}/key`), 'key of the region');
  await hire(day, joke, bram, 'bram', {});
  await register(day);
  const reference = await placeAndAccept(day, petra, joke);
  await workOn(day, joke, bram, reference);
  await failEverywhere(day, petra, bram, reference);
  return { petra, joke, reference };
}

/** The leader claims a real installation, gives a telephone number and makes the intake team's key. */
export async function setUp(day: Day, petra: Guest): Promise<void> {
  const { secrets, word, token } = day;
  const page = await petra.get('/set-up');
  const { fields } = formTo(page.body, '/set-up');
  const typed = {
    ...fields,
    name: word('leader'),
    login: 'petra',
    password: passwords.petra,
    again: passwords.petra,
    alsoIntake: 'yes',
  };
  refused(
    await petra.post('/set-up', { ...typed, token: 'AAAA-AAAA-AAAA-AAAA', code: petra.enrolment(page) }),
    'set-up with a wrong token',
  );
  await awayFromTheTurn();
  const done = ok(await petra.post('/set-up', { ...typed, token, code: petra.enrolment(page) }), 'set-up');
  const lines = [...done.body.matchAll(/<li class="code-text"><bdi dir="ltr">([0-9A-Z ]{20})</g)].map(
    ([, line = '']) => line,
  );
  expect(lines).toHaveLength(15);
  for (const [at, line] of lines.entries()) {
    secrets.set(`line ${at + 1} of the sheets`, line.replaceAll(' ', ''));
    secrets.set(`line ${at + 1} of the sheets as printed`, line);
  }
  ok(await petra.signIn('petra', passwords.petra), 'first sign-in');
  ok(await petra.fill('/contact-settings', '/contact-settings', { telephone: '030 555 01 01' }), 'contact');
  ok(await petra.fill('/teams/intake', '/teams/intake'), 'intake team');
}

async function hire(
  day: Day,
  by: Guest,
  who: Guest,
  login: 'joke' | 'bram',
  more: Record<string, string>,
): Promise<void> {
  const { secrets, word } = day;
  const invited = ok(
    await by.fill('/people/new', '/people/new', { name: word(login), login, ...more }),
    `invite ${login}`,
  );
  const code = /([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})/.exec(invited.body)?.[1] ?? '';
  const person = /\/people\/([0-9a-f-]{36})/.exec(invited.body)?.[1] ?? '';
  secrets.set(`invitation of ${login}`, code);
  refused(await who.fill('/join', '/join/code', { invitation: 'AAAA-AAAA-AAAA-AAAA' }), 'a code that nobody has');
  const page = ok(await who.fill('/join', '/join/code', { invitation: code }), 'a code');
  const { fields } = formTo(page.body, '/join');
  const typed = { ...fields, password: passwords[login], again: passwords[login], code: who.enrolment(page) };
  refused(await who.post('/join', { ...typed, invitation: 'AAAA-AAAA-AAAA-AAAA' }), 'join with a wrong code');
  refused(await who.post('/join', { ...typed, invitation: code, code: '000000' }), 'join with a wrong number');
  // Reckoned anew: on a busy machine the half minute may be over by now.
  await awayFromTheTurn();
  const now = { invitation: code, code: who.code(-30_000) };
  const joined = ok(await who.post('/join', { ...typed, ...now }), `join ${login}`);
  const digits = /(\d{4}(?: \d{4}){4})/.exec(joined.body)?.[1] ?? '';
  refused(await by.fill(`/people/${person}`, `/people/${person}/approval`, { digits: '0000 0000' }), 'other digits');
  ok(await by.fill(`/people/${person}`, `/people/${person}/approval`, { digits }), `approve ${login}`);
  ok(await who.signIn(login, passwords[login]), `sign in ${login}`);
}

/** The visitor's answers, question by question. */
const herAnswers = (word: Day['word']): [Step, Record<string, string>][] => [
  ['safe', { safe: 'yes' }],
  ['reach', { ways: 'through-someone' }],
  ['someone', { someone: word('someone'), someoneTelephone: '06 1234 5678' }],
  ['when', { when: word('when') }],
  ['careful', { mustNotKnow: word('mustnot') }],
  ['name', { nameToUse: word('name') }],
  ['languages', { spokenElse: word('else') }],
  ['place', { place: word('place') }],
  ['more', { question: word('question') }],
];

const ofHer = (word: Day['word']) => ({
  someone: word('someone'),
  someoneTelephone: '06 1234 5678',
  nameToUse: word('name'),
  when: word('when'),
  askFor: word('askfor'),
  mustNotKnow: word('mustnot'),
  spokenElse: word('else'),
  place: word('place'),
  question: word('question'),
});

/**
 * The public side is started anew once the installation is set up; between the two nobody listens, and before them no
 * form is to be had. However long that takes on a busy machine: only a service that ended will never open.
 */
async function untilOpen(visitor: Guest, { launcher, said }: Day['service']): Promise<void> {
  for (; launcher.exitCode === null; await pause(100)) {
    const page = await visitor.get(herPath('safe')).catch(() => null);
    if (page?.body.includes(`action="${herPath('safe')}"`)) return;
  }
  throw new Error(`The service ended before its public side opened: ${said()}`);
}

async function register(day: Day): Promise<void> {
  const { service, secrets, word } = day;
  const visitor = new Guest(service.publicAddress, secrets);
  await untilOpen(visitor, service);
  for (const [step, answer] of herAnswers(word)) ok(await visitor.fill(herPath(step), herPath(step), answer), step);
  refused(await visitor.fill(herPath('reach'), herPath('reach'), { ways: 'pigeon' }), 'a wrong way');
  const kept = ok(await visitor.post(herPath('name'), { nameToUse: word('name'), go: 'stop' }), 'stop half way');
  const back = new Guest(service.publicAddress, secrets);
  ok(
    await back.fill('/code', '/code', { code: /\d{4}-\d{4}-\d{4}-\d{4}/.exec(kept.body)?.[0] ?? '' }),
    'go on with the code',
  );
  const her = ok(await back.fill(herPath('check'), herPath('check')), 'registration');
  secrets.set('receipt', /\d{4}-\d{4}-\d{4}-\d{4}/.exec(her.body)?.[0] ?? '');
  const about = {
    organisation: word('organisation'),
    role: word('role'),
    ownMail: `${word('mail')}@proef.example`,
    consent: 'not-asked',
  };
  ok(await visitor.fill('/start/for-someone', '/start/for-someone', { ...ofHer(word), ...about }), 'referral');
  ok(await visitor.fill('/start/for-someone/check', '/start/for-someone/check'), 'referral sent');
  // One that nobody finishes is there still.
  const idle = new Guest(service.publicAddress, secrets);
  ok(await idle.post(herPath('name'), { nameToUse: word('nobody') }), 'begun');
  refused(
    await visitor.post(herPath('name'), { nameToUse: word('loose'), unknown: word('unknown') }),
    'unknown fields',
  );
  await visitor.get(`/${word('path')}?x=${word('query')}`);
  ok(await visitor.fill('/code', '/code', { code: secrets.get('receipt') ?? '' }), 'her code');
  refused(await visitor.fill('/code', '/code', { code: word('code') }), 'no code');
}

async function placeAndAccept(day: Day, petra: Guest, joke: Guest): Promise<string> {
  const { word } = day;
  const queue = await petra.get('/queue');
  const ids = [...new Set([...queue.body.matchAll(/\/queue\/([0-9a-f-]{36})/g)].map(([, id = '']) => id))];
  expect(ids.length).toBe(2);
  for (const id of ids) {
    const region =
      formTo((await petra.get(`/queue/${id}`)).body, `/queue/${id}/place`).choices.region?.find((one) => one !== '') ??
      '';
    ok(await petra.fill(`/queue/${id}`, `/queue/${id}/place`, { region, note: word('placing') }), 'placing');
  }
  const [first = '', second = ''] = ids;
  ok(
    await joke.fill(`/arrivals/${second}`, `/arrivals/${second}/return`, { reason: 'other', note: word('return') }),
    'return',
  );
  const accepted = ok(await joke.fill(`/arrivals/${first}`, `/arrivals/${first}/accept`), 'accept');
  return /\/clients\/([0-9A-Z]{8})/.exec(accepted.location ?? '')?.[1] ?? '';
}
