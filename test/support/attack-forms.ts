import { readJoinTicket, totpCode } from '#app/platform/access/authentication/index.ts';
import { endAccess } from '#app/platform/access/teams/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import type { RegistrationDraft } from '#app/service/intake/draft.ts';
import { herPath } from '#app/service/intake/step.view.tsx';
import { type Step, steps } from '#app/service/intake/steps.ts';
import { answeredValues, publicDesk, unfinished } from '#app/service/intake/testing.ts';
import { lawForms } from './attack-added-law.ts';
import { approvalForms } from './attack-approvals.ts';
import { caseFileForms } from './attack-case-forms.ts';
import { directoryForms } from './attack-directory-forms.ts';
import { type FormMaker, fromPage, type ValidForm } from './attack-form.ts';
import {
  freshAwaiting,
  freshCase,
  freshColleague,
  freshEnding,
  freshInvited,
  freshKeptText,
  freshRegion,
  freshVolunteer,
  freshWish,
  freshWorry,
} from './attack-fresh.ts';
import { letterForms } from './attack-letter-forms.ts';
import { listForms } from './attack-lists.ts';
import { mailForms } from './attack-mail.ts';
import { formTo } from './attack-pages.ts';
import { procedureForms } from './attack-procedure.ts';
import { pageForms } from './attack-public-pages.ts';
import { referralForms } from './attack-referral-forms.ts';
import { seedRegistration } from './attack-seeds.ts';
import { sheetsOnPaper } from './attack-sheets.ts';
import { transferForms } from './attack-transfer.ts';
import type { Fields } from './attack-visitor.ts';
import type { AttackWorld, Someone } from './attack-world.ts';

export type { ValidForm } from './attack-form.ts';

const plainly = (who: Someone, path: string, fields: Fields): Promise<ValidForm> =>
  Promise.resolve({ who, path, fields, takes: 'answer' });

/** One valid form for every way in which the staff side can be changed. A new one without an entry fails the tests. */
export const staffForms: Readonly<Record<string, FormMaker>> = {
  'POST /look-around': () => plainly('nobody', '/look-around', {}),
  'POST /set-up': () => plainly('nobody', '/set-up', {}),
  'POST /set-up/printed': () => plainly('nobody', '/set-up/printed', { leader: newId(), proof: 'x', printed: 'yes' }),
  'POST /sign-in': (attack) =>
    fromPage(attack, 'nobody', '/sign-in', '/sign-in', { name: 'bram', password: 'x', code: '1' }).then((form) => ({
      ...form,
      takes: 'answer',
    })),
  'POST /sign-in/as': () => plainly('nobody', '/sign-in/as', { person: 'ada' }),
  // Nothing is to be decided while no alarm stands: then it leads back to its page (log-reworded.test.ts has one).
  'POST /safe-mode': ({ world }) => {
    const { password } = world.people.leader;
    return plainly('leader', '/safe-mode', { alarm: newId(), seq: '1', hash: '0'.repeat(64), password });
  },
  'POST /sign-out': () => plainly('bram', '/sign-out', {}),
  'POST /join/code': async (attack) => {
    const { code: invitation } = await freshInvited(attack);
    return { ...(await fromPage(attack, 'nobody', '/join', '/join/code', { invitation })), takes: 'answer' };
  },
  'POST /join': async (attack) => {
    const { code } = await freshInvited(attack);
    const asked = await (await attack.visitor('nobody')).post('/join/code', { invitation: code });
    const { _csrf: _token, ...fields } = formTo(asked.body, '/join').fields;
    const form: ValidForm = { who: 'nobody', path: '/join', fields, typed: [], takes: 'effect' };
    const secret = readJoinTicket(attack.world.installation, String(form.fields.ticket))?.secret ?? Buffer.alloc(0);
    const password = 'de rivier stroomt langs zeven molens';
    return { ...form, fields: { ...form.fields, invitation: code, password, again: password, code: totpCode(secret) } };
  },
  'POST /people/new': (attack) =>
    fromPage(attack, 'joke', '/people/new', '/people/new', {
      name: 'Nina Proef',
      login: `nina${Date.now().toString(36)}`,
    }),
  'POST /people/:id/code': async (attack) => {
    const { id } = await freshInvited(attack);
    return fromPage(attack, 'joke', `/people/${id}`, `/people/${id}/code`);
  },
  'POST /people/:id/approval': async (attack) => {
    const { id, digits } = await freshAwaiting(attack);
    return fromPage(attack, 'joke', `/people/${id}`, `/people/${id}/approval`, { digits });
  },
  'POST /people/:id/leaving': async (attack) => {
    const at = `/people/${await freshVolunteer(attack)}/leaving`;
    // Tries are counted; here it is not about guessing.
    await attack.admin.query('delete from naast.throttle');
    return fromPage(attack, 'joke', at, at, { reason: 'left', password: attack.world.people.joke.password });
  },
  'POST /people/:id/sign-in/end': async (attack) => {
    const id = await freshColleague(attack, attack.world.regions.utrecht);
    const form = await fromPage(attack, 'leader', `/people/${id}/sign-in`, `/people/${id}/sign-in/end`);
    return { ...form, takes: 'answer' };
  },
  'POST /people/:id/sign-in/new-password': async (attack) => {
    const id = await freshColleague(attack, attack.world.regions.utrecht);
    const { password } = attack.world.people.leader;
    return fromPage(attack, 'leader', `/people/${id}/sign-in`, `/people/${id}/sign-in/new-password`, { password });
  },
  'POST /sign-in/passkey': () => plainly('nobody', '/sign-in/passkey', { ticket: 'x', answer: '{}', prf: '' }),
  'POST /sign-in/passkey/password': () =>
    plainly('nobody', '/sign-in/passkey/password', { proof: 'x', password: 'een wachtwoord' }),
  'POST /profile/passkeys': (attack) => {
    const { password } = attack.world.people.sem;
    return plainly('sem', '/profile/passkeys', { password, ticket: 'x', answer: '{}', prf: '' });
  },
  'POST /profile/passkeys/:id/end': (attack) => {
    const { password } = attack.world.people.sem;
    return plainly('sem', `/profile/passkeys/${newId()}/end`, { password });
  },
  'POST /sign-in-settings': (attack) =>
    fromPage(attack, 'leader', '/sign-in-settings', '/sign-in-settings', {
      password: attack.world.people.leader.password,
    }).then((form) => ({ ...form, takes: 'answer' })),
  'POST /machine': (attack) =>
    fromPage(attack, 'leader', '/machine', '/machine', { password: attack.world.people.leader.password }),
  'POST /people/:id/sign-in/anew': async (attack) => {
    const at = `/people/${await freshVolunteer(attack)}/sign-in`;
    await attack.admin.query('delete from naast.throttle');
    const { password } = attack.world.people.joke;
    const form = await fromPage(attack, 'joke', at, `${at}/anew`, { password });
    return { ...form, fields: { ...form.fields, _key: newId() } };
  },
  'POST /people/:id/sign-in/clients': async (attack) => {
    const at = `/people/${await freshVolunteer(attack)}/sign-in`;
    return { who: 'joke', path: `${at}/clients`, fields: {}, takes: 'answer' };
  },
  'POST /profile/sessions/end': async (attack) => {
    await attack.world.signedIn(attack.world.people.ada);
    return plainly('ada', '/profile/sessions/end', {});
  },
  'POST /profile/sessions/known': () => plainly('bram', '/profile/sessions/known', {}),
  'POST /profile/sessions/:id/end': async (attack) => {
    await attack.world.signedIn(attack.world.people.ada);
    const { rows } = await attack.admin.query(
      'select id from naast.session where person_id = $1 and ended_at is null order by started_at desc limit 1',
      [attack.world.people.ada.id],
    );
    return { who: 'ada', path: `/profile/sessions/${rows[0].id}/end`, fields: {}, takes: 'answer' };
  },
  'POST /profile/mailbox': (attack) =>
    fromPage(attack, 'bram', '/profile/mailbox', '/profile/mailbox', {
      mailbox: `bram-${newId().slice(0, 8)}@post.example`,
    }),
  // Another password would shut out all who come after: the old one may be chosen again.
  'POST /profile/password': async (attack) => {
    const { password } = attack.world.people.sem;
    return plainly('sem', '/profile/password', { password, fresh: 'kort', again: 'kort' });
  },
  'POST /teams/:team/members': async (attack) => {
    const person = await freshColleague(attack, attack.world.regions.utrecht);
    return {
      who: 'joke',
      path: `/teams/${attack.world.teams.utrecht}/members`,
      fields: { person, back: 'people' },
      takes: 'effect',
    };
  },
  'POST /teams/intake': () => plainly('leader', '/teams/intake', { _key: newId() }),
  'POST /teams/intake/mailbox': (attack) =>
    fromPage(attack, 'leader', '/teams/intake', '/teams/intake/mailbox', {
      mailbox: `team-${newId().slice(0, 8)}@example.org`,
    }),
  'POST /regions/new': (attack) =>
    fromPage(attack, 'leader', '/regions/new', '/regions/new', { name: 'Proefstreek', places: '3' }),
  'POST /regions/:id': async (attack) => {
    const path = `/regions/${attack.world.regions.utrecht}`;
    return fromPage(attack, 'leader', path, path, { municipalities: `Utrecht, Proefdorp ${newId().slice(0, 4)}` });
  },
  'POST /regions/:id/key': async (attack) => {
    const path = `/regions/${await freshRegion(attack)}`;
    return fromPage(attack, 'leader', path, `${path}/key`);
  },
  'POST /keys/teams': async (attack) => {
    const gone = await freshVolunteer(attack);
    await attack.world.as(attack.world.people.joke, (visit) => endAccess(visit, gone, 'left'));
    return fromPage(attack, 'leader', '/keys', '/keys/teams');
  },
  'POST /keys/renewal': async (attack) => {
    await freshEnding(attack, 10);
    return fromPage(attack, 'joke', '/keys', '/keys/renewal');
  },
  'POST /keys/recovery': async (attack) => {
    const [first = '', second = ''] = attack.world.sheets;
    await attack.admin.query('delete from naast.throttle');
    const { password } = attack.world.people.leader;
    const change = { what: 'own', first, second, password };
    return fromPage(attack, 'leader', '/keys/recovery', '/keys/recovery', change);
  },
  'POST /keys/sheets/gone': () => plainly('leader', '/keys/sheets/gone', { sheet: '2' }),
  'POST /keys/sheets': async (attack) => {
    const [first = '', second = ''] = attack.world.sheets;
    await attack.admin.query('delete from naast.throttle');
    const { password } = attack.world.people.leader;
    const change = { first, second, password };
    const form = await fromPage(attack, 'leader', '/keys/sheets', '/keys/sheets', change);
    return { ...form, takes: 'answer' };
  },
  'POST /keys/sheets/printed': async (attack) =>
    plainly('leader', '/keys/sheets/printed', { ...(await sheetsOnPaper(attack)), printed: 'yes' }),
  'POST /people/endings': () => plainly('leader', '/people/endings', {}),
  'POST /recovery': async (attack) => {
    const form = await fromPage(attack, 'nobody', '/recovery', '/recovery');
    const secret = readJoinTicket(attack.world.installation, String(form.fields.ticket))?.secret ?? Buffer.alloc(0);
    const [first = '', , second = ''] = attack.world.sheets;
    const password = 'de rivier stroomt langs zeven molens';
    const login = `opvolger${Date.now().toString(36)}`;
    const more = { first, second, name: 'Olga Proef', login, password, again: password, code: totpCode(secret) };
    return { ...form, fields: { ...form.fields, ...more } };
  },
  'POST /keys/turning': () => plainly('joke', '/keys/turning', { of: '1' }),
  'POST /contact-settings': (attack) =>
    fromPage(attack, 'leader', '/contact-settings', '/contact-settings', {
      telephone: '030 555 01 02',
      hours: newId(),
    }),
  ...approvalForms,
  ...pageForms,
  ...lawForms,
  'POST /signatures/before': () => plainly('leader', '/signatures/before', {}),
  'POST /signatures/departed': () => plainly('leader', '/signatures/departed', {}),
  'POST /first-hour/steps': () => plainly('leader', '/first-hour/steps', { step: 'numbers-rung' }),
  'POST /who-we-are': (attack) => fromPage(attack, 'leader', '/who-we-are', '/who-we-are', { retention: newId() }),
  'POST /appearance': (attack) =>
    fromPage(attack, 'leader', '/appearance', '/appearance', { name: newId().slice(0, 30) }),
  'POST /interpreter-lines': (attack) =>
    fromPage(attack, 'leader', '/interpreter-lines', '/interpreter-lines', {
      name1: `Tolk ${newId()}`,
      telephone1: '088 123 45 67',
      numbersRight: '088 123 45 67',
    }),
  'POST /first-hour/shares': () => plainly('leader', '/first-hour/shares', { printed: 'yes' }),
  'POST /profile/kept/:id/note': async (attack) => ({
    who: 'bram',
    path: `/profile/kept/${await freshKeptText(attack)}/note`,
    fields: {},
    takes: 'effect',
  }),
  'POST /profile/kept/:id/drop': async (attack) => ({
    who: 'bram',
    path: `/profile/kept/${await freshKeptText(attack)}/drop`,
    fields: {},
    takes: 'effect',
  }),
  'POST /queue/code': () => plainly('intake', '/queue/code', { code: '1234-1234-1234-1234' }),
  'POST /queue/:id/place': (attack) =>
    queueForm(attack, 'place', { region: attack.world.regions.utrecht, note: 'graag snel' }),
  'POST /queue/:id/waiting': (attack) => queueForm(attack, 'waiting', { waitNote: 'even geduld' }),
  'POST /queue/:id/pass-on': async (attack) => {
    const form = await queueForm(attack, 'pass-on', { passNote: 'past daar beter' });
    return { ...form, fields: { ...form.fields, organisation: await firstOrganisation(attack, form.path) } };
  },
  'POST /queue/clearing': async (attack) => {
    const id = await seedRegistration(attack, 'intake', 'Selam');
    await attack.admin.query("update naast.registration set status = 'check' where id = $1", [id]);
    return fromPage(attack, 'intake', '/queue/clearing', '/queue/clearing', { pick: id, act: 'keep' });
  },
  'POST /queue/:id/keep': async (attack) => {
    const id = await seedRegistration(attack, 'intake', 'Selam');
    await attack.admin.query("update naast.registration set status = 'check' where id = $1", [id]);
    return fromPage(attack, 'intake', `/queue/${id}`, `/queue/${id}/keep`);
  },
  'POST /arrivals/:id/seen': async (attack) => {
    const path = `/arrivals/${await freshWish(attack)}/seen`;
    return fromPage(attack, 'joke', '/arrivals', path);
  },
  'POST /arrivals/:id/accept': (attack) => arrivalForm(attack, 'accept', {}),
  'POST /arrivals/:id/return': (attack) => arrivalForm(attack, 'return', { reason: 'no-room', note: 'vol' }),
  'POST /search': () => plainly('bram', '/search', { term: 'selam' }),
  'POST /search/quick': () => plainly('bram', '/search/quick', { term: 'selam' }),
  'POST /clients/search': () => plainly('bram', '/clients/search', { term: 'selam' }),
  'POST /clients/:reference/worries/:worry': async (attack) => {
    const { reference, worry } = await freshWorry(attack);
    return fromPage(attack, 'joke', `/clients/${reference}`, `/clients/${reference}/worries/${worry}`);
  },
  'POST /clients/:reference/notes': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/notes`;
    return fromPage(attack, 'bram', `${at}/new`, at, { said: 'Alles gaat goed.' });
  },
  'POST /clients/:reference/notes/:note': async (attack) => {
    const { reference, note } = await freshWorry(attack);
    const at = `/clients/${reference}/notes/${note}`;
    return fromPage(attack, 'bram', at, at, { said: 'Het ging toch anders.' });
  },
  'POST /clients/:reference/draft/:kind': async (attack) => {
    const at = `/clients/${await freshCase(attack)}`;
    const form = await fromPage(attack, 'bram', `${at}/notes/new`, `${at}/notes`, { said: 'Half geschreven' });
    const { _key, ...fields } = form.fields;
    return { ...form, path: `${at}/draft/note`, fields };
  },
  'POST /clients/:reference/draft/:kind/removal': async (attack) => ({
    who: 'bram',
    path: `/clients/${await freshCase(attack, { draft: true })}/draft/note/removal`,
    fields: {},
    takes: 'effect',
  }),
  'POST /clients/:reference/details': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/details`;
    return fromPage(attack, 'joke', at, at, { nameToUse: 'Iemand anders' });
  },
  'POST /clients/:reference/contact': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/contact`;
    return fromPage(attack, 'joke', `${at}/edit`, at, { staysAt: 'Ergens anders' });
  },
  ...caseFileForms,
  'POST /clients/:reference/closure': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/closure`;
    return fromPage(attack, 'joke', at, at, { reason: 'goal-reached' });
  },
  'POST /clients/:reference/reopening': async (attack) => {
    const reference = await freshCase(attack, { closed: true });
    return fromPage(attack, 'joke', `/clients/${reference}/closure`, `/clients/${reference}/reopening`, {
      reason: 'came-back',
    });
  },
  'POST /access-book': (attack) => plainly('ada', '/access-book', { number: attack.cases.own.reference }),
  'POST /access-book/csv': () => plainly('ada', '/access-book/csv', {}),
  'POST /access-book/verification': () => plainly('ada', '/access-book/verification', {}),
  ...directoryForms,
  ...letterForms,
  ...mailForms,
  ...listForms,
  ...procedureForms,
  ...transferForms,
  ...referralForms,
};

async function queueForm(attack: AttackWorld, what: string, change: Fields): Promise<ValidForm> {
  const id = await seedRegistration(attack, 'intake', 'Selam');
  return fromPage(attack, 'intake', `/queue/${id}`, `/queue/${id}/${what}`, change);
}

async function firstOrganisation(attack: AttackWorld, action: string): Promise<string> {
  const shown = await (await attack.visitor('intake')).get(action.replace(/\/pass-on$/, ''));
  return formTo(shown.body, action).choices.organisation?.find((value) => value !== '') ?? '';
}

async function arrivalForm(attack: AttackWorld, what: string, change: Fields): Promise<ValidForm> {
  const id = await seedRegistration(attack, 'utrecht', 'Selam');
  return fromPage(attack, 'joke', `/arrivals/${id}`, `/arrivals/${id}/${what}`, change);
}

/** The same for the public side. */
export const publicForms: Readonly<Record<string, (attack: AttackWorld) => Promise<Omit<ValidForm, 'who'>>>> = {
  ...Object.fromEntries(
    steps.map((step) => [`POST ${herPath(step)}`, (attack: AttackWorld) => stepForm(attack, step)]),
  ),
  'POST /start/form/check': (attack) => sendForm(attack, '/start/form/check', { values: answeredValues() }),
  'POST /start/for-someone': (attack) =>
    publicForm(attack, '/start/for-someone', {
      telephone: '06 1234 5678',
      organisation: 'Proefopvang',
      role: 'begeleider',
      ownTelephone: '030 555 01 03',
      consent: 'not-asked',
    }).then((form) => ({ ...form, takes: 'answer' })),
  'POST /start/for-someone/check': (attack) =>
    sendForm(attack, '/start/for-someone/check', {
      who: 'ref',
      values: {
        telephone: '06 1234 5678',
        organisation: 'Proefopvang',
        role: 'begeleider',
        ownTelephone: '030 555 01 03',
        consent: 'not-asked',
      },
    }),
  'POST /zoek': async (attack) => ({ ...(await publicForm(attack, '/zoek', { term: 'paspoort' })), takes: 'answer' }),
  'POST /en/zoek': async (attack) => ({
    ...(await publicForm(attack, '/en/zoek', { term: 'passport' })),
    takes: 'answer',
  }),
  'POST /code': async (attack) => ({
    ...(await publicForm(attack, '/code', { code: '1234-1234-1234-1234' })),
    takes: 'answer',
  }),
  'POST /code/stop': async (attack) => ({
    ...(await publicForm(attack, '/code/stop', { code: '1234-1234-1234-1234' })),
    takes: 'answer',
  }),
};

/** One question of a form that was begun in this browser, as it is shown there; the first begins one. */
async function stepForm(attack: AttackWorld, step: Step): Promise<Omit<ValidForm, 'who'>> {
  const path = herPath(step);
  const values = answeredValues({ mail: 'selam@proef.example', someone: 'Hana', withCode: 'yes' });
  const { cookie } = await unfinished(publicDesk(attack.world), { values });
  const more = step === 'safe' ? '' : cookie;
  const { fields, typed } = formTo((await attack.publicVisitor(undefined, more).get(path)).body, path);
  return { path, fields, typed, takes: 'answer', cookie: more };
}

/** A form that is ready to be sent. */
async function sendForm(
  attack: AttackWorld,
  path: string,
  draft: Partial<RegistrationDraft>,
): Promise<Omit<ValidForm, 'who'>> {
  const { cookie } = await unfinished(publicDesk(attack.world), draft);
  const { fields, typed } = formTo((await attack.publicVisitor(undefined, cookie).get(path)).body, path);
  return { path, fields, typed, takes: 'effect', cookie };
}

async function publicForm(attack: AttackWorld, path: string, change: Fields): Promise<Omit<ValidForm, 'who'>> {
  const shown = await attack.publicVisitor().get(path);
  const { fields, typed } = formTo(shown.body, path);
  return { path, fields: { ...fields, ...change }, typed, takes: 'effect' };
}
