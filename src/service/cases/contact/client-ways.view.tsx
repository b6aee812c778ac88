import type { MessageKey } from '#app/platform/language/index.ts';
import { ButtonLink, DescriptionList, type Fact, TelephoneLink, useShell } from '#app/platform/web/index.ts';
import type { AroundRole } from '../around/index.ts';
import { type Channel, contactAnswer } from '../contact-rule/index.ts';
import { type ContactRules, contactRecord, type SafeContact } from '../records/index.ts';

type Way = SafeContact['ways'][number];

const channelOf: Readonly<Record<Way['kind'], Channel | null>> = {
  telephone: 'call',
  mail: 'mail',
  'through-someone': 'someone',
  // The client comes back alone: nothing of ours goes out.
  'with-code': null,
};

/** The ways that are asked about outside the hours. */
export const askedChannels = ['call', 'someone'] as const satisfies readonly Channel[];
export type AskedChannel = (typeof askedChannels)[number];

interface ClientWaysProps {
  reference: string;
  contact: SafeContact;
  rules: ContactRules;
  /** The moment at which somebody wants to reach the client. */
  at: Temporal.Instant;
  /** For which way somebody just answered why it is now, outside the hours. */
  answered?: AskedChannel | null;
}

/**
 * The one place of the program with a link to a client's number: each way as the rule of contact lets it at this moment. A
 * way that the client did not choose is not shown at all.
 */
export function ClientWays({ reference, contact, rules, at, answered = null }: ClientWaysProps) {
  const shell = useShell();
  const ways: Fact[] = contact.ways.map((way) => ({
    term: shell.t(`cases.contact.${way.kind}`),
    value: <OneWay {...{ reference, way, rules, at, answered }} />,
  }));
  return <DescriptionList facts={[...ways, ...contactRecord.documentFacts(contact, shell, ['ways'])]} />;
}

/**
 * Family and friends are a way to the client through somebody: their number is there when that way is. Of a shelter it is, unless
 * nothing is safe now. Gives why not.
 */
export function mayNotCallNow(rules: ContactRules, at: Temporal.Instant): (role: AroundRole) => MessageKey | null {
  const verdict = contactAnswer(rules, 'someone', at);
  if (verdict.answer === 'yes' || verdict.because === 'not-chosen') return () => null;
  const why = verdict.answer === 'ask' ? 'cases.rule.ask.hours' : (`cases.rule.no.${verdict.because}` as const);
  return (role) => (role === 'near' || verdict.because === 'not-safe' ? why : null);
}

interface OneWayProps extends Required<Omit<ClientWaysProps, 'contact'>> {
  way: Way;
}

function OneWay({ reference, way: { kind, value }, rules, at, answered }: OneWayProps) {
  const { t } = useShell();
  const channel = channelOf[kind];
  if (channel === null) return <>{t('cases.contact.code.yes')}</>;
  const verdict = contactAnswer(rules, channel, at);
  if (verdict.answer === 'no') return <strong>{t(`cases.rule.no.${verdict.because}`)}</strong>;
  if (verdict.answer === 'ask' && answered !== channel)
    return (
      <>
        <p>{t(`cases.rule.ask.${verdict.because}`)}</p>
        <ButtonLink
          kind="quiet"
          href={`/clients/${reference}/contact/call${channel === 'someone' ? '?by=someone' : ''}`}
        >
          {t('cases.rule.ask.go')}
        </ButtonLink>
      </>
    );
  return kind === 'telephone' ? <TelephoneLink number={value} /> : <bdi>{value}</bdi>;
}
