/** The shell around every page: layout, parts, forms, headers, refusals, styles. */

export { type Appearance, freshAppearance } from './accent.ts';
export { askNumbers } from './asked-numbers.ts';
export { assetPath, assetSize, browserScript, type ModuleAssets, moduleAssets, serveAsset } from './assets.ts';
export { colourPattern, contrastOnLight, leastContrast } from './colour.ts';
export { chooseEncoding, type Encoding, encodings, pack } from './compression.ts';
export { comesFromUs, csrfGate, csrfToken, csrfTokenHolds } from './csrf.ts';
export { type Cell, csvOf } from './csv.ts';
export { changeDisplay, localPath } from './display.ts';
export { displayCookie, displayCookieName, isTheme, readDisplayCookie, type Theme } from './display-cookie.ts';
export { notFound, refuse, refuseInSafeMode, refuseShutList, unexpected } from './errors.view.tsx';
export {
  choice,
  choices,
  day,
  nearDay,
  numbersRight,
  optionalChoice,
  optionalDay,
  optionalNearDay,
  optionalTelephone,
  optionalText,
  optionalTime,
  passwordAgain,
  secret,
  telephone,
  text,
  tick,
  wholeNumber,
} from './fields.ts';
export { doorForm, ordinaryForm, readFormBody, smallForm } from './form-body.ts';
export { type FormState, freshForm, hasErrors, typedText, withError, withWhole } from './form-state.ts';
export { type FormRead, readForm } from './forms.ts';
export {
  headersBeforehand,
  isPrefetch,
  policyWithoutScript,
  policyWithScript,
  securityHeaders,
} from './headers.ts';
export { hostGate, namesAnotherPlace } from './hosts.ts';
export { InLanguage } from './in-language.view.tsx';
export { document, show } from './layout.view.tsx';
export * from './parts/index.ts';
export {
  type NavItem,
  plainShell,
  preferredLanguage,
  type Shell,
  shell,
  useShell,
} from './shell.ts';
export { strangeCharacters } from './strange-characters.ts';
