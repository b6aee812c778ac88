/** The shell around every page: layout, parts, forms, headers, refusals, styles. */

export { comesFromUs, csrfGate, csrfToken, csrfTokenHolds } from './csrf.ts';
export { type CsvCell, csvOf } from './csv.ts';
export * from './declared/index.ts';
export { changeDisplay, localPath } from './display.ts';
export { notFound, refuse, refuseInSafeMode, refuseUnreadableList, unexpected } from './errors.view.tsx';
export { askNumbers } from './form/asked-numbers.ts';
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
} from './form/fields.ts';
export { doorForm, ordinaryForm, readFormBody, smallForm } from './form/form-body.ts';
export { type FormState, freshForm, hasErrors, typedText, withError, withWhole } from './form/form-state.ts';
export { type FormRead, readForm } from './form/forms.ts';
export { strangeCharacters } from './form/strange-characters.ts';
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
export { type Appearance, freshAppearance } from './shell/accent.ts';
export { assetPath, assetSize, browserScript, type ModuleAssets, moduleAssets, serveAsset } from './shell/assets.ts';
export { colourPattern, contrastOnLight, leastContrast } from './shell/colour.ts';
export { chooseEncoding, type Encoding, encodings, pack } from './shell/compression.ts';
export { displayCookie, displayCookieName, isTheme, readDisplayCookie, type Theme } from './shell/display-cookie.ts';
export {
  type NavItem,
  plainShell,
  preferredLanguage,
  type Shell,
  shell,
  useShell,
} from './shell/shell.ts';
