import { languageName } from '#app/platform/language/index.ts';
import { Notice, useShell } from '#app/platform/web/index.ts';
import type { Reading, WarningCode } from '#app/service/letter-reader/index.ts';
import { PlaceLinks } from './explanation-parts.view.tsx';
import type { LetterPlaces, SentenceOnPage } from './places.ts';

/** Said already by the page itself. */
const saidElsewhere: readonly WarningCode[] = ['same_day'];
const isFalse = (code: WarningCode) => code.startsWith('false_');

/** The warnings of a letter as sentences of the page; those that say that it is false stand first. */
export function warningSayings(codes: readonly WarningCode[]): (SentenceOnPage & { code: WarningCode })[] {
  const shown = codes.filter((code) => !saidElsewhere.includes(code));
  return [...shown.filter(isFalse), ...shown.filter((code) => !isFalse(code))].map((code) => ({
    code,
    id: `warning-${code.replaceAll('_', '-')}`,
    restsOn: [`warning:${code}`],
  }));
}

interface WarningsProps {
  codes: readonly WarningCode[];
  places: LetterPlaces;
}

/** A letter that may be fraud: why we think so and what to do, before anything that it says itself. */
export function FalseLetter({ codes, places }: WarningsProps) {
  const { t } = useShell();
  const sayings = warningSayings(codes).filter(({ code }) => isFalse(code));
  if (sayings.length === 0) return null;
  return (
    <Notice tone="late" title={t('letters.false.title')}>
      <WarningList sayings={sayings} places={places} />
      <p>
        <strong>{t('letters.false.do')}</strong>
      </p>
    </Notice>
  );
}

interface OtherWarningsProps extends WarningsProps {
  language: Reading['language'];
  /** Address of the letter where its pages may still be changed; null: not any more. */
  changeAt: string | null;
}

/** All warnings but the one that the letter may be false, which has its own notice. */
export function Warnings({ codes, places, language, changeAt }: OtherWarningsProps) {
  const { t } = useShell();
  const sayings = warningSayings(codes).filter(({ code }) => !isFalse(code));
  if (sayings.length === 0) return null;
  return (
    <Notice tone="soon" title={t('letters.page.warnings')}>
      <WarningList sayings={sayings} places={places} language={language} />
      {changeAt === null ? null : <HowToMend codes={codes} at={changeAt} />}
    </Notice>
  );
}

/** The ways to what a warning asks for: the missing page, or each of two letters by itself. */
function HowToMend({ codes, at }: { codes: readonly WarningCode[]; at: string }) {
  const { t } = useShell();
  const isTwo = codes.some((code) => code === 'two_letters' || code === 'perhaps_two_letters');
  return (
    <>
      {codes.includes('pages_missing') ? (
        <p class="off-paper">
          <a href={`${at}/pages`}>{t('letters.sheets.add')}</a>
        </p>
      ) : null}
      {isTwo ? (
        <>
          <p class="off-paper">
            <a href={`${at.slice(0, at.lastIndexOf('/'))}/new`}>{t('letters.upload.title')}</a>
          </p>
          <p class="off-paper">
            <a href={`${at}/check`}>{t('letters.aside.title')}</a>
          </p>
        </>
      ) : null}
    </>
  );
}

interface ListProps {
  sayings: ReturnType<typeof warningSayings>;
  places: LetterPlaces;
  language?: Reading['language'];
}

function WarningList({ sayings, places, language = 'und' }: ListProps) {
  const { t, lang } = useShell();
  const words = (code: WarningCode): string =>
    code === 'not_dutch' && language !== 'und' && language !== 'nl'
      ? t('letters.warningOf.language', { language: languageName(language, lang) })
      : t(`letters.warning.${code}`);
  return (
    <ul class="bullets">
      {sayings.map(({ code, id, restsOn }) => (
        <li>
          <span class="told" id={id} tabindex={-1}>
            {words(code)}
            <PlaceLinks restsOn={restsOn} places={places} />
          </span>
        </li>
      ))}
    </ul>
  );
}
