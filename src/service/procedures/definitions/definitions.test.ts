import { describe, expect, it, vi } from 'vitest';
import { filesOf, trial, trialWords } from '../testing/procedures.ts';
import { definitions } from './content.ts';
import { BrokenDefinitions, readDefinitions } from './read-definitions.ts';

const faultsIn = (files: Parameters<typeof readDefinitions>[0]): readonly string[] => {
  try {
    readDefinitions(files);
    return [];
  } catch (error) {
    if (error instanceof BrokenDefinitions) return error.faults;
    throw error;
  }
};
/** The trial with one stage changed. */
const withStage = (id: string, change: object) => ({
  ...trial,
  stages: trial.stages.map((stage) => (stage.id === id ? { ...stage, ...change } : stage)),
});

describe('the procedures of this installation', () => {
  it('are read with their words in both languages', () => {
    const { newest } = definitions();
    expect(newest.length).toBeGreaterThan(0);
    for (const { key, words } of newest) expect([key, words.nl.name, words.en.name]).not.toContain('');
  });

  it('keep older versions for the cases that run by them', () => {
    const old = { ...trial, version: 1 };
    const words = trialWords(trial);
    const files = { 'trial.v1.json': old, 'trial.v1.nl.json': words, 'trial.v1.en.json': words };
    const read = readDefinitions(filesOf(trial, files));
    expect(read.newest.map(({ version }) => version)).toEqual([2]);
    expect([read.find('trial')?.version, read.find('trial', 1)?.version, read.find('trial', 3)]).toEqual([2, 1, null]);
  });
});

describe('a definition that cannot be', () => {
  it.each<[string, object, string]>([
    [
      'names an unknown term',
      withStage('P1.2', { limits: [{ term: 'TM99', from: 'm55' }] }),
      'stages.P1.2.limits: unknown term: TM99',
    ],
    [
      'names an unknown variant',
      withStage('P1.2', { limits: [{ term: 'TM05', from: 'm55', variant: 'x' }] }),
      'stages.P1.2.limits: unknown variant of TM05: x',
    ],
    [
      'counts from an unknown happening',
      withStage('P1.2', { limits: [{ term: 'TM01', from: 'm56' }] }),
      'stages.P1.2.limits: unknown happening: m56',
    ],
    [
      'is started by an unknown happening',
      withStage('P1.2', { startedBy: ['m56'] }),
      'stages.P1.2.startedBy: unknown: m56',
    ],
    ['leads to an unknown stage', withStage('P1.3', { leadsTo: ['P1.9'] }), 'stages.P1.3.leadsTo: unknown: P1.9'],
    ['turns in a circle', withStage('P1.6', { leadsTo: ['P1.3'] }), 'stages: a circle: P1.3 → P1.4 → P1.6 → P1.3'],
    ['names an unknown paper', withStage('P1.3', { papers: ['ring'] }), 'stages.P1.3.papers: unknown: ring'],
    ['starts an unknown procedure', withStage('P1.2', { mayStart: ['P9'] }), 'stages.P1.2.mayStart: unknown: P9'],
    ['has a stage twice', { ...trial, stages: [...trial.stages, trial.stages[4]] }, 'stages.P1.5: stands there twice'],
    ['begins nowhere', withStage('P1.1', { startedBy: ['m55'] }), 'stages: none is where it begins'],
    ['has a stage that nothing leads to', withStage('P1.3', { leadsTo: [] }), 'stages.P1.4: nothing leads to it'],
    ['ends before it begins', { ...trial, validTo: '2023-05-17' }, 'validTo: lies before validFrom'],
    ['has a day that does not exist', { ...trial, checkedOn: '2026-02-30' }, 'checkedOn: Invalid ISO date'],
    ['says something that nobody reads', { ...trial, colour: 'red' }, 'file: Unrecognized key: "colour"'],
    [
      'stands in a file of another name',
      { ...trial, key: 'other' },
      'key: the file of other, version 2, has another name',
    ],
  ])('%s: refused with the file and the place', (_, structure, fault) => {
    expect(faultsIn(filesOf(structure))).toContain(`trial.json: ${fault}`);
  });

  it('lacks words, or has words for nothing', () => {
    const { stages, ...rest } = trialWords(trial);
    const { 'P1.3': _gone, ...left } = stages;
    const words = { ...rest, stages: { ...left, 'P1.7': stages['P1.1'] } };
    expect(faultsIn(filesOf(trial, { 'trial.en.json': words }))).toEqual([
      'trial.en.json: stages.P1.3: missing words',
      'trial.en.json: stages.P1.7: words for what is not there',
    ]);
    expect(faultsIn(filesOf(trial, { 'trial.en.json': undefined }))).toContain('trial.en.json: is not there');
    expect(faultsIn(filesOf(trial, { 'papers.en.json': {} }))).toContain(
      'papers.en.json: papers.m55-copy: missing words',
    );
  });

  it('has the key of another version, or the id of another procedure', () => {
    const words = trialWords(trial);
    const beside = (stem: string, structure: object) => ({
      [`${stem}.json`]: structure,
      [`${stem}.nl.json`]: words,
      [`${stem}.en.json`]: words,
    });
    expect(faultsIn(filesOf(trial, beside('trial.v3', { ...trial, version: 3 })))).toContain(
      'trial.v3.json: version: the newest stands under its key alone',
    );
    expect(faultsIn(filesOf(trial, beside('second', { ...trial, key: 'second' })))).toContain(
      'second.json: id: is that of trial.json too',
    );
  });

  it('is refused when the staff side asks for it, at its start', async () => {
    vi.resetModules();
    vi.doMock('./content-files.ts', () => ({ runs: [], files: filesOf(withStage('P1.6', { leadsTo: ['P1.3'] })) }));
    const fresh = await import('./content.ts');
    expect(() => fresh.definitions()).toThrow(/trial.json: stages: a circle/);
    vi.doUnmock('./content-files.ts');
  });
});
