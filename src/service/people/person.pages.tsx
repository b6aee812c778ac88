import type { Context } from 'hono';
import { z } from 'zod';
import { joiningProofOf, numbersOf } from '#app/platform/access/teams/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { type StaffRoute, stepUpRefusal } from '#app/platform/routing/index.ts';
import { newId, readCheckDigits } from '#app/platform/vault/index.ts';
import {
  type FormState,
  freshForm,
  notFound,
  passwordAgain,
  readForm,
  refuse,
  show,
  text,
  withError,
} from '#app/platform/web/index.ts';
import { isInFirstHour } from './first-hour-next.view.tsx';
import { keysWaiting } from './keys-waiting.view.tsx';
import { approveColleague, colleague, openInvitation, revokedOn } from './people.store.ts';
import { mayCertifyPerson } from './people.ts';
import { PersonPage } from './person.view.tsx';

const approval = z.strictObject({ digits: text(40), password: passwordAgain() });

/** One colleague: what state the account is in, and what can be done now. */
export const personRoutes: StaffRoute[] = [
  { method: 'GET', path: '/people/:id', needs: 'person.list', handle: (c, visit) => showPerson(c, visit, freshForm()) },
  {
    method: 'POST',
    path: '/people/:id/approval',
    needs: 'person.approve',
    asksPassword: 'unless-fresh',
    handle: vouch,
  },
];

async function vouch(c: Context, visit: Visit): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const read = await readForm(c.req, approval, { noBsnHere: true });
  if (!read.ok) return showPerson(c, visit, read.form, read.status);
  const step = stepUpRefusal(c, read.form);
  if (step) return showPerson(c, visit, step.form, step.status);
  switch (await approveColleague(visit, id, readCheckDigits(read.values.digits))) {
    case 'done':
      return c.redirect(`/people/${id}`, 303);
    case 'not-found':
      return notFound(c);
    case 'not-now':
      return refuse(c, 'conflict');
    case 'other-digits':
      return showPerson(
        c,
        visit,
        withError(read.form, 'digits', isLeader(visit) ? 'people.digits.other.leader' : 'people.digits.other'),
        422,
      );
    case 'no-proof':
    case 'other-keys':
      // The page says why, in the place of the form.
      return showPerson(c, visit, read.form, 422);
  }
}

/** Nobody is told to call herself. */
const isLeader = ({ person }: Visit) => person.roles.includes('project-leader');

/** One colleague's page; also for the other pages about that colleague, when a form there was refused. */
export async function showPerson(
  c: Context,
  visit: Visit,
  form: FormState,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const person = await colleague(visit, c.req.param('id') ?? '');
  if (!person) return notFound(c);
  const mayApprove = mayCertifyPerson(visit, person, 'person.approve');
  const shown = {
    person,
    form,
    once: newId(),
    mayInvite: mayCertifyPerson(visit, person, 'person.invite'),
    mayApprove,
    joining: mayApprove ? await joiningProofOf(visit, person.id) : null,
    mayDescribe:
      may(visit, 'person.profile') && person.roles.includes('volunteer') && person.region_id === visit.person.regionId,
    mayEnd: person.status !== 'ended' && mayCertifyPerson(visit, person, 'person.end'),
    seesClients: may(visit, 'case.grant'),
    keys: person.status === 'ended' ? await keysWaiting(visit) : 0,
    revokedOn: person.status === 'ended' ? await revokedOn(visit, person.id) : null,
    inFirstHour: person.status === 'active' && (await isInFirstHour(visit)),
    isLeader: isLeader(visit),
    // To the auditor and to other regions nothing: they ring nobody.
    number: (await numbersOf(visit, [person.id])).get(person.id)?.number ?? null,
    codeUntil: person.status === 'invited' ? await openInvitation(visit, person.id) : null,
  };
  const title = c.get('web').t('people.colleague');
  const page = { title, width: 'wide', failed: status >= 400, scripts: ['form'] } as const;
  return show(c, page, <PersonPage {...shown} />, status);
}
