import { FieldFrame, type FieldProps, fieldIds, shownValue } from './field.view.tsx';

/** Several lines of text. No maximum in the browser: cutting a pasted text off in silence loses it. */
export function TextArea(props: FieldProps & { rows?: number }) {
  const ids = fieldIds(props);
  return (
    <FieldFrame {...props}>
      {/* The first line break after the tag is dropped by browsers, so one of ours stands before the text. */}
      <textarea
        class="input full"
        id={ids.control}
        name={props.name}
        rows={props.rows ?? 5}
        dir="auto"
        autocomplete="off"
        aria-describedby={ids.described}
        aria-invalid={ids.invalid}
      >
        {`\n${shownValue(props)}`}
      </textarea>
    </FieldFrame>
  );
}
