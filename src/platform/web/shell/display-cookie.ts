import { isLang, type Lang } from '#app/platform/language/index.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const displayCookieName = '__Host-ui';
const noSlash = 'noslash';
const noTour = 'notour';

export interface Display<Language = Lang> {
  lang: Language;
  theme: Theme;
  /** Does "/" alone open the search? It can be switched off (WCAG 2.1.4). */
  slash: boolean;
  /** Is the tour of the demo still shown? */
  tour: boolean;
}

/** What the visitor chose; whatever is damaged counts as not chosen. */
export function readDisplayCookie(header: string | undefined): Display<Lang | null> {
  const found = (header ?? '').split(';').map((part) => part.trim());
  const value = found.find((part) => part.startsWith(`${displayCookieName}=`))?.slice(displayCookieName.length + 1);
  const [lang, theme, ...others] = (value ?? '').split('.');
  return {
    lang: isLang(lang) ? lang : null,
    theme: isTheme(theme) ? theme : 'system',
    slash: !others.includes(noSlash),
    tour: !others.includes(noTour),
  };
}

/** The Set-Cookie line; no lifetime, so that it goes when the browser closes. */
export function displayCookie({ lang, theme, slash, tour }: Display): string {
  const chosen = [lang, theme, ...(slash ? [] : [noSlash]), ...(tour ? [] : [noTour])].join('.');
  return `${displayCookieName}=${chosen}; Path=/; Secure; HttpOnly; SameSite=Strict`;
}

export function isTheme(value: unknown): value is Theme {
  return typeof value === 'string' && (themes as readonly string[]).includes(value);
}
