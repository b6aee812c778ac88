import type { Context } from 'hono';
import type { Visit } from '#app/platform/access/visit/index.ts';
import {
  ButtonLink,
  ButtonRow,
  DueList,
  DueRow,
  EmptyState,
  PageHeader,
  Section,
  SideBySide,
  show,
  useShell,
} from '#app/platform/web/index.ts';
import { groupedReference } from '#app/service/cases/index.ts';
import { type LetterWaiting, lettersWaiting } from '#app/service/letters/index.ts';

/** The list behind "letters to confirm": the oldest first, by reference, so that no file is opened for it. */
export async function showLetters(c: Context, visit: Visit): Promise<Response> {
  const letters = await lettersWaiting(visit);
  return show(c, { title: c.get('web').t('home.count.letters') }, <LettersPage letters={letters} />);
}

function LettersPage({ letters }: { letters: readonly LetterWaiting[] }) {
  const { t } = useShell();
  return (
    <SideBySide need={<HowToConfirm />}>
      <PageHeader title={t('home.count.letters')}>
        <p>{t('home.count.letters.note')}</p>
      </PageHeader>
      {letters.length === 0 ? <NoLetters /> : <Letters letters={letters} />}
    </SideBySide>
  );
}

function Letters({ letters }: { letters: readonly LetterWaiting[] }) {
  const { t } = useShell();
  return (
    <Section>
      <DueList>
        {letters.map(({ id, reference, received }) => (
          <DueRow
            date={received}
            title={t('home.letter.of', { reference: groupedReference(reference) })}
            href={`/clients/${reference}/letters/${id}`}
          />
        ))}
      </DueList>
    </Section>
  );
}

function NoLetters() {
  const { t } = useShell();
  return (
    <EmptyState title={t('home.letters.none')}>
      <ButtonRow>
        <ButtonLink href="/" kind="quiet">
          {t('home.letters.back')}
        </ButtonLink>
      </ButtonRow>
    </EmptyState>
  );
}

/** What confirming is, for whoever does it seldom. */
function HowToConfirm() {
  const { t } = useShell();
  return (
    <Section title={t('home.letters.how')}>
      <ol class="numbers">
        <li>{t('home.letters.how.compare')}</li>
        <li>{t('home.letters.how.change')}</li>
        <li>{t('home.letters.how.then')}</li>
      </ol>
    </Section>
  );
}
