import type { HonoRequest } from 'hono';
import type { Child, PropsWithChildren } from 'hono/jsx';
import { z } from 'zod';
import type { Translate } from '#app/platform/language/index.ts';
import type { FormState } from '../form/form-state.ts';
import { type FormOptions, type FormRead, readForm } from '../form/forms.ts';
import { Conflict, type ConflictField, ErrorSummary, type Fact, Form, FormFoot } from '../parts/index.ts';
import { type Shell, useShell } from '../shell/shell.ts';
import { differingFields } from './differing-fields.ts';
import type { FieldVariation, FormField, FormFields, FormShape, FormValues } from './form-field.ts';

/** Fields that stand together; drawn where the first of them stands. */
export interface FieldGroup<Name> {
  fields: readonly Name[];
  Around(props: PropsWithChildren<{ form: FormState }>): Child;
}

/** Per field what only this page knows; null leaves the field out. */
type FormVariations<Fields> = { readonly [Name in keyof Fields]?: FieldVariation | null };

interface FieldsProps<Fields> {
  form: FormState;
  vary?: FormVariations<Fields>;
  /** Only these, where a page puts them in places of its own. */
  only?: readonly (keyof Fields)[];
}

interface FormProps<Fields> extends Omit<FieldsProps<Fields>, 'only'> {
  /** Where it is sent. */
  action: string;
  once?: string | undefined;
  version?: number | undefined;
  draft?: string | undefined;
  givesFile?: boolean;
  /** What the button says. */
  save: Child;
  kind?: 'primary' | 'quiet' | 'danger';
  back?: string | undefined;
  backLabel?: string;
  also?: Child;
  /** False where the summary of errors stands elsewhere on the page. */
  summary?: boolean;
  /** Somebody saved in between: where the two differ. */
  conflict?: readonly ConflictField[] | undefined;
  /** What stands between the summary of errors and the form. */
  lead?: Child;
  /** What stands between the last field and the foot. */
  children?: Child;
}

/** A form as it is declared: everything of it that follows from its fields. */
export interface DeclaredForm<Fields extends FormFields> {
  fields: Fields;
  schema: z.ZodObject<FormShape<Fields>>;
  /** What a request brought, as `readForm` reads it. */
  read(request: HonoRequest, options?: FormOptions): Promise<FormRead<FormValues<Fields>>>;
  /** What the fields are called, for the summary of errors. */
  labels(t: Translate): Record<string, string>;
  /** Values as they are typed. */
  typed(values: Partial<FormValues<Fields>>): FormState['values'];
  /** Where two people's values differ, both in words; all when they typed the same. */
  differences(mine: FormValues<Fields>, theirs: FormValues<Fields>, shell: Shell): ConflictField[];
  /** The values as they are read. */
  facts(values: FormValues<Fields>, shell: Shell): Fact[];
  Summary(props: { form: FormState; focus?: boolean }): Child;
  Fields(props: FieldsProps<Fields>): Child;
  /** Summary of errors, fields and foot: the whole form. */
  Form(props: FormProps<Fields>): Child;
}

/**
 * Declares a form by its fields, in the order in which they are asked:
 *
 *     const contact = declareForm({ telephone: field.telephone('cases.contact.telephone', { optional: true }) });
 *     <contact.Form action={at} form={form} version={version} save={t('cases.save')} back={above} />
 *
 * A password stands first, whatever its place in the list.
 */
export function declareForm<const Fields extends FormFields>(
  fields: Fields,
  groups: readonly FieldGroup<keyof Fields & string>[] = [],
): DeclaredForm<Fields> {
  const all = entriesOf(fields);
  const inOrder = [
    ...all.filter(([, { isPassword }]) => isPassword),
    ...all.filter(([, { isPassword }]) => !isPassword),
  ];

  const labels = (t: Translate) => Object.fromEntries(all.map(([name, { label }]) => [name, t(label)]));
  const facts = (values: FormValues<Fields>, shell: Shell) =>
    all.map(([name, { label, words }]) => ({ term: shell.t(label), value: words(values[name], shell) || null }));

  function Summary({ form, focus = true }: { form: FormState; focus?: boolean }) {
    const withPassword = all.some(([, { isPassword }]) => isPassword);
    return <ErrorSummary form={form} labels={labels(useShell().t)} withPassword={withPassword} focus={focus} />;
  }

  const Fields = (props: FieldsProps<Fields>) => <DrawnFields {...props} all={inOrder} groups={groups} />;

  const schema = z.strictObject(Object.fromEntries(all.map(([name, { read }]) => [name, read])) as FormShape<Fields>);
  return {
    fields,
    schema,
    // What comes out of the schema of a field is the value of that field.
    read: (request, options) => readForm(request, schema, options) as Promise<FormRead<FormValues<Fields>>>,
    labels,
    typed: (values) => typedValues(all, values),
    differences: (mine, theirs, shell) => differingFields(facts(mine, shell), facts(theirs, shell)),
    facts,
    Summary,
    Fields,
    Form: (props) => <WholeForm {...props} Summary={Summary} Fields={Fields} />,
  };
}

type WholeFormProps<Fields extends FormFields> = FormProps<Fields> & Pick<DeclaredForm<Fields>, 'Summary' | 'Fields'>;

/** Conflict, summary of errors, fields and foot, in the order in which one reads them. */
function WholeForm<All extends FormFields>({ Summary, Fields, ...props }: WholeFormProps<All>) {
  const { action, form, vary = {}, save, kind, back, backLabel, also, children } = props;
  const { summary = true, conflict, lead, once, version, draft, givesFile } = props;
  return (
    <>
      {conflict === undefined ? null : <Conflict fields={conflict} />}
      {summary ? <Summary form={form} /> : null}
      {lead}
      <Form {...{ action, form, once, version, draft }} givesFile={givesFile ?? false}>
        <Fields form={form} vary={vary} />
        {children}
        <FormFoot {...{ kind, back, backLabel, also }}>{save}</FormFoot>
      </Form>
    </>
  );
}

interface DrawnFieldsProps<Fields extends FormFields> extends FieldsProps<Fields> {
  all: readonly [keyof Fields & string, FormField][];
  groups: readonly FieldGroup<keyof Fields & string>[];
}

/** The fields in their order, a group where the first of it stands. */
function DrawnFields<Fields extends FormFields>({ form, vary = {}, only, all, groups }: DrawnFieldsProps<Fields>) {
  const shell = useShell();
  const drawn = all.filter(([name]) => vary[name] !== null && (only?.includes(name) ?? true));
  const draw = ([name, one]: (typeof all)[number]) => one.draw({ name, form, shell, vary: vary[name] ?? {} });
  return (
    <>
      {drawn.map(([name, one]) => {
        const group = groups.find((some) => some.fields.includes(name));
        if (group === undefined) return draw([name, one]);
        const together = drawn.filter(([other]) => group.fields.includes(other));
        return together[0]?.[0] === name ? <group.Around form={form}>{together.map(draw)}</group.Around> : null;
      })}
    </>
  );
}

/** The fields with their names; what an object holds under the names of its type is of its type. */
function entriesOf<Fields extends FormFields>(fields: Fields) {
  return Object.entries(fields) as [keyof Fields & string, FormField][];
}

function typedValues<Fields extends FormFields>(
  all: readonly [keyof Fields & string, FormField][],
  values: Partial<FormValues<Fields>>,
): FormState['values'] {
  return Object.fromEntries(
    all.flatMap(([name, { isPassword, typed }]) =>
      isPassword || values[name] === undefined ? [] : [[name, typed(values[name])]],
    ),
  );
}
