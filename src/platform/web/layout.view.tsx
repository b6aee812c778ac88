import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import { allowScripts } from './headers.ts';
import {
  Band,
  DisplaySwitch,
  FindLink,
  HelpLink,
  MainNav,
  Mark,
  mayFind,
  SafeModeBand,
  SignOutForm,
  WhoIsHere,
} from './parts/frame.view.tsx';
import type { Crumb } from './parts/page-header.view.tsx';
import { accentFile } from './shell/accent.ts';
import { type Asset, assetPath, type ShellScript } from './shell/assets.ts';
import { type Shell, ShellContext, useShell } from './shell/shell.ts';

type Status = 200 | 201 | 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 421 | 422 | 429 | 500 | 503 | 507;

export interface PageProps {
  /** Title of the tab: neutral on the public side, never a name. The h1 is up to the page. */
  title: string;
  /** True when the page comes back with errors: the title then starts with "Fout:". */
  failed?: boolean;
  /** Scripts of this page; none means that its policy forbids all script. */
  scripts?: readonly (ShellScript | Asset)[];
  /** `reading` (one column), `wide` (lists, letters beside their explanation). */
  width?: 'reading' | 'wide';
}

interface DrawnPage extends PageProps {
  /** Where a page that names no way back of its own leads. */
  back?: Crumb | null;
}

/** Answers with a whole page in the shell of this request. */
export async function show(c: Context, page: PageProps, body: Child, status: Status = 200): Promise<Response> {
  const asked = page.scripts ?? [];
  const scripts: (ShellScript | Asset)[] = [...asked, ...(mayFind(c.get('web')) ? (['find'] as const) : [])];
  // A form that asks again who it is takes the passkey of the sign-in.
  if (c.get('web').hasPasskey && asked.includes('form') && !asked.includes('passkey')) scripts.push('passkey');
  if (scripts.length > 0) allowScripts(c);
  const above = await c.get('web').above?.();
  const whole = above === undefined ? body : <Below above={above}>{body}</Below>;
  // As bytes: a text is gone through for its length, and once more where the head is put before it.
  const bytes = Buffer.from(
    await document(c.get('web'), { ...page, scripts, back: wayBack(c.get('web'), c.req.path) }, whole),
  );
  return c.body(bytes, status, { 'content-type': 'text/html; charset=UTF-8' });
}

/** A page under a head that stands on every page about the same thing; beside it where a desk has the room. */
function Below({ above, children }: { above: Child; children?: Child }) {
  return (
    <div class="below">
      {above}
      <div class="stack">{children}</div>
    </div>
  );
}

/** A page as HTML text, with its doctype. */
export async function document(shell: Shell, page: DrawnPage, body: Child): Promise<string> {
  const drawn = html`<!doctype html>${(
    <ShellContext.Provider value={shell}>
      <Page {...page}>{body}</Page>
    </ShellContext.Provider>
  )}`;
  return (await drawn).toString();
}

/** The page around every content: skip link, way out, mark, navigation, content, display switch. */
function Page({
  title,
  failed,
  scripts = [],
  width = 'reading',
  back = null,
  children,
}: DrawnPage & { children?: Child }) {
  const { lang, dir, theme, t, place, nav, person, modules, accent } = useShell();
  return (
    <html lang={lang} dir={dir} data-theme={theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{failed === true ? `${t('web.errorPrefix')} ${title}` : title}</title>
        <link rel="icon" href={assetPath('icon')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetPath('style')} />
        {person !== null || nav.length > 0 ? <link rel="stylesheet" href={modules.work.path} /> : null}
        {accent === null ? null : <link rel="stylesheet" href={`/assets/${accentFile(accent)}`} />}
        {scripts.map((one) => (
          <script src={typeof one === 'string' ? assetPath(one) : one.path} defer />
        ))}
      </head>
      <body>
        <a class="skip" href="#content">
          {t('web.skip')}
        </a>
        <Band />
        <Top />
        <SafeModeBand />
        <main id="content" class={`content ${width}`} tabindex={-1}>
          {back === null ? null : <WayBack back={back} />}
          {children}
        </main>
        <footer class="bottom">
          <WhoIsHere where="foot" />
          <HelpLink />
          {place === null ? null : <DisplaySwitch place={place} />}
          <SignOutForm />
        </footer>
      </body>
    </html>
  );
}

/** The place of the navigation above this page; the first page above what stands in none of them. */
function wayBack({ nav, t }: Shell, path: string): Crumb | null {
  if (nav.length === 0 || path === '/') return null;
  const above = nav.find(({ current }) => current === true);
  if (above === undefined) return { href: '/', label: t('web.nav.today') };
  return above.href === path ? null : above;
}

/** Hidden by the style sheet where the page says itself where it stands. */
function WayBack({ back }: { back: Crumb }) {
  const { t } = useShell();
  return (
    <nav class="way-back" aria-label={t('web.breadcrumb')}>
      <a href={back.href}>{back.label}</a>
    </nav>
  );
}

function Top() {
  const { t, nav, person } = useShell();
  return (
    <header class="bar">
      <div class="top">
        <Mark />
        <FindLink />
        {/* Quieter to colleagues, who leave often; a visitor in danger must not look for it. */}
        <a
          class={person === null ? 'exit' : 'exit calm'}
          href="/weg"
          rel="nofollow noreferrer"
          data-exit
          draggable={false}
        >
          {t('web.exit')}
        </a>
      </div>
      {nav.length > 0 ? <MainNav /> : null}
      <WhoIsHere where="bar" />
    </header>
  );
}
