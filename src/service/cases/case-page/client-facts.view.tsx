import type { Child } from 'hono/jsx';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may } from '#app/platform/access/visit/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import { ButtonLink, DescriptionList, type Fact, TelephoneLink, useShell } from '#app/platform/web/index.ts';
import type { StoredAround } from '../around/index.ts';
import {
  type AssignedVolunteer,
  Languages,
  Reached,
  SafetyRules,
  type TeamMember,
  TeamMembers,
} from '../client/index.ts';
import { StopContact } from '../contact/index.ts';
import { type InterpreterWish, wishInWords } from '../interpreters/index.ts';
import type { CaseHeader } from '../records/index.ts';

interface ClientFactsProps {
  open: OpenCase;
  header: CaseHeader;
  volunteers: readonly AssignedVolunteer[];
  /** How a coordinator reaches the volunteers, by their ids. */
  numbers: ReadonlyMap<string, TeamMember>;
  /** How a volunteer reaches the coordinators of the region; nobody to a coordinator. */
  coordinators: readonly TeamMember[];
  around: readonly StoredAround[];
  /** What the client wishes of interpreters; null where nobody asked. */
  wish: InterpreterWish | null;
  /** Does this reader hold address and telephone? */
  safety: boolean;
  coordinates: boolean;
  /** Why the volunteer sees this, in words to that volunteer; null for the region's team. */
  why: { askedBy: string | null; until: Date } | null;
  card: Child;
}

/** What stays in sight: how to reach the client safely, who else is there, which language. */
export function ClientFactsColumn(props: ClientFactsProps) {
  const { t } = useShell();
  const { open, header, why, safety, card } = props;
  return (
    <aside class="client-facts" aria-label={t('cases.facts')}>
      <SafetyRules rules={header.contactRules} />
      <Reach open={open} safety={safety} />
      <DescriptionList facts={factsOf(props, t)} />
      {open.status === 'open' && may(open.visit, 'case.write') ? <ContactActs open={open} header={header} /> : null}
      {card}
      {why === null ? null : <WhyYouSeeThis {...why} safety={safety} />}
    </aside>
  );
}

/**
 * The way to number and address: one more press, so that they are read only when they are needed, and that is recorded.
 */
function Reach({ open, safety }: Pick<ClientFactsProps, 'open' | 'safety'>) {
  const { t } = useShell();
  if (!safety) return <p class="small">{t('cases.reach.notGranted')}</p>;
  return (
    <ButtonLink kind="quiet" wide href={`/clients/${open.reference}/contact`}>
      {t('cases.reach.see')}
    </ButtonLink>
  );
}

/** What one does about contact: choose the rule with the client, send a message that it lets, and stop everything. */
function ContactActs({ open, header }: Pick<ClientFactsProps, 'open' | 'header'>) {
  const { t } = useShell();
  const at = `/clients/${open.reference}`;
  return (
    <>
      <p class="row">
        <a href={`${at}/message`}>{t('cases.message.title')}</a>
        <a href={`${at}/contact-rule`}>{t('cases.rule.title')}</a>
      </p>
      <StopContact
        reference={open.reference}
        rules={header.contactRules}
        mayLift={may(open.visit, 'case.write-safety')}
      />
    </>
  );
}

function factsOf(props: ClientFactsProps, t: ReturnType<typeof useShell>['t']): Fact[] {
  const { open, header, volunteers, numbers, coordinators, around, coordinates, wish } = props;
  const at = `/clients/${open.reference}`;
  const changes = coordinates && open.status === 'open';
  const lawyers = around.filter((one) => one.around.role === 'lawyer');
  return [
    {
      term: t('cases.facts.language'),
      value: (
        <span class="row dots">
          <Languages header={header} />
        </span>
      ),
      ...(changes ? { act: <a href={`${at}/details`}>{t('cases.facts.change')}</a> } : {}),
    },
    ...(coordinates
      ? [
          {
            term: t('cases.volunteer'),
            value: <Volunteers volunteers={volunteers} numbers={numbers} />,
            ...(changes && volunteers.length > 0
              ? { act: <a href={`${at}/volunteer`}>{t('cases.facts.change')}</a> }
              : {}),
          },
        ]
      : []),
    ...(coordinators.length === 0
      ? []
      : [
          {
            term: t('cases.team.coordinator'),
            value: (
              <>
                <TeamMembers members={coordinators} />
                {open.status === 'open' ? <a href={`${at}/messages`}>{t('cases.messages.write')}</a> : null}
              </>
            ),
          },
        ]),
    ...lawyers.map((one) => ({ term: t('cases.around.role.lawyer'), value: <Lawyer one={one} /> })),
    ...(header.interpreter === 'not-needed' && wish === null
      ? []
      : [
          {
            term: t('cases.interpreters.one'),
            value: <bdi>{wishInWords(wish, t)}</bdi>,
            act: <a href={`${at}/interpreters`}>{t('cases.interpreters')}</a>,
          },
        ]),
  ];
}

function Volunteers({ volunteers, numbers }: Pick<ClientFactsProps, 'volunteers' | 'numbers'>) {
  const { t, lang } = useShell();
  if (volunteers.length === 0) return <>{t('cases.volunteer.nobody')}</>;
  return (
    <>
      {volunteers.map(({ personId, name, until, withSafety }) => (
        <div>
          <p>
            <bdi>{name}</bdi>{' '}
            <span class="small soft">
              {t(withSafety ? 'cases.volunteer.until' : 'cases.volunteer.untilWithoutSafety', {
                until: longDate(lastDayOf(until), lang),
              })}
            </span>
          </p>
          <NumberOf member={numbers.get(personId)} />
        </div>
      ))}
    </>
  );
}

const NumberOf = ({ member }: { member: TeamMember | undefined }) => (member ? <Reached member={member} /> : null);

function Lawyer({ one: { around } }: { one: StoredAround }) {
  const { name, organisation, telephone } = around;
  return (
    <>
      <p>
        <bdi>{[name, organisation].filter((part) => part !== null).join(', ')}</bdi>
      </p>
      {telephone === null ? null : <TelephoneLink number={telephone} />}
    </>
  );
}

/** What the reader sees, why, and until when: on the page itself, so that nobody has to guess. */
function WhyYouSeeThis({ askedBy, until, safety }: { askedBy: string | null; until: Date; safety: boolean }) {
  const { t, lang } = useShell();
  const values = { name: askedBy ?? t('cases.why.coordinator'), until: longDate(lastDayOf(until), lang) };
  return <p class="small soft">{t(safety ? 'cases.why.withSafety' : 'cases.why.withoutSafety', values)}</p>;
}

/** A grant ends at midnight; the day people know is the one before. */
export const lastDayOf = (until: Date) => new Date(until.getTime() - 1);
