import type { z } from 'zod';
import { isMessageKey, longDate, type MessageKey, type Translate, timeOfDay } from '#app/platform/language/index.ts';
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
  glassKind,
  glassToldSchema,
  type RegistrationTold,
  reasonSchema,
  referralToldSchema,
  registrationSchema,
  transferKind,
  transferToldSchema,
  type VolunteerAsked,
  volunteerAskedSchema,
  volunteerEndedSchema,
} from './timeline-contents.ts';

/** One record as a sentence, with what was written under it. What this release does not know is named, not guessed at. */
export function Entry({ record, reference }: { record: CaseRecord; reference: string }) {
  const { t, lang } = useShell();
  const { kind, content, writtenBy: name } = record;
  const note = kind === 'note' ? noteSchema.safeParse(content).data : undefined;
  if (note) return <NoteEntry note={note} record={record} reference={reference} />;
  const registration = kind === 'registration' ? registrationSchema.safeParse(content).data : undefined;
  if (registration) return <RegistrationEntry registration={registration} writtenBy={name} />;
  const asked = kind === 'volunteer-asked' ? volunteerAskedSchema.safeParse(content).data : undefined;
  if (asked) return <AskedEntry asked={asked} writtenBy={name} />;
  const ended = kind === 'volunteer-ended' ? volunteerEndedSchema.safeParse(content).data : undefined;
  if (ended)
    return (
      <p>
        {t('cases.timeline.volunteerEnded', {
          name,
          volunteer: ended.name,
          reason: codeInWords(t, 'cases.end.reason', ended.reason),
        })}
      </p>
    );
  if (kind === 'closed' || kind === 'reopened') return <StateEntry kind={kind} content={content} writtenBy={name} />;
  if (tellsOfConsent(record)) return <ConsentEntry record={record} reference={reference} />;
  if (kind === cardKind) return <p>{t('cases.timeline.card', { name })}</p>;
  const told = kind === 'referral' ? referralToldSchema.safeParse(content).data : undefined;
  if (told) return <ReferralEntry told={told} name={name} reference={reference} />;
  const left = kind === bundleKind ? bundleToldSchema.safeParse(content).data : undefined;
  if (left) {
    const { bundle, receiver, documents: count } = left;
    return (
      <p>
        <a href={`/clients/${reference}/bundles/${bundle}`}>{t('cases.timeline.bundle', { name, receiver, count })}</a>
      </p>
    );
  }
  const glass = kind === glassKind ? glassToldSchema.safeParse(content).data : undefined;
  if (glass) {
    const reason = codeInWords(t, 'emergency-access.glass.reason', glass.reason);
    return (
      <>
        <p>{t('cases.timeline.glass', { name, time: timeOfDay(glass.until, lang), reason })}</p>
        <WrittenText text={glass.why} />
      </>
    );
  }
  const message = kind === messageKind ? messageSchema.safeParse(content).data : undefined;
  if (message)
    return (
      <p>
        <a href={`/clients/${reference}/messages#message-${record.id}`}>
          {t(message.answer === null ? 'cases.timeline.toCoordinator' : 'cases.timeline.toCoordinatorAnswered', {
            name: message.by,
            by: message.answer?.by ?? '',
          })}
        </a>
      </p>
    );
  const moved = kind === transferKind ? transferToldSchema.safeParse(content).data : undefined;
  if (moved) return <p>{t(`cases.timeline.transfer.${moved.step}`, { name, from: moved.from, to: moved.to })}</p>;
  const contact = kind === contactToldKind ? contactToldSchema.safeParse(content).data : undefined;
  if (contact) return <ContactEntry told={contact} name={name} />;
  if (kind === aroundKind) return <p>{t('cases.timeline.around', { name })}</p>;
  if (kind === interpreterKind || kind === interpreterWishKind)
    return (
      <p>
        <a href={`/clients/${reference}/interpreters`}>{t(`cases.timeline.${kind}`, { name })}</a>
      </p>
    );
  if (kind === answersKind)
    return (
      <p>
        <a href={`/clients/${reference}/authorities`}>{t('cases.timeline.authorities', { name })}</a>
      </p>
    );
  return <p>{t('cases.timeline.other', { name, date: longDate(record.writtenAt, lang) })}</p>;
}

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
function NoteEntry({ note, record, reference }: { note: Note; record: CaseRecord; reference: string }) {
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
