import type { Context } from 'hono';
import type { Visit } from '#app/platform/access/visit/index.ts';
import {
  isLang,
  type Lang,
  languageName,
  languages,
  ownLanguageName,
  translator,
} from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { Breadcrumb, InLanguage, notFound, show, useShell } from '#app/platform/web/index.ts';
import { type CaseHeader, needsReadingAloud, PaperForClient, readHeader } from '#app/service/cases/index.ts';
import { GateOnPaper, gateOfLetter, listLimits } from '#app/service/procedures/index.ts';
import { LetterCopy } from './letter-copy.view.tsx';
import { daysNow, explanationNow } from './letter-explained.ts';
import { factsNow, readingOf } from './letter-facts.ts';
import { letterFromPath } from './letter-from-path.ts';
import { limitsOfLetter } from './letter-limits.ts';
import { isFromLawyer } from './tell-statements.ts';
import { tellingOf } from './telling.ts';

/**
 * The client's copy of what a letter means, in the client's language where we speak it, else in English (design
 * question 24).
 */
export function copyRoutes(): Route[] {
  return [{ method: 'GET', path: '/clients/:reference/letters/:id/copy', needs: 'case.read', handle: showCopy }];
}

async function showCopy(c: Context, visit: Visit): Promise<Response> {
  const found = await letterFromPath(c, visit);
  if (!found) return notFound(c);
  const { open, letter } = found;
  const { header } = await readHeader(open);
  const lang = languageFor(header, c.req.query('in'), c.get('web').lang);
  const limits = limitsOfLetter(letter, await listLimits(open));
  const closed = await gateOfLetter(open, letter.id);
  const telling = await tellingOf(visit);
  const at = `/clients/${open.reference}/letters/${letter.id}`;
  // It is printed: the title is in the head of the paper, so it says nothing of whose letter it is.
  const page = { title: translator(lang)('letters.title'), scripts: ['form', 'aloud'] as const };
  return show(
    c,
    page,
    <>
      <Breadcrumb crumbs={[{ href: at, label: c.get('web').t('letters.title') }]} />
      <OtherLanguages at={at} lang={lang} />
      <PaperForClient header={header}>
        <InLanguage lang={lang}>
          <NotYet reads={header.reads} lang={lang} />
          {closed === null ? null : <GateOnPaper why={closed} />}
          <LetterCopy
            explanation={explanationNow(letter, limits, lang, telling, 'client')}
            dutch={lang === 'nl' ? null : explanationNow(letter, limits, 'nl', telling, 'client')}
            telling={telling}
            days={daysNow(letter, limits)}
            reading={readingOf(letter)}
            letterDate={factsNow(letter).letterDate}
            fromLawyer={isFromLawyer(readingOf(letter))}
            pictures={needsReadingAloud(header)}
          />
        </InLanguage>
      </PaperForClient>
    </>,
  );
}

function languageFor({ reads }: CaseHeader, asked: string | undefined, own: Lang): Lang {
  if (isLang(asked)) return asked;
  if (isLang(reads)) return reads;
  return reads === null ? own : 'en';
}

/**
 * The client's own language is not there yet: whoever prints it knows that an interpreter must help. Not on the
 * client's paper.
 */
function NotYet({ reads, lang }: Pick<CaseHeader, 'reads'> & { lang: Lang }) {
  const { t } = useShell();
  if (reads === null || isLang(reads) || lang !== 'en') return null;
  return <p class="small soft off-paper">{t('letters.copy.notYet', { language: languageName(reads, lang) })}</p>;
}

function OtherLanguages({ at, lang }: { at: string; lang: Lang }) {
  return (
    <p class="row off-paper">
      {languages
        .filter((one) => one !== lang)
        .map((one) => (
          <a href={`${at}/copy?in=${one}`} lang={one} hreflang={one}>
            {ownLanguageName(one)}
          </a>
        ))}
    </p>
  );
}
