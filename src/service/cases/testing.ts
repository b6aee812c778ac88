import { makeGrant, openCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { NewCase } from './records/open-new-case.ts';

/** An invented client as intake hands her over; tests change what they are about. */
export function ordinaryCase(change: Partial<NewCase['header']> = {}): NewCase {
  return {
    header: {
      nameToUse: 'Selam',
      languages: ['ti', 'en'],
      reads: 'ti',
      interpreter: 'needed',
      contactRules: { when: 'na 18.00 uur', askFor: 'Selam', leaveMessage: 'no', mustNotKnow: 'de huisgenoot' },
      ...change,
    },
    contact: { ways: [{ kind: 'telephone', value: '06 1234 5678' }], staysAt: 'Bij een vriendin in Zeist' },
    registration: { needs: ['letters', 'papers'] },
  };
}

/** Gives a volunteer a case the way matching does it; `until` defaults to half a year ahead. */
export async function assignVolunteerTo(
  visit: Visit,
  reference: string,
  personId: string,
  options: { safety?: boolean; until?: Date; earlierReports?: boolean } = {},
): Promise<void> {
  const until = options.until ?? new Date(Date.now() + 180 * 86_400_000);
  for (const compartment of options.safety === false ? (['core'] as const) : (['core', 'safety'] as const)) {
    const open = await openCase(visit, reference, compartment, 'case.grant');
    if (!open) throw new Error('The case does not open.');
    const made = await makeGrant(visit, {
      ...open,
      holder: { kind: 'person', id: personId },
      until,
      reason: 'volunteer-match',
      earlierReports: options.earlierReports ?? false,
    });
    if (!made.ok) throw new Error(made.reason);
  }
}
