import type { Context } from 'hono';
import { z } from 'zod';
import { lostTeams, recoverTeam, renewLeader } from '#app/platform/access/rotation/index.ts';
import type { Team, Visit } from '#app/platform/access/visit/index.ts';
import { type StaffRoute, stepUpRefusal } from '#app/platform/routing/index.ts';
import {
  Breadcrumb,
  Choice,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  PageHeader,
  PasswordAgain,
  passwordAgain,
  readForm,
  show,
  text,
  useShell,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { ShareFields, shareFields, withShareProblem } from '#app/service/people/index.ts';

const ceremony = z.strictObject({ what: text(40), ...shareFields, password: passwordAgain() });

/** The ceremony with two recovery shares, for the leader who is signed in: everything on one page, in one act. */
export const recoveryRoutes: StaffRoute[] = [
  { method: 'GET', path: '/keys/recovery', needs: 'team.make', handle: (c, visit) => open(c, visit, freshForm()) },
  { method: 'POST', path: '/keys/recovery', needs: 'team.make', asksPassword: true, handle: recover },
];

type Lost = Team & { region: string | null };

async function lost(visit: Visit): Promise<Lost[]> {
  const regions = await visit.db.selectFrom('region').select(['id', 'name']).execute();
  const teams = await lostTeams(visit);
  return teams.map((team) => ({ ...team, region: regions.find(({ id }) => id === team.region_id)?.name ?? null }));
}

async function recover(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, ceremony, { noBsnHere: true });
  if (!read.ok) return open(c, visit, read.form, read.status);
  const step = stepUpRefusal(c, read.form);
  if (step) return open(c, visit, step.form, step.status);
  const { what, first, second } = read.values;
  const team = what === 'own' ? null : (await lost(visit)).find(({ id }) => id === what);
  if (team === undefined) return open(c, visit, withError(read.form, 'what', 'web.form.choose'), 422);
  const done = await (team ? recoverTeam(visit, team, [first, second]) : renewLeader(visit, [first, second]));
  if (done.ok) return c.redirect('/keys?recovered=1', 303);
  if (done.at === null && done.problem.reason === 'nobody') {
    return open(c, visit, withWhole(read.form, 'people.share.nobody'), 422);
  }
  return open(c, visit, withShareProblem(read.form, done as Parameters<typeof withShareProblem>[1]), 422);
}

async function open(
  c: Context,
  visit: Visit,
  form: FormState,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const page = { title: c.get('web').t('recovery.recovery'), failed: status >= 400, scripts: ['form'] as const };
  return show(c, page, <RecoveryPage teams={await lost(visit)} form={form} />, status);
}

function RecoveryPage({ teams, form }: { teams: readonly Lost[]; form: FormState }) {
  const { t } = useShell();
  const labels = {
    what: t('recovery.recovery.what'),
    first: t('people.share.first'),
    second: t('people.share.second'),
    password: t('routing.stepUp'),
  };
  const nameOf = ({ kind, region }: Lost) =>
    region === null
      ? t('recovery.recovery.team', { team: t(`recovery.team.${kind}`) })
      : t('recovery.recovery.region', { region });
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/keys', label: t('recovery.title') }]} />
      <PageHeader title={t('recovery.recovery')}>
        <p>{t('recovery.recovery.explain')}</p>
        <p>{t('recovery.recovery.nothing')}</p>
      </PageHeader>
      <ErrorSummary form={form} labels={labels} withPassword />
      <Form action="/keys/recovery" form={form}>
        <PasswordAgain form={form} />
        <Choice
          name="what"
          legend={labels.what}
          options={[
            ...teams.map((team) => ({ value: team.id, label: nameOf(team) })),
            { value: 'own', label: t('recovery.recovery.own'), hint: t('recovery.recovery.own.hint') },
          ]}
          chosen={teams.length === 0 ? ['own'] : []}
          form={form}
        />
        <ShareFields form={form} />
        <FormFoot>{t('recovery.recovery.send')}</FormFoot>
      </Form>
    </div>
  );
}
