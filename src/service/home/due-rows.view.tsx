import { type DueLine, DueLineRow, type DueNotice } from '#app/service/procedures/index.ts';

interface DueRowsProps {
  lines: readonly DueLine[];
  notices: readonly DueNotice[];
  withClient?: boolean;
}

/** The next things with a day; what there is something new about is marked where it stands. */
export function DueRows({ lines, notices, withClient = false }: DueRowsProps) {
  return (
    <>
      {lines.map((line) => (
        <DueLineRow line={line} withClient={withClient} isNew={notices.some((notice) => isAbout(notice, line))} />
      ))}
    </>
  );
}

/** Notices about limits that are not among these lines: they need a place of their own. */
export function noticesBeside(notices: readonly DueNotice[], lines: readonly DueLine[]): DueNotice[] {
  return notices.filter((notice) => !lines.some((line) => isAbout(notice, line)));
}

const isAbout = (notice: DueNotice, line: DueLine) => line.limit?.id === notice.limitId;
