import {
  Button,
  Choice,
  DateField,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  SelectField,
  TextArea,
} from '#app/platform/web/index.ts';
import type { Example } from './example.ts';

const wrong: FormState = {
  values: {
    phone: 'bel maar',
    visited: '30-02-2026',
    note: 'We spraken over de brief. Haar nummer is 123456782.',
    spoken: ['lawyer'],
  },
  errors: {
    safe: { key: 'web.form.choose' },
    phone: { key: 'web.form.telephone' },
    visited: { key: 'web.form.day' },
    note: { key: 'web.form.bsn' },
  },
};

/** Forms: empty, and as they come back with errors. */
export const formExamples: readonly Example[] = [
  {
    id: 'form',
    name: 'Formulier',
    draw: () => (
      <Form action="#form">
        <Field name="call-name" id="fresh-name" label="Hoe noem je haar" hint="Een voornaam of een andere naam." />
        <SelectField
          name="language"
          id="fresh-language"
          label="Taal"
          options={[
            { value: 'ti', label: 'Tigrinya' },
            { value: 'ar', label: 'Arabisch' },
          ]}
        />
        <Choice
          name="reach"
          id="fresh-reach"
          legend="Hoe kunnen we u veilig bereiken?"
          hint="U kunt dit later veranderen."
          options={[
            { value: 'phone', label: 'Bellen', hint: 'U kiest op welke tijden.' },
            { value: 'code', label: 'Ik kom zelf terug met mijn code' },
            { value: 'unknown', label: 'Ik weet het nog niet' },
          ]}
          chosen={['code']}
        />
        <DateField name="day" id="fresh-day" label="Datum van de brief" optional />
        <TextArea name="text" id="fresh-text" label="Wat is er besproken" hint="Schrijf geen BSN op." optional />
        <FormFoot back="#form">Bewaar</FormFoot>
      </Form>
    ),
  },
  {
    id: 'wrong',
    name: 'Formulier met fouten',
    draw: () => (
      <div class="stack">
        <ErrorSummary
          focus={false}
          form={wrong}
          labels={{ safe: 'Veilige plek', phone: 'Telefoonnummer', visited: 'Dag van het bezoek' }}
        />
        <Form action="#wrong" form={wrong}>
          <Choice
            name="safe"
            legend="Bent u nu op een veilige plek?"
            form={wrong}
            options={[
              { value: 'yes', label: 'Ja' },
              { value: 'no', label: 'Nee' },
            ]}
          />
          <Field
            name="phone"
            label="Telefoonnummer"
            type="tel"
            inputmode="tel"
            length="middle"
            dir="ltr"
            form={wrong}
          />
          <DateField name="visited" label="Dag van het bezoek" form={wrong} />
          <Choice
            name="spoken"
            legend="Met wie is gesproken"
            many
            form={wrong}
            options={[
              { value: 'lawyer', label: 'De advocaat' },
              { value: 'shelter', label: 'De opvang' },
            ]}
          />
          <TextArea name="note" label="Wat is er besproken" form={wrong} />
          <Button wide>Bewaar het bezoek</Button>
        </Form>
      </div>
    ),
  },
];
