import { sealDevice } from '#app/platform/access/authentication/devices.ts';
import { ownPasskeys, ownSessions, signIn, totpCode } from '#app/platform/access/authentication/index.ts';
import { saveOwnNumber } from '#app/platform/access/teams/index.ts';
import { newId, readSessionCookie, unwrapKey } from '#app/platform/vault/index.ts';
import { saveAddress } from '#app/service/directory/secret-address.store.ts';
import { answeredValues, publicDesk, unfinished } from '#app/service/intake/testing.ts';
import { seedLaw } from './attack-added-law.ts';
import { one } from './attack-database.ts';
import { staffForms } from './attack-forms.ts';
import { seedApprovals } from './attack-procedure.ts';
import { seedDrafts } from './attack-public-pages.ts';
import { toldPlaces } from './attack-told.ts';
import { transferPlaces } from './attack-transfer.ts';
import type { Answer } from './attack-visitor.ts';
import type { AttackWorld, Someone } from './attack-world.ts';

/** One sealed value in a real row, and the way in which the service opens it. */
export interface Sealed {
  table: string;
  column: string;
  /** Which row, as a condition on the table. */
  row: string;
  /** Another row of the same table, whose value is tried in this place. */
  other: string;
  /** True when the service shows what belongs here. */
  opens(): Promise<boolean>;
}

/** Every sealed value of an installation with something of everything, each with the page or function that opens it. */
export async function sealedPlaces(attack: AttackWorld): Promise<Sealed[]> {
  const { files, lookup, addresses } = await facts(attack);
  const approvals = await seedApprovals(attack);
  const drafts = await seedDrafts(attack);
  const law = await seedLaw(attack);
  const page = (who: Someone, path: () => string, shows: (answer: Answer) => boolean) => async () => {
    const answer = await (await attack.visitor(who)).get(path());
    return answer.status === 200 && shows(answer);
  };
  const word = (label: string) =>
    attack.cases.own.canaries.find((one) => one.startsWith(`Kanarie${label}`)) ?? 'no such word';
  const { own, same } = attack.cases;
  const { bram, noor, joke, karel, leader } = attack.world.people;
  const number = { telephone: '06 1111 2222', hours: null, away: null };
  for (const one of [joke, bram]) await attack.world.as(one, (visit) => saveOwnNumber(visit, number, 0));
  const { utrecht, oversight } = attack.world.teams;
  const at = `/clients/${own.reference}`;
  const inCase = (table: string, opens: Sealed['opens'], more = 'true', column = 'sealed'): Sealed => ({
    table,
    column,
    row: `case_id = '${own.caseId}' and ${more}`,
    other: `case_id = '${same.caseId}' and ${more}`,
    opens,
  });
  const byId = (table: string, id: string, other: string, opens: Sealed['opens'], column = 'sealed'): Sealed => ({
    table,
    column,
    row: `id = '${id}'`,
    other: `id = '${other}'`,
    opens,
  });
  const ofPerson = (table: string, column: string, opens: Sealed['opens']): Sealed => ({
    table,
    column,
    row: `person_id = '${bram.id}'`,
    other: `person_id = '${noor.id}'`,
    opens,
  });
  const has =
    (label: string) =>
    ({ body }: Answer) =>
      body.includes(word(label));
  const allFiles = async () => {
    // Passwords are counted; here it is not about guessing.
    await attack.admin.query('delete from naast.throttle');
    const visitor = await attack.visitor('bram');
    const [picture, original] = [
      await visitor.get(`${at}/letters/${own.letter}/pages/1`),
      await visitor.post(`${at}/letters/${own.letter}/originals/1`, { reason: 'for-lawyer', password: bram.password }),
    ];
    const bundle = await (await attack.visitor('joke')).post(`${at}/bundles/${own.bundle}/file`, {
      password: joke.password,
    });
    return picture.status === 200 && original.status === 200 && bundle.status === 200;
  };
  return [
    inCase(
      'case_header',
      page('bram', () => at, has('ownname')),
    ),
    inCase(
      'case_header',
      page('bram', () => '/clients', has('ownname')),
      'true',
      'head',
    ),
    inCase(
      'case_list',
      page('bram', () => at, has('ownname')),
      "compartment = 'core'",
    ),
    inCase(
      'case_block',
      page('joke', () => `${at}/kept-out`, has('ownblock')),
    ),
    byId(
      'case_record',
      own.note,
      same.note,
      page('bram', () => `${at}/notes/${own.note}`, has('ownsaid')),
    ),
    inCase(
      'case_record',
      page('bram', () => `${at}/contact`, has('ownstays')),
      "compartment = 'safety' and kind = 'contact'",
    ),
    inCase(
      'draft',
      page('bram', () => `${at}/notes/new`, has('owndraft')),
    ),
    ...files.map((id) => byId('file_object', id, files.find((one) => one !== id) ?? id, allFiles)),
    byId(
      'letter',
      own.letter,
      same.letter,
      page('bram', () => `${at}/letters/${own.letter}`, has('letter')),
    ),
    byId(
      'dossier_document',
      own.letter,
      same.letter,
      page('bram', () => `${at}/dossier/${own.letter}`, has('papers')),
    ),
    byId(
      'dossier_bundle',
      own.bundle,
      same.bundle,
      page('bram', () => `${at}/bundles/${own.bundle}`, has('receiver')),
    ),
    byId(
      'legal_limit',
      own.limit,
      same.limit,
      page('bram', () => `${at}/limits/${own.limit}`, has('ownlimit')),
    ),
    byId(
      'case_procedure',
      own.procedure,
      same.procedure,
      page('bram', () => `${at}/procedures/${own.procedure}`, has('ownstopped')),
    ),
    byId(
      'procedure_event',
      own.event,
      same.event,
      page('bram', () => `${at}/procedures/${own.procedure}/events/${own.event}`, has('ownevent')),
    ),
    byId('definition_approval', approvals.own, approvals.other, async () => {
      const answer = await (await attack.visitor('joke')).get(`/procedures/${approvals.key}`);
      return answer.status === 200 && answer.body.includes(approvals.word);
    }),
    byId('added_law', law.own, law.other, async () => {
      const answer = await (await attack.visitor('leader')).get('/added-law');
      return answer.status === 200 && answer.body.includes(law.word);
    }),
    byId('page_draft', drafts.own, drafts.other, async () => {
      const answer = await (await attack.visitor('leader')).get('/public-pages/hulp/nl');
      return answer.status === 200 && answer.body.includes(drafts.word);
    }),
    byId(
      'task',
      own.task,
      same.task,
      page('bram', () => `${at}/tasks/${own.task}`, has('ownplace')),
    ),
    byId(
      'task',
      own.worry,
      own.task,
      page(
        'joke',
        () => at,
        ({ body }) => body.includes(`/worries/${own.worry}`),
      ),
    ),
    byId(
      'held_text',
      attack.kept.own,
      attack.kept.other,
      page('bram', () => '/profile', has('kept')),
    ),
    inCase(
      'case_grant',
      page('bram', () => at, has('ownname')),
      `holder_id in ('${bram.id}', '${noor.id}') and compartment = 'core'`,
      'key_sealed',
    ),
    inCase('oversight_wrap', () => opensForOversight(attack, oversight), "compartment = 'core'", 'key_sealed'),
    {
      table: 'team_member',
      column: 'key_sealed',
      row: `team_id = '${utrecht}' and person_id = '${joke.id}'`,
      other: `team_id = '${utrecht}' and person_id = '${karel.id}'`,
      opens: page('joke', () => at, has('ownname')),
    },
    byId(
      'person',
      bram.id,
      noor.id,
      page(
        'joke',
        () => `/people/${bram.id}`,
        ({ body }) => body.includes(bram.name) && !body.includes(noor.name),
      ),
      'name_sealed',
    ),
    {
      // The leader has no other copy; a coordinator opens that of the region's team where the own one is damaged.
      table: 'invitation_key',
      column: 'key_sealed',
      row: `invitation_id in (select keys_invitation from naast.person where id = '${attack.awaiting.id}') and holder_id = '${leader.id}'`,
      other: `invitation_id in (select keys_invitation from naast.person where id = '${attack.awaiting.id}') and holder_id = '${joke.id}'`,
      opens: page(
        'leader',
        () => `/people/${attack.awaiting.id}`,
        ({ body }) => body.includes('Nagekeken'),
      ),
    },
    {
      table: 'colleague_number',
      column: 'sealed',
      row: `person_id = '${joke.id}'`,
      other: `person_id = '${bram.id}'`,
      opens: page(
        'joke',
        () => '/profile/number',
        ({ body }) => body.includes('06 1111 2222'),
      ),
    },
    {
      table: 'volunteer_profile',
      column: 'sealed',
      row: `person_id = '${noor.id}'`,
      other: `person_id = '${bram.id}'`,
      opens: page(
        'joke',
        () => `/people/${noor.id}/profile`,
        ({ body }) => /value="ti" selected/.test(body),
      ),
    },
    {
      table: 'volunteer_profile',
      column: 'told',
      row: `person_id = '${noor.id}'`,
      other: `person_id = '${bram.id}'`,
      opens: page(
        'noor',
        () => '/',
        ({ body }) => body.includes('ben je afwezig'),
      ),
    },
    byId(
      'referral',
      own.referral,
      same.referral,
      page('bram', () => `${at}/referrals/${own.referral}`, has('ownreferral')),
    ),
    byId('secret_address', addresses.own, addresses.other, async () => {
      const visitor = await attack.visitor('joke');
      const { password } = attack.person('joke');
      const answer = await visitor.post('/directory/moviera/address/opening', { reason: 'checking', password });
      return answer.status === 200 && answer.body.includes(addresses.word);
    }),
    ...(['key_sealed', 'sealed'] as const).map((column) =>
      byId(
        'registration',
        attack.registrations.intake,
        attack.registrations.utrecht,
        page(
          'intake',
          () => `/queue/${attack.registrations.intake}`,
          ({ body }) => body.includes('Kanarieintake'),
        ),
        column,
      ),
    ),
    ...(await draftPlaces(attack)),
    {
      table: 'session',
      column: 'secret_sealed',
      row: `lookup = '\\x${lookup}'`,
      other: `person_id = '${karel.id}'`,
      opens: page(
        'joke',
        () => '/profile',
        () => true,
      ),
    },
    ...(await devicePlaces(attack)),
    ...(await toldPlaces(attack)),
    ...(await transferPlaces(attack)),
    ofPerson('authenticator', 'secret_sealed', () => signsIn(attack)),
    ofPerson('unlock_slot', 'slot_secret_sealed', () => signsIn(attack)),
    ofPerson('unlock_slot', 'secret_sealed', () => signsIn(attack)),
  ];
}

/** What kind of device Bram signed in on and made a passkey on, as his own pages tell him; Noor's beside it. */
async function devicePlaces(attack: AttackWorld): Promise<Sealed[]> {
  const ids: Record<'session' | 'passkey', string[]> = { session: [], passkey: [] };
  for (const who of ['bram', 'noor'] as const) {
    const person = attack.world.people[who];
    await (await attack.visitor(who)).get('/profile');
    const session = await one<string>(
      attack.admin,
      'select id from naast.session where person_id = $1 and ended_at is null and idle_until > now() order by started_at desc limit 1',
      [person.id],
    );
    const passkey = newId();
    const system = who === 'bram' ? 'iphone' : 'windows';
    const sealed = (id: string) =>
      attack.world.as(person, async ({ keys }) => sealDevice(keys.secret, id, { browser: 'safari', system }));
    await attack.admin.query('update naast.session set device_sealed = $2 where id = $1', [
      session,
      await sealed(session),
    ]);
    await attack.admin.query(
      'insert into naast.passkey (id, person_id, lookup, credential, public_key, device_sealed) values ($1, $2, $3, $3, $3, $4)',
      [passkey, person.id, Buffer.from(passkey), await sealed(passkey)],
    );
    ids.session.push(session);
    ids.passkey.push(passkey);
  }
  const { bram } = attack.world.people;
  const shown = { session: ownSessions, passkey: ownPasskeys };
  return (['session', 'passkey'] as const).map((table) => ({
    table,
    column: 'device_sealed',
    row: `id = '${ids[table][0]}'`,
    other: `id = '${ids[table][1]}'`,
    opens: () =>
      attack.world.as(bram, async (visit) =>
        (await shown[table](visit)).some(({ id, device }) => id === ids[table][0] && device?.system === 'iphone'),
      ),
  }));
}

interface KeptDraft {
  id: string;
  /** As the colleague's browser sends it. */
  cookie: string;
  code: string;
}

/** An unfinished registration that was left with a code. */
async function keptDraft(attack: AttackWorld, nameToUse: string): Promise<KeptDraft> {
  const { cookie } = await unfinished(publicDesk(attack.world), { values: answeredValues() });
  const path = '/start/form/name';
  const kept = await attack.publicVisitor(undefined, cookie).post(path, { nameToUse, go: 'stop' });
  const { lookup } = readSessionCookie(cookie.slice(cookie.indexOf('=') + 1)) ?? {};
  const id = await one<string>(attack.admin, 'select id from naast.intake_draft where lookup = $1', [lookup]);
  return { id, cookie, code: /\d{4}(-\d{4}){3}/.exec(kept.body)?.[0] ?? '' };
}

/** What lies sealed of them: the cookie opens the answers, the code opens the cookie's key. */
async function draftPlaces(attack: AttackWorld): Promise<Sealed[]> {
  const [plain, coded] = [await keptDraft(attack, 'kanariedraft'), await keptDraft(attack, 'kanariedraft')];
  let visits = 0;
  const shows = async (cookie: string) => {
    const shown = await attack.publicVisitor(undefined, cookie).get('/start/form/name');
    return shown.status === 200 && shown.body.includes('kanariedraft');
  };
  const byCode = async () => {
    // A block of its own each time: tries of a code are counted.
    visits += 1;
    const entered = await attack.publicVisitor(`10.6.${visits}.1`).post('/code', { code: coded.code });
    return entered.status === 303 && shows(/__Host-v=[^;]+/.exec(entered.headers.get('set-cookie') ?? '')?.[0] ?? '');
  };
  const place = (column: string, { id }: KeptDraft, other: KeptDraft, opens: Sealed['opens']): Sealed => ({
    table: 'intake_draft',
    column,
    row: `id = '${id}'`,
    other: `id = '${other.id}'`,
    opens,
  });
  return [place('sealed', plain, coded, () => shows(plain.cookie)), place('code_sealed', coded, plain, byCode)];
}

/** Days on which a volunteer will be away. */
function away(): { awayFrom: string; awayUntil: string } {
  const on = (days: number) =>
    Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days }).toString().split('-').reverse().join('-');
  return { awayFrom: on(30), awayUntil: on(40) };
}

/** Profiles that matching keeps, the files of the letter, and the session that Joke is in. */
async function facts(
  attack: AttackWorld,
): Promise<{ files: string[]; lookup: string; addresses: { own: string; other: string; word: string } }> {
  const joke = await attack.visitor('joke');
  const profile = await staffForms['POST /people/:id/profile']?.(attack);
  for (const [id, language1] of [
    [attack.world.people.noor.id, 'ti'],
    [attack.world.people.bram.id, 'ar'],
  ] as const)
    await joke.post(`/people/${id}/profile`, { ...profile?.fields, ...away(), _version: '0', language1 });
  const { rows } = await attack.admin.query<{ id: string }>(
    'select id from naast.file_object where case_id = $1 order by id',
    [attack.cases.own.caseId],
  );
  const addresses = {
    own: await keepAddress(attack, 'joke'),
    other: await keepAddress(attack, 'lies'),
    word: 'Kanarieadres joke',
  };
  return {
    addresses,
    files: rows.map(({ id }) => id),
    lookup: readSessionCookie(joke.cookie ?? '')?.lookup.toString('hex') ?? '',
  };
}

/** The same organisation with a secret address of this coordinator's region. Gives the id of its row. */
async function keepAddress(attack: AttackWorld, who: 'joke' | 'lies'): Promise<string> {
  const person = attack.person(who);
  await attack.world.as(person, (visit) =>
    saveAddress(visit, 'moviera', { address: `Kanarieadres ${who}`, howToArrive: null }, 0),
  );
  const { rows } = await attack.admin.query<{ id: string }>(
    'select a.id from naast.secret_address a join naast.team t on t.id = a.team_id where t.region_id = $1',
    [person.regionId],
  );
  return rows[0]?.id ?? '';
}

/** The password and code of Bram still lead in. */
async function signsIn(attack: AttackWorld): Promise<boolean> {
  const { bram } = attack.world.people;
  await attack.admin.query('delete from naast.throttle');
  await attack.admin.query('update naast.authenticator set last_step = 0');
  const { loginName, password, totpSecret } = bram;
  const result = await signIn(attack.world.installation, {
    loginName,
    password,
    code: totpCode(totpSecret),
    address: 'here',
  }).catch(() => ({ ok: false }));
  return result.ok;
}

/** As break-glass will do it: with the oversight team's key, in the leader's session. */
async function opensForOversight(attack: AttackWorld, team: string): Promise<boolean> {
  const { caseId } = attack.cases.own;
  const { rows } = await attack.admin.query(
    "select key_sealed from naast.oversight_wrap where case_id = $1 and compartment = 'core'",
    [caseId],
  );
  return attack.world.as(attack.world.people.leader, async (visit) => {
    const pair = await visit.keys.team(team);
    if (!pair) return false;
    try {
      return unwrapKey(pair, `oversight|${caseId}|core|1|${team}`, rows[0].key_sealed).length === 32;
    } catch {
      return false;
    }
  });
}
