import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/access/index.ts';
import { Button, Form, freshForm, Notice, notFound, readForm, refuse, useShell } from '#app/web/index.ts';
import type { StaffRoute } from '#app/web/routes/index.ts';
import { giveKey, type KeyWaiting } from './team-keys.ts';

const giving = z.strictObject({ person: z.uuid(), back: z.enum(['people', 'profile']) });

/** The key of a team goes from one member to the next: nobody else holds it, the project leader neither. */
export const keyGivingRoute: StaffRoute = {
  method: 'POST',
  path: '/teams/:team/members',
  needs: 'team.share',
  handle: give,
};

async function give(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, giving);
  if (!read.ok) return refuse(c, 'bad-request');
  const team = c.req.param('team') ?? '';
  // A second press of the button finds that she has it, which is what was asked for.
  if (visit.person.teams.includes(team)) await giveKey(visit, team, read.values.person);
  else return notFound(c);
  return c.redirect(`/${read.values.back}`, 303);
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
