import type { Context } from 'hono';
import { z } from 'zod';
import { once, type Visit } from '#app/platform/access/visit/index.ts';
import type { StaffRoute } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  Breadcrumb,
  Button,
  ButtonLink,
  ButtonRow,
  Form,
  freshForm,
  PageHeader,
  readForm,
  refuse,
  show,
  useShell,
} from '#app/platform/web/index.ts';
import { type IntakeTeam, intakeTeam, makeIntakeTeam } from './intake-team.ts';

/** The team to which every registration is sealed: until it has a key, nobody can register. */
export const intakeTeamRoutes: StaffRoute[] = [
  { method: 'GET', path: '/teams/intake', needs: 'team.make', handle: open },
  { method: 'POST', path: '/teams/intake', needs: 'team.make', handle: make },
];

async function open(c: Context, visit: Visit): Promise<Response> {
  const page = { title: c.get('web').t('people.intake'), scripts: ['form'] as const };
  return show(c, page, <IntakeTeamPage team={await intakeTeam(visit)} once={newId()} />);
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

function IntakeTeamPage({ team, once }: { team: IntakeTeam; once: string }) {
  const { t } = useShell();
  const names = (team.state === 'made' ? team.members : team.candidates).map((one) => one.name).join(', ');
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/first-hour', label: t('setup.hour') }]} />
      <PageHeader title={t('people.intake')}>
        <p>{t('people.intake.explain')}</p>
      </PageHeader>
      {team.state === 'made' ? (
        <>
          <p>{t('people.intake.members', { names })}</p>
          <p>{t('people.intake.more')}</p>
          <ButtonRow>
            <ButtonLink href="/first-hour" kind="quiet">
              {t('people.firstHour.back')}
            </ButtonLink>
          </ButtonRow>
        </>
      ) : null}
      {team.state === 'possible' ? (
        <Form action="/teams/intake" form={freshForm()} once={once}>
          <p>{t('people.intake.candidates', { names })}</p>
          <Button>{t('people.intake.make')}</Button>
        </Form>
      ) : null}
      {team.state === 'waiting' ? (
        <>
          <p>{t('people.intake.wait')}</p>
          <ButtonRow>
            <ButtonLink href="/people/new">{t('people.invite')}</ButtonLink>
          </ButtonRow>
        </>
      ) : null}
    </div>
  );
}
