import type { Context } from 'hono';
import { z } from 'zod';
import { once, type Visit } from '#app/platform/access/visit/index.ts';
import { type Desk, readProvedForm, type StaffRoute } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type FormState, freshForm, passwordAgain, readForm, refuse, show } from '#app/platform/web/index.ts';
import { changeIntakeMailbox, intakeMailbox } from './intake-mailbox.ts';
import { makeIntakeTeam, readIntakeTeam } from './intake-team.ts';
import { IntakeTeamPage } from './intake-team.view.tsx';
import { mailboxField } from './regions.ts';

const mailboxForm = z.strictObject({ mailbox: mailboxField, password: passwordAgain() });

/** The team to which every registration is sealed: until it has a key, nobody can register. */
export function intakeTeamRoutes(desk: Desk): StaffRoute[] {
  return [
    { method: 'GET', path: '/teams/intake', needs: 'team.make', handle: (c, visit) => open(c, visit, desk) },
    { method: 'POST', path: '/teams/intake', needs: 'team.make', handle: make },
    {
      method: 'POST',
      path: '/teams/intake/mailbox',
      needs: 'contact.change',
      asksPassword: 'unless-fresh',
      handle: (c, visit) => changeMailbox(c, visit, desk),
    },
  ];
}

interface Shown {
  form?: FormState;
  mine?: string | null;
  status?: Parameters<typeof show>[3];
}

async function open(c: Context, visit: Visit, { machine }: Desk, { form, mine = null, status = 200 }: Shown = {}) {
  const title = c.get('web').t('people.intake');
  const mailbox = await intakeMailbox(visit);
  const shown = {
    team: await readIntakeTeam(visit),
    once: newId(),
    mailbox,
    form: form ?? freshForm({ mailbox: mailbox.mailbox ?? '' }),
    mine,
    saved: status === 200 && c.req.query('done') === 'mailbox',
    sendsMail: machine?.sendsMail ?? true,
  };
  return show(c, { title, failed: status >= 400, scripts: ['form'] }, <IntakeTeamPage {...shown} />, status);
}

async function make(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, z.strictObject({}));
  if (!read.ok || read.key === undefined) return refuse(c, 'bad-request');
  const first: { outcome?: 'done' | 'not-now' } = {};
  const place = await once(visit, read.key, async () => {
    first.outcome = await makeIntakeTeam(visit);
    return '/teams/intake';
  });
  return first.outcome === 'not-now' ? refuse(c, 'conflict') : c.redirect(place, 303);
}

async function changeMailbox(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const read = await readProvedForm(c, mailboxForm);
  if (!read.ok) return open(c, visit, desk, { form: read.form, status: read.status });
  if (read.version === undefined) return refuse(c, 'bad-request');
  const { mailbox } = read.values;
  if (await changeIntakeMailbox(visit, read.version, mailbox)) return c.redirect('/teams/intake?done=mailbox', 303);
  return open(c, visit, desk, { form: read.form, mine: mailbox ?? '', status: 409 });
}
