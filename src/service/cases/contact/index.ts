/** How a client is reached: ways, the form of the rule, calling and writing. */

export { callingRoutes } from './calling.pages.tsx';
export { contactRoutes } from './contact.pages.tsx';
export { askToChoose, contactToldKind, contactToldSchema, mustChoose } from './contact-rule.store.ts';
export { clientMessageRoutes } from './message.pages.tsx';
export { contactRuleRoutes } from './rule.pages.tsx';
export { StopContact } from './stop.view.tsx';
export { stoppedNotice } from './stopped.view.tsx';
export { ContactEntry } from './told.view.tsx';
