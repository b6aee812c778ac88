import { Notice, useShell } from '#app/platform/web/index.ts';
import type { Closed } from './gate.ts';

interface GateNoticeProps {
  reference: string;
  why: Closed;
  /** They set it themselves, by letter. */
  byLetter?: boolean;
  /** Says which roads remain: in the step itself and where somebody wanted to plan. */
  roads?: boolean;
  /** It stands on the page of the answers itself. */
  here?: boolean;
}

/** "Is contact with the authorities safe? Not answered. Do not go or ring before the lawyer has said so." */
export function GateNotice({ reference, why, byLetter = false, roads = false, here = false }: GateNoticeProps) {
  const { t } = useShell();
  return (
    <Notice tone="late" title={t(`procedures.gate.title.${why}`)}>
      <p>
        <b>{t(byLetter ? `procedures.gate.letter.${why}` : `procedures.gate.stop.${why}`)}</b>
      </p>
      {roads ? <Roads /> : null}
      {here ? null : (
        <p class="off-paper">
          <a href={`/clients/${reference}/authorities`}>
            {t(why === 'unanswered' ? 'procedures.gate.answer' : 'procedures.gate.look')}
          </a>
        </p>
      )}
    </Notice>
  );
}

/** The same for the client, in the language of the paper. */
export function GateOnPaper({ why }: { why: Closed }) {
  const { t } = useShell();
  return (
    <Notice tone="late">
      <p>
        <b>{t(`procedures.gate.paper.${why}`)}</b>
      </p>
    </Notice>
  );
}

/** What can be done without them. */
function Roads() {
  const { t } = useShell();
  return (
    <>
      <p>{t('procedures.gate.roads')}</p>
      <ul class="bullets">
        {(['there', 'exception', 'aliens'] as const).map((road) => (
          <li>{t(`procedures.gate.road.${road}`)}</li>
        ))}
      </ul>
    </>
  );
}
