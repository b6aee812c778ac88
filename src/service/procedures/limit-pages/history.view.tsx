import { dateAndTime, dayAndDate } from '#app/platform/language/index.ts';
import { FoldNarrow, useShell } from '#app/platform/web/index.ts';
import type { LimitChange } from '#app/service/limit-counting/index.ts';

/** Who did what with a limit, when and why. Both days stay to be seen. */
export function History({ changes }: { changes: readonly LimitChange[] }) {
  const { t } = useShell();
  const list = (
    <ol class="stack close">
      {changes.map((change) => (
        <Change change={change} />
      ))}
    </ol>
  );
  return (
    <section class="stack close" aria-labelledby="history">
      <h2 id="history">{t('procedures.limits.history')}</h2>
      {changes.length <= inSight ? (
        list
      ) : (
        <FoldNarrow summary={t('procedures.limits.history.all', { count: changes.length })}>{list}</FoldNarrow>
      )}
    </section>
  );
}

/** More than this is behind a fold on a phone. */
const inSight = 2;

function Change({ change }: { change: LimitChange }) {
  const { t, lang } = useShell();
  const { name, what } = change;
  const from = change.from === null ? '' : dayAndDate(change.from, lang);
  const to = change.to === null ? '' : dayAndDate(change.to, lang);
  const other = what === 'confirmed' && change.from !== null && change.from !== change.to;
  const same = (what === 'event' || what === 'version' || what === 'letter') && change.from === change.to;
  const keyOf = () => {
    if (same) return `procedures.limits.change.${what}.same` as const;
    return other ? 'procedures.limits.change.confirmedOther' : (`procedures.limits.change.${what}` as const);
  };
  const { second, proof } = change;
  return (
    <li>
      {second === undefined || second === 'asked' ? (
        <p>{t(keyOf(), { name, from, to, lawyer: change.lawyer ?? '' })}</p>
      ) : (
        <p>{t(`procedures.limits.second.${second}`, { name, to, lawyer: change.lawyer ?? '' })}</p>
      )}
      {second === 'asked' ? <p>{t('procedures.limits.second.asked')}</p> : null}
      {proof === undefined ? null : <p>{t('procedures.limits.change.proof')}</p>}
      <p class="small soft">
        {dateAndTime(change.at, lang)}
        {change.reason === null ? null : (
          <>
            {' · '}
            <bdi>{change.reason}</bdi>
          </>
        )}
      </p>
    </li>
  );
}
