import type { Child } from 'hono/jsx';
import { useShell } from '../shell/shell.ts';

export interface ConflictField {
  label: string;
  /** What this person typed. */
  mine: Child;
  /** What is there now. */
  theirs: Child;
}

interface ConflictProps {
  /** Who saved in between and when, as a sentence; left out when it may not be told. */
  by?: string;
  fields: readonly ConflictField[];
  /** The form with which the writer chooses. */
  children?: Child;
}

/** Somebody saved while this person was writing: both values beside one another, nothing thrown away. */
export function Conflict({ by, fields, children }: ConflictProps) {
  const { t } = useShell();
  return (
    <section class="notice soon stack" aria-labelledby="conflict">
      <h2 id="conflict">{t('web.conflict.title')}</h2>
      <p>{by ?? t('web.conflict.explain')}</p>
      {fields.map((field) => (
        <div class="conflict-field">
          <h3>{field.label}</h3>
          <dl class="beside">
            <div>
              <dt>{t('web.conflict.mine')}</dt>
              <dd dir="auto">{field.mine}</dd>
            </div>
            <div>
              <dt>{t('web.conflict.theirs')}</dt>
              <dd dir="auto">{field.theirs}</dd>
            </div>
          </dl>
        </div>
      ))}
      {children}
    </section>
  );
}
