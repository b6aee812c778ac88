/** What is due: the list, the month, and the lines of one case. */
export { DaysToComeSection } from './days-to-come.view.tsx';
export { duePages } from './due.pages.tsx';
export { countDue, type DaysToCome, type DueLine, daysToCome, dueList, isFatalLine, urgentDue } from './due-list.ts';
export { DueLineRow, stopInWords } from './due-row.view.tsx';
export { nextOfClient } from './next-due.ts';
export { limitsPanel } from './panel.view.tsx';
