import { type Lang, today, translator } from '#app/platform/language/index.ts';
import { citationInWords, type LimitId, limitDefinition } from '#app/service/deadlines/index.ts';
import { markInWords } from '#app/service/procedures/index.ts';
import { exampleInWords, workedExample } from './worked-example.ts';

/** Each legal term with its article, its source and one day worked out. */
export function WorkedExamples({ limits, lang }: { limits: readonly LimitId[]; lang: Lang }) {
  return (
    <>
      {limits.map((id) => (
        <LimitInShort id={id} lang={lang} />
      ))}
    </>
  );
}

function LimitInShort({ id, lang }: { id: LimitId; lang: Lang }) {
  const t = translator(lang);
  const definition = limitDefinition(id);
  const example = workedExample(id, today().year);
  if (definition === null) return null;
  const { names, basis, source, confidence } = definition;
  return (
    <div class="stack close limit-in-short">
      <h3>
        {id} · {names[lang]}
      </h3>
      <p class="small">
        {citationInWords(basis, lang)} · {citationInWords(source, lang)} · {markInWords(confidence, lang)}
      </p>
      {example === null ? (
        <p>{t('approvals.limit.noLength')}</p>
      ) : (
        <ol class="numbers small">
          {exampleInWords(example, lang).map((line) => (
            <li>{line}</li>
          ))}
        </ol>
      )}
    </div>
  );
}
