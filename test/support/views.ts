import type { Page } from 'playwright-core';

/** Right to left and large text are set by script, which the page cannot tell from a setting of the browser. */
const manners = ['light', 'dark', 'rtl', 'large-text', 'forced', 'print'] as const;
type Manner = (typeof manners)[number];

/** A way in which a page can be looked at. What sticks out at the side is measured in each. */
export interface View {
  name: string;
  width: number;
  manner: Manner;
  picture: boolean;
  axe: boolean;
}

const widths = [320, 390, 768, 1280, 1920];
/** A sheet of A4 between its margins, at 96 dots an inch. */
const paper = 673;
/** Axe says the same at each width, and takes longer than everything else: once a manner will do. */
const judgedWidth = 390;

const every = manners.flatMap((manner) =>
  (manner === 'print' ? [paper] : widths).map((width) => ({ name: `${width}-${manner}`, width, manner })),
);
/** What every run looks at: a phone and a desk; and measured only, where things stick out first. */
const pictured = ['390-light', '1280-dark'];
const measured = ['320-light', '320-rtl', '390-rtl', '320-large-text', '390-large-text', '1280-large-text'];

/**
 * All of them (`all`, half an hour), or those with one of these words in their name (`rtl`, `1280-dark,print`), or the few
 * that every run takes two minutes for.
 */
export function viewsFor(wish: string): View[] {
  if (wish === 'few' || wish === 'readme') {
    return every
      .filter(({ name }) => [...pictured, ...measured].includes(name))
      .map((view) => ({ ...view, picture: pictured.includes(view.name), axe: view.name === '320-light' }));
  }
  return every
    .filter(({ name }) => wish === 'all' || wish.split(',').some((word) => name.includes(word)))
    .map((view) => ({ ...view, picture: true, axe: [judgedWidth, paper].includes(view.width) }));
}

/** Shows the open page in this view. */
export async function see(page: Page, { width, manner }: Pick<View, 'width' | 'manner'>): Promise<void> {
  await page.emulateMedia({
    media: manner === 'print' ? 'print' : 'screen',
    colorScheme: manner === 'dark' ? 'dark' : 'light',
    // A change of colour that is still under way would be read as a colour of the page.
    reducedMotion: 'reduce',
    forcedColors: manner === 'forced' ? 'active' : 'none',
  });
  await page.setViewportSize({ width, height: 800 });
  // A page that is only just arriving has no root yet.
  await page.waitForLoadState();
  await page.evaluate(`{
    document.documentElement.dir = ${JSON.stringify(manner === 'rtl' ? 'rtl' : 'ltr')};
    document.documentElement.style.fontSize = ${JSON.stringify(manner === 'large-text' ? '200%' : '')};
  }`);
}
