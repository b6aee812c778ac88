import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may } from '#app/platform/access/visit/index.ts';
import { together } from '#app/platform/database/index.ts';
import type { DueKind, Lang } from '#app/platform/language/index.ts';
import { isDoor, type Route } from '#app/platform/routing/index.ts';
import { type CaseHeader, readHeader } from '../records/index.ts';
import { assignedVolunteers } from './holders.ts';

/** What comes first for a client: by name, with its day and its page. */
export interface NextDue {
  name: Child;
  day: string;
  of: DueKind;
  href: string;
}

/** Another module says what comes first, and the first day after which it is too late: limits and tasks are not of the case file. */
export type NextOfClient = (open: OpenCase, lang: Lang) => Promise<NextDue[]>;

/** What the head of every page about a client says. */
export interface ClientFacts {
  reference: string;
  header: CaseHeader;
  next: readonly NextDue[];
  /** Who is the client's volunteer; null to that volunteer, who knows. */
  volunteers: readonly string[] | null;
}

declare module 'hono' {
  interface ContextVariableMap {
    nextOfClient?: NextOfClient;
  }
}

/** Lets every page below a client say in its head what comes first for that client. */
export function underClients(routes: readonly Route[], next: NextOfClient): Route[] {
  return routes.map((route) => {
    if (isDoor(route) || !route.path.startsWith('/clients/:reference')) return route;
    return {
      ...route,
      handle(c, visit) {
        c.set('nextOfClient', next);
        return route.handle(c, visit);
      },
    };
  });
}

/** Asked when the page is drawn, so that it says how things are after what was done. */
export async function readClientFacts(c: Context, open: OpenCase, beside = assignedVolunteers): Promise<ClientFacts> {
  const [{ header }, next, volunteers] = await together([
    readHeader(open),
    c.get('nextOfClient')?.(open, c.get('web').lang) ?? [],
    may(open.visit, 'case.grant') ? beside(open) : null,
  ]);
  return { reference: open.reference, header, next, volunteers: volunteers?.map(({ name }) => name) ?? null };
}
