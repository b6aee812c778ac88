import { describe, expect, test } from 'vitest';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

const letter = (subject: string, decision: string, more: string) => `Immigratie- en Naturalisatiedienst

Mevrouw S. Tesfamariam

Datum            27 november 2026
Betreft          ${subject}

Geachte mevrouw Tesfamariam,

${decision} U kunt binnen vier weken bezwaar maken. U moet Nederland binnen vier weken verlaten.
${more}

Hoogachtend,
de minister van Asiel en Migratie`;

const refusal = ['Afwijzing van uw aanvraag', 'Wij wijzen uw aanvraag voor een verblijfsvergunning af.'] as const;
const withdrawal = ['Intrekking van uw verblijfsvergunning', 'Wij trekken uw verblijfsvergunning in.'] as const;
const warns = (more: string, [subject, decision]: readonly [string, string] = refusal): boolean =>
  readLetter(pagesOfText(letter(subject, decision, more))).warnings.some(({ code }) => code === 'entry_ban');

describe('a letter speaks of an entry ban', () => {
  test.each([
    'Wij leggen u een inreisverbod op voor de duur van twee jaar.',
    'Tegen u wordt een inreisverbod uitgevaardigd voor twee jaar.',
    'U krijgt ook een inreisverbod. Dat betekent dat u twee jaar niet mag terugkomen.',
    'U krijgt een inreisverbod, waardoor u twee jaar niet naar Nederland kunt komen.',
    'U krijgt een inreisverbod als bedoeld in artikel 66a van de Vreemdelingenwet.',
    'Wij leggen u een inreisverbod op, omdat u niet bent vertrokken.',
    'Omdat u niet kunt aantonen dat u bent vertrokken, leggen wij u een inreisverbod op.',
    'Wij leggen u, omdat het risico bestaat dat u niet vertrekt, een inreisverbod op.',
    'Wij leggen u een inreisverbod op dat ingaat zodra u Nederland hebt verlaten.',
    'U hebt geen recht op verblijf meer en krijgt een inreisverbod.',
    'Terugkeerbesluit en inreisverbod',
    'Dit besluit geldt ook als terugkeerbesluit en inreisverbod.',
    'Dit besluit houdt ook een inreisverbod in van twee jaar.',
    'U kunt vertrekken met hulp van de IOM. Aan u is een inreisverbod opgelegd.',
  ])('where it gives one: %s', (more) => {
    expect(warns(more)).toBe(true);
  });

  test('where it takes a permit away as well', () => {
    expect(warns('Wij leggen u een inreisverbod op voor twee jaar.', withdrawal)).toBe(true);
    expect(warns('U kunt een inreisverbod krijgen.', withdrawal)).toBe(false);
  });

  test.each([
    'U kunt een inreisverbod krijgen.',
    'Vertrekt u niet op tijd, dan kunt u een inreisverbod krijgen.',
    'Na afloop van deze termijn kunt u worden uitgezet en een inreisverbod krijgen.',
    'U krijgt een inreisverbod als u niet op tijd vertrekt.',
    'Tegen u kan een inreisverbod worden uitgevaardigd.',
    'Vertrekt u niet, dan leggen wij u een inreisverbod op.',
    'Als u niet vertrekt, leggen wij u een inreisverbod op.',
    'Wij beoordelen later of wij u een inreisverbod opleggen.',
    'Er is geen sprake van een inreisverbod.',
    'Een inreisverbod is mogelijk.',
    'Een inreisverbod kan daarvan het gevolg zijn.',
    'Blijft u langer, dan riskeert u een inreisverbod.',
    'U loopt het risico op een inreisverbod.',
    'Vertrekt u niet, dan volgt een inreisverbod.',
    'Vertrekt u niet binnen deze termijn? Dan volgt een inreisverbod.',
    'Er wordt geen inreisverbod opgelegd.',
    'Wij leggen u geen terugkeerbesluit en geen inreisverbod op.',
    'Wat is een inreisverbod?',
    'Informatie over terugkeer en inreisverbod vindt u op ind.nl.',
  ])('but not where it only says what may follow: %s', (more) => {
    expect(warns(more)).toBe(false);
  });

  test('a letter that says both is one that gives it', () => {
    expect(warns('U kunt een inreisverbod krijgen. Wij leggen u een inreisverbod op voor twee jaar.')).toBe(true);
  });
});
