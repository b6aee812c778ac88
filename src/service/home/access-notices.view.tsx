import type { GotClient, LostClient } from '#app/platform/access/notices/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import { Button, ButtonRow, Form, freshForm, Notice, TelephoneLink, useShell } from '#app/platform/web/index.ts';
import { groupedReference, WrittenText } from '#app/service/cases/index.ts';
import type { WhomToAsk } from '#app/service/volunteers/index.ts';

/** Of which clients the reader is not the volunteer any more, and whom to ask; no region and no colleague who came after. */
export function LostClients({ lost, ask }: { lost: readonly LostClient[]; ask: WhomToAsk }) {
  const { t } = useShell();
  if (lost.length === 0) return null;
  const { coordinators, telephone } = ask;
  return (
    <Notice title={t('home.lost', { count: lost.length })}>
      <ul class="stack close">
        {lost.map((one) => (
          <li>
            <LostLine lost={one} />
          </li>
        ))}
      </ul>
      <p>
        {coordinators.length === 0
          ? t('home.lost.ask.service')
          : t('home.lost.ask', { names: coordinators.join(', ') })}{' '}
        {telephone === null ? null : <TelephoneLink number={telephone} />}
      </p>
    </Notice>
  );
}

function LostLine({ lost: { id, name, reference, how, at } }: { lost: LostClient }) {
  const { t, lang } = useShell();
  const client = name ?? (reference === null ? t('home.lost.someone') : groupedReference(reference));
  return (
    <>
      <p>{t(`home.lost.${how}`, { name: client, day: longDate(at, lang) })}</p>
      <ReadButton id={id} />
    </>
  );
}

/** That this client is new, and what the coordinator wrote with it; folded once it was read. */
export function GotNotice({ got }: { got: GotClient | undefined }) {
  const { t } = useShell();
  if (got === undefined || !(got.isNew || got.word !== null)) return null;
  const { id, by, word } = got;
  if (!got.isNew)
    return (
      <details>
        <summary>{t('home.got.word', { name: by ?? '' })}</summary>
        <WrittenText text={word} />
      </details>
    );
  return (
    <Notice title={t('home.got')}>
      <p>{t('home.got.by', { name: by ?? '' })}</p>
      <WrittenText text={word} />
      <ReadButton id={id} />
    </Notice>
  );
}

function ReadButton({ id }: { id: string }) {
  const { t } = useShell();
  return (
    <Form action="/clients-told/read" form={freshForm()}>
      <input type="hidden" name="notice" value={id} />
      <ButtonRow>
        <Button kind="quiet">{t('home.told.read')}</Button>
      </ButtonRow>
    </Form>
  );
}
