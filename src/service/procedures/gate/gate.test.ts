import { describe, expect, it } from 'vitest';
import { answersSchema } from '#app/service/cases/authorities/answers.ts';
import { safetyFrom } from '#app/service/cases/index.ts';
import { faultsOf } from '../definitions/check.ts';
import { definitions } from '../definitions/index.ts';
import { stagesOn } from '../running/index.ts';
import { stagesInSight } from './gate.ts';

const answer = (says: 'yes' | 'no') => ({
  says,
  on: '2026-05-04',
  lawyer: null,
  by: '0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b',
  name: 'Bram',
  at: '2026-05-04T10:00:00Z',
  coordinates: true,
});

describe('whether contact with the authorities of a country is safe', () => {
  it.each([
    [null, null, 'unanswered'],
    ['yes', null, 'unanswered'],
    [null, 'yes', 'unanswered'],
    ['no', null, 'no'],
    [null, 'no', 'no'],
    ['yes', 'no', 'no'],
    ['no', 'yes', 'no'],
    ['yes', 'yes', 'yes'],
  ] as const)('client %s and lawyer %s is %s', (client, lawyer, safety) => {
    const of = (says: 'yes' | 'no' | null) => (says === null ? null : answer(says));
    expect(safetyFrom({ client: of(client), lawyer: of(lawyer) })).toBe(safety);
  });
});

describe('what a volunteer wrote down of the lawyer', () => {
  const heard = (says: 'yes' | 'no') => ({ ...answer(says), coordinates: false });
  const client = [null, answer('yes'), answer('no'), heard('yes'), heard('no')];

  it.each(client)('never opens: a yes waits for a coordinator, a no holds at once (client: %j)', (one) => {
    expect(safetyFrom({ client: one, lawyer: heard('yes') })).toBe(one?.says === 'no' ? 'no' : 'unanswered');
    expect(safetyFrom({ client: one, lawyer: heard('no') })).toBe('no');
  });

  it('takes nothing from what she wrote down of the client', () => {
    expect(safetyFrom({ client: heard('yes'), lawyer: answer('yes') })).toBe('yes');
  });

  it('waits as well where nobody knows who wrote it down', () => {
    const { coordinates: _, ...old } = answer('yes');
    const read = answersSchema.parse({ client: old, lawyer: old, earlier: [] });
    expect(safetyFrom(read)).toBe('unanswered');
  });
});

const papers = definitions().find('identity-papers');
if (papers === null) throw new Error('No identity papers.');
const event = (happening: string, day: string) => ({
  id: happening,
  happening,
  cancelled: false,
  facts: { certainty: 'sure' as const, days: { on: day }, lawyerDay: null, stated: null },
});

describe('the steps in sight', () => {
  const begun = stagesOn(papers, '2026-01-01', []);
  const named = (stages: ReturnType<typeof stagesInSight>) => stages.map(({ stage }) => stage.id);

  it('leave out contact that nobody said is safe, and lead past it to what remains', () => {
    for (const closed of ['unanswered', 'no'] as const) {
      const seen = stagesInSight(papers, begun, closed);
      expect(named(seen)).toEqual(['P13.1', 'P13.2', 'P13.3', 'P13.7', 'P13.8', 'P13.9', 'P13.10', 'P13.11']);
      expect(seen.find(({ stage }) => stage.id === 'P13.3')?.stage.leadsTo).toEqual(['P13.7', 'P13.8']);
    }
    expect(named(stagesInSight(papers, begun, null))).toEqual(papers.stages.map(({ id }) => id));
  });

  it('keep what was taken before anybody asked', () => {
    const taken = stagesOn(papers, '2026-01-01', [
      event('safe', '2026-01-02'),
      event('embassy-appointment', '2026-02-01'),
      event('embassy-visited', '2026-02-02'),
    ]);
    expect(named(stagesInSight(papers, taken, 'unanswered'))).toEqual(expect.arrayContaining(['P13.5', 'P13.6']));
    expect(named(stagesInSight(papers, taken, 'unanswered'))).not.toContain('P13.4');
  });
});

describe('a definition', () => {
  const known = { procedures: new Set(['P6', 'P13']), papers: new Set(Object.keys(definitions().papers.nl)) };
  const faults = (structure: typeof papers) => faultsOf(structure, known).map(({ at }) => at);

  it('cannot hide that a step or an appointment is contact with the authorities of the country', () => {
    expect(faults(papers)).toEqual([]);
    const silent = { ...papers, stages: papers.stages.map(({ contact: _contact, ...stage }) => stage) };
    expect(faults(silent)).toEqual(['stages.P13.5', 'stages.P13.6']);
    const set = { ...papers, happenings: papers.happenings.map(({ contact: _contact, ...one }) => one) };
    expect(faults(set)).toEqual(['happenings.embassy-appointment']);
  });
});
