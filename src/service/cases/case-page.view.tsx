import type { Child } from 'hono/jsx';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import { Button, ButtonLink, ButtonRow, Form, Notice, Section, useShell } from '#app/platform/web/index.ts';
import type { CaseHeader } from './case-contents.ts';
import { ClientHeader } from './client-header.view.tsx';
import type { Closure } from './closure.ts';
import type { AssignedVolunteer } from './holders.ts';
import { codeInWords } from './timeline-entries.view.tsx';
import { Withheld } from './withheld.view.tsx';
import type { Worry } from './worries.ts';
import { WrittenText } from './written-text.view.tsx';

export interface CasePageProps {
  open: OpenCase;
  header: CaseHeader;
  nextDueDay: string | null;
  closure: Closure | null;
  worries: readonly Worry[];
  volunteers: readonly AssignedVolunteer[];
  /** Why the volunteer sees this, in words to that volunteer; null for the region's team. */
  why: { askedBy: string | null; until: Date } | null;
  /** Does this reader hold address and telephone? */
  safety: boolean;
  /** May the reader write? Nobody does in a closed case, and an overseer never. */
  writes: boolean;
  /** May the reader grant, change contact data, close? */
  coordinates: boolean;
  card: Child;
  /** An empty card need not stand above everything: it is one more thing to fill in. */
  hasCard: boolean;
  panels: readonly Child[];
  /** What this module itself shows below the panels of others. */
  ownPanels: readonly Child[];
  timeline: Child;
  hasDraft: boolean;
}

/** One client: who it is and how to reach that client safely, what must be done, what happened. */
export function CasePage(props: CasePageProps) {
  const { open, header, closure, worries, why, card, panels, ownPanels, timeline } = props;
  return (
    <div class="stack">
      <ClientHeader reference={open.reference} header={header} nextDueDay={props.nextDueDay} />
      <Withheld opened={[open]} />
      {why === null ? null : <WhyYouSeeThis {...why} safety={props.safety} />}
      {closure === null ? (
        <Actions {...props} />
      ) : (
        <ClosedNotice reference={open.reference} closure={closure} coordinates={props.coordinates} />
      )}
      {worries.map((worry) => (
        <WorryNotice reference={open.reference} worry={worry} settles={props.coordinates} />
      ))}
      {props.hasCard ? card : null}
      <div class="two of-case">
        <div class="panels">
          {panels}
          <Reach {...props} />
          {props.hasCard ? null : card}
          {ownPanels}
          {props.coordinates ? <Beside {...props} /> : null}
        </div>
        {timeline}
      </div>
    </div>
  );
}

/** What the reader sees, why, and until when: on the page itself, so that nobody has to guess. */
function WhyYouSeeThis({ askedBy, until, safety }: { askedBy: string | null; until: Date; safety: boolean }) {
  const { t, lang } = useShell();
  const values = { name: askedBy ?? t('cases.why.coordinator'), until: longDate(lastDayOf(until), lang) };
  return <p class="small soft">{t(safety ? 'cases.why.withSafety' : 'cases.why.withoutSafety', values)}</p>;
}

function Actions({ open, writes, hasDraft, coordinates, volunteers }: CasePageProps) {
  const { t } = useShell();
  if (!writes) return null;
  // A client beside whom nobody stands needs somebody before anything else.
  const alone = coordinates && volunteers.length === 0;
  return (
    <ButtonRow>
      {alone ? <ButtonLink href={`/clients/${open.reference}/volunteer`}>{t('cases.volunteer.ask')}</ButtonLink> : null}
      <ButtonLink kind={alone ? 'quiet' : 'primary'} href={`/clients/${open.reference}/notes/new`}>
        {t(hasDraft ? 'cases.note.goOn' : 'cases.note.new')}
      </ButtonLink>
      {coordinates ? (
        <ButtonLink kind="quiet" href={`/clients/${open.reference}/closure`}>
          {t('cases.close')}
        </ButtonLink>
      ) : null}
    </ButtonRow>
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

/**
 * The way to number and address: one more press, so that they are read only when they are needed, and that is recorded.
 */
function Reach({ open, safety, coordinates }: CasePageProps) {
  const { t } = useShell();
  return (
    <Section title={t('cases.reach')}>
      {safety ? (
        <ButtonRow>
          <ButtonLink kind="quiet" href={`/clients/${open.reference}/contact`}>
            {t('cases.reach.see')}
          </ButtonLink>
        </ButtonRow>
      ) : (
        <p>{t('cases.reach.notGranted')}</p>
      )}
      {coordinates && open.status === 'open' ? (
        <a href={`/clients/${open.reference}/details`}>{t('cases.details.change')}</a>
      ) : null}
    </Section>
  );
}

function Beside({ open, volunteers }: CasePageProps) {
  const { t, lang } = useShell();
  return (
    <Section title={t('cases.volunteer')}>
      {volunteers.length === 0 ? <p>{t('cases.volunteer.nobody')}</p> : null}
      {volunteers.map(({ name, until, withSafety }) => (
        <p>
          {t(withSafety ? 'cases.volunteer.beside' : 'cases.volunteer.besideWithoutSafety', {
            name,
            until: longDate(lastDayOf(until), lang),
          })}
        </p>
      ))}
      {open.status === 'open' && volunteers.length > 0 ? (
        <a href={`/clients/${open.reference}/volunteer`}>{t('cases.volunteer.change')}</a>
      ) : null}
      <a href={`/clients/${open.reference}/kept-out`}>{t('oversight.keepOut.link')}</a>
      <a href={`/clients/${open.reference}/accesses`}>{t('oversight.accesses.link')}</a>
    </Section>
  );
}

/** A grant ends at midnight; the day people know is the one before. */
export const lastDayOf = (until: Date) => new Date(until.getTime() - 1);
