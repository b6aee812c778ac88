import type { Child } from 'hono/jsx';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may } from '#app/platform/access/visit/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import { Badge, ButtonLink, ButtonRow, Section, useShell } from '#app/platform/web/index.ts';
import { factsNow } from './letter-facts.ts';
import { kindInWords } from './letter-words.ts';
import { type KeptLetter, listLetters } from './letters.store.ts';

/** The panel of a case with its letters, those still to be checked first in sight. */
export const lettersPanel = {
  order: 10,
  async show(open: OpenCase): Promise<Child> {
    const letters = await listLetters(open);
    const mayAdd = may(open.visit, 'letter.upload') && open.status === 'open';
    return <LettersPanel reference={open.reference} letters={letters} mayAdd={mayAdd} />;
  },
};

interface LettersPanelProps {
  reference: string;
  letters: readonly KeptLetter[];
  mayAdd: boolean;
}

function LettersPanel({ reference, letters, mayAdd }: LettersPanelProps) {
  const { t } = useShell();
  return (
    <Section title={t('letters.panel.title')} id="letters">
      {letters.length === 0 ? <p class="soft">{t('letters.panel.empty')}</p> : null}
      <ul class="stack close">
        {letters.map((letter) => (
          <LetterLine reference={reference} letter={letter} />
        ))}
      </ul>
      {mayAdd ? (
        <ButtonRow>
          <ButtonLink href={`/clients/${reference}/letters/new`} kind="quiet">
            {t('letters.panel.add')}
          </ButtonLink>
        </ButtonRow>
      ) : null}
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
