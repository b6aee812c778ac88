import { describe, expect, test } from 'vitest';
import { Cards, Table, table } from './table.view.tsx';

interface Row {
  name: string;
  days: number;
}

const rows: readonly Row[] = [
  { name: 'Amina', days: 3 },
  { name: 'Blessing', days: 11 },
];
const columns = {
  name: { head: 'cases.column.client', cell: ({ name }: Row) => <b>{name}</b>, sort: 'name' },
  days: { head: () => 'Dagen', cell: ({ days }: Row) => days, isNumber: true, phone: 'headed', card: { line: 2 } },
  both: { head: () => 'Samen', cell: ({ name, days }: Row) => `${name} ${days}`, width: 'wide', card: { line: 1 } },
} as const;
const drawn = (of = table<Row, 'name'>('list', columns)) =>
  String(<Table of={of} id="t" caption="Lijst" rows={rows} />);

describe('a table', () => {
  test('shows of each column its head over it, and its cell in every row with that head for a phone', () => {
    const html = drawn();
    for (const head of ['Cliënt', 'Dagen', 'Samen']) expect(html).toContain(`>${head}</th>`);
    expect(html).toContain('<th scope="row"><b>Blessing</b></th>');
    expect(html).toContain('<td class="number phone-headed" data-label="Dagen">11</td>');
    expect(html).toContain('<td data-label="Samen">Blessing 11</td>');
    expect(html).toContain('<th scope="col" class="wide">');
  });

  test('leads to the order of a column and says in which one it stands, where the page has orders', () => {
    const sorted = { order: { by: 'name', down: false } as const, hrefOf: ({ down }: { down: boolean }) => `?${down}` };
    const html = String(
      <Table of={table<Row, 'name'>('list', columns)} id="t" caption="Lijst" rows={rows} sorted={sorted} />,
    );
    expect(html).toContain('<th scope="col" aria-sort="ascending"><a href="?true">Cliënt</a></th>');
    expect(html.match(/aria-sort/g)).toHaveLength(1);
    expect(drawn()).not.toContain('href');
  });

  test('leaves out a column that this reader does not see, head and cells', () => {
    const html = drawn(table<Row, 'name'>('list', { ...columns, days: { ...columns.days, isShown: false } }));
    expect(html).not.toContain('Dagen');
    expect(html).not.toContain('>11<');
    expect(html).toContain('Blessing 11');
  });

  test('puts rows that belong together under a head as wide as all columns', () => {
    const of = table<Row, 'name'>('numbers', columns);
    const html = String(<Table of={of} id="t" caption="Lijst" groups={[{ head: 'Dinsdag', rows }]} />);
    expect(html).toContain('<th scope="rowgroup" colspan="3">Dinsdag</th>');
    expect(html).toContain('Blessing 11');
  });

  test('draws the same rows as cards, their lines in the order that the columns declare', () => {
    const html = String(<Cards of={table<Row, 'name'>('list', columns)} rows={rows} />);
    expect(html).toContain('<p>Amina 3</p><p>3</p>');
    expect(html).not.toContain('<b>');
  });
});
