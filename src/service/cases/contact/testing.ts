import type { TestWorld } from '../../../../test/support/test-world.ts';
import { casePageRoutes } from '../case-page/case.pages.tsx';
import { clientListRoutes } from '../client-list/client-list.pages.tsx';
import { detailsRoutes } from '../details/details.pages.tsx';
import { noteRoutes } from '../notes/note.pages.tsx';
import { openNewCase } from '../records/open-new-case.ts';
import { assignVolunteerTo, ordinaryCase } from '../testing.ts';
import { type Fields, hiddenField, testingDesk } from '../testing-visitor.ts';
import { callingRoutes } from './calling.pages.tsx';
import { contactRoutes } from './contact.pages.tsx';
import { clientMessageRoutes } from './message.pages.tsx';
import { contactRuleRoutes } from './rule.pages.tsx';

/** Three days from now, by its number in the week: never today, however long the test takes. */
const anotherDay = Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days: 3 }).dayOfWeek;

/** The small world before the pages by which a client is reached. */
export async function around(world: TestWorld) {
  const desk = testingDesk(world, [
    ...casePageRoutes([]),
    ...clientListRoutes({ installation: world.installation }),
    ...contactRoutes(),
    ...detailsRoutes(),
    ...contactRuleRoutes(),
    ...callingRoutes(),
    ...clientMessageRoutes(),
    ...noteRoutes(),
  ]);
  const { people, test } = world;
  const [joke, bram, administrator] = [await desk(people.joke), await desk(people.bram), await test.administrator()];

  /** The form as somebody fills it in who sees the page now. */
  const rule = async (at: string, change: Fields): Promise<Fields> => ({
    channels: ['call', 'text', 'card'],
    when: 'any',
    shared: 'own',
    ourName: 'never',
    say: 'neutral',
    leaveMessage: 'yes',
    secretFrom: ['housemates'],
    askFor: '',
    ...change,
    _version: hiddenField((await bram.get(`${at}/contact-rule`)).body, '_version'),
  });

  return {
    joke,
    bram,
    rule,
    now: { when: 'any' },
    notNow: { when: 'hours', days1: String(anotherDay), from1: '9:00', to1: '10:00' },
    /** A client of Bram's. Gives the address of the file. */
    client: () =>
      world.as(people.joke, async (visit) => {
        const { reference } = await openNewCase(visit, ordinaryCase({ reads: 'nl' }));
        await assignVolunteerTo(visit, reference, people.bram.id);
        return `/clients/${reference}`;
      }),
    async choose(at: string, change: Fields): Promise<void> {
      const answer = await bram.post(`${at}/contact-rule`, await rule(at, change));
      if (answer.status !== 303) throw new Error(`The rule was not saved: ${answer.status}`);
    },
    /** The tasks to ask the client again. */
    async asked(at: string, kind = 'ask-contact-rule'): Promise<{ due: string; state: string }[]> {
      const { rows } = await administrator.query(
        `select t.due_day::text as due, t.state from naast.task t join naast.case_file f on f.id = t.case_id
         where f.reference = $1 and t.kind = $2 order by t.due_day`,
        [at.split('/')[2], kind],
      );
      return rows;
    },
  };
}
