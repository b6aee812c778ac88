import type { Child } from 'hono/jsx';
import type { LogEntry } from '#app/platform/audit/index.ts';
import { useShell } from '#app/platform/web/index.ts';
import { actInWords, compartmentInWords } from './audit-log.ts';

interface ActProps {
  entry: LogEntry;
  /** Is what was done about a person? That person's name is said, unless it is who did it. */
  aboutPerson: boolean;
  names: ReadonlyMap<string, string>;
  children?: Child;
}

/** What was done, to what, and about whom. */
export function ActInWords({ entry, aboutPerson, names, children }: ActProps) {
  const { t } = useShell();
  const { objectId, person } = entry;
  const whom = aboutPerson && objectId !== undefined && objectId !== person ? names.get(objectId) : undefined;
  return (
    <span>
      {[actInWords(entry, t), compartmentInWords(entry, t)].filter(Boolean).join(' ')}
      {whom === undefined ? null : (
        <>
          : <bdi>{whom}</bdi>
        </>
      )}
      {children}
    </span>
  );
}
