/** Forms and records that are declared by their fields. */

export { type DeclaredForm, declareForm } from './declare-form.view.tsx';
export { type DocumentIn, declareRecord } from './declare-record.view.tsx';
export { differingFields } from './differing-fields.ts';
export { typedDay } from './drawing.ts';
export { field } from './field.view.tsx';
export type { FormField, FormFields, FormValues } from './form-field.ts';
export { kept } from './record-field.ts';
