import type { ColleagueNumber, JoiningProof } from '#app/platform/access/teams/index.ts';
import { dateAndTime } from '#app/platform/language/index.ts';
import {
  Breadcrumb,
  ButtonLink,
  ButtonRow,
  Code,
  DescriptionList,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  PasswordAgain,
  Section,
  TelephoneLink,
  useShell,
} from '#app/platform/web/index.ts';
import { FirstHourNext } from './first-hour-next.view.tsx';
import { KeysWaiting } from './keys-waiting.view.tsx';
import type { NamedColleague } from './people.store.ts';
import { Roles, StatusBadge } from './roles.view.tsx';

interface PersonProps {
  person: NamedColleague;
  form: FormState;
  once: string;
  mayInvite: boolean;
  mayApprove: boolean;
  /** What guards the keys of a colleague who waits for the reader. */
  joining: JoiningProof | null;
  /** Languages, training and places of a volunteer are kept on a page of their own. */
  mayDescribe: boolean;
  /** The reader may end this colleague's access. */
  mayEnd: boolean;
  seesClients: boolean;
  /** How many keys wait for the reader to rotate, now that the colleague has left. */
  keys: number;
  /** When the colleague's certificate was revoked, after leaving. */
  revokedOn: Date | null;
  /** When the colleague's open invitation ends, if there is one. */
  codeUntil: Date | null;
  /** There are steps left on the path of the first hour. */
  inFirstHour: boolean;
  /** How colleagues reach this one, where the reader may know it. */
  number: ColleagueNumber | null;
  /** The reader is the project leader. */
  isLeader: boolean;
}

export function PersonPage(props: PersonProps) {
  const { t } = useShell();
  const { person } = props;
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/people', label: t('people.roster') }]} />
      <PageHeader title={<bdi>{person.name}</bdi>}>
        <p class="row">
          <StatusBadge status={person.status} />
        </p>
      </PageHeader>
      <div class="two">
        <div class="stack">
          <PersonFacts {...props} />
          {person.status === 'ended' ? <Left {...props} /> : null}
          <KeysWaiting count={props.keys} />
          {person.status === 'active' && props.mayDescribe ? (
            <ButtonRow>
              <ButtonLink href={`/people/${person.id}/profile`}>{t('people.describe')}</ButtonLink>
            </ButtonRow>
          ) : null}
          {(person.status === 'active' || person.status === 'awaiting') && props.mayApprove ? (
            <p>
              <a href={`/people/${person.id}/sign-in`}>{t('people.signInHelp')}</a>
            </p>
          ) : null}
        </div>
        <NextForPerson {...props} />
      </div>
    </div>
  );
}

function PersonFacts({ person, number, revokedOn }: PersonProps) {
  const { t, lang } = useShell();
  const telephone = number?.telephone ? (
    <>
      <TelephoneLink number={number.telephone} /> <bdi>{number.hours ?? ''}</bdi>
    </>
  ) : null;
  return (
    <DescriptionList
      facts={[
        { term: t('people.roles'), value: <Roles roles={person.roles} /> },
        { term: t('people.region'), value: person.region ?? t('people.region.none') },
        ...(telephone === null ? [] : [{ term: t('people.number.telephone'), value: telephone }]),
        { term: t('access.loginName'), value: <Code>{person.login_name}</Code> },
        ...(revokedOn === null ? [] : [{ term: t('people.left.on'), value: dateAndTime(revokedOn, lang) }]),
      ]}
    />
  );
}

/** What the reader does about this colleague now, and the way to ending the access. */
function NextForPerson(props: PersonProps) {
  const { t } = useShell();
  const { person, mayApprove } = props;
  return (
    <div class="stack">
      {person.status === 'active' && props.inFirstHour ? <FirstHourNext /> : null}
      {person.status === 'invited' && props.mayInvite ? <NewCode {...props} /> : null}
      {person.status === 'awaiting' && mayApprove ? <Approval {...props} /> : null}
      {person.status === 'awaiting' && !mayApprove ? <p>{t('people.approve.others')}</p> : null}
      {props.mayEnd ? (
        <ButtonRow>
          <ButtonLink href={`/people/${person.id}/leaving`} kind="plain">
            {t('people.leaving')}
          </ButtonLink>
        </ButtonRow>
      ) : null}
    </div>
  );
}

/** The colleague has left: what ended, and what the coordinator looks at next. */
function Left({ person, seesClients }: PersonProps) {
  const { t } = useShell();
  return (
    <Notice tone="done" title={t('people.left')}>
      <p>{t('people.left.explain')}</p>
      {seesClients && person.roles.includes('volunteer') ? (
        <p>
          <a href="/clients?volunteer=none">{t('people.left.clients')}</a>
        </p>
      ) : null}
    </Notice>
  );
}

function NewCode({ person, form, once, codeUntil }: PersonProps) {
  const { t, lang } = useShell();
  return (
    <Section title={t('people.code.title')}>
      <p>
        {codeUntil === null ? t('people.code.none') : t('people.code.until', { moment: dateAndTime(codeUntil, lang) })}
      </p>
      <ErrorSummary form={form} labels={{ password: t('routing.stepUp') }} withPassword />
      <Form action={`/people/${person.id}/code`} form={form} once={once}>
        <PasswordAgain form={form} unlessFresh />
        <FormFoot kind={codeUntil === null ? 'primary' : 'quiet'}>{t('people.code.new')}</FormFoot>
      </Form>
    </Section>
  );
}

/** The digits are not shown here: whoever types what is heard has really compared them. */
function Approval({ person, form, joining, isLeader }: PersonProps) {
  const { t } = useShell();
  if (joining === 'other-keys') return <OtherKeys id={person.id} isLeader={isLeader} />;
  if (joining === 'no-proof')
    return (
      <Notice tone="soon" title={t('people.joining.noProof')}>
        <p>{t('people.joining.noProof.explain')}</p>
      </Notice>
    );
  return (
    <Section title={t('people.approve')}>
      {joining === 'digits-only' ? (
        <Notice tone="soon" title={t('people.joining.digitsOnly')}>
          <p>{t('people.joining.digitsOnly.explain')}</p>
        </Notice>
      ) : (
        <p>{t('people.joining.bound')}</p>
      )}
      <p>{t('people.approve.explain')}</p>
      <ErrorSummary form={form} labels={{ digits: t('people.digits'), password: t('routing.stepUp') }} />
      <Form action={`/people/${person.id}/approval`} form={form}>
        <PasswordAgain form={form} unlessFresh />
        <Field
          name="digits"
          label={t('people.digits')}
          hint={t('people.digits.hint')}
          inputmode="numeric"
          length="middle"
          dir="ltr"
          form={form}
        />
        <p class="small soft">{t('people.approve.means')}</p>
        <FormFoot>{t('people.approve.send')}</FormFoot>
      </Form>
    </Section>
  );
}

/** Nobody is let in on these keys, whatever digits are read out. */
function OtherKeys({ id, isLeader }: { id: string; isLeader: boolean }) {
  const { t } = useShell();
  return (
    <Notice tone="late" title={t('people.joining.otherKeys')}>
      <p>{t('people.joining.otherKeys.explain')}</p>
      <p>{t(isLeader ? 'people.joining.otherKeys.then.leader' : 'people.joining.otherKeys.then')}</p>
      <p>
        <a href={`/people/${id}/sign-in`}>{t('people.signInHelp')}</a>
      </p>
    </Notice>
  );
}
