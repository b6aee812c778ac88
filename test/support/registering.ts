import type { Page } from 'playwright-core';
import type { Step } from '#app/service/intake/steps.ts';

/** What somebody does on one page: presses a choice, types, picks from a list; then "on", or another button. */
export interface OnPage {
  tick?: readonly string[];
  type?: Readonly<Record<string, string>>;
  pick?: Readonly<Record<string, string>>;
  press?: string;
}

/**
 * Goes through the questions that the form shows, whatever their order; those without an answer are left with "Weet ik
 * niet".
 */
export async function answerQuestions(page: Page, answers: Partial<Record<Step, OnPage>>): Promise<Step[]> {
  const met: Step[] = [];
  for (let step = stepOf(page); step !== 'check'; step = stepOf(page)) {
    met.push(step);
    const leave = step === 'safe' ? {} : { press: 'Weet ik niet' };
    await doOnPage(page, answers[step] ?? leave);
    if (met.length > 20) throw new Error(`The form has no end: ${met.join(' ')}`);
  }
  return met;
}

export async function doOnPage(
  page: Page,
  { tick = [], type = {}, pick = {}, press = 'Verder' }: OnPage,
): Promise<void> {
  // The label lies over its box, so that the whole line can be pressed.
  for (const label of tick) await page.locator('label', { hasText: label }).first().click();
  for (const [label, text] of Object.entries(type)) await page.getByLabel(label, { exact: true }).fill(text);
  for (const [label, value] of Object.entries(pick)) await page.getByLabel(label, { exact: true }).selectOption(value);
  const before = page.url();
  await page.getByRole('button', { name: press, exact: true }).click();
  await page.waitForURL((url) => url.href !== before || url.pathname === '/start/form');
}

function stepOf(page: Page): Step | 'check' {
  return (/\/start\/form\/([a-z-]+)/.exec(page.url())?.[1] ?? 'safe') as Step | 'check';
}
