import type { Child } from 'hono/jsx';
import { useShell } from '../shell/shell.ts';

export interface Fact {
  term: string;
  /** Null draws "niet bekend": an empty place would leave open whether anybody looked. */
  value: Child | null;
  /** What one can do about it, at the end of its line. */
  act?: Child;
}

/** Facts with their names. */
export function DescriptionList({ facts }: { facts: readonly Fact[] }) {
  const { t } = useShell();
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div>
          <dt>{fact.term}</dt>
          <dd>{fact.value ?? <span class="soft">{t('web.unknown')}</span>}</dd>
          {fact.act === undefined ? null : <dd class="fact-act">{fact.act}</dd>}
        </div>
      ))}
    </dl>
  );
}
