import type { KindRules } from './catalogue.ts';
import type { TaskCode } from './codes.ts';
import type { Deadlines } from './deadline-basis.ts';
import type { Findings } from './findings.ts';
import type { Task } from './reading.ts';
import type { Recognised } from './recognise.ts';
import type { FoundStatement } from './statements/statement.ts';

/** What must be done besides the limits: the tasks of the kind, and what the reader could not find or place. */
export function tasksFromLetter(
  rules: KindRules | null,
  recognised: Recognised,
  found: Findings,
  deadlines: Deadlines,
  leaveAtOnce: boolean,
  statements: readonly FoundStatement[],
): Task[] {
  const codes = codesOf(rules, recognised, statements).filter(
    (code) => code !== 'go_to_appointment' || expects(rules, found),
  );
  const tasks: Task[] = codes.map((code) => taskOf(code, found));
  // What cannot wait is for the lawyer today, whatever its kind; a lawyer's own letter is not.
  const isUrgent = statements.some((each) => each.is === 'urgent');
  if (isUrgent && rules !== null && rules.sender !== 'LAW' && !codes.includes('lawyer_today'))
    tasks.unshift({ code: 'lawyer_today' });
  if (leaveAtOnce) tasks.push({ code: 'leave_at_once' });
  const isUndated =
    found.letterDate === null && found.sentDate === null && found.terms.some(({ topic }) => topic !== 'authority');
  if (isUndated || recognised.warnings.some(({ code }) => code === 'no_letter_date'))
    tasks.push({ code: 'find_letter_date' });
  if (rules?.limits.includes('TM06') && found.validUntil.length === 0) tasks.push({ code: 'find_validity_end' });
  for (const { term } of deadlines.left)
    if (!tasks.some((task) => task.term === term)) tasks.push({ code: 'stated_term', term });
  return tasks;
}

function codesOf(
  rules: KindRules | null,
  { outcome }: Recognised,
  statements: readonly FoundStatement[],
): readonly TaskCode[] {
  if (rules === null) return [taskOfUnknown(statements)];
  return (outcome === undefined ? undefined : rules.tasksByOutcome[outcome]) ?? rules.tasks;
}

/** Nobody shows a lawyer the lawyer's own letter, and one who stops helps no more. */
function taskOfUnknown(statements: readonly FoundStatement[]): TaskCode {
  if (statements.some((each) => each.is === 'urgent' && each.value === 'lawyer_stops')) return 'find_lawyer';
  const isOfLawyer = statements.some((each) => each.is === 'writer' && each.value === 'lawyer');
  return isOfLawyer ? 'ask_lawyer' : 'show_to_lawyer';
}

/** A letter that may hold an appointment gives no task to go to one when it holds none. */
function expects(rules: KindRules | null, { appointments }: Findings): boolean {
  return appointments.length > 0 || rules?.needs.some((groups) => groups.includes('appointment')) === true;
}

function taskOf(code: TaskCode, { appointments }: Findings): Task {
  if (code === 'register_brp') return { code, limit: 'TM28' };
  if (code === 'health_insurance') return { code, limit: 'TM29' };
  const day = code === 'go_to_appointment' ? appointments[0]?.date : undefined;
  return day === undefined ? { code } : { code, day };
}
