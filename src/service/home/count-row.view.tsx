import type { Child } from 'hono/jsx';
import { DueRow, type Tone, useShell } from '#app/platform/web/index.ts';

interface CountRowProps {
  number: number;
  title: Child;
  note?: Child;
  tone?: Tone;
  /** The list that the number counts. */
  href: string;
}

/** A number that opens its list; nothing at all where the number is zero, since zero is no work. */
export function CountRow({ number, title, note, tone = 'plain', href }: CountRowProps) {
  const { t } = useShell();
  if (number === 0) return null;
  return <DueRow count={{ word: t('start.count.word'), number }} tone={tone} title={title} note={note} href={href} />;
}
