import type { Child } from 'hono/jsx';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import {
  Breadcrumb,
  Button,
  ButtonLink,
  ButtonRow,
  Code,
  Form,
  Notice,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import { type ClientFacts, ClientNext, groupedReference, Name, Withheld, WrittenText } from '../client/index.ts';
import type { Closure } from '../closing/index.ts';
import type { Worry } from '../tasks/index.ts';
import { codeInWords } from '../timeline/index.ts';

export interface CasePageProps {
  open: OpenCase;
  facts: ClientFacts;
  closure: Closure | null;
  worries: readonly Worry[];
  /** Nobody is the client's volunteer yet, and the reader may ask somebody. */
  alone: boolean;
  /** May the reader write? Nobody does in a closed case, and an overseer never. */
  writes: boolean;
  addsLetters: boolean;
  /** May the reader grant, change contact data, close? */
  coordinates: boolean;
  hasDraft: boolean;
  /** What stays in sight on a wide screen. */
  column: Child;
  /** What other modules say above everything: an emergency, a wish to stop. */
  above: readonly Child[];
  comes: readonly Child[];
  timeline: Child;
  /** Procedures, letters, papers, help. */
  side: readonly Child[];
}

/** One client: who, what comes and by when, how to reach that client safely; then what happened, and everything else. */
export function CasePage(props: CasePageProps) {
  const { open, closure, worries, coordinates, column, above, comes, timeline, side } = props;
  return (
    <div class="client-page">
      <Top {...props} />
      <div class="client-notices">
        <Withheld opened={[open]} />
        {closure === null ? null : (
          <ClosedNotice reference={open.reference} closure={closure} coordinates={coordinates} />
        )}
        {above}
        {worries.map((worry) => (
          <WorryNotice reference={open.reference} worry={worry} settles={coordinates} />
        ))}
      </div>
      <div class="client-columns">
        {column}
        <Anchors />
        <div class="client-middle stack">
          {comes}
          {timeline}
        </div>
        <div class="client-side">{side}</div>
      </div>
      {coordinates ? <Foot open={open} /> : null}
    </div>
  );
}

/** Who, what comes first, and what one does most. */
function Top({ open, facts, writes, addsLetters, hasDraft, alone }: CasePageProps) {
  const { t } = useShell();
  const at = `/clients/${open.reference}`;
  return (
    <header class="client-top">
      <Breadcrumb crumbs={[{ href: '/clients', label: t('cases.list') }]} />
      <h1>
        <Name header={facts.header} /> <Code>{groupedReference(open.reference)}</Code>
      </h1>
      <ClientNext next={facts.next} />
      {writes ? (
        <ButtonRow pair={!alone}>
          {alone ? <ButtonLink href={`${at}/volunteer`}>{t('cases.volunteer.ask')}</ButtonLink> : null}
          <ButtonLink kind={alone ? 'quiet' : 'primary'} href={`${at}/notes/new`}>
            {t(hasDraft ? 'cases.note.goOn' : 'cases.note.new')}
          </ButtonLink>
          {addsLetters ? (
            <ButtonLink kind="quiet" href={`${at}/letters/new`}>
              {t('cases.addLetter')}
            </ButtonLink>
          ) : null}
        </ButtonRow>
      ) : null}
    </header>
  );
}

/** On a phone everything but the next things and what happened lies behind these. */
function Anchors() {
  const { t } = useShell();
  const places = ['limits', 'timeline', 'procedures', 'letters', 'dossier', 'referrals', 'around', 'consents'] as const;
  return (
    <nav class="client-anchors off-paper" aria-label={t('cases.anchors')}>
      <ul class="filter">
        {places.map((place) => (
          <li>
            <a href={`#${place}`}>{t(`cases.anchor.${place}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What is done seldom, at the foot. */
function Foot({ open }: { open: OpenCase }) {
  const { t } = useShell();
  const at = `/clients/${open.reference}`;
  return (
    <Section title={t('cases.foot')}>
      <p class="row off-paper">
        <a href={`${at}/accesses`}>{t('emergency-access.accesses.link')}</a>
        <a href={`${at}/kept-out`}>{t('cases.keepOut.link')}</a>
        {open.status === 'open' ? <a href={`${at}/details`}>{t('cases.details.change')}</a> : null}
        {open.status === 'open' ? <a href={`${at}/transfer`}>{t('transfers.link')}</a> : null}
        {open.status === 'open' ? <a href={`${at}/closure`}>{t('cases.close')}</a> : null}
      </p>
    </Section>
  );
}

function ClosedNotice({
  reference,
  closure,
  coordinates,
}: {
  reference: string;
  closure: Closure;
  coordinates: boolean;
}) {
  const { t, lang } = useShell();
  return (
    <Notice tone="done" title={t('cases.closed')}>
      <p>
        {t('cases.closed.text', {
          date: longDate(closure.closedAt, lang),
          reason: codeInWords(t, 'cases.close.reason', closure.reason),
        })}
      </p>
      {coordinates ? <a href={`/clients/${reference}/closure`}>{t('cases.reopen')}</a> : null}
    </Notice>
  );
}

function WorryNotice({ reference, worry, settles }: { reference: string; worry: Worry; settles: boolean }) {
  const { t, lang } = useShell();
  return (
    <Notice tone="late" title={t('cases.worry.of', { name: worry.by, date: longDate(worry.since, lang) })}>
      <WrittenText text={worry.text} />
      {settles ? (
        <Form action={`/clients/${reference}/worries/${worry.id}`} version={worry.version}>
          <ButtonRow>
            <Button kind="quiet">{t('cases.worry.settle')}</Button>
          </ButtonRow>
        </Form>
      ) : (
        <p class="small soft">{t('cases.worry.waiting')}</p>
      )}
    </Notice>
  );
}
