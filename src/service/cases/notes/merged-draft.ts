/** What was typed into a form that is not finished, by the names of its fields. */
export type DraftValues = Record<string, string | string[]>;

/** Where the writer typed in her own words, and how much each takes. */
const prose = { said: 8000, agreed: 4000, worries: 4000 } as const;
const promises = [1, 2] as const;

/**
 * A draft with a text of the same report put below what stands in it: nothing is lost and nothing stands twice. What was
 * chosen stays as the draft has it; an empty place is filled. Null when the two together are longer than a report may be.
 */
export function mergedDraft(draft: DraftValues, kept: DraftValues): DraftValues | null {
  const merged: DraftValues = { ...kept, ...filled(draft) };
  for (const [field, length] of Object.entries(prose)) {
    const text = oneBelowTheOther(textOf(draft, field), textOf(kept, field));
    if (text.length > length) return null;
    if (text !== '') merged[field] = text;
  }
  return withPromises(merged, draft, kept);
}

const filled = (values: DraftValues): DraftValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0));

function textOf(values: DraftValues, field: string): string {
  const value = values[field] ?? '';
  return typeof value === 'string' ? value.trim() : value.join('\n');
}

/** The longer one where one holds the other: a form keeps itself while one writes, so that both are often the same. */
function oneBelowTheOther(upper: string, lower: string): string {
  if (upper.includes(lower)) return upper;
  return lower.includes(upper) ? lower : `${upper}\n\n${lower}`;
}

const promised = (values: DraftValues) =>
  promises
    .map((number) => ({ what: textOf(values, `promise${number}`), day: textOf(values, `promiseDay${number}`) }))
    .filter(({ what, day }) => what !== '' || day !== '');

/** Both promises of each, each once; null when there are more than a report takes. */
function withPromises(merged: DraftValues, draft: DraftValues, kept: DraftValues): DraftValues | null {
  const all = [...promised(draft), ...promised(kept)];
  const each = [...new Map(all.map((one) => [`${one.what}\0${one.day}`, one])).values()];
  if (each.length > promises.length) return null;
  for (const number of promises) {
    const { what, day } = each[number - 1] ?? { what: '', day: '' };
    merged[`promise${number}`] = what;
    merged[`promiseDay${number}`] = day;
  }
  return merged;
}
