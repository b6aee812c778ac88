import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type StaffRoute, stepUpRefusal } from '#app/platform/routing/index.ts';
import {
  Breadcrumb,
  Button,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  Notice,
  notFound,
  PageHeader,
  PasswordAgain,
  passwordAgain,
  readForm,
  refuse,
  show,
  typedText,
  useShell,
} from '#app/platform/web/index.ts';
import { giveKey, type KeyWaiting } from './team-keys.ts';

const giving = z.strictObject({ person: z.uuid(), back: z.enum(['people', 'profile']), password: passwordAgain() });

/** The key of a team goes from one member to the next: nobody else holds it, the project leader neither. */
export const keyGivingRoute: StaffRoute = {
  method: 'POST',
  path: '/teams/:team/members',
  needs: 'team.share',
  asksPassword: 'unless-fresh',
  handle: give,
};

async function give(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, giving);
  if (!read.ok) return refuse(c, 'bad-request');
  const team = c.req.param('team') ?? '';
  // A second press of the button finds that the colleague has it, which is what was asked for.
  if (!visit.person.teams.includes(team)) return notFound(c);
  const step = stepUpRefusal(c, read.form);
  if (step) return showAgain(c, team, step.form, step.status);
  await giveKey(visit, team, read.values.person);
  return c.redirect(`/${read.values.back}`, 303);
}

/** The same button once more, with the question for the password. */
function showAgain(c: Context, team: string, form: FormState, status: Parameters<typeof show>[3]): Promise<Response> {
  const page = { title: c.get('web').t('people.keys'), failed: true, scripts: ['form'] as const };
  return show(c, page, <GiveAgainPage team={team} form={form} />, status);
}

function GiveAgainPage({ team, form }: { team: string; form: FormState }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/people', label: t('people.roster') }]} />
      <PageHeader title={t('people.keys')}>
        <p>{t('people.keys.explain')}</p>
      </PageHeader>
      <ErrorSummary form={form} labels={{ password: t('routing.stepUp') }} withPassword />
      <Form action={`/teams/${team}/members`} form={form}>
        <PasswordAgain form={form} unlessFresh />
        <input type="hidden" name="person" value={typedText(form, 'person')} />
        <input type="hidden" name="back" value={typedText(form, 'back')} />
        <FormFoot>{t('people.keys.giveNow')}</FormFoot>
      </Form>
    </div>
  );
}

/** Who of one's team still waits for its key; draws nothing when nobody does. */
export function KeysToGive({
  waiting,
  back = 'people',
}: {
  waiting: readonly KeyWaiting[];
  back?: 'people' | 'profile';
}) {
  const { t } = useShell();
  if (waiting.length === 0) return null;
  return (
    <Notice tone="soon" title={t('people.keys')}>
      <p>{t('people.keys.explain')}</p>
      {waiting.map(({ team, personId, name }) => (
        <Form action={`/teams/${team.id}/members`} form={freshForm()}>
          <input type="hidden" name="person" value={personId} />
          <input type="hidden" name="back" value={back} />
          <Button kind="quiet">{t('people.keys.give', { name })}</Button>
        </Form>
      ))}
    </Notice>
  );
}
