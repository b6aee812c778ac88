import { type ColleagueKey, isColleagueKey } from './colleagues.ts';
import type { DemoNote } from './notes.ts';

const ways = ['visit', 'telephone', 'message', 'office'] as const satisfies readonly DemoNote['way'][];

/**
 * Reads the diary of a client, as its writers would type it: a line with days ago, who, how and about what; then what was
 * said; a line that begins with ">" is what was agreed, with "!" a worry for the coordinator, with "+ 3" what
 * was promised for three days from now. Throws on anything else.
 */
export function diary(text: string): readonly DemoNote[] {
  const notes: DemoNote[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    if (/^\d+ /.test(line)) notes.push(headOf(line));
    else {
      const note = notes.at(-1);
      if (!note) throw new Error(`A diary begins with a day, not with: ${line}`);
      notes[notes.length - 1] = withLine(note, line);
    }
  }
  return notes;
}

function headOf(line: string): DemoNote {
  const [days = '', by = '', way = '', ...topics] = line.split(' ');
  const found = ways.find((one) => one === way);
  if (!isColleagueKey(by) || !found) throw new Error(`Nobody and no way of this world: ${line}`);
  return {
    daysAgo: Number(days),
    by: by as ColleagueKey,
    way: found,
    topics: topics as unknown as DemoNote['topics'],
  };
}

function withLine(note: DemoNote, line: string): DemoNote {
  if (line.startsWith('> ')) return { ...note, agreed: line.slice(2) };
  const promise = /^\+ (-?\d+) (.+)$/.exec(line);
  if (promise)
    return { ...note, promises: [...(note.promises ?? []), { inDays: Number(promise[1]), what: promise[2] ?? '' }] };
  if (line.startsWith('! ')) return { ...note, worries: line.slice(2) };
  return { ...note, said: note.said === undefined ? line : `${note.said} ${line}` };
}
