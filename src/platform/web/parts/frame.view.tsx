import { type Lang, languages, ownLanguageName } from '#app/platform/language/index.ts';
import { themes } from '../shell/display-cookie.ts';
import { type NavItem, type Shell, useShell } from '../shell/shell.ts';
import { CsrfToken } from './form.view.tsx';

/** Two strokes beside one another, the second a little taller; the name is a setting. */
export function Mark() {
  const { name, home } = useShell();
  return (
    <a class="mark" href={home}>
      <span class="strokes" aria-hidden="true">
        <i />
        <i />
      </span>
      <bdi>{name}</bdi>
    </a>
  );
}

/** The band of the demo, on every page of it and on paper too. */
export function Band() {
  const { demo, t } = useShell();
  if (!demo) return null;
  return (
    <aside class="band" aria-label={t('web.madeUp.label')}>
      {t('web.madeUp')}
    </aside>
  );
}

/** The alarm of the log, on every page of every colleague until it is decided. */
export function SafeModeBand() {
  const { inSafeMode, person, t } = useShell();
  if (!inSafeMode || person === null) return null;
  return (
    <aside class="band late" aria-label={t('web.safeMode.label')}>
      {t('web.safeMode')} <a href="/safe-mode">{t('web.safeMode.more')}</a>
    </aside>
  );
}

/** Whoever is signed in and let in may search: own clients and the pages of the own role. */
export function mayFind({ person, nav, csrf }: Pick<Shell, 'person' | 'nav' | 'csrf'>): boolean {
  return person !== null && nav.length > 0 && csrf !== null;
}

/** The way to the search page; with script it opens as a window over this page (islands/find.ts). */
export function FindLink() {
  const shell = useShell();
  const { t, csrf, slash } = shell;
  if (!mayFind(shell)) return null;
  const words = {
    'data-find': csrf,
    'data-slash': slash ? 'on' : 'off',
    'data-label': t('search.label'),
    'data-results': t('web.search.results'),
    'data-keys': t('web.search.keys'),
    'data-close': t('web.search.close'),
    'data-failed': t('search.failed'),
  };
  return (
    <a class="find-link" href="/search" {...words}>
      {t('search.go')}
    </a>
  );
}

/** So many letters of place names fit on one line of a narrow phone. */
const lettersOnThePhone = 25;

/**
 * How many places fit on a line of so many letters; the others stand behind one more press there, and beside them
 * elsewhere.
 */
function onThePhone(nav: readonly NavItem[], room = lettersOnThePhone): number {
  let letters = 0;
  const first = nav.findIndex(({ label }) => {
    letters += label.length;
    return letters > room;
  });
  return first < 0 ? nav.length : Math.max(1, first);
}

export function MainNav() {
  const { nav, t } = useShell();
  const more = t('web.nav.more');
  const here = nav.slice(onThePhone(nav)).find(({ current }) => current === true);
  // The present page is named there instead of "more", and takes its own space.
  const fitting = onThePhone(nav, lettersOnThePhone - (here ? Math.max(0, here.label.length - more.length) : 0));
  const rest = nav.slice(fitting);
  return (
    <nav class="main-nav" aria-label={t('web.mainNav')}>
      <ul>
        {nav.slice(0, fitting).map((item) => (
          <NavLink item={item} />
        ))}
        {rest.length === 0 ? null : (
          <li class="nav-more">
            <details>
              <summary class={here ? 'here' : undefined}>{here ? here.label : more}</summary>
              <ul>
                {rest.map((item) => (
                  <NavLink item={item} />
                ))}
              </ul>
            </details>
          </li>
        )}
      </ul>
    </nav>
  );
}

function NavLink({ item }: { item: NavItem }) {
  return (
    <li>
      <a href={item.href} aria-current={item.current === true ? 'page' : undefined}>
        {item.label}
      </a>
    </li>
  );
}

const signOutForm = 'sign-out';

/** Who is signed in, and the way out of that; in the bar where it has the room, else at the foot. */
export function WhoIsHere({ where }: { where: 'bar' | 'foot' }) {
  const shell = useShell();
  if (!mayFind(shell)) return null;
  return (
    <p class={`who-is-here in-${where}`}>
      <a href="/profile" aria-current={shell.place === '/profile' ? 'page' : undefined}>
        <bdi>{shell.person}</bdi>
      </a>{' '}
      <button class="button plain" type="submit" form={signOutForm}>
        {shell.t('people.signOut')}
      </button>
    </p>
  );
}

/** The way to short answers and plain words, at the foot of every page of a colleague. */
export function HelpLink() {
  const shell = useShell();
  return mayFind(shell) ? <a href="/help">{shell.t('web.help')}</a> : null;
}

/** The form of both those buttons, after everything else on the page. */
export function SignOutForm() {
  const shell = useShell();
  if (!mayFind(shell)) return null;
  return (
    <form id={signOutForm} method="post" action="/sign-out">
      <CsrfToken />
    </form>
  );
}

/** Language and light or dark, as plain buttons: works without script and is remembered in one cookie. */
export function DisplaySwitch({ place }: { place: string }) {
  const { lang, theme, t, translations } = useShell();
  const hasOwnAddress = translations.length > 0;
  return (
    <form class="display" method="post" action="/weergave">
      <CsrfToken />
      <input type="hidden" name="place" value={place} />
      {/* The page stays in the language of its address; the choice of light or dark must not change another. */}
      {hasOwnAddress ? <input type="hidden" name="lang" value={lang} /> : <LanguageButtons />}
      <fieldset>
        <legend>{t('web.theme')}</legend>
        {themes.map((name) => (
          <button name="theme" value={name} aria-pressed={name === theme ? 'true' : 'false'} type="submit">
            {t(`web.theme.${name}`)}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

function LanguageButtons() {
  const { lang, t } = useShell();
  return (
    <fieldset>
      <legend>{t('web.language')}</legend>
      {languages.map((code) => (
        <button name="lang" value={code} lang={code} aria-pressed={code === lang ? 'true' : 'false'} type="submit">
          {capitalised(ownLanguageName(code), code)}
        </button>
      ))}
    </fieldset>
  );
}

function capitalised(name: string, lang: Lang): string {
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}
