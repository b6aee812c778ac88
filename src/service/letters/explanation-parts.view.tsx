import type { Child } from 'hono/jsx';
import { Badge, FoldNarrow, Pictogram, type PictogramOf, useShell } from '#app/platform/web/index.ts';
import type { ExplainedSentence, Explanation } from './explain.ts';
import { explanationParts } from './explanations.ts';
import { type Glossary, type GlossedPiece, withTerms } from './glossary.ts';
import type { LetterPlaces, SentenceOnPage } from './places.ts';

/** The sentences of an explanation as they are on the page, in order, each with its address there. */
export function sayingsOf({ client }: Explanation): SentenceOnPage[] {
  return toldIn(client).map(({ restsOn }, at) => ({ id: sayingId(at), restsOn }));
}

const sayingId = (at: number) => `say-${at + 1}`;
const toldIn = (client: Explanation['client']): ExplainedSentence[] => explanationParts.flatMap((part) => client[part]);

interface ToldPartsProps {
  explanation: Explanation;
  /** Where its sentences are in the letter; none on a paper that the letter does not come with. */
  places?: LetterPlaces;
  /** The words that are explained to whoever reads it. */
  glossary: Pick<Glossary, 'terms'>;
  /** What the headings of the parts are, under the heading that stands above. */
  heading?: 'h2' | 'h3';
  /** Before the addresses of its sentences and words, where the page holds the explanation in another language as well. */
  prefix?: string;
  /** With a large picture beside each part, for a client who does not read. */
  pictures?: boolean;
  /** On a phone what follows on the first part is behind a fold; without this there is none. */
  fold?: {
    summary: string;
    /** What stands at its end. */
    after: Child;
  };
}

const pictureOf: Readonly<Record<(typeof explanationParts)[number], PictogramOf>> = {
  what: 'paper',
  do: 'act',
  byWhen: 'day',
  ifMissed: 'late',
  whoHelps: 'person',
};

/** An explanation in its parts: each sentence points at its place in the letter, each legal word can be tapped. */
export function ToldParts({
  explanation: { client },
  places = new Map(),
  glossary,
  heading: Heading = 'h3',
  prefix = '',
  pictures = false,
  fold,
}: ToldPartsProps) {
  const { t } = useShell();
  const sentences = withTerms(
    toldIn(client).map(({ text }) => text),
    glossary,
  );
  let at = 0;
  const said = ({ restsOn }: ExplainedSentence) => {
    const here = at++;
    const id = `${prefix}${sayingId(here)}`;
    return <Sentence id={id} prefix={prefix} pieces={sentences[here] ?? []} restsOn={restsOn} places={places} />;
  };
  const [first, ...others] = explanationParts
    .filter((part) => client[part].length > 0)
    .map((part) => (
      <div class={pictures ? 'told-part pictured' : 'told-part'}>
        {pictures ? <Pictogram of={pictureOf[part]} /> : null}
        <div>
          <Heading>{t(`letters.told.${part}`)}</Heading>
          {steps.includes(part) && client[part].length > 1 ? (
            <ul class="bullets">
              {client[part].map((one) => (
                <li>{said(one)}</li>
              ))}
            </ul>
          ) : (
            <p>{client[part].map(said)}</p>
          )}
        </div>
      </div>
    ));
  return (
    <>
      {first}
      {fold === undefined || others.length === 0 ? (
        <>
          {others}
          {fold?.after}
        </>
      ) : (
        <FoldNarrow summary={fold.summary}>
          <div class="stack close">
            {others}
            {fold.after}
          </div>
        </FoldNarrow>
      )}
    </>
  );
}

/** What to do and by when are read one by one, like a list of errands. */
const steps: readonly (typeof explanationParts)[number][] = ['do', 'byWhen'];

interface SentenceProps extends SentenceOnPage {
  pieces: readonly GlossedPiece[];
  places: LetterPlaces;
  prefix: string;
}

function Sentence({ id, prefix, pieces, restsOn, places }: SentenceProps) {
  return (
    <>
      <span class="told" id={id} tabindex={-1}>
        {pieces.map(({ text, term }) =>
          term === undefined ? text : <TermWord text={text} term={term} prefix={prefix} />,
        )}
        <PlaceLinks restsOn={restsOn} places={places} />
      </span>{' '}
    </>
  );
}

/** The numbers of the places that a sentence rests on, each a way there. */
export function PlaceLinks({ restsOn, places }: Pick<SentenceProps, 'restsOn' | 'places'>) {
  const { t } = useShell();
  const numbers = restsOn.flatMap((what) => places.get(what)?.number ?? []);
  return (
    <>
      {numbers.map((number) => (
        <>
          {' '}
          <a class="to-place off-paper" href={`#place-${number}`} aria-label={t('letters.place.go', { number })}>
            {number}
          </a>
        </>
      ))}
    </>
  );
}

/**
 * A legal word; what it means opens over the page, without script too. A browser that cannot shows it behind the word.
 */
function TermWord({ text, term, prefix }: Required<GlossedPiece> & { prefix: string }) {
  const { t } = useShell();
  const id = `${prefix}term-${term.key}`;
  return (
    <>
      <button class="term" type="button" popovertarget={id}>
        {text}
      </button>
      <span class="meaning" id={id} popover="auto">
        <strong>{text}</strong> <span class="meaning-text">{term.meaning}</span>{' '}
        {term.isApproved === true ? null : <Badge tone="soon">{t('letters.page.unreviewed')}</Badge>}
      </span>
    </>
  );
}
