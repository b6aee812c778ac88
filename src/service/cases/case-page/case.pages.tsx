import type { Context } from 'hono';
import { glassReason, type OpenCase } from '#app/platform/access/grants/index.ts';
import { may } from '#app/platform/access/visit/index.ts';
import { together } from '#app/platform/database/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { notFound, show } from '#app/platform/web/index.ts';
import { AroundSection } from '../around/index.ts';
import { CardSection } from '../card/index.ts';
import {
  coordinatorsOf,
  granterOf,
  groupedReference,
  holdsSafety,
  idFromPath,
  membersOf,
  openFromPath,
  pageFromQuery,
  readFacts,
  volunteersOfPage,
} from '../client/index.ts';
import { currentClosure } from '../closing/index.ts';
import { ConsentsSection } from '../consents/index.ts';
import { MessagesInShort, unreadAnswers } from '../messages/index.ts';
import { hasDraft, mayChange } from '../notes/index.ts';
import { writersOf } from '../records/index.ts';
import { openWorries, settleWorry } from '../tasks/index.ts';
import { readTimeline, Timeline, timelineFilter } from '../timeline/index.ts';
import { CasePage } from './case-page.view.tsx';
import { readShares } from './case-sections.ts';
import { ClientFactsColumn } from './client-facts.view.tsx';
import type { CasePanel } from './panel.ts';

/** The page of one client, and taking up a worry on it. */
export function casePageRoutes(panels: readonly CasePanel[]): Route[] {
  const inOrder = panels.toSorted((one, other) => one.order - other.order);
  return [
    {
      method: 'GET',
      path: '/clients/:reference',
      needs: 'case.read',
      async handle(c, visit) {
        const open = await openFromPath(c, visit, 'case.read');
        return open ? showCase(c, open, inOrder) : notFound(c);
      },
    },
    {
      method: 'POST',
      path: '/clients/:reference/worries/:worry',
      needs: 'case.grant',
      async handle(c, visit) {
        const open = await openFromPath(c, visit, 'case.write');
        const id = idFromPath(c, 'worry');
        if (!open || !id || !(await settleWorry(open, id))) return notFound(c);
        return c.redirect(`/clients/${open.reference}`, 303);
      },
    },
  ];
}

async function showCase(c: Context, open: OpenCase, panels: readonly CasePanel[]): Promise<Response> {
  const { visit } = open;
  const web = c.get('web');
  // This page is the client's own: what its head says stands in it, larger.
  web.above = null;
  const page = pageFromQuery(c);
  const filter = timelineFilter(c);
  const writes = open.status === 'open' && may(visit, 'case.write');
  const coordinates = may(visit, 'case.grant');
  const limited = open.grantUntil !== null && open.grantReason !== glassReason ? open.grantUntil : null;
  // Nothing of it waits for anything else of it: one way to the database and back, and a second one for what follows.
  const [
    { card, around, consents, wish, messages },
    drawn,
    { items, older },
    facts,
    { volunteers, numbers },
    unread,
    closure,
    worries,
    isDrafted,
    coordinators,
    safety,
    askedBy,
    writers,
  ] = await together([
    readShares(open),
    together(panels.map((panel) => panel.show(open, c))),
    timelineOf(open, panels, { page, filter }),
    readFacts(c, open, volunteersOfPage),
    coordinates ? volunteersOf(open) : { volunteers: [], numbers: new Map() },
    unreadAnswers(open),
    open.status === 'closed' ? currentClosure(open) : null,
    openWorries(open),
    hasDraft(open, 'note'),
    coordinates ? [] : coordinatorsOf(open),
    holdsSafety(open),
    limited === null ? null : granterOf(open),
    writersOf(open),
  ]);
  const isVolunteer = writes && !coordinates;
  const { reference } = open;
  const at = (place: CasePanel['place']) => drawn.filter((_, which) => panels[which]?.place === place);
  return show(
    c,
    { title: groupedReference(reference), width: 'wide', scripts: ['form'] },
    <CasePage
      open={open}
      facts={facts}
      closure={closure}
      worries={worries}
      // A client beside whom nobody stands needs somebody before anything else.
      alone={coordinates && volunteers.length === 0}
      writes={writes}
      addsLetters={may(visit, 'letter.upload')}
      coordinates={coordinates}
      hasDraft={isDrafted}
      column={
        <ClientFactsColumn
          {...{ open, volunteers, around, coordinates, numbers, wish }}
          coordinators={coordinators}
          header={facts.header}
          safety={safety}
          // To a project leader with emergency access the panel says why; nobody asked for that reading.
          why={limited === null ? null : { askedBy, until: limited }}
          card={<CardSection reference={reference} stored={card} writes={writes} />}
        />
      }
      above={at('above')}
      comes={at('comes')}
      side={[
        <MessagesInShort {...{ reference, messages, unread }} me={visit.person.id} mayWrite={isVolunteer} />,
        ...at(undefined),
        <AroundSection reference={reference} around={around} writes={writes} />,
        <ConsentsSection reference={reference} consents={consents} writes={writes} />,
      ]}
      timeline={
        <Timeline
          {...{ reference, items, page, older, filter }}
          writers={writers}
          mayChange={(record) => mayChange(open, record)}
        />
      }
    />,
  );
}

/** The timeline, with what all panels tell. */
async function timelineOf(
  open: OpenCase,
  panels: readonly CasePanel[],
  asked: Omit<Parameters<typeof readTimeline>[1], 'told'>,
): ReturnType<typeof readTimeline> {
  const told = together(panels.map((panel) => panel.happened?.(open) ?? []));
  return readTimeline(open, { ...asked, told: told.then((all) => all.flat()) });
}

/** Who stands beside the client, and how they are reached. */
async function volunteersOf(open: OpenCase) {
  const volunteers = await volunteersOfPage(open);
  const ids = volunteers.map(({ personId }) => personId);
  return { volunteers, numbers: await membersOf(open.visit, ids) };
}
