import type { Child } from 'hono/jsx';
import { useShell } from '../shell/shell.ts';
import { Button, ButtonRow } from './button.view.tsx';

/** A part of a list with its name, its address and how much is in it. */
interface Chip {
  href: string;
  label: string;
  count?: number | undefined;
  current: boolean;
}

/** The parts of a list that one looks at most; an address is a saved view. */
export function Chips({ label, chips }: { label: string; chips: readonly Chip[] }) {
  return (
    <nav class="filter" aria-label={label}>
      {chips.map((chip) => (
        <a href={chip.href} aria-current={chip.current ? 'page' : undefined}>
          {chip.label}
          {chip.count === undefined ? '' : ` (${chip.count})`}
        </a>
      ))}
    </nav>
  );
}

interface ListFilterProps {
  action: string;
  /** What stays as it is: codes of the address that this form does not ask. */
  keeps?: Readonly<Record<string, string>>;
  /** Is anything chosen? Then the way back to everything stands beside the button. */
  all: string | null;
  children?: Child;
}

/** Narrowing a list: what is chosen stands in the address, which can be kept and passed on. */
export function ListFilter({ action, keeps = {}, all, children }: ListFilterProps) {
  const { t } = useShell();
  return (
    <details class="fold-narrow off-paper" open={all !== null}>
      <summary>{t('web.list.choose')}</summary>
      <form class="choose list-filter" method="get" action={action} autocomplete="off">
        {Object.entries(keeps).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {children}
        <ButtonRow pair>
          <Button kind="quiet">{t('web.list.show')}</Button>
          {all === null ? null : <a href={all}>{t('web.list.all')}</a>}
        </ButtonRow>
      </form>
    </details>
  );
}

/** The order in which a list stands, as its address says it: `client`, or `-client` the other way round. */
export interface Order<Key extends string> {
  by: Key;
  down: boolean;
}

/** Reads an order from an address; anything else is the order that the list has by itself. */
export function readOrder<Key extends string>(
  asked: string | undefined,
  keys: readonly Key[],
  usual: Order<Key>,
): Order<Key> {
  const down = asked?.startsWith('-') ?? false;
  const by = keys.find((key) => key === (down ? asked?.slice(1) : asked));
  return by === undefined ? usual : { by, down };
}

export const orderCode = <Key extends string>({ by, down }: Order<Key>): string => (down ? `-${by}` : by);

/** The head of a column by which a list can stand: pressed again it turns round. */
export function sortOf<Key extends string>(by: Key, now: Order<Key>, hrefOf: (order: Order<Key>) => string) {
  const isNow = now.by === by;
  return {
    href: hrefOf({ by, down: isNow && !now.down }),
    now: isNow ? (now.down ? ('descending' as const) : ('ascending' as const)) : null,
  };
}
