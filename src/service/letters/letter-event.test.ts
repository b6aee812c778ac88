import { describe, expect, test } from 'vitest';
import { kinds } from '#app/service/letter-reader/index.ts';
import { definitions } from '#app/service/procedures/index.ts';
import { letterEvents, tellsOf } from './letter-event.ts';

describe('what a letter tells of a procedure', () => {
  test.each(Object.keys(letterEvents))('%s is a kind of letter, with an outcome that it can have', (key) => {
    const [kind, outcome] = key.split('/');
    const rules = kinds.find((one) => one.key === kind);
    expect(rules).toBeDefined();
    if (outcome !== undefined) expect(rules?.outcomes.map((one) => one.outcome)).toContain(outcome);
  });

  test.each(Object.entries(letterEvents).flatMap(([key, lines]) => lines.map((line) => [key, line])))(
    '%s: %s can happen there',
    (key, line) => {
      const [kind, outcome = null] = key.split('/');
      const tells = tellsOf({ kind, outcome } as Parameters<typeof tellsOf>[0]);
      const told = tells.find(({ procedure, happening }) => `${procedure} ${happening}` === line);
      const definition = definitions().find(told?.procedure ?? '');
      expect(definition?.happenings.map(({ code }) => code)).toContain(told?.happening);
    },
  );
});
