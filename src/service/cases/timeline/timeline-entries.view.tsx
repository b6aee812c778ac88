import type { Child } from 'hono/jsx';
import type { z } from 'zod';
import {
  isMessageKey,
  type Lang,
  longDate,
  type MessageKey,
  type Translate,
  timeOfDay,
} from '#app/platform/language/index.ts';
import { Badge, useShell } from '#app/platform/web/index.ts';
import { aroundKind } from '../around/index.ts';
import { answersKind } from '../authorities/index.ts';
import { cardKind } from '../card/index.ts';
import { FoldedText, WrittenText } from '../client/index.ts';
import { ConsentEntry, tellsOfConsent } from '../consents/index.ts';
import { ContactEntry, contactToldKind, contactToldSchema } from '../contact/index.ts';
import { interpreterKind, interpreterWishKind } from '../interpreters/index.ts';
import { messageKind, messageSchema } from '../messages/index.ts';
import { lengthInWords, type Note, noteSchema } from '../notes/index.ts';
import type { CaseRecord } from '../records/index.ts';
import {
  bundleKind,
  bundleToldSchema,
  emergencyAccessKind,
  emergencyAccessToldSchema,
  type RegistrationTold,
  reasonSchema,
  referralToldSchema,
  registrationOnTimeline,
  transferKind,
  transferToldSchema,
  type VolunteerAsked,
  volunteerAskedSchema,
  volunteerEndedSchema,
} from './timeline-contents.ts';

interface EntryProps {
  record: CaseRecord;
  reference: string;
}

/** A record on the timeline, with what its sentence is made of: the name of its writer, and the reader's words. */
interface Told extends EntryProps {
  name: string;
  t: Translate;
  lang: Lang;
}
type Sentence = (told: Told) => Child;

/** One record as a sentence, with what was written under it. What this release does not know is named, not guessed at. */
export function TimelineEntry({ record, reference }: EntryProps) {
  const { t, lang } = useShell();
  const { writtenBy: name } = record;
  if (tellsOfConsent(record)) return <ConsentEntry record={record} reference={reference} />;
  const sentence = sentences.get(record.kind)?.({ record, reference, name, t, lang });
  return sentence ?? <p>{t('cases.timeline.other', { name, date: longDate(record.writtenAt, lang) })}</p>;
}

/** A sentence of what the record holds; none when that is not as this release knows it. */
const of =
  <T,>(schema: z.ZodType<T>, sentence: (content: T, told: Told) => Child): Sentence =>
  (told) => {
    const content = schema.safeParse(told.record.content);
    return content.success ? sentence(content.data, told) : null;
  };

const linked =
  (page: string, key: MessageKey): Sentence =>
  ({ t, name, reference }) => (
    <p>
      <a href={`/clients/${reference}/${page}`}>{t(key, { name })}</a>
    </p>
  );

/** What tells a record, by its kind. */
const sentences: ReadonlyMap<string, Sentence> = new Map<string, Sentence>([
  ['note', of(noteSchema, (note, told) => <NoteEntry note={note} {...told} />)],
  [
    'registration',
    of(registrationOnTimeline, (registration, { name }) => (
      <RegistrationEntry registration={registration} writtenBy={name} />
    )),
  ],
  ['volunteer-asked', of(volunteerAskedSchema, (asked, { name }) => <AskedEntry asked={asked} writtenBy={name} />)],
  [
    'volunteer-ended',
    of(volunteerEndedSchema, ({ name: volunteer, reason }, { t, name }) => (
      <p>
        {t('cases.timeline.volunteerEnded', { name, volunteer, reason: codeInWords(t, 'cases.end.reason', reason) })}
      </p>
    )),
  ],
  ['closed', ({ record, name }) => <StateEntry kind="closed" content={record.content} writtenBy={name} />],
  ['reopened', ({ record, name }) => <StateEntry kind="reopened" content={record.content} writtenBy={name} />],
  [cardKind, ({ t, name }) => <p>{t('cases.timeline.card', { name })}</p>],
  ['referral', of(referralToldSchema, (told, { name, reference }) => <ReferralEntry {...{ told, name, reference }} />)],
  [
    bundleKind,
    of(bundleToldSchema, ({ bundle, receiver, documents: count }, { t, name, reference }) => (
      <p>
        <a href={`/clients/${reference}/bundles/${bundle}`}>{t('cases.timeline.bundle', { name, receiver, count })}</a>
      </p>
    )),
  ],
  [
    emergencyAccessKind,
    of(emergencyAccessToldSchema, ({ reason: code, until, why }, { t, lang, name }) => {
      const reason = codeInWords(t, 'emergency-access.glass.reason', code);
      return (
        <>
          <p>{t('cases.timeline.glass', { name, time: timeOfDay(until, lang), reason })}</p>
          <WrittenText text={why} />
        </>
      );
    }),
  ],
  [
    messageKind,
    of(messageSchema, ({ by, answer }, { t, record, reference }) => (
      <p>
        <a href={`/clients/${reference}/messages#message-${record.id}`}>
          {t(answer === null ? 'cases.timeline.toCoordinator' : 'cases.timeline.toCoordinatorAnswered', {
            name: by,
            by: answer?.by ?? '',
          })}
        </a>
      </p>
    )),
  ],
  [
    transferKind,
    of(transferToldSchema, ({ step, from, to }, { t, name }) => (
      <p>{t(`cases.timeline.transfer.${step}`, { name, from, to })}</p>
    )),
  ],
  [contactToldKind, of(contactToldSchema, (told, { name }) => <ContactEntry told={told} name={name} />)],
  [aroundKind, ({ t, name }) => <p>{t('cases.timeline.around', { name })}</p>],
  [interpreterKind, linked('interpreters', `cases.timeline.${interpreterKind}`)],
  [interpreterWishKind, linked('interpreters', `cases.timeline.${interpreterWishKind}`)],
  [answersKind, linked('authorities', 'cases.timeline.authorities')],
]);

/** "Joke gaf de verwijzing naar FairWork door." */
function ReferralEntry(props: { told: z.infer<typeof referralToldSchema>; name: string; reference: string }) {
  const { t } = useShell();
  const { organisation, state, referral, reason } = props.told;
  return (
    <p>
      <a href={`/clients/${props.reference}/referrals/${referral}`}>
        {t(`cases.referral.${state}`, { name: props.name, organisation })}
      </a>{' '}
      {reason === null ? null : t('referrals.change.because', { reason: codeInWords(t, 'referrals.reason', reason) })}
    </p>
  );
}

/** "Bram ging op 24 november langs. Besproken: brieven, geld." and the texts below. */
function NoteEntry({ note, record, reference }: EntryProps & { note: Note }) {
  const { t, lang } = useShell();
  const topics = note.topics.map((topic) => t(`cases.topic.${topic}`));
  const what = { name: record.writtenBy, date: longDate(note.happenedOn, lang) };
  const first =
    note.reached === false ? t(`cases.timeline.notReached.${note.way}`, what) : t(`cases.timeline.${note.way}`, what);
  const rest = [
    note.at === null ? null : t('cases.timeline.at', { time: note.at }),
    note.minutes === null ? null : t('cases.timeline.minutes', { length: lengthInWords(note.minutes, t) }),
    topics.length === 0 ? null : t('cases.timeline.topics', { topics: listed(topics, lang) }),
  ];
  return (
    <>
      {record.readers === 'coordinators' ? (
        <p>
          <Badge tone="info">{t('cases.timeline.onlyCoordinator')}</Badge>
        </p>
      ) : null}
      <p>
        <strong>{first}</strong> {rest.filter((part) => part !== null).join(' ')}
      </p>
      <FoldedText text={note.said} />
      <FoldedText label={t('cases.timeline.agreed')} text={note.agreed} />
      {note.promised.map(({ what: promise, day, task }) => (
        <p>
          <span class="small soft">{t('cases.timeline.promised', { date: longDate(day, lang) })}</span>{' '}
          <a href={`/clients/${reference}/tasks/${task}`}>
            <bdi>{promise}</bdi>
          </a>
        </p>
      ))}
      {note.worries === null ? null : (
        <div class="stack close">
          <p>
            <Badge tone="late">{t('cases.worry')}</Badge>
          </p>
          <WrittenText text={note.worries} />
        </div>
      )}
    </>
  );
}

function RegistrationEntry({ registration, writtenBy }: { registration: RegistrationTold; writtenBy: string }) {
  const { t, lang } = useShell();
  const needs = registration.needs.map((need) => codeInWords(t, 'cases.need', need));
  return (
    <>
      <p>
        <strong>{t('cases.timeline.accepted', { name: writtenBy })}</strong>{' '}
        {registration.referrer === null
          ? t(`cases.timeline.registered.${registration.by}`)
          : t('cases.timeline.registered.through', { organisation: registration.referrer.organisation })}{' '}
        {needs.length === 0 ? null : t('cases.timeline.needs', { needs: listed(needs, lang) })}
      </p>
      <WrittenText text={registration.question} />
      <WrittenText label={t('cases.language.else')} text={registration.languageElse} />
    </>
  );
}

function AskedEntry({ asked, writtenBy }: { asked: VolunteerAsked; writtenBy: string }) {
  const { t, lang } = useShell();
  const key = asked.withSafety ? 'cases.timeline.volunteerAsked' : 'cases.timeline.volunteerAskedWithoutSafety';
  return (
    <>
      <p>{t(key, { name: writtenBy, volunteer: asked.name, until: longDate(asked.until, lang) })}</p>
      <WrittenText text={asked.why} />
    </>
  );
}

function StateEntry(props: { kind: 'closed' | 'reopened'; content: CaseRecord['content']; writtenBy: string }) {
  const { t } = useShell();
  const { kind, writtenBy: name } = props;
  const { reason = '', why = null } = reasonSchema.safeParse(props.content).data ?? {};
  const prefix = kind === 'closed' ? 'cases.close.reason' : 'cases.reopen.reason';
  return (
    <>
      <p>{t(`cases.timeline.${kind}`, { name, reason: codeInWords(t, prefix, reason) })}</p>
      <WrittenText text={why} />
    </>
  );
}

/** The words for a code; the code itself when a later release wrote one that this one does not know. */
export function codeInWords(t: Translate, prefix: string, code: string): string {
  const key: string = `${prefix}.${code}`;
  return isMessageKey(key) ? t(key satisfies MessageKey) : code;
}

const listed = (words: readonly string[], lang: string) =>
  new Intl.ListFormat(lang, { type: 'conjunction' }).format(words);
