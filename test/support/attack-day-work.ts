import { expect } from 'vitest';
import { refusal } from '#app/operations/demo/letters/letter-texts.ts';
import { setLetter } from '#app/operations/demo/letters/set-letter.ts';
import type { StartedService } from '../launch/started-service.ts';
import { Guest, type Shown } from './attack-guest.ts';
import { formTo } from './attack-pages.ts';

/** A day in a running installation: every text of a client begins with `mark`, every secret is noted. */
export interface Day {
  service: StartedService;
  /** A word of a client, recognisable everywhere. */
  word(what: string): string;
  /** Secrets by what they are: passwords, tokens, cookies, codes, shares. */
  secrets: Map<string, string>;
  token: string;
}

export const passwords = {
  petra: 'zeven zwanen zwemmen zuidwaarts',
  joke: 'acht appels aan de achterdeur',
  bram: 'negen nachten naar het noorden',
};

export const ok = (answer: Shown, what: string): Shown => {
  if (answer.status >= 400)
    throw new Error(`${what}: ${answer.status} ${answer.body.replace(/<[^>]*>/g, ' ').slice(0, 400)}`);
  return answer;
};
export const refused = (answer: Shown, what: string): Shown => {
  if (answer.status < 400) throw new Error(`${what}: ${answer.status}`);
  return answer;
};

/** A secret address of a shelter, opened once, and a referral that nobody has agreed to. */
async function passOn({ word }: Day, joke: Guest, at: string): Promise<void> {
  const address = '/directory/moviera/address';
  const { joke: password } = passwords;
  const kept = { address: word('shelter'), howToArrive: word('arrive'), password };
  ok(await joke.fill(address, address, kept), 'secret address');
  refused(await joke.fill(address, `${address}/opening`, {}), 'secret address without a reason');
  ok(await joke.fill(address, `${address}/opening`, { reason: 'checking', password }), 'opening a secret address');
  const referral = { organisation: 'fairwork', need: 'work', question: word('asked'), parts: 'name' };
  const written = ok(await joke.fill(`${at}/referrals/new`, `${at}/referrals`, referral), 'referral');
  refused(
    await joke.post(`${written.location}/sending`, { how: 'letter', takenBy: word('taker') }),
    'a referral without consent',
  );
}

export async function workOn(day: Day, joke: Guest, bram: Guest, reference: string): Promise<void> {
  const { word } = day;
  const at = `/clients/${reference}`;
  const roster = await joke.get('/people');
  const profiles = [...roster.body.matchAll(/\/people\/([0-9a-f-]{36})/g)].map(([, id = '']) => id);
  const until = Temporal.Now.plainDateISO('Europe/Amsterdam')
    .add({ years: 2 })
    .toString()
    .split('-')
    .reverse()
    .join('-');
  for (const id of new Set(profiles)) {
    const page = await joke.get(`/people/${id}/profile`);
    if (page.status === 200)
      ok(
        await joke.fill(`/people/${id}/profile`, `/people/${id}/profile`, {
          language1: 'ti',
          trainingValidUntil: until,
          places: '3',
        }),
        'profile',
      );
  }
  await passOn(day, joke, at);
  const volunteer = formTo((await joke.get(`${at}/volunteer`)).body, `${at}/volunteer`).choices.volunteer?.[0] ?? '';
  ok(
    await joke.fill(`${at}/volunteer`, `${at}/volunteer`, { volunteer, reason: 'volunteer-match', why: word('why') }),
    'matching',
  );
  ok(
    await joke.fill(`${at}/details`, `${at}/details`, {
      nameToUse: word('renamed'),
      interpreter: 'needed',
    }),
    'details',
  );
  ok(
    await bram.fill(`${at}/contact-rule`, `${at}/contact-rule`, {
      channels: 'call',
      when: 'any',
      shared: 'shared',
      ourName: 'never',
      say: 'neutral',
      leaveMessage: 'no',
      askFor: word('newask'),
      codeWord: word('codeword'),
    }),
    'contact rule',
  );
  ok(
    await joke.fill(`${at}/contact/edit`, `${at}/contact`, {
      throughSomeone: word('through'),
      staysAt: word('stays'),
      mail: `${word('hers')}@proef.example`,
    }),
    'contact',
  );
  const note = { way: 'visit', said: word('said'), agreed: word('agreed'), worries: word('worries') };
  ok(await bram.fill(`${at}/notes/new`, `${at}/notes`, { ...note, save: 'draft', said: word('draft') }), 'draft');
  ok(await bram.fill(`${at}/notes/new`, `${at}/notes`, note), 'note');
  ok(
    await bram.fill(`${at}/notes/new`, `${at}/notes`, { ...note, save: 'draft', said: word('left') }),
    'draft that stays',
  );
  refused(
    await bram.fill(`${at}/notes/new`, `${at}/notes`, { said: `${word('bsn')} 111222333`, way: 'visit' }),
    'a citizen number',
  );
  ok(
    await bram.fill('/clients', '/clients/search', { term: word('renamed') }).catch(() => bram.get('/clients')),
    'search',
  );
  await letter(day, bram, at);
}

async function letter(day: Day, bram: Guest, at: string): Promise<void> {
  const { word } = day;
  const to = {
    name: word('addressee'),
    street: `${word('street')} 1`,
    town: '3500 XA Utrecht',
    vNumber: '910 551 0042',
  };
  const bytes = await setLetter(refusal(to, Temporal.Now.plainDateISO('Europe/Amsterdam').subtract({ days: 4 })));
  const brought = ok(
    await bram.fill(
      `${at}/letters/new`,
      `${at}/letters/new`,
      { evidence: 'yes' },
      { name: `${word('file')}.pdf`, bytes },
    ),
    'letter',
  );
  refused(
    await bram.fill(
      `${at}/letters/new`,
      `${at}/letters/new`,
      {},
      { name: `${word('bad')}.pdf`, bytes: Buffer.from(`%PDF-${word('nopdf')}`) },
    ),
    'no letter',
  );
  const place = brought.location ?? '';
  const { fields } = formTo((await bram.get(`${place}/check`)).body, `${place}/confirm`);
  const days = Object.keys(fields).filter((name) => name.startsWith('reason_'));
  ok(
    await bram.fill(
      `${place}/check`,
      `${place}/confirm`,
      Object.fromEntries(days.map((name) => [name, word('reason')])),
    ),
    'confirm',
  );
  await bram.get(`${place}/pages/1`);
  const original = `${place}/originals/1`;
  ok(await bram.fill(original, original, { reason: 'check-paper', password: passwords.bram }), 'original');
  const limit = /\/clients\/[0-9A-Z]{8}\/limits\/[0-9a-f-]{36}/.exec((await bram.get('/limits')).body)?.[0] ?? '';
  ok(await bram.fill(limit, `${limit}/state`, { state: 'done', reason: word('done') }), 'limit');
}

export async function failEverywhere(day: Day, petra: Guest, bram: Guest, reference: string): Promise<void> {
  const { service, secrets, word } = day;
  const at = `/clients/${reference}`;
  const stranger = new Guest(service.staffAddress, secrets);
  secrets.set('a password that was wrong', word('wrongpassword'));
  for (const name of ['bram', word('unknown').toLowerCase().slice(0, 30)])
    refused(
      await stranger.fill('/sign-in', '/sign-in', { name, password: word('wrongpassword'), code: '123456' }),
      'wrong sign-in',
    );
  refused(
    await stranger.fill('/sign-in', '/sign-in', { name: 'bram', password: passwords.bram, code: '000000' }),
    'wrong number',
  );
  refused(await petra.get(at), 'the leader at a client');
  refused(await bram.post(`${at}/notes`, { said: word('tokenless') }), 'no token');
  refused(await bram.post(`${at}/notes`, { said: word('big').repeat(30_000) }), 'too much');
  // Text that comes after the session has ended is held for its writer.
  const { fields } = formTo((await bram.get(`${at}/notes/new`)).body, `${at}/notes`);
  const cookie = bram.cookie;
  ok(
    await bram.fill('/profile', '/sign-out').catch(() => bram.post('/sign-out', { _csrf: fields._csrf ?? '' })),
    'sign out',
  );
  const late = await fetch(`${service.staffAddress}${at}/notes`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: service.staffAddress, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value[0] ?? ''])),
      said: word('late'),
    }).toString(),
  });
  expect(late.headers.get('location')).toBe('/sign-in/kept');
}
