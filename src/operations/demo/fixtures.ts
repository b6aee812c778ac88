import type { Visit } from '#app/platform/access/visit/index.ts';
import { addAround, addConsent, emptyCard, saveCard, sharing } from '#app/service/cases/index.ts';
import { opened } from './opened.ts';
import type { DemoConsent, Fixture } from './world/fixtures.ts';

type Day = Temporal.PlainDate;
const safetyRoles: readonly string[] = ['shelter', 'near'];

/** The client's card, contacts and consents, written by the coordinator. */
export async function addFixtures(visit: Visit, reference: string, fixture: Fixture, today: Day): Promise<void> {
  const core = await opened(visit, reference, 'case.write');
  if (fixture.card) {
    const { readDaysAgo, ...lines } = fixture.card;
    const readOn = today.subtract({ days: readDaysAgo }).toString();
    if ((await saveCard(core, { ...emptyCard, ...lines, readOn }, 0)) !== 'saved')
      throw new Error('A card is there already.');
  }
  for (const { role, name, organisation, note } of fixture.around ?? []) {
    const isSafety = safetyRoles.includes(role);
    const open = isSafety ? await opened(visit, reference, 'case.grant', 'safety') : core;
    const who = {
      name: name ?? null,
      organisation: organisation ?? null,
      telephone: null,
      mail: null,
      note: note ?? null,
    };
    await addAround(open, { role, ...who, gone: false });
  }
  for (const consent of fixture.consents ?? []) {
    const content = consentOf(consent, today);
    const id = await addConsent(core, content);
    if (consent.takenBack) {
      const stored = { id, version: 1, writtenBy: '', writtenAt: new Date(), consent: { ...content, takenBack: null } };
      await sharing.takeBack(core, stored, { seen: 1, how: 'spoken', sources: [] });
    }
  }
}

function consentOf({ purpose, receiver, fromDaysAgo, days, text }: DemoConsent, today: Day) {
  const from = today.subtract({ days: fromDaysAgo });
  return {
    purpose,
    receiver: receiver ?? null,
    organisation: null,
    from: from.toString(),
    until: from.add({ days }).toString(),
    text,
    how: 'spoken' as const,
    language: null,
    interpreter: purpose === 'interpreter',
  };
}
