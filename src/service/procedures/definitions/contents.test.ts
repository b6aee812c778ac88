import { describe, expect, it } from 'vitest';
import { type LimitDefinition, limitDefinition } from '#app/service/deadlines/index.ts';
import { definitions } from './content.ts';
import type { Definition, StageLimit } from './definition.ts';

const { newest } = definitions();
const stages = newest.flatMap((definition) => definition.stages.map((stage) => ({ definition, stage })));
const limits = stages.flatMap(({ definition, stage }) =>
  stage.limits.map((limit) => ({ definition, stage, limit, row: rowOf(limit) })),
);
const languages = ['nl', 'en'] as const;

describe('what the procedures say about time limits', () => {
  it('says what happens when it is missed, wherever somebody must act before a day', () => {
    for (const { stage, definition, row } of limits.filter((one) => one.row.for === 'act')) {
      for (const lang of languages)
        expect(definition.words[lang].stages[stage.id]?.missed, `${stage.id} ${row.id}`).not.toBe('');
    }
  });

  it('brings in the lawyer for every limit that the law makes fatal for a client', () => {
    const alone = limits.filter(({ row, stage }) => row.kind === 'statutory' && !stage.who.includes('lawyer'));
    expect(alone.map(({ stage, limit }) => `${stage.id} ${limit.term}`)).toEqual([]);
  });

  it('counts from several days where a decision comes by post', () => {
    const sent = limitDefinition('TM12')?.startsFrom.en;
    const isPosted = ({ id, startsFrom }: LimitDefinition) => startsFrom.en === sent || id === 'TM15' || id === 'TM24';
    const posted = limits.filter(({ row }) => isPosted(row));
    expect(posted.length).toBeGreaterThan(40);
    for (const { definition, stage, limit } of posted) {
      expect(happening(definition, limit.from)?.dates, `${stage.id} ${limit.term}`).toEqual([
        'letter',
        'sent',
        'handed',
      ]);
    }
  });

  it('counts back only from a day that can be set and moved', () => {
    const back = limits.filter(({ row }) => row.counts[0]?.law === 'backward' || row.id === 'TM19');
    expect(back.length).toBeGreaterThan(6);
    for (const { definition, stage, limit } of back) {
      expect(happening(definition, limit.from)?.of, `${stage.id} ${limit.term}`).toBe('appointment');
    }
  });

  it('starts a limit in the stage that its own happening opens, so that a letter written down late still counts', () => {
    // A stage that is behind starts nothing any more, and what opens a stage stands first in the list of what happened.
    const apart = limits.filter(({ definition, stage, limit }) => {
      const opens = (one: Definition['stages'][number]) => one.startedBy?.includes(limit.from) ?? false;
      return !opens(stage) && !ancestorsOf(definition, stage.id).some(opens);
    });
    expect(apart.map(({ stage, limit }) => `${stage.id} ${limit.term} ${limit.from}`)).toEqual([]);
  });

  it('never is surer of a stage than of the limit that stands in it', () => {
    const low = limits.filter(({ row, limit }) => (variantOf(limit)?.confidence ?? row.confidence) === 'LOW');
    expect(low.filter(({ stage }) => stage.confidence !== 'LOW')).toEqual([]);
    expect(
      new Set(stages.filter(({ definition }) => definition.track === 'asylum').map(({ stage }) => stage.confidence)),
    ).toEqual(new Set(['LOW']));
  });
});

describe('one procedure may start another', () => {
  it.each<[string, string, string[]]>([
    ['a withdrawn permit: objection, interim measure, staying longer', 'P5.9', ['P7', 'P17', 'P6']],
    ['a case that stopped: complaint, permit, staying longer', 'P9.5', ['P10', 'P5', 'P6']],
    ['a case that goes to court: damages and speaking, a lawyer', 'P9.6', ['P11', 'P14']],
    ['a permit without a report: staying longer after a year', 'P3.6', ['P6']],
    ['the end of the time to think: a permit', 'P1.7', ['P2', 'P9']],
  ])('%s', (_, id, started) => {
    expect(stages.find(({ stage }) => stage.id === id)?.stage.mayStart).toEqual(expect.arrayContaining(started));
  });

  it('every refusal of a permit opens the way to objection', () => {
    const refusals = stages.filter(({ stage }) => stage.ends && stage.limits.some(({ term }) => term === 'TM15'));
    expect(refusals.length).toBeGreaterThan(4);
    for (const { stage } of refusals) expect(stage.mayStart, stage.id).toEqual(expect.arrayContaining(['P7', 'P17']));
  });
});

describe.each(languages)('the words of the procedures in %s', (lang) => {
  const texts = stages.flatMap(({ definition, stage }) =>
    Object.entries(definition.words[lang].stages[stage.id] ?? {}).map(([part, text]) => ({
      at: `${stage.id} ${part}`,
      part,
      text,
    })),
  );
  const explained = texts.filter(({ part }) => part === 'explain');

  it('are short sentences: at most 25 words, 12 on average', () => {
    const all = texts.flatMap(({ at, text }) =>
      sentencesOf(text).map((sentence) => ({ at, words: sentence.split(/\s+/).length })),
    );
    expect(all.filter(({ words }) => words > 25)).toEqual([]);
    expect(all.reduce((sum, { words }) => sum + words, 0) / all.length).toBeLessThan(12);
  });

  it('explain a stage in two to five sentences, spoken to the client', () => {
    for (const { at, text } of explained) {
      expect(sentencesOf(text).length, at).toBeGreaterThan(1);
      expect(sentencesOf(text).length, at).toBeLessThan(6);
    }
    const spoken = lang === 'nl' ? /\b(u|uw|wij)\b/i : /\b(you|your|we)\b/i;
    expect(explained.filter(({ text }) => !spoken.test(text)).map(({ at }) => at)).toEqual([]);
  });

  it('say "je" to the volunteer and "u" to the client, never the other way round', () => {
    if (lang !== 'nl') return;
    const wrong = (part: string, word: RegExp) =>
      texts.filter((one) => one.part === part && word.test(one.text)).map(({ at }) => at);
    expect(wrong('explain', /\b(je|jij|jouw)\b/i)).toEqual([]);
    expect(wrong('client', /\b(je|jij|jouw)\b/i)).toEqual([]);
    expect(wrong('volunteer', /\b(u|uw)\b/i)).toEqual([]);
  });

  it('call the procedures that a volunteer can open by their names', () => {
    const names = newest.map(({ words }) => words[lang].name);
    const quoted = texts
      .filter(({ part }) => part === 'volunteer')
      .flatMap(({ at, text }) =>
        [...text.matchAll(/\bOpen(?: vandaag)? ("[^.]*")/g)].map((hit) => ({ at, text: hit[1] ?? '' })),
      )
      .flatMap(({ at, text }) => [...text.matchAll(/"([^"]+)"/g)].map((hit) => ({ at, name: hit[1] ?? '' })));
    expect(quoted.length).toBeGreaterThan(20);
    expect(quoted.filter(({ name }) => !names.includes(name))).toEqual([]);
  });

  it('name no amount and promise nothing', () => {
    const amount = /€|\beuro\b|\bEUR\b/i;
    const promise =
      lang === 'nl'
        ? /\b(gegarandeerd|zeker weten|komt goed|altijd lukt)\b/i
        : /\b(guaranteed?|for sure|will be fine)\b/i;
    expect(texts.filter(({ text }) => amount.test(text)).map(({ at }) => at)).toEqual([]);
    expect(explained.filter(({ text }) => promise.test(text)).map(({ at }) => at)).toEqual([]);
  });
});

function rowOf({ term }: StageLimit) {
  const row = limitDefinition(term);
  if (row === null) throw new Error(`no such term: ${term}`);
  return row;
}

function variantOf(limit: StageLimit) {
  return rowOf(limit).variants?.find(({ code }) => code === limit.variant);
}

function happening({ happenings }: Definition, code: string): Definition['happenings'][number] | undefined {
  return happenings.find((one) => one.code === code);
}

function ancestorsOf({ stages: own }: Definition, id: string): Definition['stages'][number][] {
  const before = own.filter(({ leadsTo }) => leadsTo.includes(id));
  return before.flatMap((one) => [one, ...ancestorsOf({ stages: own } as Definition, one.id)]);
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!])\s+/).filter((sentence) => sentence !== '');
}
