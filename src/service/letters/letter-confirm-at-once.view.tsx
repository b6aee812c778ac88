import { ButtonLink, ButtonRow, Form, FormFoot, useShell } from '#app/platform/web/index.ts';
import type { LetterPlace } from '#app/service/procedures/index.ts';
import { basisOf, choiceField, noPlace } from './letter-confirm-form.ts';
import { placeKey } from './letter-event.ts';
import type { LetterFacts, LimitProposal } from './letter-proposals.ts';
import type { KeptLetter } from './letters.store.ts';

interface ConfirmAtOnceProps {
  /** Address of the letter. */
  at: string;
  letter: KeptLetter;
  facts: LetterFacts;
  proposals: readonly LimitProposal[];
  /** Where on the map it belongs; null: nowhere. */
  place: LetterPlace | null;
  once: string;
}

/** A page may hold another day, and of a correction somebody must lay both letters side by side. */
const mustBeLookedAt: ReadonlySet<string> = new Set(['pages_missing', 'correction']);

/** One press when everything is right; else the way to the form. What is not known for sure, or not there whole, is never one press away. */
export function ConfirmAtOnce({ at, letter, facts, proposals, place, once }: ConfirmAtOnceProps) {
  const { t } = useShell();
  if (letter.document.confirmation !== null) return null;
  const { closedFiles, pages, reading } = letter.document;
  const isWhole =
    closedFiles.length === 0 &&
    pages.every(({ notes }) => !notes.includes('unopened') && !notes.includes('attached')) &&
    !reading.warnings.some(({ code }) => mustBeLookedAt.has(code));
  const isKnown = facts.kind !== 'unknown' && proposals.every(({ days }) => days !== null);
  const isClear = letter.state === 'read' && isWhole && isKnown;
  if (!isClear) {
    return (
      <ButtonRow>
        <ButtonLink href={`${at}/check`}>{t('letters.page.check')}</ButtonLink>
      </ButtonRow>
    );
  }
  return (
    <Form action={`${at}/confirm`} once={once} version={letter.version}>
      <FactsAsFields facts={facts} place={place} />
      {proposals.map(({ key }) => (
        <input type="hidden" name={choiceField(key)} value="take" />
      ))}
      <p class="hint off-paper">{t('letters.page.confirm.name')}</p>
      <FormFoot back={`${at}/check`} backLabel={t('letters.page.wrong')}>
        {t('letters.page.confirm')}
      </FormFoot>
    </Form>
  );
}

/** The facts as hidden fields, with what the limits were counted from. */
export function FactsAsFields({ facts, place }: { facts: LetterFacts; place: LetterPlace | null }) {
  return (
    <>
      <input type="hidden" name="kind" value={facts.kind} />
      <input type="hidden" name="outcome" value={facts.outcome ?? ''} />
      <input type="hidden" name="letterDate" value={facts.letterDate ?? ''} />
      <input type="hidden" name="sentDate" value={facts.sentDate ?? ''} />
      <input type="hidden" name="basis" value={basisOf(facts)} />
      <input type="hidden" name="place" value={place === null ? noPlace : placeKey(place)} />
    </>
  );
}
