import type { Child } from 'hono/jsx';
import { defaultLanguage } from '#app/platform/language/index.ts';
import { useShell } from '../shell/shell.ts';
import { TelephoneLink } from './telephone.view.tsx';

/** How a team can be reached, as it typed it. */
interface ContactLines {
  telephone: string | null;
  hours: string | null;
  /** The same in English; without it the Dutch ones stand there. */
  hoursEn: string | null;
  mail: string | null;
}

interface ContactSectionProps {
  id: string;
  title: string;
  contact: ContactLines;
  /** What stands there while nobody has filled in a number. */
  unknown: string;
  children?: Child;
}

/** Somebody to talk to: number, hours and mail under one heading. */
export function ContactSection({ id, title, contact, unknown, children }: ContactSectionProps) {
  return (
    <section class="stack close" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      {contact.telephone === null ? (
        <NumbersOfTheRelease unknown={unknown} />
      ) : (
        <p>
          <TelephoneLink number={contact.telephone} />
        </p>
      )}
      <Hours contact={contact} />
      {contact.mail === null ? null : (
        <p>
          <a href={`mailto:${contact.mail}`}>
            <bdi dir="ltr">{contact.mail}</bdi>
          </a>
        </p>
      )}
    </section>
  );
}

/** Where there is no number of ours, or none that the leader signed: what ships with the release, never an empty place. */
function NumbersOfTheRelease({ unknown }: { unknown: string }) {
  const { t } = useShell();
  return (
    <>
      <p>{unknown}</p>
      <p>
        {t('web.contact.danger')} <TelephoneLink number="112" />
      </p>
      <p>
        {t('web.contact.police')} <TelephoneLink number="0900-8844" />
      </p>
    </>
  );
}

/** In the reader's language where the team typed it, else in Dutch. */
function Hours({ contact }: { contact: ContactLines }) {
  const { lang } = useShell();
  const own = lang === 'en' ? contact.hoursEn : null;
  const text = own ?? contact.hours;
  if (text === null) return null;
  return (
    <p>
      <bdi lang={own === null ? defaultLanguage : lang}>{text}</bdi>
    </p>
  );
}
