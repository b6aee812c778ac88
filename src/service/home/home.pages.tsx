import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { LastBackup, Visit } from '#app/platform/access/visit/index.ts';
import type { LogState } from '#app/platform/audit/index.ts';
import { dayAndDate, timeOfDay, today } from '#app/platform/language/index.ts';
import type { DemoPerson, Desk, Route } from '#app/platform/routing/index.ts';
import { ButtonLink, ButtonRow, Notice, PageHeader, show, useShell } from '#app/platform/web/index.ts';
import { Witnesses } from '#app/service/audit-log/index.ts';
import { stoppedNotice } from '#app/service/cases/index.ts';
import { EmergencyAccessNotices } from '#app/service/emergency-access/index.ts';
import { MachineNotice, MachineStops, openQuestions, stopsOf, type WallQuestion } from '#app/service/machine/index.ts';
import { undeliveredPages } from '#app/service/undelivered/index.ts';
import { noticeReadRoute } from './access-notices.pages.ts';
import { LostClients } from './access-notices.view.tsx';
import { ClientsStart } from './clients-start.view.tsx';
import { helpRoute } from './help.pages.tsx';
import { readHome, type Start } from './home.store.ts';
import { IntakeStart } from './intake-start.view.tsx';
import { LeaderStart } from './leader-start.view.tsx';
import { showLetters } from './letters-list.view.tsx';
import { LogStart } from './log-start.view.tsx';
import { RegionStart } from './region-start.view.tsx';
import { SuspendedStart } from './suspended-start.view.tsx';
import { Tour } from './tour.view.tsx';

/** The first page after signing in: what this person has to do today, work before overviews. */
export function homeRoutes(desk: Desk): Route[] {
  return [
    { method: 'GET', path: '/', needs: 'start.see', handle: (c, visit) => open(c, visit, desk) },
    helpRoute,
    noticeReadRoute,
    { method: 'GET', path: '/letters/waiting', needs: 'case.list', handle: showLetters },
    ...undeliveredPages(),
  ];
}

async function open(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const start = await readHome(visit, desk);
  const stopped = await stoppedNotice(visit);
  const questions = desk.demo ? [] : await openQuestions(visit, desk);
  const stops = desk.demo ? 0 : stopsOf(visit, desk);
  // Coordinators, the intake team, leaders and auditors work with a wide screen and much on it; a volunteer with a phone and one thing.
  const offices = [start.region, start.queue, start.installation, start.book];
  const isMuch = offices.some((office) => office !== null) || (start.clients?.lines.length ?? 0) > 1;
  const width = isMuch ? 'wide' : 'reading';
  const people = desk.demo ? desk.demoPeople?.() : undefined;
  const guide = people?.find((one) => one.loginName === visit.person.loginName);
  return show(
    c,
    { title: c.get('web').t('home.title'), width },
    <StartPage
      start={start}
      stopped={stopped}
      guide={guide}
      backup={desk.demo ? undefined : desk.installation.backup?.()}
      log={desk.installation.log?.()}
      questions={questions}
      stops={stops}
    />,
  );
}

interface StartProps {
  start: Start;
  /** Clients of a coordinator's region whom nobody may reach now. */
  stopped: Child;
  guide: DemoPerson | undefined;
  log: LogState | undefined;
  /** The last backup; the demo has none. */
  backup: LastBackup | null | undefined;
  /** What the machine lacks, and the project leader has not answered yet. */
  questions: readonly WallQuestion[];
  /** How many things of the machine cannot wait. */
  stops: number;
}

function StartPage({ start, stopped, guide, log, backup, questions, stops }: StartProps) {
  const { t, lang } = useShell();
  const [firstName = start.name] = start.name.split(' ');
  const { clients, absence, suspension, told, region, queue, installation, book } = start;
  return (
    <div class="stack">
      <PageHeader
        above={dayAndDate(today(), lang)}
        title={<bdi>{t(`home.greeting.${partOfDay()}`, { name: firstName })}</bdi>}
      />
      <EmergencyAccessNotices glass={start.glass} />
      {stopped}
      <Tour person={guide} />
      <MachineStops count={stops} />
      <MachineNotice questions={questions} />
      {start.hasHeldText ? <HeldText /> : null}
      {told ? <LostClients lost={told.lost} ask={told.ask} /> : null}
      {suspension ? <SuspendedStart suspension={suspension} /> : null}
      {clients && !suspension ? <ClientsStart own={clients} absence={absence} got={told?.got} /> : null}
      {region ? <RegionStart work={region} /> : null}
      {installation ? (
        <LeaderStart installation={installation} queue={queue} backup={backup} />
      ) : queue ? (
        <IntakeStart queue={queue} />
      ) : null}
      {book ? <LogStart book={book} /> : null}
      {book || installation ? <Witnesses witnesses={log?.witnesses ?? {}} /> : null}
    </div>
  );
}

function HeldText() {
  const { t } = useShell();
  return (
    <Notice tone="soon" title={t('home.held')}>
      <p>{t('home.held.text')}</p>
      <ButtonRow>
        <ButtonLink href="/profile" kind="quiet">
          {t('home.held.go')}
        </ButtonLink>
      </ButtonRow>
    </Notice>
  );
}

/** By the Dutch clock, wherever the server stands. */
function partOfDay(now = new Date()): 'morning' | 'afternoon' | 'evening' {
  const hour = Number(timeOfDay(now, 'nl').slice(0, 2));
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}
