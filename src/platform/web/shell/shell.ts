import type { Context, MiddlewareHandler } from 'hono';
import { type Child, createContext, useContext } from 'hono/jsx';
import {
  defaultLanguage,
  directionOf,
  isLang,
  type Lang,
  languages,
  type Translate,
  translator,
} from '#app/platform/language/index.ts';
import { type Appearance, plainAppearance } from './accent.ts';
import { type ModuleAssets, noModules } from './assets.ts';
import { readDisplayCookie, type Theme } from './display-cookie.ts';

export interface NavItem {
  href: string;
  label: string;
  current?: boolean;
}

/** What every page of one request shares: who reads it in which language, and what stands around it. */
export interface Shell {
  lang: Lang;
  dir: 'ltr' | 'rtl';
  t: Translate;
  theme: Theme;
  /** Does "/" alone open the search? */
  slash: boolean;
  /** Is the tour of the demo still shown? It can be put away. */
  tour: boolean;
  /** Name of the service as it stands beside the mark; a setting. */
  name: string;
  /** The colour of links and buttons; null is the program's own. */
  accent: string | null;
  home: string;
  nav: NavItem[];
  /** Who is signed in, by the name on the screen. */
  person: string | null;
  /** True in the demo: every page carries the band. */
  demo: boolean;
  /** Did the person sign in with a passkey? Then it proves again who it is, where a form asks. */
  hasPasskey: boolean;
  /** Did the person sign in during the last five minutes? Then acts of every day do not ask again. */
  isFresh: boolean;
  /** The person's password in the demo, where nobody knows it; null everywhere else. */
  demoPassword: string | null;
  /** Does an alarm of the log stand? Then every page of a colleague says so. */
  inSafeMode: boolean;
  /** The token that every form of this session carries; null before there is a session. */
  csrf: string | null;
  /**
   * This page as a local path, for coming back to after a change of language; null where coming back would lose typed
   * text.
   */
  place: string | null;
  /** Where this same page is in other languages, when its address names the language; then no cookie decides. */
  translations: readonly { lang: Lang; href: string }[];
  /** Styles and scripts of the modules. */
  modules: ModuleAssets;
  /** What stands above the content of every page of this request: whose page it is. Asked when the page is drawn. */
  above: (() => Promise<Child>) | null;
}

declare module 'hono' {
  interface ContextVariableMap {
    web: Shell;
  }
}

export interface ShellOptions {
  name: string;
  accent?: string | null;
  home: string;
  demo: boolean;
  modules?: ModuleAssets;
}

/**
 * Middleware that gives each request its shell, with the looks that a leader signed. Later middleware (sessions, csrf) adds navigation, person and token to
 * `c.var.web`.
 */
export function shell(options: ShellOptions, looks?: () => Promise<Appearance>): MiddlewareHandler {
  return async (c, next) => {
    const { name, accent } = (await looks?.()) ?? plainAppearance;
    c.set('web', makeShell({ ...options, name: name ?? options.name, accent }, c));
    await next();
  };
}

/** A shell in one language and theme, without a request: for tests, the gallery and pages outside the usual way. */
export function plainShell(options: ShellOptions, lang: Lang = defaultLanguage, theme: Theme = 'system'): Shell {
  return {
    modules: noModules,
    accent: null,
    ...options,
    lang,
    dir: directionOf(lang),
    t: translator(lang),
    theme,
    slash: true,
    tour: true,
    nav: [],
    person: null,
    hasPasskey: false,
    isFresh: false,
    demoPassword: null,
    inSafeMode: false,
    csrf: null,
    place: null,
    translations: [],
    above: null,
  };
}

/** The shell of the page that is being drawn; parts take their words and direction from it. */
export function useShell(): Shell {
  return useContext(ShellContext);
}

export const ShellContext = createContext<Shell>(plainShell({ name: 'naast', home: '/', demo: false }));

function makeShell(options: ShellOptions, c: Context): Shell {
  const chosen = readDisplayCookie(c.req.header('cookie'));
  const lang = chosen.lang ?? preferredLanguage(c.req.header('accept-language'));
  const shell = { ...plainShell(options, lang, chosen.theme), slash: chosen.slash, tour: chosen.tour };
  return c.req.method === 'GET' ? { ...shell, place: placeOf(c.req.url) } : shell;
}

/** Path and query: codes only, so they may be in the page (design question 14). */
function placeOf(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}

/** The first language of the browser that we speak. */
export function preferredLanguage(header: string | undefined): Lang {
  const wanted = (header ?? '').split(',').map((part) => part.split(';')[0]?.trim().slice(0, 2).toLowerCase());
  return wanted.find(isLang) ?? languages[0];
}
