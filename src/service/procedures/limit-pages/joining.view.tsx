import { dayAndDate } from '#app/platform/language/index.ts';
import { Button, ButtonRow, Form, Notice, Table, table, useShell } from '#app/platform/web/index.ts';
import type { Joining, Pair, PairLine } from '../limits/index.ts';
import { drivingDayOf, limitName, type OpenLimit } from '../limits/index.ts';

interface JoiningNoticeProps {
  reference: string;
  limit: OpenLimit;
  joining: Joining;
  /** May the reader say that they are one? */
  joins: boolean;
}

/** "These two are one": proposed to a coordinator; and what was joined, with the way back. */
export function JoiningNotice({ reference, limit, joining: { pair, joinedTo, holds }, joins }: JoiningNoticeProps) {
  const { t } = useShell();
  const at = `/clients/${reference}/limits`;
  return (
    <>
      {pair === null ? null : (
        <Notice tone="soon" title={t('procedures.limits.joining.title')}>
          <p>{t('procedures.limits.joining.text')}</p>
          <Other at={at} limit={pair.runs.id === limit.id ? pair.stops : pair.runs} />
          {joins ? <JoinForm at={at} pair={pair} /> : <p>{t('procedures.limits.joining.who')}</p>}
          {joins ? (
            <Form action={`${at}/${pair.stops.id}/apart`} version={pair.stops.version}>
              <ButtonRow>
                <Button kind="quiet">{t('procedures.limits.joining.apart')}</Button>
              </ButtonRow>
            </Form>
          ) : null}
        </Notice>
      )}
      {joinedTo === null ? null : (
        <Notice tone="soon" title={t('procedures.limits.joining.joined')}>
          <Other at={at} limit={joinedTo} />
          {joins ? (
            <Form action={`${at}/${limit.id}/part`} version={limit.version}>
              <ButtonRow>
                <Button kind="quiet">{t('procedures.limits.joining.part')}</Button>
              </ButtonRow>
            </Form>
          ) : null}
        </Notice>
      )}
      {holds.map((one) => (
        <p>
          {t('procedures.limits.joining.holds')}: <LimitLink at={at} limit={one} />
        </p>
      ))}
    </>
  );
}

function JoinForm({ at, pair: { runs, stops } }: { at: string; pair: Pair }) {
  const { t, lang } = useShell();
  const day = [drivingDayOf(runs), drivingDayOf(stops)].sort()[0] ?? drivingDayOf(runs);
  return (
    <Form action={`${at}/${stops.id}/join`} version={stops.version}>
      <p>{t('procedures.limits.joining.then', { day: dayAndDate(day, lang) })}</p>
      <input type="hidden" name="to" value={runs.id} />
      <input type="hidden" name="toVersion" value={String(runs.version)} />
      <ButtonRow>
        <Button>{t('procedures.limits.joining.join')}</Button>
      </ButtonRow>
    </Form>
  );
}

function Other({ at, limit }: { at: string; limit: OpenLimit }) {
  return (
    <p>
      <LimitLink at={at} limit={limit} />
    </p>
  );
}

function LimitLink({ at, limit }: { at: string; limit: OpenLimit }) {
  const { lang } = useShell();
  const { clear, origin } = limit.document;
  return (
    <a href={`${at}/${limit.id}`}>
      {limitName(clear.catalogueId, origin.kind, lang)}, {dayAndDate(drivingDayOf(limit), lang)}
    </a>
  );
}

const pairTable = table<PairLine>('cards', {
  client: {
    head: 'procedures.limits.proposals.client',
    cell: ({ name }, { t }) => <bdi>{name ?? t('procedures.limits.noName')}</bdi>,
  },
  onMap: {
    head: 'procedures.limits.joining.onMap',
    cell: ({ reference, pair }) => <LimitLink at={`/clients/${reference}/limits`} limit={pair.runs} />,
  },
  ofLetter: {
    head: 'procedures.limits.joining.ofLetter',
    cell: ({ reference, pair }) => <LimitLink at={`/clients/${reference}/limits`} limit={pair.stops} />,
  },
});

/** The pairs of all clients of the reader, each with its two days. */
export function Pairs({ pairs }: { pairs: readonly PairLine[] }) {
  const { t } = useShell();
  if (pairs.length === 0) return null;
  return (
    <section>
      <Table of={pairTable} id="pairs" caption={t('procedures.limits.joining.title')} rows={pairs} />
    </section>
  );
}
