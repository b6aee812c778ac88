import type { Child } from 'hono/jsx';
import { errorText, type FormState, typedChoices } from '../form/form-state.ts';
import { useShell } from '../shell/shell.ts';

export interface ChoiceOption {
  value: string;
  label: Child;
  hint?: Child;
}

/** Answers that belong together, folded under their name. */
interface ChoiceGroup {
  title: string;
  /** In one line what is in it. */
  about: string;
  options: readonly ChoiceOption[];
}

export interface ChoiceProps {
  name: string;
  legend: string;
  hint?: Child;
  options?: readonly ChoiceOption[];
  /** In place of `options`, where there are too many to read one after another. */
  groups?: readonly ChoiceGroup[];
  /** One answer (radio buttons) unless `many` (check boxes). */
  many?: boolean;
  form?: FormState | undefined;
  /** Chosen before anything was sent. */
  chosen?: readonly string[];
  /** Short answers beside one another, so that a long list is not a long page. */
  compact?: boolean;
  /** Draws the legend as the heading of a page with one question. */
  asHeading?: boolean;
  id?: string;
}

/** Radio buttons or check boxes under one legend; the whole line can be pressed. */
export function Choice(props: ChoiceProps) {
  const {
    name,
    legend,
    hint,
    options = [],
    groups = [],
    many = false,
    form,
    asHeading = false,
    compact = false,
  } = props;
  const { t } = useShell();
  const base = props.id ?? name;
  const error = form?.errors[name];
  const chosen = form?.values[name] === undefined ? (props.chosen ?? []) : typedChoices(form, name);
  const described = [hint === undefined ? null : `${base}-hint`, error === undefined ? null : `${base}-error`];
  const first = options[0] ?? groups[0]?.options[0];
  const draw = (option: ChoiceOption) => (
    <Option
      {...option}
      name={name}
      id={option === first ? base : `${base}-${option.value}`}
      type={many ? 'checkbox' : 'radio'}
      checked={chosen.includes(option.value)}
    />
  );
  return (
    <fieldset
      class={error === undefined ? 'choice' : 'choice wrong'}
      aria-describedby={described.filter(Boolean).join(' ') || undefined}
    >
      <legend>{asHeading ? <h1>{legend}</h1> : legend}</legend>
      {hint === undefined ? null : (
        <p class="hint" id={`${base}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p class="field-error" id={`${base}-error`}>
          <span class="hidden">{t('web.errorPrefix')} </span>
          {errorText(t, error)}
        </p>
      )}
      {options.length === 0 ? null : (
        <div class={compact ? `options compact${options.some(isLong) ? ' long' : ''}` : 'options'}>
          {options.map((option) => draw(option))}
        </div>
      )}
      {groups.map(({ title, about, options: own }) => (
        <details class="option-group" open={error !== undefined || own.some(({ value }) => chosen.includes(value))}>
          <summary>
            {title} <span class="soft small">{about}</span>
          </summary>
          <div class="options">{own.map((option) => draw(option))}</div>
        </details>
      ))}
    </fieldset>
  );
}

/** A word that would be cut in two in a narrow box. */
const isLong = ({ label }: ChoiceOption) =>
  typeof label === 'string' && label.split(/[ -]/).some((word) => word.length > 14);

interface OptionProps extends ChoiceOption {
  id: string;
  name: string;
  type: 'radio' | 'checkbox';
  checked: boolean;
}

function Option({ id, name, value, label, hint, type, checked }: OptionProps) {
  return (
    <div class="option">
      <input
        type={type}
        id={id}
        name={name}
        value={value}
        checked={checked}
        aria-describedby={hint === undefined ? undefined : `${id}-more`}
      />
      <label for={id}>{label}</label>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-more`}>
          {hint}
        </p>
      )}
    </div>
  );
}
