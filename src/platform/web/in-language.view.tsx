import type { Child } from 'hono/jsx';
import { directionOf, type Lang, translator } from '#app/platform/language/index.ts';
import { ShellContext, useShell } from './shell/shell.ts';

/** What a client takes along, in the client's language; the page around it stays in that of whoever is signed in. */
export function InLanguage({ lang, children }: { lang: Lang; children?: Child }) {
  const dir = directionOf(lang);
  return (
    <ShellContext.Provider value={{ ...useShell(), lang, dir, t: translator(lang) }}>
      <div class="stack" lang={lang} dir={dir}>
        {children}
      </div>
    </ShellContext.Provider>
  );
}
