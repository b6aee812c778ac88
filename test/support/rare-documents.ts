import type { Json } from '#app/platform/vault/index.ts';

const [on, at, name, id] = [
  '2026-12-01',
  '2026-12-01T10:00:00.000Z',
  'Joke de Boer',
  '0b54b1ae-6f0b-4d0f-9d6b-3f3c1d9f4a11',
];
const says = { says: 'yes', on, lawyer: null, by: id, name, at, coordinates: true };

/** Records that no case of the world under attack has: rare acts, and acts that end a case. */
export const rareRecords: Readonly<Record<string, Json>> = {
  authorities: { client: says, lawyer: null, earlier: [{ ...says, of: 'client' }] },
  closed: { reason: 'goal-reached', why: 'Zij heeft haar eigen huis' },
  'consent-back': { consent: id, purpose: 'bundle', receiver: 'Advocaat De Wit', how: 'spoken', out: 1 },
  'contact-told': { act: 'outside-hours', reason: 'danger' },
  'danger-sharing': {
    purpose: 'bundle',
    receiver: 'Politie Utrecht',
    organisation: null,
    reason: 'life',
    why: 'Hij staat voor de deur',
    at,
  },
  'given-out': { what: 'sheet', object: id, ground: id, to: 'Advocaat De Wit' },
  'glass-broken': { reason: 'danger', why: 'Niemand van de regio was te bereiken', until: at },
  reopened: { reason: 'came-back', why: 'Zij belde zelf' },
  transfer: { step: 'proposed', from: 'Utrecht', to: 'Groningen', reason: 'Zij verhuist' },
  'volunteer-asked': {
    name: 'Bram Bos',
    reason: 'language',
    until: on,
    withSafety: true,
    why: null,
    earlierReports: true,
  },
  'volunteer-ended': { name: 'Bram Bos', reason: 'moved' },
};
