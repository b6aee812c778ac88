import { describe, expect, test } from 'vitest';
import { messagesIn } from '#app/platform/language/catalogues.ts';
import { isMessageKey, languages, type MessageKey } from '#app/platform/language/index.ts';
import { useShell } from '#app/platform/web/index.ts';
import { unreadable } from '../records/listed-header.ts';
import type { ClientLine } from './client-line.ts';
import { type ClientOrder, clientOrders } from './client-order.ts';
import { clientColumns } from './client-table.view.tsx';
import { nothingTold, toldFacts } from './told-facts.ts';

/** A column as somebody could have left it: everything may be forgotten. */
type Half = Partial<Record<'head' | 'cell' | 'phone' | 'card' | 'sort', unknown>>;
interface Declared {
  columns: Readonly<Record<string, Half>>;
  facts: Readonly<Record<string, Partial<(typeof toldFacts)[keyof typeof toldFacts]>>>;
  say: (lang: (typeof languages)[number], key: MessageKey) => string;
}

const whole: Declared = {
  columns: clientColumns,
  facts: toldFacts,
  // Not as a page says it: a page falls back to Dutch, so that a missing text goes unseen.
  say: (lang, key) => messagesIn(lang).get(key) ?? '',
};
const line: ClientLine = {
  reference: '7KQ2MX41',
  header: unreadable,
  damaged: false,
  nextDueDay: null,
  ...nothingTold,
};

/** What of a line a cell looks at. */
function readBy(cell: unknown): { says: string; of: Set<string> } {
  const of = new Set<string>();
  const watch = <Part extends object>(part: Part, at = ''): Part =>
    new Proxy(part, {
      get: (target, name) => {
        of.add(at + String(name));
        const value: unknown = Reflect.get(target, name);
        return name === 'header' ? watch(line.header, 'header.') : value;
      },
    });
  const watched = watch(line);
  const says = typeof cell === 'function' ? String(cell(watched, useShell())) : '';
  return { says, of };
}

/** Of a line, what was opened or stands in the clear. */
const partsShown = [
  'reference',
  'damaged',
  'nextDueDay',
  'header.nameToUse',
  'header.languages',
  'header.contactRules',
];

/** What is forgotten in a declaration of the list of clients, a word each. */
function forgotten({ columns, facts, say }: Declared): string[] {
  const read = Object.entries(columns).map(([name, { cell }]) => [name, readBy(cell)] as const);
  const shown = new Set(read.flatMap(([, { of }]) => [...of]));
  const sorts = Object.values(columns).map(({ sort }) => sort);
  return [
    ...Object.keys(nothingTold).flatMap((fact) => (shown.has(fact) ? [] : [`${fact} is shown`])),
    ...Object.keys(nothingTold).flatMap((fact) => (fact in facts || fact === 'volunteer' ? [] : [`${fact} is asked`])),
    ...Object.entries(facts).flatMap(([name, { asks, none }]) => [
      ...(asks === undefined ? [`${name} asks`] : []),
      ...(none === undefined ? [`${name} none`] : []),
    ]),
    ...clientOrders.flatMap((order: ClientOrder) =>
      sorts.filter((sort) => sort === order).length === 1 ? [] : [`order ${order}`],
    ),
    ...partsShown.flatMap((part) => (shown.has(part) ? [] : [`${part} is shown`])),
    ...read.flatMap(([name, { says }]) => (says.trim() === '' ? [`${name} cell`] : [])),
    ...Object.entries(columns).flatMap(([name, { head, phone, card }]) => [
      ...languages.flatMap((lang) =>
        typeof head === 'string' && isMessageKey(head) && say(lang, head) !== '' ? [] : [`${name} head ${lang}`],
      ),
      ...(phone === undefined ? [`${name} phone`] : []),
      ...(card === undefined ? [`${name} card`] : []),
    ]),
  ];
}

const without = <Of extends object>(of: Of, name: string) =>
  Object.fromEntries(Object.entries(of).filter(([one]) => one !== name));

describe('the declaration of the list of clients', () => {
  test('forgets nothing: each fact has its column, each column its head, cell, order, card and phone', () => {
    expect(forgotten(whole)).toEqual([]);
  });

  test.each(Object.keys(clientColumns))('the column %s forgets nothing unseen, nor does the list forget it', (name) => {
    const { columns } = whole;
    expect(forgotten({ ...whole, columns: without(columns, name) })).not.toEqual([]);
    for (const part of Object.keys(columns[name] ?? {}))
      expect(
        forgotten({ ...whole, columns: { ...columns, [name]: without(columns[name] ?? {}, part) } }),
        part,
      ).not.toEqual([]);
  });

  test.each(Object.keys(toldFacts))('the fact %s is asked, and has its value where nothing is told', (name) => {
    const { facts } = whole;
    expect(forgotten({ ...whole, facts: without(facts, name) })).not.toEqual([]);
    for (const part of ['asks', 'none'])
      expect(forgotten({ ...whole, facts: { ...facts, [name]: without(facts[name] ?? {}, part) } })).not.toEqual([]);
  });

  test('a head without its text in one language is seen', () => {
    for (const { head } of Object.values(clientColumns))
      for (const lang of languages) {
        const say: Declared['say'] = (asked, key) => (asked === lang && key === head ? '' : whole.say(asked, key));
        expect(forgotten({ ...whole, say })).not.toEqual([]);
      }
  });
});
