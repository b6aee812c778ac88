import type { Context } from 'hono';
import { findSession, type SessionRow } from '#app/platform/access/visit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { type Desk, type DoorRoute, readSession } from '#app/platform/routing/index.ts';
import { ButtonLink, ButtonRow, PageHeader, show, useShell } from '#app/platform/web/index.ts';
import { hasNewDevice } from '#app/service/account/index.ts';
import { firstHourIsOver, hasHeldText } from '#app/service/people/index.ts';

/** The step after sign-in: did the cookie come back, and where does this person's work begin? */
export function welcomeRoutes(desk: Desk): DoorRoute[] {
  return [{ method: 'GET', path: '/welcome', needs: 'nobody', handle: (c) => welcome(c, desk) }];
}

async function welcome(c: Context, { installation }: Desk): Promise<Response> {
  const session = readSession(c);
  const row = session && (await findSession(installation, session.lookup));
  if (!row) return show(c, { title: c.get('web').t('sign-in.noCookie') }, <NoCookiePage />);
  const context = { kind: 'person', person: row.person_id, session: row.id } as const;
  return c.redirect(await installation.scoped(context, (db) => firstPageOf(db, row)), 303);
}

async function firstPageOf(db: ScopedDb, { id, person_id: person, roles, status, duty }: SessionRow): Promise<string> {
  // The page itself leads on to what must be done first.
  if (duty !== null) return '/';
  if (status === 'active' && (await hasNewDevice(db, person, id))) return '/profile/sessions';
  if (status !== 'active' || (await hasHeldText(db, person))) return '/profile';
  return roles.includes('project-leader') && !(await firstHourIsOver(db)) ? '/first-hour' : '/';
}

/** Safari takes no `Secure` cookie over plain http, not even on this machine (design question 5). */
function NoCookiePage() {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('sign-in.noCookie')} />
      <p>{t('sign-in.noCookie.explain')}</p>
      <ButtonRow>
        <ButtonLink href="/sign-in" kind="quiet">
          {t('sign-in.signIn')}
        </ButtonLink>
      </ButtonRow>
    </div>
  );
}
