import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { z } from 'zod';
import {
  addressBlocks,
  type KeptOut,
  keepOut,
  keepOutReasons,
  letInAgain,
  peopleToKeepOut,
} from '#app/platform/access/emergency-access/index.ts';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { tellWhoLost } from '#app/platform/access/notices/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import type { RefusedStatus, Route } from '#app/platform/routing/index.ts';
import {
  Button,
  ButtonRow,
  Choice,
  choice,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  notFound,
  optionalText,
  readForm,
  refuse,
  Section,
  SelectField,
  TextArea,
  useShell,
  withError,
} from '#app/platform/web/index.ts';
import { idFromPath, openFromPath, showClientPage } from '#app/service/cases/index.ts';

const at = '/clients/:reference/kept-out';
const keepOutForm = z.strictObject({
  person: z.uuid('web.form.choose'),
  reason: choice(keepOutReasons),
  why: optionalText(500),
});

/** A button with nothing beside it: what is sent along is not ours. */
const noFields = z.strictObject({});

/** Keeping a colleague out of a client's file, and letting them in again. */
export function keepOutRoutes(): Route[] {
  return [
    { method: 'GET', path: at, needs: 'case.keep-out', handle: look },
    { method: 'POST', path: at, needs: 'case.keep-out', handle: keep },
    { method: 'POST', path: `${at}/:block/ending`, needs: 'case.keep-out', handle: lift },
  ];
}

/** On the page of a client, for the coordinators, where somebody is kept out. */
export const keptOutPanel = {
  order: 95,
  async show(open: OpenCase): Promise<Child> {
    const blocks = may(open.visit, 'case.keep-out') ? await addressBlocks(open) : [];
    return blocks.length === 0 ? null : <KeptOutSection reference={open.reference} blocks={blocks} />;
  },
};

async function look(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.keep-out');
  return open ? showBlocks(c, open, freshForm()) : notFound(c);
}

async function keep(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.keep-out');
  if (!open) return notFound(c);
  const read = await readForm(c.req, keepOutForm);
  if (!read.ok) return showBlocks(c, open, read.form, read.status);
  const { person: personId, reason, why } = read.values;
  if (reason === 'other' && why === null)
    return showBlocks(c, open, withError(read.form, 'why', 'emergency-access.keepOut.why.needed'), 422);
  const done = await keepOut(open, { personId, reason, why });
  if (done === 'nobody')
    return showBlocks(c, open, withError(read.form, 'person', 'emergency-access.keepOut.nobody'), 422);
  if (done === 'last-coordinator')
    return showBlocks(c, open, withError(read.form, 'person', 'emergency-access.keepOut.last'), 422);
  if (done === 'kept-out') await tellWhoLost(open, 'ended', null);
  // A coordinator who kept themselves out does not find this page any more.
  const isSelf = personId === visit.person.id;
  return c.redirect(isSelf ? '/clients' : `/clients/${open.reference}/kept-out`, 303);
}

async function lift(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.keep-out');
  const block = idFromPath(c, 'block');
  if (!open || !block) return notFound(c);
  if (!(await readForm(c.req, noFields)).ok) return refuse(c, 'bad-request');
  if (!(await letInAgain(open, block))) return notFound(c);
  return c.redirect(`/clients/${open.reference}/kept-out`, 303);
}

async function showBlocks(c: Context, open: OpenCase, form: FormState, status?: RefusedStatus): Promise<Response> {
  const title = c.get('web').t('emergency-access.keepOut.title');
  const blocks = await addressBlocks(open);
  const people = await peopleToKeepOut(open);
  return showClientPage(
    c,
    open,
    { title, status },
    <BlocksView reference={open.reference} blocks={blocks} people={people} form={form} self={open.visit.person.id} />,
  );
}

interface BlocksProps {
  reference: string;
  blocks: readonly KeptOut[];
  people: readonly { id: string; name: string }[];
  form: FormState;
  self: string;
}

function BlocksView({ reference, blocks, people, form, self }: BlocksProps) {
  const { t } = useShell();
  const nameOf = ({ id, name }: { id: string; name: string }) =>
    id === self ? t('emergency-access.keepOut.self', { name }) : name;
  return (
    <>
      <ErrorSummary
        form={form}
        labels={{
          person: t('emergency-access.keepOut.who'),
          reason: t('emergency-access.keepOut.reason'),
          why: t('emergency-access.keepOut.why'),
        }}
      />
      <p>{t('emergency-access.keepOut.what')}</p>
      {blocks.map((block) => (
        <Block reference={reference} block={block} />
      ))}
      <Section title={t(blocks.length === 0 ? 'emergency-access.keepOut.first' : 'emergency-access.keepOut.new')}>
        <Form action={`/clients/${reference}/kept-out`} form={form}>
          <SelectField
            name="person"
            label={t('emergency-access.keepOut.who')}
            hint={t('emergency-access.keepOut.who.hint')}
            form={form}
            options={people.map((person) => ({ value: person.id, label: nameOf(person) }))}
          />
          <Choice
            name="reason"
            legend={t('emergency-access.keepOut.reason')}
            hint={t('emergency-access.keepOut.reason.hint')}
            form={form}
            options={keepOutReasons.map((value) => ({ value, label: t(`emergency-access.keepOut.reason.${value}`) }))}
          />
          <TextArea name="why" label={t('emergency-access.keepOut.why')} optional rows={2} form={form} />
          <FormFoot back={`/clients/${reference}`} kind="danger">
            {t('emergency-access.keepOut.now')}
          </FormFoot>
        </Form>
      </Section>
    </>
  );
}

function Block({ reference, block }: { reference: string; block: KeptOut }) {
  const { t, lang } = useShell();
  return (
    <Section title={block.name}>
      <p>
        {t('emergency-access.keepOut.since', {
          date: longDate(block.since, lang),
          by: block.by,
          reason: t(`emergency-access.keepOut.reason.${block.reason}`),
        })}
      </p>
      {block.why === null ? null : (
        <p>
          <bdi>{block.why}</bdi>
        </p>
      )}
      <details>
        <summary>{t('emergency-access.keepOut.lift', { name: block.name })}</summary>
        <p>{t('emergency-access.keepOut.lift.what')}</p>
        <Form action={`/clients/${reference}/kept-out/${block.id}/ending`}>
          <ButtonRow>
            <Button kind="quiet">{t('emergency-access.keepOut.lift.now')}</Button>
          </ButtonRow>
        </Form>
      </details>
    </Section>
  );
}

function KeptOutSection({ reference, blocks }: { reference: string; blocks: readonly KeptOut[] }) {
  const { t } = useShell();
  return (
    <Section title={t('emergency-access.keepOut.title')}>
      <ul class="stack close">
        {blocks.map(({ name }) => (
          <li>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      <a href={`/clients/${reference}/kept-out`}>{t('emergency-access.keepOut.change')}</a>
    </Section>
  );
}
