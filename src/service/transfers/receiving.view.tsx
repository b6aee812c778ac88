import type { Transfer } from '#app/platform/access/transfer/index.ts';
import { isMessageKey, longDate, spokenNames, type Translate } from '#app/platform/language/index.ts';
import {
  Badge,
  Breadcrumb,
  Choice,
  Code,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  PasswordAgain,
  Section,
  TextArea,
  type Tone,
  useShell,
} from '#app/platform/web/index.ts';
import { groupedReference } from '#app/service/cases/index.ts';
import { type TransferCard, transferReturnReasons } from './card.ts';

type Regions = ReadonlyMap<string, string>;

interface ListProps {
  coming: readonly Transfer[];
  going: readonly Transfer[];
  regions: Regions;
}

/** What comes, and what went. */
export function TransfersPage({ coming, going, regions }: ListProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('transfers.list')}>
        <p>{t('transfers.list.intro')}</p>
      </PageHeader>
      <div class="two">
        <Section title={t('transfers.coming')}>
          {coming.length === 0 ? <EmptyState title={t('transfers.coming.none')} /> : null}
          <Lines lines={coming} regions={regions} side="coming" />
        </Section>
        <Section title={t('transfers.going')}>
          {going.length === 0 ? <EmptyState title={t('transfers.going.none')} /> : null}
          <Lines lines={going} regions={regions} side="going" />
        </Section>
      </div>
    </div>
  );
}

function Lines({ lines, regions, side }: { lines: readonly Transfer[]; regions: Regions; side: 'coming' | 'going' }) {
  const { t, lang } = useShell();
  if (lines.length === 0) return null;
  return (
    <ul class="ways">
      {lines.map((line) => {
        const other = regions.get(side === 'coming' ? line.fromRegion : line.toRegion) ?? '';
        return (
          <li>
            <a href={`/transfers/${line.id}`}>{t(`transfers.${side}.line`, { region: other })}</a>
            {side === 'going' ? <Code>{groupedReference(line.reference)}</Code> : null}
            <span class="row">
              <StateBadge state={line.state} />
              <span class="small soft">{dayOf(line, t, lang)}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function dayOf(line: Transfer, t: ReturnType<typeof useShell>['t'], lang: ReturnType<typeof useShell>['lang']) {
  if (line.state === 'proposed') return t('transfers.until', { day: longDate(line.until, lang) });
  return longDate(line.decidedAt ?? line.until, lang);
}

const tones: Readonly<Record<Transfer['state'], Tone>> = {
  proposed: 'soon',
  accepted: 'done',
  returned: 'late',
  'taken-back': 'plain',
  lapsed: 'late',
};

function StateBadge({ state }: Pick<Transfer, 'state'>) {
  const { t } = useShell();
  return <Badge tone={tones[state]}>{t(`transfers.state.${state}`)}</Badge>;
}

interface OneProps {
  transfer: Transfer;
  /** Was it proposed to my region? */
  isMine: boolean;
  card: TransferCard | null;
  answer: { words: string | null; by: string } | null;
  by: string;
  regions: Regions;
  form: FormState;
}

/** One transfer: its card and the two answers for the new region; what became of it for the old one. */
export function TransferPage({ transfer, isMine, card, answer, by, regions, form }: OneProps) {
  const { t, lang } = useShell();
  const other = regions.get(isMine ? transfer.fromRegion : transfer.toRegion) ?? '';
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/transfers', label: t('transfers.list') }]} />
      <PageHeader title={t(isMine ? 'transfers.coming.line' : 'transfers.going.line', { region: other })}>
        <p class="row">
          <StateBadge state={transfer.state} />
          <span>{t('transfers.proposed', { name: by, day: longDate(transfer.proposedAt, lang) })}</span>
        </p>
      </PageHeader>
      <ErrorSummary
        form={form}
        labels={{ reason: t('transfers.return.reason'), words: t('transfers.words') }}
        withPassword
      />
      {isMine ? null : <Went transfer={transfer} answer={answer} region={other} />}
      {isMine && transfer.state === 'proposed' && card ? (
        <div class="two">
          <Card card={card} until={longDate(transfer.until, lang)} />
          <div class="stack">
            <Accept transfer={transfer} form={form} />
            <Return transfer={transfer} form={form} />
          </div>
        </div>
      ) : null}
      {isMine && !card ? <p>{t(`transfers.over.${transfer.state}`)}</p> : null}
    </div>
  );
}

function Card({ card, until }: { card: TransferCard; until: string }) {
  const { t, lang } = useShell();
  return (
    <Section title={t('transfers.card')}>
      <p class="soft">{t('transfers.card.minimal')}</p>
      <DescriptionList
        facts={[
          { term: t('transfers.card.until'), value: until },
          { term: t('transfers.why'), value: t(`transfers.reason.${card.reason}`) },
          { term: t('transfers.movesOn'), value: card.movesOn && longDate(card.movesOn, lang) },
          {
            term: t('transfers.card.languages'),
            value: card.languages.length === 0 ? null : spokenNames(card.languages, lang),
          },
          { term: t('transfers.card.interpreter'), value: t(`cases.interpreter.${card.interpreter}`) },
          {
            term: t('transfers.card.fatal'),
            value:
              card.firstFatal === null
                ? t('transfers.card.fatal.none')
                : t('transfers.card.fatal.some', { count: card.fatal, day: longDate(card.firstFatal, lang) }),
          },
          {
            term: t('transfers.card.open'),
            value: t('transfers.card.counts', { limits: card.limits, tasks: card.tasks }),
          },
          { term: t('transfers.note'), value: card.note },
          { term: t('transfers.card.ask'), value: card.by },
        ]}
      />
    </Section>
  );
}

function Accept({ transfer, form }: { transfer: Transfer; form: FormState }) {
  const { t } = useShell();
  return (
    <Section title={t('transfers.accept')}>
      <Form action={`/transfers/${transfer.id}/accept`} form={form}>
        <p>{t('transfers.accept.what')}</p>
        <PasswordAgain form={form} unlessFresh />
        <FormFoot>{t('transfers.accept')}</FormFoot>
      </Form>
    </Section>
  );
}

function Return({ transfer, form }: { transfer: Transfer; form: FormState }) {
  const { t } = useShell();
  return (
    <Section title={t('transfers.return')}>
      <Form action={`/transfers/${transfer.id}/return`} form={form}>
        <p>{t('transfers.return.what')}</p>
        <Choice
          name="reason"
          legend={t('transfers.return.reason')}
          form={form}
          options={transferReturnReasons.map((reason) => ({ value: reason, label: t(`transfers.return.${reason}`) }))}
        />
        <TextArea
          name="words"
          label={t('transfers.words')}
          hint={t('transfers.words.hint')}
          optional
          rows={3}
          form={form}
        />
        <FormFoot kind="quiet">{t('transfers.return')}</FormFoot>
      </Form>
    </Section>
  );
}

/** The words of a reason; the code itself when a later release wrote one that this one does not know. */
function reasonInWords(reason: string, t: Translate): string {
  const key = `transfers.return.${reason}`;
  return isMessageKey(key) ? t(key) : reason;
}

/** For the old region: what became of it, and what to do now. */
function Went({ transfer, answer, region }: { transfer: Transfer; answer: OneProps['answer']; region: string }) {
  const { t, lang } = useShell();
  const { state, reference, reason } = transfer;
  const isOurs = state !== 'accepted';
  return (
    <>
      <Notice tone={tones[state] === 'late' ? 'late' : 'info'} title={t(`transfers.state.${state}`)}>
        <p>{t(`transfers.went.${state}`, { region, day: longDate(transfer.decidedAt ?? transfer.until, lang) })}</p>
        {reason === null ? null : <p>{reasonInWords(reason, t)}</p>}
        {answer?.words ? (
          <p>
            {answer.by}: {answer.words}
          </p>
        ) : null}
      </Notice>
      {isOurs ? (
        <p>
          <a href={`/clients/${reference}/transfer`}>{t('transfers.toCase')}</a>
        </p>
      ) : (
        <p class="soft">{t('transfers.kept')}</p>
      )}
    </>
  );
}
