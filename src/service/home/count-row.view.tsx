import type { Child } from 'hono/jsx';
import type { Tone } from '#app/platform/web/index.ts';

export interface CountRowProps {
  number: number;
  title: Child;
  note?: Child;
  tone?: Tone;
  /** The list that the number counts. */
  href: string;
}

/** A number that opens its list, one line high; nothing at all where the number is zero, since zero is no work. */
export function CountRow({ number, title, note, tone = 'plain', href }: CountRowProps) {
  if (number === 0) return null;
  return (
    <li class="count">
      <span class={`count-number ${tone}`}>{number}</span>
      <div class="count-text">
        <p class="count-title">
          <a href={href}>{title}</a>
        </p>
        {note === undefined ? null : <p class="small soft">{note}</p>}
      </div>
    </li>
  );
}
