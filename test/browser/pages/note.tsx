import { Button, ErrorSummary, Field, Form, type FormState, PageHeader } from '#app/platform/web/index.ts';

/** A page with one field, as small as a page with a form can be. */
export function NotePage({ form }: { form: FormState }) {
  return (
    <>
      <PageHeader title="Bezoek" />
      <ErrorSummary form={form} />
      <Form action="/note" draft="/drafts/note" form={form}>
        <Field name="note" label="Wat is er besproken" form={form} />
        <Button>Bewaar</Button>
      </Form>
    </>
  );
}
