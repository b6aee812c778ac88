import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { crawl, everythingIn, isPage } from '../support/attack-crawl.ts';
import { tablesOf } from '../support/attack-database.ts';
import type { Answer } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';
import type { TestPerson } from '../support/test-world.ts';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());

/** Ids of rows that hang on a case, by case; and those of people and registrations. */
async function idsOfCase(caseId: string): Promise<string[]> {
  const ids: string[] = [caseId];
  for (const table of [
    'case_grant',
    'case_block',
    'glass_break',
    'case_record',
    'file_object',
    'letter',
    'legal_limit',
    'task',
    'draft',
    'notice',
    'job',
  ]) {
    const { rows } = await attack.admin.query(`select id from naast.${table} where case_id = $1`, [caseId]);
    ids.push(...rows.map(({ id }) => id as string));
  }
  return ids;
}

/** Nothing of this may be in any of these answers. */
function expectNothingOf(hidden: readonly string[], answers: Map<string, Answer>): void {
  const found: string[] = [];
  for (const [path, answer] of answers) {
    const text = everythingIn(answer);
    for (const word of hidden) if (text.includes(word) || path.includes(word)) found.push(`${path}: ${word}`);
  }
  expect(found).toEqual([]);
}

describe('everything that a volunteer can load', () => {
  let loaded: Map<string, Answer>;
  beforeAll(async () => {
    const visitor = await attack.visitor('bram');
    // Pages that a volunteer would only find by typing, too: those of the table that need no id.
    const typed = attack.routes
      .filter(({ method, path }) => method === 'GET' && !path.includes(':'))
      .map(({ path }) => path);
    loaded = await crawl(visitor, ['/', ...typed.filter((path) => path !== '/gallery')]);
    for (const term of ['Kanarie', 'a', 'Selam', attack.cases.other.reference, attack.cases.same.reference])
      loaded.set(`search ${term}`, await visitor.post('/clients/search', { term }));
  });

  it('T6 is a real walk: her client, notes, letter, pictures, limits and tasks are among it', () => {
    const { reference, letter, limit, task } = attack.cases.own;
    const paths = [...loaded.keys()];
    for (const path of [
      `/clients/${reference}`,
      `/clients/${reference}/contact`,
      `/clients/${reference}/letters/${letter}`,
      `/clients/${reference}/letters/${letter}/pages/1`,
      `/clients/${reference}/letters/${letter}/originals/1`,
      `/clients/${reference}/limits/${limit}`,
      `/clients/${reference}/tasks/${task}`,
    ])
      expect(paths).toContain(path);
    const text = [...loaded.values()].map(everythingIn).join('\n');
    // The name of the file, what the client asked for at registration and why somebody is kept out are on no page of
    // a volunteer's.
    const shown = attack.cases.own.canaries.filter((word) => !/Kanarie(filename|ownquestion|ownblock)/.test(word));
    expect(shown.filter((word) => !text.includes(word))).toEqual([]);
  });

  it('T6 holds nothing of another volunteer’s client or of another region: no id, reference, name or word', async () => {
    const { same, other } = attack.cases;
    const hidden = [same, other].flatMap(({ reference, canaries }) => [
      reference,
      `${reference.slice(0, 4)}-${reference.slice(4)}`,
      ...canaries,
    ]);
    const ids = [...(await idsOfCase(same.caseId)), ...(await idsOfCase(other.caseId))];
    expect(ids.length).toBeGreaterThan(20);
    // What the volunteer searched for is in its field.
    const answers = new Map(
      [...loaded].map(([path, answer]) => [
        path,
        path.startsWith('search ') ? withoutTyped(answer, path.slice('search '.length)) : answer,
      ]),
    );
    expectNothingOf(
      [...hidden, ...ids],
      new Map([...answers].map(([path, answer]) => [path.startsWith('search') ? 'search' : path, answer])),
    );
  });

  /** Without the door, where the demo offers its people to everybody. */
  const inside = () => new Map([...loaded].filter(([path]) => !path.startsWith('/sign-in')));

  it('T6 holds no registration, no colleague whom she need not know, no number of cases but her own', async () => {
    const { sem, noor, ada } = attack.world.people;
    expectNothingOf(
      [
        ...Object.values(attack.registrations),
        sem.id,
        sem.name,
        noor.id,
        ada.name,
        'Kanarieintake',
        'Kanarieutrecht',
        'Kanariegroningen',
      ],
      inside(),
    );
    for (const [path, answer] of loaded) {
      if (!isPage(answer)) continue;
      // There are three cases; the volunteer has one.
      expect(answer.body.replace(/<[^>]*>/g, ' '), path).not.toMatch(/\b(2|3|twee|drie) (cliënten|zaken|dossiers)\b/i);
    }
    expect((await attack.visitor('bram')).cookie).not.toBeNull();
  });

  it('T6 has no ETag, no length of more than it is, and nothing that a shared cache would keep', () => {
    for (const [path, { headers }] of loaded) {
      if (path.startsWith('/assets/')) continue;
      expect(headers.get('etag'), path).toBeNull();
      expect(headers.get('last-modified'), path).toBeNull();
      expect(headers.get('cache-control'), path).toBe('no-store');
    }
  });

  it('T6 grows by nothing when a hundred cases of others are added', async () => {
    const visitor = await attack.visitor('bram');
    const before = new Map<string, string>();
    for (const path of ['/', '/clients', '/limits']) before.set(path, counted((await visitor.get(path)).body));
    const { joke } = attack.world.people;
    await attack.world.as(joke, async (visit) => {
      for (let at = 0; at < 20; at += 1) await openNewCase(visit, ordinaryCase());
    });
    for (const [path, text] of before) expect(counted((await visitor.get(path)).body), path).toBe(text);
  });
});

describe('everything that the others can load', () => {
  it.each(['leader', 'ada', 'intake'] as const)(
    'T6 %s sees numbers or the book, and no word of any client',
    async (who) => {
      const answers = await crawl(await attack.visitor(who));
      const { own, same, other } = attack.cases;
      expectNothingOf(
        [own, same, other].flatMap(({ canaries }) => canaries),
        answers,
      );
      // References are in the audit log of those who may read it, and nowhere else.
      const elsewhere = new Map([...answers].filter(([path]) => !path.startsWith('/access-book')));
      expectNothingOf(
        [own, same, other].map(({ reference }) => reference),
        elsewhere,
      );
      expect(answers.size).toBeGreaterThan(5);
    },
  );

  it('T8 the coordinator of Utrecht loads nothing of Groningen', { timeout: 60_000 }, async () => {
    const answers = await crawl(await attack.visitor('joke'));
    const { other } = attack.cases;
    expectNothingOf(
      [
        other.reference,
        ...other.canaries,
        ...(await idsOfCase(other.caseId)),
        attack.registrations.groningen,
        'Kanariegroningen',
      ],
      answers,
    );
    expect([...answers.keys()]).toContain(`/clients/${attack.cases.same.reference}`);
  });

  it('T6 a volunteer without the safety compartment loads no telephone and no address of her client', {
    timeout: 60_000,
  }, async () => {
    const { joke, noor } = attack.world.people;
    const made = await world(async (visit) => {
      const one = await openNewCase(visit, {
        ...ordinaryCase(),
        contact: { ways: [{ kind: 'telephone', value: '06 9876 5432' }], staysAt: 'Kanarieadresstraat 9' },
      });
      await assignVolunteerTo(visit, one.reference, noor.id, { safety: false });
      return one;
    }, joke);
    const visitor = await attack.visitor('noor');
    const answers = await crawl(visitor);
    expect([...answers.keys()]).toContain(`/clients/${made.reference}`);
    for (const path of ['contact', 'contact/edit'])
      answers.set(path, await visitor.get(`/clients/${made.reference}/${path}`));
    expect([answers.get('contact')?.status, answers.get('contact/edit')?.status]).toEqual([404, 404]);
    expectNothingOf(['9876', '5432', 'Kanarieadres'], answers);
    const seen = await (await attack.visitor('joke')).get(`/clients/${made.reference}/contact`);
    expect(seen.body).toContain('Kanarieadresstraat 9');
  });

  it('T6 somebody whom nobody has vouched for yet loads her own page and nothing else', async () => {
    const answers = await crawl(await attack.visitor('awaiting'), ['/', '/profile', '/clients', '/people', '/rules']);
    const pages = [...answers].filter(([path, { status }]) => status === 200 && !path.startsWith('/assets/'));
    expect(pages.map(([path]) => path)).toEqual(['/profile']);
    const { leader, joke } = attack.world.people;
    expectNothingOf([leader.name, joke.name, attack.cases.own.reference], answers);
  });

  it('T6 knows every table: one that is new hangs on a case or is none of hers', async () => {
    const known = [
      'access_day',
      'access_notice',
      'added_law',
      'audit_entry',
      'audit_head',
      'audit_right',
      'authenticator',
      'calendar_feed',
      'case_block',
      'case_closure',
      'case_file',
      'case_grant',
      'case_header',
      'case_key_earlier',
      'case_list',
      'case_procedure',
      'case_record',
      'case_transfer',
      'certificate',
      'colleague_number',
      'contact_setting',
      'context_key',
      'definition_approval',
      'directory_import',
      'done_once',
      'dossier_bundle',
      'dossier_document',
      'draft',
      'entry_due',
      'file_object',
      'glass_break',
      'held_text',
      'installation',
      'intake_draft',
      'invitation',
      'invitation_key',
      'job',
      'known_device',
      'legal_limit',
      'letter',
      'mail_due',
      'notice',
      'organisation',
      'organisation_learned',
      'oversight_wrap',
      'page_draft',
      'passkey',
      'passkey_role',
      'person',
      'procedure_event',
      'published_intake_key',
      'referral',
      'region',
      'registration',
      'reminder_mailbox',
      'revocation',
      'secret_address',
      'session',
      'signed_since',
      'signed_statement',
      'task',
      'team',
      'team_key',
      'team_member',
      'throttle',
      'transfer_grant',
      'unlock_slot',
      'used_challenge',
      'volunteer_profile',
    ];
    expect(await tablesOf(attack.admin)).toEqual(known);
  });
});

/** Does something as a colleague of the world. */
const world = <T>(work: (visit: Visit) => Promise<T>, person: TestPerson) => attack.world.as(person, work);

/** A page without what differs at every request. */
const counted = (body: string) => body.replace(/value="[^"]*"/g, '');

function withoutTyped(answer: Answer, term: string): Answer {
  return { ...answer, body: answer.body.replaceAll(`value="${term}"`, '').replaceAll(term, '') };
}
