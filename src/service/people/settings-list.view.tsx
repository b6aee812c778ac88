import { Section, useShell } from '#app/platform/web/index.ts';

const pages = [
  { href: '/first-hour', label: 'people.setup.hour' },
  { href: '/contact-settings', label: 'people.contact' },
  { href: '/who-we-are', label: 'people.organisation' },
  { href: '/interpreter-lines', label: 'people.interpreterLines' },
  { href: '/appearance', label: 'people.appearance' },
  { href: '/sign-in-settings', label: 'people.ownSignIn.demand' },
] as const;

/** The other settings of the project leader, beside each of them. */
export function SettingsList({ here }: { here: (typeof pages)[number]['href'] }) {
  const { t } = useShell();
  return (
    <Section title={t('people.settings')}>
      <ul class="bullets">
        {pages
          .filter(({ href }) => href !== here)
          .map(({ href, label }) => (
            <li>
              <a href={href}>{t(label)}</a>
            </li>
          ))}
      </ul>
    </Section>
  );
}
