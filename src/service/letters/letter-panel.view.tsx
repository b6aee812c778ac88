import type { Child } from 'hono/jsx';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import { Badge, Section, useShell } from '#app/platform/web/index.ts';
import { onceAPage, type TimelineLine } from '#app/service/cases/index.ts';
import { factsNow } from './letter-facts.ts';
import { kindInWords } from './letter-words.ts';
import { type KeptLetter, listLetters } from './letters.store.ts';

/** Read once for all parts of a page that tell of letters. */
const lettersOfPage = onceAPage(listLetters);

/** The panel of a case with its letters, those still to be checked first in sight. */
export const lettersPanel = {
  order: 10,
  async show(open: OpenCase): Promise<Child> {
    const letters = await lettersOfPage(open);
    return <LettersPanel reference={open.reference} letters={letters} />;
  },
  async happened(open: OpenCase): Promise<TimelineLine[]> {
    const letters = await lettersOfPage(open);
    return letters.map((letter) => ({
      kind: 'letters',
      on: letter.receivedDay,
      view: <Came reference={open.reference} letter={letter} />,
    }));
  },
};

/** A letter on the timeline: when it was brought in. */
function Came({ reference, letter }: { reference: string; letter: KeptLetter }) {
  const { t, lang } = useShell();
  return (
    <>
      {t('letters.happened')}{' '}
      <a href={`/clients/${reference}/letters/${letter.id}`}>{kindInWords(factsNow(letter).kind, lang)}</a>
    </>
  );
}

interface LettersPanelProps {
  reference: string;
  letters: readonly KeptLetter[];
}

function LettersPanel({ reference, letters }: LettersPanelProps) {
  const { t } = useShell();
  return (
    <Section title={t('letters.panel.title')} id="letters">
      {letters.length === 0 ? <p class="soft">{t('letters.panel.empty')}</p> : null}
      <ul class="stack close">
        {letters.map((letter) => (
          <LetterLine reference={reference} letter={letter} />
        ))}
      </ul>
    </Section>
  );
}

const tones = { read: 'soon', confirmed: 'done', 'set-aside': 'plain' } as const;

function LetterLine({ reference, letter }: { reference: string; letter: KeptLetter }) {
  const { t, lang } = useShell();
  const { kind, letterDate } = factsNow(letter);
  const when =
    letterDate === null
      ? t('letters.panel.added', { day: longDate(letter.receivedDay, lang) })
      : t('letters.panel.of', { day: longDate(letterDate, lang) });
  return (
    <li>
      <p class="row">
        <a href={`/clients/${reference}/letters/${letter.id}`}>{kindInWords(kind, lang)}</a>
        <Badge tone={tones[letter.state]}>{t(`letters.panel.state.${letter.state}`)}</Badge>
      </p>
      <p class="small soft">{when}</p>
    </li>
  );
}
