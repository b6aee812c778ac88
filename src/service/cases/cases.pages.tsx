import type { Desk, Route } from '#app/platform/routing/index.ts';
import { aroundRoutes } from './around/around.pages.tsx';
import { cardRoutes } from './card/card.pages.tsx';
import { casePageRoutes } from './case.pages.tsx';
import { clientListRoutes } from './client-list.pages.tsx';
import { closureRoutes } from './closure.pages.tsx';
import { consentRoutes } from './consents/consent.pages.tsx';
import { dangerRoutes } from './consents/danger.pages.tsx';
import { contactRoutes } from './contact.pages.tsx';
import { callingRoutes } from './contact-rule/calling.pages.tsx';
import { clientMessageRoutes } from './contact-rule/message.pages.tsx';
import { contactRuleRoutes } from './contact-rule/rule.pages.tsx';
import { detailsRoutes } from './details.pages.tsx';
import { draftRoutes } from './draft.pages.tsx';
import { interpreterRoutes } from './interpreters/interpreters.pages.tsx';
import { messageRoutes } from './messages/message.pages.tsx';
import { noteRoutes } from './note.pages.tsx';
import type { CasePanel } from './panel.ts';

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
