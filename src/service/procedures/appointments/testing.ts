import { casePageRoutes } from '#app/service/cases/case-page/case.pages.tsx';
import { contactRuleRoutes } from '#app/service/cases/contact/rule.pages.tsx';
import { openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { type Fields, hiddenField, type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import type { TestWorld } from '../../../../test/support/test-world.ts';
import { limitsPanel } from '../due/panel.view.tsx';
import { limitRoutes } from '../routes.ts';

/** The small world before the pages on which appointments and days that were said stand. */
export async function appointmentsDesk(world: TestWorld) {
  const desk = testingDesk(world, [...limitRoutes(world), ...casePageRoutes([limitsPanel]), ...contactRuleRoutes()]);
  const { people } = world;
  const [joke, bram, lies, noor] = [
    await desk(people.joke),
    await desk(people.bram),
    await desk(people.lies),
    await desk(people.noor),
  ];
  const clientAt = (volunteer: { id: string } | null = people.bram) =>
    world.as(people.joke, async (visit) => {
      const { reference } = await openNewCase(visit, ordinaryCase({ reads: 'nl' }));
      if (volunteer) await assignVolunteerTo(visit, reference, volunteer.id);
      return `/clients/${reference}`;
    });
  return { joke, bram, lies, noor, clientAt, people };
}

/** Fills in the form of a page as whoever sees it now. */
export async function send(who: StaffVisitor, page: string, to: string, fields: Fields) {
  const { body } = await who.get(page);
  const hidden = Object.fromEntries(
    ['_version', '_key'].flatMap((name) => {
      const value = hiddenField(formIn(body, to), name);
      return value === '' ? [] : [[name, value]];
    }),
  );
  return who.post(to, { ...hidden, ...fields });
}

/** As much of a page as is in the form with this address. */
const formIn = (body: string, to: string) =>
  body
    .split('<form')
    .find((one) => one.includes(`action="${to}"`))
    ?.split('</form>')[0] ?? '';

/** An appointment as it is typed in by hand. */
export const typed = (fields: Fields = {}): Fields => ({ what: 'doctor', room: '1', ...fields });

/** Makes an appointment by hand; its address. */
export async function made(who: StaffVisitor, client: string, fields: Fields): Promise<string> {
  const answer = await send(who, `${client}/appointments/new`, `${client}/appointments`, typed(fields));
  if (answer.status !== 303) throw new Error(`It was not made: ${answer.status}`);
  return answer.location ?? '';
}
