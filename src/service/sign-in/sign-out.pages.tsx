import type { Context } from 'hono';
import { endSession } from '#app/platform/access/visit/index.ts';
import { type Desk, type DoorRoute, readSession, takeSession } from '#app/platform/routing/index.ts';
import { ButtonLink, ButtonRow, PageHeader, show, useShell } from '#app/platform/web/index.ts';

/** Signing out: the session is dead on the server, the cookie gone, and a page that may stay open says so. */
export function signOutRoutes(desk: Desk): DoorRoute[] {
  return [
    { method: 'POST', path: '/sign-out', needs: 'nobody', atOnce: true, handle: (c) => leave(c, desk) },
    { method: 'GET', path: '/signed-out', needs: 'nobody', atOnce: true, handle: signedOut },
  ];
}

async function leave(c: Context, desk: Desk): Promise<Response> {
  const session = readSession(c);
  if (session) await endSession(desk.installation, session.lookup, 'sign-out.done');
  takeSession(c);
  // Never "cache": it can hold the browser for many seconds, and nothing of ours is kept there. Nor "cookies": what is
  // still being written in another tab is kept by one of them (decision 163).
  c.header('Clear-Site-Data', '"storage"');
  return c.redirect('/signed-out', 303);
}

function signedOut(c: Context): Promise<Response> {
  return show(c, { title: c.get('web').t('sign-in.signedOut') }, <SignedOutPage />);
}

function SignedOutPage() {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('sign-in.signedOut')} />
      <p>{t('sign-in.signedOut.explain')}</p>
      <ButtonRow>
        <ButtonLink href="/sign-in" kind="quiet">
          {t('sign-in.signIn')}
        </ButtonLink>
      </ButtonRow>
    </div>
  );
}
