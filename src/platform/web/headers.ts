import type { Context, MiddlewareHandler } from 'hono';

const base =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Policy of a page without script: none can run, whatever slips into the page. */
export const policyWithoutScript = `${base}; script-src 'none'`;

/**
 * Policy of a page with script of our own: no foreign, inline or evaluated script, and no text that turns into markup.
 */
export const policyWithScript = `${base}; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`;

const everywhere: Readonly<Record<string, string>> = {
  // Always sent: browsers ignore it over plain http, so the loopback addresses of a first try are not harmed.
  'Strict-Transport-Security': 'max-age=63072000',
  'X-Content-Type-Options': 'nosniff',
  // Not no-referrer: under that policy browsers send "Origin: null" on form posts (design question 15).
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), ' +
    'microphone=(), midi=(), payment=(), publickey-credentials-create=(self), ' +
    'publickey-credentials-get=(self), usb=()',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex',
};

declare module 'hono' {
  interface ContextVariableMap {
    scripts: boolean;
  }
}

/** Lets this answer run our own scripts. */
export function allowScripts(c: Context): void {
  c.set('scripts', true);
}

/**
 * First middleware of each process: the same headers on every answer, errors and redirects included (T47, T48, T52).
 */
export function securityHeaders(): MiddlewareHandler {
  return async (c, next) => {
    if (isPrefetch(c.req.raw.headers)) {
      // A page that was read ahead is written in the audit log though nobody saw it.
      c.res = new Response(null, { status: 403 });
    } else {
      await next();
    }
    addHeaders(c);
  };
}

/** True for a browser that reads ahead of its reader. */
export function isPrefetch(headers: { get(name: string): string | null | undefined }): boolean {
  return prefetchHeaders.some((name) => /\bprefetch\b/i.test(headers.get(name) ?? ''));
}

const prefetchHeaders = ['sec-purpose', 'purpose', 'x-moz'] as const;

/** The headers of an answer that is made beforehand and sent past the middleware: the same that it would have added. */
export function headersBeforehand(more: Readonly<Record<string, string>>): Record<string, string> {
  return { ...everywhere, 'Content-Security-Policy': policyWithoutScript, 'Cache-Control': 'no-store', ...more };
}

function addHeaders(c: Context): void {
  for (const [name, value] of Object.entries(everywhere)) c.res.headers.set(name, value);
  if (!c.res.headers.has('Content-Security-Policy')) {
    c.res.headers.set('Content-Security-Policy', c.get('scripts') === true ? policyWithScript : policyWithoutScript);
  }
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
}
