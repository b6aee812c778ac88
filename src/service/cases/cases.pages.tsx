import type { Desk, Route } from '#app/platform/routing/index.ts';
import { aroundRoutes } from './around/index.ts';
import { cardRoutes } from './card/index.ts';
import { type CasePanel, casePageRoutes } from './case-page/index.ts';
import { clientListRoutes } from './client-list/index.ts';
import { closureRoutes } from './closing/index.ts';
import { consentRoutes, dangerRoutes } from './consents/index.ts';
import { callingRoutes, clientMessageRoutes, contactRoutes, contactRuleRoutes } from './contact/index.ts';
import { detailsRoutes } from './details/index.ts';
import { interpreterRoutes } from './interpreters/index.ts';
import { messageRoutes } from './messages/index.ts';
import { draftRoutes, noteRoutes } from './notes/index.ts';

/** Every page of the case file; `panels` are what other modules show on the page of a client. */
export function caseRoutes(desk: Desk, panels: readonly CasePanel[]): Route[] {
  return [
    ...clientListRoutes(desk),
    ...casePageRoutes(panels),
    ...noteRoutes(),
    ...draftRoutes(),
    ...messageRoutes(),
    ...detailsRoutes(),
    ...contactRoutes(),
    ...contactRuleRoutes(),
    ...callingRoutes(),
    ...clientMessageRoutes(),
    ...consentRoutes(panels.flatMap(({ wentOut }) => wentOut ?? [])),
    ...dangerRoutes(),
    ...cardRoutes(),
    ...aroundRoutes(),
    ...interpreterRoutes(),
    ...closureRoutes(),
  ];
}
