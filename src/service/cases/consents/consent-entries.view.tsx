import { isMessageKey, longDate } from '#app/platform/language/index.ts';
import { Badge, useShell } from '#app/platform/web/index.ts';
import { WrittenText } from '../client/index.ts';
import type { CaseRecord } from '../records/index.ts';
import { consentKind, consentSchema } from './consent.ts';
import { dangerKind, dangerSchema } from './danger.ts';
import { givenOutKind, givenOutSchema } from './went-out.ts';
import { consentBackKind, consentBackSchema } from './withdrawal.ts';

interface EntryProps {
  record: CaseRecord;
  reference: string;
}

export const tellsOfConsent = ({ kind }: CaseRecord) =>
  kind === consentKind || kind === consentBackKind || kind === dangerKind || kind === givenOutKind;

/** A consent on the timeline, its end, and what went out on it. */
export function ConsentEntry({ record, reference }: EntryProps) {
  const { t, lang } = useShell();
  const { kind, content, writtenBy: name, id } = record;
  if (kind === consentBackKind) return <Back record={record} reference={reference} />;
  if (kind === dangerKind) return <InDanger record={record} />;
  if (kind === givenOutKind) return <GivenOut record={record} reference={reference} />;
  const consent = consentSchema.safeParse(content).data;
  const takenBack = consent?.takenBack ?? null;
  return (
    <p>
      {takenBack === null ? t('cases.timeline.consent', { name }) : t('cases.timeline.consent.was')}{' '}
      {consent === undefined ? null : (
        <a href={`/clients/${reference}/consents/${id}`}>
          {t(`cases.consent.may.${consent.purpose}`)} <bdi>{consent.receiver}</bdi>
        </a>
      )}{' '}
      {takenBack === null ? null : (
        <Badge>{t('cases.consent.takenBack', { date: longDate(takenBack.on, lang) })}</Badge>
      )}
    </p>
  );
}

/** "Joke schreef op dat een toestemming is ingetrokken", on the day on which it was. */
function Back({ record, reference }: EntryProps) {
  const { t } = useShell();
  const back = consentBackSchema.safeParse(record.content).data;
  return (
    <p>
      <strong>{t('cases.timeline.consentBack', { name: record.writtenBy })}</strong>{' '}
      {back === undefined ? null : (
        <>
          <a href={`/clients/${reference}/consents/${back.consent}`}>
            {t(`cases.consent.may.${back.purpose}`)} <bdi>{back.receiver}</bdi>
          </a>{' '}
          {t('cases.timeline.consentBack.out', { count: back.out })}
        </>
      )}
    </p>
  );
}

function InDanger({ record }: { record: CaseRecord }) {
  const { t } = useShell();
  const danger = dangerSchema.safeParse(record.content).data;
  const receiver = danger?.receiver ?? '';
  const key = `cases.danger.reason.${danger?.reason ?? ''}`;
  return (
    <>
      <p>
        <Badge tone="late">{t('cases.danger.badge')}</Badge>{' '}
        {t('cases.timeline.danger', { name: record.writtenBy, receiver })} {isMessageKey(key) ? t(key) : null}
      </p>
      <WrittenText text={danger?.why ?? null} />
    </>
  );
}

function GivenOut({ record, reference }: EntryProps) {
  const { t } = useShell();
  const given = givenOutSchema.safeParse(record.content).data;
  if (given === undefined) return null;
  const { what, object, to } = given;
  const at = `/clients/${reference}/${what === 'sheet' ? 'referrals' : 'bundles'}/${object}`;
  return (
    <p>
      <a href={at}>{t(`cases.timeline.given.${what}`, { name: record.writtenBy, receiver: to })}</a>
    </p>
  );
}
