/** "7KQ2-MX41": references are shown in two groups; addresses hold the eight characters. */
export const groupedReference = (reference: string) => `${reference.slice(0, 4)}-${reference.slice(4)}`;

/** The title of the tab of a page about a client: the client's reference, never the name, and what one does there. */
export const clientTitle = (reference: string, what: string) => `${groupedReference(reference)} · ${what}`;

/** The page of the client below which a form's address is: the way back from it. */
export const clientOf = (action: string): string => /^\/clients\/[^/]+/.exec(action)?.[0] ?? '/clients';
