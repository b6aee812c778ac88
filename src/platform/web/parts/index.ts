export { Badge, Code, type Tone } from './badge.view.tsx';
export { Button, ButtonLink, ButtonRow } from './button.view.tsx';
export { Choice, type ChoiceOption } from './choice.view.tsx';
export { CodeBlock } from './code-block.view.tsx';
export { Conflict, type ConflictField } from './conflict.view.tsx';
export { ContactSection } from './contact.view.tsx';
export { DescriptionList, type Fact } from './description-list.view.tsx';
export { DueList, DueRow, Leaf } from './due-row.view.tsx';
export { EmptyState } from './empty-state.view.tsx';
export { ErrorSummary } from './error-summary.view.tsx';
export { DateField, Field } from './field.view.tsx';
export { CsrfToken, Form } from './form.view.tsx';
export { FormFoot } from './form-foot.view.tsx';
export {
  Chips,
  ListFilter,
  type Order,
  orderCode,
  readOrder,
} from './list.view.tsx';
export { MoveStrip } from './move-strip.view.tsx';
export { Notice } from './notice.view.tsx';
export { Breadcrumb, type Crumb, PageHeader } from './page-header.view.tsx';
export { Pagination } from './pagination.view.tsx';
export { PasswordAgain } from './password-again.view.tsx';
export { Pictogram, type PictogramOf } from './pictogram.view.tsx';
export { PrintButton, PrintLink } from './print.view.tsx';
export { ReadAloud } from './read-aloud.view.tsx';
export { FoldNarrow, Section, SideBySide } from './section.view.tsx';
export { SelectField } from './select-field.view.tsx';
export { type ProgressStep, Steps } from './steps.view.tsx';
export { Cards, type Column, Table, table } from './table.view.tsx';
export { TelephoneLink } from './telephone.view.tsx';
export { TextArea } from './text-area.view.tsx';
export { MailField, NumbersRight, TelephoneField, Tick } from './usual-fields.view.tsx';
