import { useShell } from '../shell/shell.ts';
import { FieldFrame, type FieldProps, fieldIds, shownValue } from './field.view.tsx';

export interface SelectOption {
  value: string;
  label: string;
  /** Language of the label when it is not the page's. */
  lang?: string;
}

/** A list to choose one from; with an empty first line, so that nothing is chosen by accident. */
export function SelectField(props: FieldProps & { options: readonly SelectOption[]; empty?: string }) {
  const { t } = useShell();
  const ids = fieldIds(props);
  const chosen = shownValue(props);
  return (
    <FieldFrame {...props}>
      <select
        class="input"
        id={ids.control}
        name={props.name}
        aria-describedby={ids.described}
        aria-invalid={ids.invalid}
      >
        <option value="">{props.empty ?? t('web.choose')}</option>
        {props.options.map((option) => (
          <option value={option.value} lang={option.lang} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
