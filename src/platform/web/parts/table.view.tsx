import type { Child } from 'hono/jsx';
import type { MessageKey } from '#app/platform/language/index.ts';
import { type Shell, useShell } from '../shell/shell.ts';
import { type Order, sortOf } from './list.view.tsx';
import { Section } from './section.view.tsx';

/**
 * Everything that a table shows of one column (decision 0155). The first column names its row, and the columns stand in
 * the order in which they are declared.
 */
export interface Column<Row, Sort extends string = never> {
  /** The text over it, which a phone says before its cells; what is no text of ours is said by a function. */
  head: MessageKey | (() => string);
  /** No part of its own, which would ask for the shell: a list of fifty has three hundred cells. */
  cell: (row: Row, shell: Shell) => Child;
  /** The order in which the list stands by this column. */
  sort?: Sort;
  /** Numbers are at the end of their column. */
  isNumber?: boolean;
  /** Does this reader see it? */
  isShown?: boolean;
  phone?: OnPhone | null;
  /** Its part of a list whose columns stand under those of another list. */
  width?: 'narrow' | 'middle' | 'wide';
  card?: CardLine | null;
}

/**
 * What a phone makes of a cell of a brief list: nothing; the next after the name; a line of its own; its head before it;
 * where it is late, instead of the name.
 */
type OnPhone = 'hidden' | 'next' | 'line' | 'headed' | 'instead';

/** Where a column stands on a card, and how: where nothing is said in a line of its own. */
interface CardLine {
  line: number;
  draw?: (cell: Child, shell: Shell) => Child;
}

/**
 * Numbers that one compares scroll inside themselves on a phone; the rows of `cards` and of a `list` become cards there,
 * and the rows of a `list` stay one line high with the heads in sight.
 */
type Shape = 'numbers' | 'cards' | 'list';

/** A table as it is declared, for rows of one kind. */
interface TableOf<Row, Sort extends string = never> {
  shape: Shape;
  columns: readonly (Column<Row, Sort> & { name: string })[];
}

/** Declares a table: its columns by name. */
export function table<Row, Sort extends string = never>(
  shape: Shape,
  columns: Readonly<Record<string, Column<Row, Sort>>>,
): TableOf<Row, Sort> {
  const named = Object.entries(columns).map(([name, column]) => ({ name, ...column }));
  return { shape, columns: named.filter(({ isShown = true }) => isShown) };
}

interface TableProps<Row, Sort extends string> {
  of: TableOf<Row, Sort>;
  /** Needed for its region to have a name; unique on the page. */
  id: string;
  caption: string;
  hideCaption?: boolean;
  rows?: readonly Row[];
  /** The same under heads of their own, for rows that belong together. */
  groups?: readonly { head: Child; rows: readonly Row[] }[];
  /** How the list stands, and where it stands otherwise; without it its heads are no links. */
  sorted?: { order: Order<Sort>; hrefOf: (order: Order<Sort>) => string } | undefined;
}

/** A table that scrolls inside itself on a narrow screen, reachable by keyboard. */
export function Table<Row, Sort extends string = never>(props: TableProps<Row, Sort>) {
  const { of, id, caption, hideCaption = false, rows = [], groups = [], sorted } = props;
  const shell = useShell();
  const columns = of.columns.map((column) => ({ ...column, text: headOf(column, shell), class: cellClass(column) }));
  const [name, ...others] = columns;
  /** No part of its own: a list of fifty has so many rows that each level costs something. */
  const rowOf = (row: Row) => (
    <tr>
      <th scope="row">{name?.cell(row, shell)}</th>
      {others.map((column) => (
        <td class={column.class} data-label={column.text}>
          {column.cell(row, shell)}
        </td>
      ))}
    </tr>
  );
  const drawn = (
    <section class={shapes[of.shape]} aria-labelledby={id} tabindex={0}>
      <table>
        <caption id={id} class={hideCaption ? 'hidden' : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map(({ sort: by, width, isNumber, text }) => {
              const sort = sorted && by !== undefined ? sortOf(by, sorted.order, sorted.hrefOf) : undefined;
              return (
                <th scope="col" class={isNumber ? 'number' : width} aria-sort={sort?.now ?? undefined}>
                  {sort === undefined ? text : <a href={sort.href}>{text}</a>}
                </th>
              );
            })}
          </tr>
        </thead>
        {rows.length === 0 ? null : <tbody>{rows.map(rowOf)}</tbody>}
        {groups.map(({ head, rows: under }) => (
          <tbody>
            <tr class="group">
              <th scope="rowgroup" colspan={columns.length}>
                {head}
              </th>
            </tr>
            {under.map(rowOf)}
          </tbody>
        ))}
      </table>
    </section>
  );
  return of.shape === 'list' ? <div class="list-room">{drawn}</div> : drawn;
}

const shapes: Readonly<Record<Shape, string>> = {
  numbers: 'scroll',
  cards: 'scroll stacks',
  list: 'scroll stacks list',
};

const headOf = ({ head }: Pick<Column<never>, 'head'>, { t }: Shell) => (typeof head === 'string' ? t(head) : head());

function cellClass({ isNumber, phone }: Pick<Column<never>, 'isNumber' | 'phone'>): string | undefined {
  const classes = [...(isNumber ? ['number'] : []), ...(phone ? [`phone-${phone}`] : [])];
  return classes.length === 0 ? undefined : classes.join(' ');
}

/** The same rows as a card each, of the columns that have a place on it. */
export function Cards<Row, Sort extends string = never>({
  of,
  rows,
}: Pick<TableProps<Row, Sort>, 'of'> & { rows: readonly Row[] }) {
  const shell = useShell();
  const lines = of.columns
    .flatMap(({ cell, card }) => (card ? [{ cell, ...card }] : []))
    .sort((one, other) => one.line - other.line);
  return (
    <ul class="two">
      {rows.map((row) => (
        <li>
          <Section>{lines.map(({ cell, draw = plainLine }) => draw(cell(row, shell), shell))}</Section>
        </li>
      ))}
    </ul>
  );
}

const plainLine = (cell: Child) => <p>{cell}</p>;
