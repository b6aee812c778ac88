import type { Child } from 'hono/jsx';
import { isMessageKey } from '#app/platform/language/index.ts';
import { type DemoPerson, tourRoles } from '#app/platform/routing/index.ts';
import { Button, Form, freshForm, Section, useShell } from '#app/platform/web/index.ts';

/** The tour of the demo: one person of each role with what that role shows, and behind a fold everybody else. */
export function LookAround({ people }: { people: readonly DemoPerson[] }) {
  const { t } = useShell();
  const guides = tourRoles.flatMap((role) => people.filter((person) => person.tour?.role === role));
  const others = people.filter((person) => !guides.includes(person));
  return (
    <Section title={t('sign-in.madeUp')}>
      <p>{t('sign-in.madeUp.explain')}</p>
      {guides.length === 0 ? null : (
        <div class="cards">
          {guides.map((person) => (
            <Guide person={person} />
          ))}
        </div>
      )}
      {guides.length === 0 ? (
        others.map((person) => <Other person={person} />)
      ) : (
        <details class="stack close">
          <summary>{t('sign-in.madeUp.others', { count: others.length })}</summary>
          {others.map((person) => (
            <Other person={person} />
          ))}
        </details>
      )}
    </Section>
  );
}

function Guide({ person }: { person: DemoPerson }) {
  const { t } = useShell();
  const role = person.tour?.role;
  if (role === undefined) return null;
  return (
    <section>
      <h3>{t(`sign-in.tour.${role}`)}</h3>
      <p>{t(`sign-in.tour.${role}.text`)}</p>
      <Enter person={person}>{t('sign-in.tour.enter', { name: person.name })}</Enter>
    </section>
  );
}

function Other({ person }: { person: DemoPerson }) {
  return (
    <Enter person={person}>
      {person.name}, <Words of={person.role} />
    </Enter>
  );
}

function Enter({ person, children }: { person: DemoPerson; children?: Child }) {
  const { loginName, line, tour } = person;
  return (
    <Form action="/sign-in/as" form={freshForm()}>
      <div class="stack close">
        <input type="hidden" name="person" value={loginName} />
        <Button kind="quiet" wide>
          {children}
        </Button>
        {tour ? null : (
          <p class="small soft">
            <Words of={line} />
          </p>
        )}
      </div>
    </Form>
  );
}

/** Words, or the key of a message. */
function Words({ of }: { of: string }) {
  const { t } = useShell();
  return <>{isMessageKey(of) ? t(of) : of}</>;
}
