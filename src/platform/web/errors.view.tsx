import type { Context, ErrorHandler } from 'hono';
import type { Child } from 'hono/jsx';
import { storageTrouble } from '#app/platform/database/index.ts';
import type { MessageKey } from '#app/platform/language/index.ts';
import { newReference } from '#app/platform/vault/index.ts';
import { readFormBody } from './form/form-body.ts';
import { show } from './layout.view.tsx';
import { ButtonLink, ButtonRow, Code, PageHeader } from './parts/index.ts';
import { useShell } from './shell/shell.ts';

/** Everything a page may answer instead of what was asked for. Generic on purpose: no stack, no path, no name (T64). */
const refusals = {
  'bad-request': { status: 400, title: 'web.refusal.badRequest', text: 'web.refusal.badRequest.text' },
  'signed-out': { status: 403, title: 'web.refusal.signedOut', text: 'web.refusal.signedOut.text' },
  'not-kept': { status: 403, title: 'web.refusal.notKept', text: 'web.refusal.notKept.text' },
  'of-another': { status: 403, title: 'web.refusal.ofAnother', text: 'web.refusal.ofAnother.text' },
  'of-another-lost': { status: 403, title: 'web.refusal.ofAnother', text: 'web.refusal.ofAnother.lost' },
  refused: { status: 403, title: 'web.refusal.refused', text: 'web.refusal.refused.text' },
  'not-found': { status: 404, title: 'web.refusal.notFound', text: 'web.refusal.notFound.text' },
  'method-not-allowed': { status: 405, title: 'web.refusal.method', text: 'web.refusal.method.text' },
  'safe-mode': { status: 409, title: 'web.refusal.safeMode', text: 'web.refusal.safeMode.text' },
  'list-shut': { status: 409, title: 'web.refusal.listShut', text: 'web.refusal.listShut.text' },
  'list-shut-held': { status: 409, title: 'web.refusal.listShut', text: 'web.refusal.listShut.held' },
  conflict: { status: 409, title: 'web.refusal.conflict', text: 'web.refusal.conflict.text' },
  'too-large': { status: 413, title: 'web.refusal.tooLarge', text: 'web.refusal.tooLarge.text' },
  unsupported: { status: 415, title: 'web.refusal.unsupported', text: 'web.refusal.unsupported.text' },
  misdirected: { status: 421, title: 'web.refusal.misdirected', text: 'web.refusal.misdirected.text' },
  'too-often': { status: 429, title: 'web.refusal.tooOften', text: 'web.refusal.tooOften.text' },
  unexpected: { status: 500, title: 'web.refusal.unexpected', text: 'web.refusal.unexpected.text' },
  away: { status: 503, title: 'web.refusal.away', text: 'web.refusal.away.text' },
  full: { status: 507, title: 'web.refusal.full', text: 'web.refusal.full.text' },
  busy: { status: 503, title: 'web.refusal.busy', text: 'web.refusal.busy.text' },
} as const satisfies Record<string, { status: number; title: MessageKey; text: MessageKey }>;

type Refusal = keyof typeof refusals;

interface RefusalExtras {
  /** Seconds after which trying again makes sense; sets Retry-After. */
  retryAfter?: number;
  children?: Child;
  /** What was typed, shown to copy; only of a request from our own pages. */
  typed?: readonly [string, string][];
}

/**
 * Answers with the page of a refusal. "Not found" says the same, to the byte, for what is missing and what is somebody
 * else's.
 */
export function refuse(
  c: Context,
  kind: Refusal,
  { retryAfter, children, typed }: RefusalExtras = {},
): Promise<Response> {
  const { status, title, text } = refusals[kind];
  const waiting = retryAfter ?? (kind === 'busy' || kind === 'away' ? 30 : undefined);
  if (waiting !== undefined) c.header('Retry-After', String(waiting));
  const shell = c.get('web');
  // The address must not be in the page, nor in which part of the installation it would lie; and a change of language
  // cannot come back to a refused post.
  c.set('web', { ...shell, place: null, above: null, nav: shell.nav.map(({ href, label }) => ({ href, label })) });
  const more = typed === undefined ? children : <KeptText texts={typedTexts(typed)} />;
  return show(c, { title: shell.t(title) }, <RefusalPage title={title} text={text} more={more} />, status);
}

/** "Not found", the answer to everything that one may not see. Also for Hono's `notFound`. */
export function notFound(c: Context): Promise<Response> {
  return refuse(c, 'not-found');
}

/**
 * The list of a case does not open. Only for whoever holds the case; everybody else is told "not found". A coordinator
 * may have it made anew, a volunteer is told whom to ask.
 */
export function refuseUnreadableList(c: Context, reference: string, mayAskAnew: boolean): Promise<Response> {
  if (!mayAskAnew) return refuse(c, 'list-shut-held');
  const link = (
    <ButtonRow>
      <ButtonLink href={`/clients/${reference}/list`}>{c.get('web').t('web.refusal.listShut.go')}</ButtonLink>
    </ButtonRow>
  );
  return refuse(c, 'list-shut', { children: link });
}

/** Fields that are typed blind or given once: a page that stays open must not show them. */
const neverShown = /^_|password|again|secret|code|token|ticket|invitation|proof/i;

function typedTexts(pairs: readonly [string, string][]): string[] {
  return pairs.filter(([name, value]) => !neverShown.test(name) && value.trim() !== '').map(([, value]) => value);
}

/** What waits until somebody has decided about the log: why, and what was typed, to copy. */
export async function refuseInSafeMode(c: Context): Promise<Response> {
  const body = c.req.method === 'POST' ? await readFormBody(c.req.raw).catch(() => null) : null;
  return refuse(c, 'safe-mode', { typed: body !== null && 'pairs' in body ? body.pairs : [] });
}

/**
 * Hono's error handler: a reference for the reader, the same reference and the error for the log, and nothing else
 * (T64, T107). Where the machine fails and not the request, also what the reader had typed, since the form is gone from
 * the screen; it passed the check of the token, so it is from our own page.
 */
export function unexpected(report: (reference: string, error: Error) => void): ErrorHandler {
  return async (error, c) => {
    const reference = newReference();
    report(reference, error);
    const trouble = storageTrouble(error);
    const isPost = c.req.method === 'POST';
    const body = trouble !== null && isPost ? await readFormBody(c.req.raw).catch(() => null) : null;
    return refuse(c, trouble ?? 'unexpected', {
      children: (
        <>
          {trouble === 'away' && isPost ? <MaybeKept /> : null}
          <Reference reference={reference} />
          <KeptText texts={body !== null && 'pairs' in body ? typedTexts(body.pairs) : []} />
        </>
      ),
    });
  };
}

function RefusalPage({ title, text, more }: { title: MessageKey; text: MessageKey; more: Child | undefined }) {
  const { t, home } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t(title)} />
      <p>{t(text)}</p>
      {more}
      <ButtonRow>
        <ButtonLink href={home} kind="quiet">
          {t('web.toStart')}
        </ButtonLink>
      </ButtonRow>
    </div>
  );
}

function Reference({ reference }: { reference: string }) {
  const { t } = useShell();
  return (
    <p>
      {t('web.refusal.reference')} <Code>{reference}</Code>
    </p>
  );
}

/** Cut off at the very end nobody can know; every form carries a key or a version, so sending again is safe. */
function MaybeKept() {
  const { t } = useShell();
  return <p>{t('web.refusal.away.maybe')}</p>;
}

function KeptText({ texts }: { texts: readonly string[] }) {
  const { t } = useShell();
  if (texts.length === 0) return null;
  return (
    <section class="stack close" aria-labelledby="kept">
      <h2 id="kept">{t('web.keptText')}</h2>
      {texts.map((text) => (
        <p class="kept" dir="auto">
          {text}
        </p>
      ))}
    </section>
  );
}
