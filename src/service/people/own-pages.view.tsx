import type { VisitPerson } from '#app/platform/access/visit/index.ts';
import { Section, useShell } from '#app/platform/web/index.ts';

/** The pages about one's own account: on one's own page, and beside each of them. */
export function OwnPages({ roles }: Pick<VisitPerson, 'roles'>) {
  const { t } = useShell();
  const pages = [
    { href: '/profile/number', label: t('people.number') },
    { href: '/profile/sessions', label: t('people.ownSignIn.sessions') },
    { href: '/profile/password', label: t('people.ownSignIn.password') },
    { href: '/profile/passkeys', label: t('people.ownSignIn.passkeys') },
    ...(roles.includes('volunteer') ? [{ href: '/profile/mailbox', label: t('people.ownSignIn.mailbox') }] : []),
    ...(roles.includes('project-leader') ? [{ href: '/sign-in-settings', label: t('people.ownSignIn.demand') }] : []),
  ];
  return (
    <Section title={t('people.ownSignIn')}>
      <ul class="bullets">
        {pages.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
