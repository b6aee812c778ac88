/** The shell around every page: layout, parts, forms, headers, refusals, styles. */
export { assetPath, serveAsset } from './assets.ts';
export { chooseEncoding, type Encoding, encodings, type Packed, pack } from './compression.ts';
export { comesFromUs, csrfGate, csrfToken, csrfTokenHolds } from './csrf.ts';
export { changeDisplay, localPath } from './display.ts';
export { displayCookie, displayCookieName, isTheme, readDisplayCookie, type Theme, themes } from './display-cookie.ts';
export { notFound, type Refusal, refuse, refuseKeeping, unexpected } from './errors.tsx';
export {
  choice,
  choices,
  day,
  optionalChoice,
  optionalDay,
  optionalTelephone,
  optionalText,
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
  allowScripts,
  headersBeforehand,
  isPrefetch,
  policyWithoutScript,
  policyWithScript,
  securityHeaders,
} from './headers.ts';
export { hostGate } from './hosts.ts';
export { InLanguage } from './in-language.tsx';
export { document, type PageProps, show } from './layout.tsx';
export * from './parts/index.ts';
export {
  type NavItem,
  plainShell,
  preferredLanguage,
  type Shell,
  type ShellOptions,
  shell,
  useShell,
} from './shell.ts';
