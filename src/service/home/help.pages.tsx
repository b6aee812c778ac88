import type { Context } from 'hono';
import { type Action, may, type Visit } from '#app/platform/access/visit/index.ts';
import type { MessageKey } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { Badge, FoldNarrow, PageHeader, Section, show, useShell } from '#app/platform/web/index.ts';
import { glossaryFor, tellingOf } from '#app/service/letters/index.ts';

/** Short answers for colleagues, and the legal words in plain words. */
export const helpRoute: Route = { method: 'GET', path: '/help', needs: 'start.see', handle: showHelp };

interface Question {
  of: 'danger' | 'letter' | 'confirm' | 'call' | 'coordinator' | 'seen' | 'leave' | 'telephone' | 'password' | 'rules';
  /** Where it is done, for whoever may. */
  go?: { href: string; needs: Action };
}

/** In the order in which they are asked. */
const questions: readonly Question[] = [
  { of: 'danger' },
  { of: 'letter', go: { href: '/clients', needs: 'case.list' } },
  { of: 'confirm', go: { href: '/limits', needs: 'limit.list' } },
  { of: 'call', go: { href: '/clients', needs: 'case.list' } },
  { of: 'coordinator', go: { href: '/profile/number', needs: 'account.change' } },
  { of: 'seen' },
  { of: 'leave' },
  { of: 'telephone', go: { href: '/profile/sessions', needs: 'account.change' } },
  { of: 'password', go: { href: '/profile/password', needs: 'account.change' } },
  { of: 'rules', go: { href: '/rules', needs: 'rules.see' } },
];

async function showHelp(c: Context, visit: Visit): Promise<Response> {
  const { t, lang } = c.get('web');
  const { terms } = glossaryFor(lang, await tellingOf(visit), 'colleague');
  const words = terms
    .map(({ words: [word = ''], meaning, isApproved }) => ({ word, meaning, isApproved: isApproved === true }))
    .toSorted((one, other) => one.word.localeCompare(other.word, lang));
  const asked = questions.map(({ of, go }) => ({ of, href: go && may(visit, go.needs) ? go.href : null }));
  return show(c, { title: t('home.help'), width: 'wide' }, <HelpPage asked={asked} words={words} />);
}

interface HelpProps {
  asked: readonly { of: Question['of']; href: string | null }[];
  words: readonly { word: string; meaning: string; isApproved: boolean }[];
}

function HelpPage({ asked, words }: HelpProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('home.help')} />
      <div class="two">
        <Section title={t('home.help.questions')}>
          {asked.map(({ of, href }) => (
            <div>
              <h3>{t(`home.help.${of}`)}</h3>
              <p>{t(`home.help.${of}.answer`)}</p>
              {href === null ? null : (
                <p>
                  <a href={href}>{t(`home.help.${of}.go` as MessageKey)}</a>
                </p>
              )}
            </div>
          ))}
        </Section>
        <Section title={t('home.help.words')} id="words">
          <p class="small soft">{t('home.help.words.about')}</p>
          <FoldNarrow summary={t('home.help.words.all', { count: words.length })}>
            <dl class="stack close">
              {words.map(({ word, meaning, isApproved }) => (
                <div>
                  <dt>
                    <strong>{word}</strong>{' '}
                    {isApproved ? null : <Badge tone="soon">{t('letters.page.unreviewed')}</Badge>}
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </FoldNarrow>
        </Section>
      </div>
    </div>
  );
}
