import type { Child } from 'hono/jsx';
import { type Lang, languages, ownLanguageName } from '#app/platform/language/index.ts';
import { ButtonLink, ButtonRow, ContactSection, CsrfToken, Notice, useShell } from '#app/platform/web/index.ts';
import type { ContactDetails } from './public.store.ts';

/** The language, at the top where it is needed first; the switch at the foot does the same. */
export function LanguageRow({ place }: { place: string }) {
  const { lang } = useShell();
  const others = languages.filter((code) => code !== lang);
  return (
    <form class="above" method="post" action="/weergave">
      <CsrfToken />
      <input type="hidden" name="place" value={place} />
      <p>
        {others.map((code) => (
          <button class="button quiet" type="submit" name="lang" value={code} lang={code}>
            {capitalised(code)}
          </button>
        ))}
      </p>
    </form>
  );
}

export function DangerNotice() {
  const { t } = useShell();
  return (
    <Notice tone="late">
      <p>
        {t('intake.danger')}{' '}
        <a href="tel:112">
          <bdi dir="ltr">112</bdi>
        </a>
      </p>
    </Notice>
  );
}

/** The other way in, on every page: somebody to talk to. Says so when nobody has filled in a number. */
export function CallUs({ contact, children }: { contact: ContactDetails; children?: Child }) {
  const { t } = useShell();
  return (
    <ContactSection id="call" title={t('intake.call')} contact={contact} unknown={t('intake.call.unknown')}>
      {children}
    </ContactSection>
  );
}

export function BackToStart() {
  const { t } = useShell();
  return (
    <ButtonRow>
      <ButtonLink href="/start" kind="quiet">
        {t('web.toStart')}
      </ButtonLink>
    </ButtonRow>
  );
}

function capitalised(code: Lang): string {
  const name = ownLanguageName(code);
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
