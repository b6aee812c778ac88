import { shortDate } from '#app/platform/language/index.ts';
import { useShell } from '#app/platform/web/index.ts';
import { type ProcedureTime, placeOn, type TimeAxis } from './time-axis.ts';

/** The time of one procedure on the axis of all: a bar while it ran, a dot where something happened, a mark at a last day. */
export function ProcedureBar({ axis, time }: { axis: TimeAxis; time: ProcedureTime }) {
  const from = placeOn(axis, time.begun);
  const until = placeOn(axis, time.ended ?? axis.today);
  return (
    <svg class="time-bar" aria-hidden="true">
      <line
        class="time-today"
        x1={percent(placeOn(axis, axis.today))}
        x2={percent(placeOn(axis, axis.today))}
        y1="0"
        y2="24"
      />
      <rect
        class={time.ended === null ? 'time-runs' : 'time-over'}
        x={percent(from)}
        width={percent(Math.max(1, until - from))}
        y="8"
        height="8"
        rx="4"
      />
      {time.happened.map((day) => (
        <circle class="time-happened" cx={percent(placeOn(axis, day))} cy="12" r="4" />
      ))}
      {time.lastDays.map((day) => (
        <line class="time-last" x1={percent(placeOn(axis, day))} x2={percent(placeOn(axis, day))} y1="2" y2="22" />
      ))}
    </svg>
  );
}

const percent = (place: number) => `${place}%`;

/** The days at both ends of the axis, and what its marks say. */
export function AxisWords({ axis }: { axis: TimeAxis }) {
  const { t, lang } = useShell();
  return (
    <div class="time-words small soft" aria-hidden="true">
      <p class="row">
        <span>{shortDate(axis.from, lang)}</span>
        <span>{shortDate(axis.to, lang)}</span>
      </p>
      <p>{t('procedures.axis.legend')}</p>
    </div>
  );
}
