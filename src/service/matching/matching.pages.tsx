import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { once, type Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { type Desk, type Route, stepUpRefusal } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  EmptyState,
  type FormState,
  freshForm,
  notFound,
  PageHeader,
  readForm,
  refuse,
  show,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { assignedVolunteers, clientTitle, openFromPath, readCard, readHeader } from '#app/service/cases/index.ts';
import { AssignedSection, endForm, NoCardYet } from './assigned.view.tsx';
import { AssignmentForm, assignmentForm, NotNow, newAssignment } from './assignment-form.view.tsx';
import { type AssignmentChoice, assignVolunteer, candidatesOfMyRegion, endAssignment } from './matching.store.ts';
import { rank } from './matching.ts';
import { untilRefusal, usualUntil } from './until.ts';

type Status = 400 | 409 | 413 | 415 | 422 | 429 | 503;

/** Finding one volunteer for one client, extending that, and ending it. */
export function matchingRoutes(_desk: Desk): Route[] {
  return [
    {
      method: 'GET',
      path: '/clients/:reference/volunteer',
      needs: 'case.grant',
      async handle(c, visit) {
        const core = await openFromPath(c, visit, 'case.grant');
        if (!core) return notFound(c);
        return core.status === 'closed'
          ? c.redirect(`/clients/${core.reference}`, 303)
          : showMatching(c, core, { form: freshForm(newAssignment(usualUntil(today()))) });
      },
    },
    {
      method: 'POST',
      path: '/clients/:reference/volunteer',
      needs: 'case.grant',
      asksPassword: 'unless-fresh',
      handle: ask,
    },
    { method: 'POST', path: '/clients/:reference/volunteer/ending', needs: 'case.grant', handle: end },
  ];
}

async function ask(c: Context, visit: Visit): Promise<Response> {
  const core = await openFromPath(c, visit, 'case.grant');
  const safety = core && (await openFromPath(c, visit, 'case.grant', 'safety'));
  if (!core || !safety) return notFound(c);
  const read = await readForm(c.req, assignmentForm);
  if (!read.ok) return showMatching(c, core, { form: read.form, status: read.status });
  if (read.key === undefined) return refuse(c, 'bad-request');
  const step = stepUpRefusal(c, read.form);
  if (step) return showMatching(c, core, step);
  if (core.status === 'closed') return refuse(c, 'conflict');
  // Everything is judged inside, so that the second of two equal requests is led to where the first one went (T119).
  let refused: FormState | null = null;
  const where = await once(visit, read.key, async () => {
    const { password: _, ...chosen } = read.values;
    refused = await judgeAndAsk({ core, safety }, chosen, read.form);
    return `/clients/${core.reference}`;
  });
  return refused === null ? c.redirect(where, 303) : showMatching(c, core, { form: refused, status: 422 });
}

type Typed = Omit<AssignmentChoice, 'person' | 'until'> & { volunteer: string; until: string };

/** Asks the volunteer, or gives the form back with what is in the way; then nothing of it is kept. */
async function judgeAndAsk(
  opened: { core: OpenCase; safety: OpenCase },
  typed: Typed,
  form: FormState,
): Promise<FormState | null> {
  const until = Temporal.PlainDate.from(typed.until);
  const late = untilRefusal(until, today());
  if (late) return withError(form, 'until', `matching.until.${late}`);
  if (!typed.withSafety && typed.why === null) return withError(form, 'why', 'matching.why.needed');
  const { header } = await readHeader(opened.core);
  const ranked = rank(await candidatesOfMyRegion(opened.core), {
    languages: header.languages,
    today: today(),
    until,
  });
  const beside = await assignedVolunteers(opened.core);
  const found = ranked.find(({ candidate }) => candidate.personId === typed.volunteer);
  // The client's present volunteer may be extended although all places are taken: this client has one of them.
  const isBeside = beside.some(({ personId }) => personId === typed.volunteer);
  if (!found || !(found.available || isBeside)) return withError(form, 'volunteer', 'matching.notAvailable');
  const result = await assignVolunteer(opened.core.visit, opened, { ...typed, person: found.candidate, until });
  if (result.ok) return null;
  if (result.reason === 'closed') return withWhole(form, 'cases.closed.cannotWrite');
  return result.reason === 'someone-beside'
    ? withError(form, 'endOthers', 'matching.someoneBeside')
    : withError(form, 'volunteer', 'matching.noCertificate');
}

async function end(c: Context, visit: Visit): Promise<Response> {
  const core = await openFromPath(c, visit, 'case.grant');
  if (!core) return notFound(c);
  const read = await readForm(c.req, endForm);
  if (!read.ok)
    return showMatching(c, core, {
      form: freshForm(newAssignment(usualUntil(today()))),
      ending: read.form,
      status: read.status,
    });
  const person = (await assignedVolunteers(core)).find(({ personId }) => personId === read.values.volunteer);
  if (!person || !(await endAssignment(core, person, read.values.endReason))) return notFound(c);
  return c.redirect(`/clients/${core.reference}`, 303);
}

async function showMatching(
  c: Context,
  core: OpenCase,
  { form, ending, status }: { form: FormState; ending?: FormState; status?: Status },
): Promise<Response> {
  const { t } = c.get('web');
  const { header } = await readHeader(core);
  const beside = await assignedVolunteers(core);
  const all = rank(await candidatesOfMyRegion(core), {
    languages: header.languages,
    today: today(),
    until: usualUntil(today()),
  });
  const ranked = all.map((one) =>
    beside.some(({ personId }) => personId === one.candidate.personId) ? { ...one, available: true } : one,
  );
  return show(
    c,
    { title: clientTitle(core.reference, t('matching.title')), failed: status !== undefined, scripts: ['form'] },
    <div class="stack">
      <PageHeader title={t('matching.title')} />
      {beside.length > 0 && (await readCard(core)) === null ? <NoCardYet reference={core.reference} /> : null}
      <AssignedSection reference={core.reference} beside={beside} form={ending ?? freshForm()} />
      {ranked.some((one) => one.available) ? (
        <AssignmentForm
          action={`/clients/${core.reference}/volunteer`}
          form={form}
          once={newId()}
          ranked={ranked}
          beside={beside.map(({ name }) => name)}
          all={c.req.query('all') === 'yes'}
        />
      ) : (
        <EmptyState title={t('matching.nobody')}>
          <p>{t('matching.nobody.text')}</p>
        </EmptyState>
      )}
      <NotNow ranked={ranked} />
    </div>,
    status,
  );
}
