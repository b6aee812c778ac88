import type { Child } from 'hono/jsx';
import { type DateLike, dayAndDate, leafOf, plainDate } from '#app/platform/language/index.ts';
import { useShell } from '../shell/shell.ts';
import { Badge, type Tone } from './badge.view.tsx';

interface DueRowProps {
  /** The day on the calendar leaf. */
  date?: DateLike;
  /** Instead of a day: a count with its word, such as "nu" and "3". With neither, the leaf is a box still to be ticked. */
  count?: { word: string; number: number };
  title: Child;
  href?: string;
  note?: Child;
  tone?: Tone;
  /** The state in words. */
  state?: string;
  /** What else is the matter, in plain words behind the state: one alarm a row is enough. */
  besides?: string;
}

/** Rows of things with a day, each with its calendar leaf. */
export function DueList({ children }: { children?: Child }) {
  return <ul class="due-list">{children}</ul>;
}

/** One thing that has a day: the leaf, what it is, how long still. */
export function DueRow({ date, count, title, href, note, tone = 'plain', state, besides }: DueRowProps) {
  return (
    <li class="due">
      {date === undefined ? <LeafWithoutDay count={count} tone={tone} /> : <Leaf date={date} tone={tone} />}
      <div class="due-text">
        <p class="due-title">{href === undefined ? title : <a href={href}>{title}</a>}</p>
        {note === undefined ? null : <p class="small soft">{note}</p>}
      </div>
      {state === undefined ? null : (
        <p class={besides === undefined ? 'due-state' : 'due-state long'}>
          <Badge tone={tone}>{state}</Badge>
          {besides === undefined ? null : <span class="small"> {besides}</span>}
        </p>
      )}
    </li>
  );
}

/** A calendar leaf; read aloud as the whole date. */
export function Leaf({ date, tone = 'plain' }: { date: DateLike; tone?: Tone }) {
  const { lang } = useShell();
  const leaf = leafOf(date, lang);
  return (
    <time class={`leaf ${tone}`} datetime={plainDate(date).toString()}>
      <span class="hidden">{dayAndDate(date, lang)}</span>
      <span class="leaf-month" aria-hidden="true">
        {leaf.month}
      </span>
      <span class="leaf-day" aria-hidden="true">
        {leaf.day}
      </span>
    </time>
  );
}

function LeafWithoutDay({ count, tone }: { count: DueRowProps['count']; tone: Tone }) {
  const { t } = useShell();
  if (count === undefined) {
    return (
      <span class={`leaf ${tone}`}>
        <span class="leaf-month">{t('web.leaf.todo')}</span>
        <span class="leaf-day leaf-box" aria-hidden="true" />
      </span>
    );
  }
  return (
    <span class={`leaf ${tone}`}>
      <span class="leaf-month">{count.word}</span> <span class="leaf-day">{count.number}</span>
    </span>
  );
}
