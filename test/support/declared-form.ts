import { messagesIn } from '#app/platform/language/catalogues.ts';
import { type DeclaredForm, document, type FormFields, plainShell } from '#app/platform/web/index.ts';

const shell = plainShell({ name: 'naast', home: '/', demo: false });

/** What a form and its record let one check, whatever their fields are. */
type Declared = Pick<DeclaredForm<FormFields>, 'fields' | 'schema' | 'labels' | 'Fields'> & {
  keeps?: readonly string[];
  toDocument?(values: never): object;
  toValues?(document: never): object;
  documentFacts?(document: never, in_: typeof shell): readonly { value: unknown }[];
};

/** Something that somebody may type in each field, as a request brings it. */
export function samplesOf({ fields }: Pick<Declared, 'fields'>): Record<string, string | string[]> {
  const usual = ['Station Zeist', '06 1234 5678', '27-11-2026', 'yes', '14', 'nl', 'wij@example.org'];
  const found = Object.entries(fields).flatMap(([name, { read, kept }]) => {
    const answers = [...answersOf(kept), ...usual].flatMap((answer) => [answer, [answer]]);
    const taken = answers.find((answer) => read.safeParse(answer).success);
    return taken === undefined ? [] : [[name, taken] as const];
  });
  return Object.fromEntries(found);
}

/** The answers of a choice, also of one that may be left out or has several. */
function answersOf(schema: unknown): string[] {
  const { options, def } = schema as { options?: unknown; def?: { innerType?: unknown; element?: unknown } };
  if (Array.isArray(options)) return options.filter((option) => typeof option === 'string');
  const inner = def?.innerType ?? def?.element;
  return inner === undefined ? [] : answersOf(inner);
}

/**
 * Every place in which a field of this declaration is missing, by name: "staysAt has no label in English". Empty for a form
 * that is whole.
 */
export async function forgottenIn(declared: Declared): Promise<string[]> {
  const samples = samplesOf(declared);
  const drawn = await document(
    shell,
    { title: '' },
    declared.Fields({ form: { values: samples, errors: allWrong(declared) } }),
  );
  const isUnseen = (name: string) => drawn.includes(`type="hidden" name="${name}"`);
  const lost = Object.entries(declared.fields).flatMap(([name, { label, isPassword, typed, words, read }]) => {
    const sample = samples[name];
    if (sample === undefined) return [`${name}: nothing that one can type is taken`];
    const value = read.parse(sample);
    return [
      ...(['nl', 'en'] as const)
        .filter((lang) => !messagesIn(lang).has(label))
        .map((lang) => `${name}: no label in ${lang}`),
      ...(drawn.includes(`name="${name}"`) ? [] : [`${name}: not drawn`]),
      ...(isPassword || same(read.safeParse(typed(value)).data, value) ? [] : [`${name}: not typed as it was`]),
      ...(isPassword || isUnseen(name) || words(value, shell) !== '' ? [] : [`${name}: no words`]),
    ];
  });
  return [...lost, ...forgottenInDocument(declared, samples)];
}

const allWrong = ({ fields }: Declared) =>
  Object.fromEntries(Object.keys(fields).map((name) => [name, { key: 'web.form.bsn' as const }]));
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Filled in whole, a record must give back all it keeps, and tell it. */
function forgottenInDocument(
  { schema, keeps = [], toDocument, toValues, documentFacts, fields }: Declared,
  samples: object,
) {
  if (!toDocument || !toValues || !documentFacts) return [];
  const values: Record<string, unknown> = schema.parse(samples);
  const kept = toDocument(values as never);
  const again: Record<string, unknown> = { ...toValues(kept as never) };
  const told = JSON.stringify(documentFacts(kept as never, shell).map(({ value }) => String(value)));
  return Object.entries(fields).flatMap(([name, { words }]) => {
    if (!keeps.includes(name)) return [];
    return [
      ...(same(again[name], values[name]) ? [] : [`${name}: not kept`]),
      ...(words(values[name], shell)
        .split('\n')
        .every((line) => told.includes(line))
        ? []
        : [`${name}: not shown`]),
    ];
  });
}
