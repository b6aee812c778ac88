import { databaseNow } from '#app/platform/database/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import { ButtonRow, PrintButton, Section, useShell } from '#app/platform/web/index.ts';

/** On the colleagues' side; the address of the service itself may change while the paper lies in a safe. */
const recoveryPath = '/recovery';

/** Three recovery shares as they go on paper, with who keeps them: each as the lines that are on it. */
export function PrintedShares({ sheets }: { sheets: readonly (readonly string[])[] }) {
  const { t } = useShell();
  return (
    <>
      <Section title={t('people.setup.shares.keepers')}>
        <ul class="bullets">
          <li>{t('people.setup.shares.keepers.people')}</li>
          <li>{t('people.setup.shares.keepers.apart')}</li>
          <li>{t('people.setup.shares.keepers.paper')}</li>
        </ul>
      </Section>
      <ButtonRow>
        <PrintButton label={t('people.setup.shares.print')} />
      </ButtonRow>
      {sheets.map((lines, place) => (
        <PrintedShare lines={lines} number={place + 1} />
      ))}
    </>
  );
}

/** One share, a page of its own on paper; by its day old and new ones are told apart. */
function PrintedShare({ lines, number }: { lines: readonly string[]; number: number }) {
  const { t, name, lang } = useShell();
  return (
    <section class="code-block stack close own-page" aria-labelledby={`share-${number}`}>
      <h2 id={`share-${number}`}>{t('people.setup.share', { number, name })}</h2>
      <p>{t('people.setup.share.what')}</p>
      <ol>
        {lines.map((line) => (
          <li class="code-text">
            <bdi dir="ltr">{line}</bdi>
          </li>
        ))}
      </ol>
      <p>
        {t('people.setup.share.keeper')} <span class="to-write" />
      </p>
      <p class="small">{t('people.setup.share.where', { address: recoveryPath })}</p>
      <p class="small soft">
        {t('people.setup.share.alone')} {t('people.setup.share.made', { day: longDate(databaseNow(), lang) })}
      </p>
    </section>
  );
}
