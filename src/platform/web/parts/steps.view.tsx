import type { Child } from 'hono/jsx';
import { useShell } from '../shell/shell.ts';

export interface ProgressStep {
  title: Child;
  note?: Child;
  state: 'past' | 'now' | 'next';
}

/** A way with its stages: what is behind, where we are, what comes. */
export function Steps({ steps, label }: { steps: readonly ProgressStep[]; label?: string }) {
  const { t } = useShell();
  return (
    <ol class="map" aria-label={label}>
      {steps.map((step) => (
        <li class={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <p class="map-title">
            {step.title}
            {step.state === 'past' ? <span class="hidden"> ({t('web.step.past')})</span> : null}
          </p>
          {step.note === undefined ? null : <p class="small soft">{step.note}</p>}
        </li>
      ))}
    </ol>
  );
}
