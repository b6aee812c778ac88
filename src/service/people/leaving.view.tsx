import { accessEndReasons, type BeforeLeaving } from '#app/platform/access/teams/index.ts';
import {
  Breadcrumb,
  Choice,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  PasswordAgain,
  Section,
  SideBySide,
  useShell,
} from '#app/platform/web/index.ts';
import type { NamedColleague } from './people.store.ts';

interface LeavingProps {
  person: NamedColleague;
  before: BeforeLeaving;
  form: FormState;
}

/** What ends, what will be missing then, and the act. */
export function LeavingPage({ person, before, form }: LeavingProps) {
  const { t } = useShell();
  const { name } = person;
  return (
    <SideBySide need={<WhatEnds person={person} before={before} />}>
      <Breadcrumb
        crumbs={[
          { href: '/people', label: t('people.roster') },
          { href: `/people/${person.id}`, label: name },
        ]}
      />
      <PageHeader title={t('people.leaving.of', { name })} />
      <ErrorSummary
        form={form}
        labels={{ reason: t('people.leaving.reason'), password: t('routing.stepUp') }}
        withPassword
      />
      <Form action={`/people/${person.id}/leaving`} form={form}>
        <PasswordAgain form={form} />
        <Choice
          name="reason"
          legend={t('people.leaving.reason')}
          options={accessEndReasons.map((value) => ({ value, label: t(`people.leaving.reason.${value}`) }))}
          form={form}
        />
        <FormFoot back={`/people/${person.id}`} kind="danger">
          {t('people.leaving.send')}
        </FormFoot>
      </Form>
    </SideBySide>
  );
}

/** What ends with the access, in sight until the button is pressed. */
function WhatEnds({ person, before }: Pick<LeavingProps, 'person' | 'before'>) {
  const { t } = useShell();
  return (
    <>
      <Section title={t('people.leaving.then')}>
        <p>{t('people.leaving.explain', { name: person.name })}</p>
        {person.roles.includes('volunteer') ? <p>{t('people.leaving.clients', { count: before.clients })}</p> : null}
      </Section>
      <Alone alone={before.alone} />
    </>
  );
}

/** Teams that would be left without anybody who has the key: cases that only the recovery shares open again. */
function Alone({ alone }: Pick<BeforeLeaving, 'alone'>) {
  const { t } = useShell();
  const teams = alone.flatMap((kind) => (kind === 'region' || kind === 'intake' ? [kind] : []));
  if (teams.length === 0) return null;
  return (
    <Notice tone="late" title={t('people.leaving.alone')}>
      {teams.map((kind) => (
        <p>{t(`people.leaving.alone.${kind}`)}</p>
      ))}
      <p>{t('people.leaving.alone.still')}</p>
    </Notice>
  );
}
