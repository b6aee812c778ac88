/** The list is in the language module, where the public process may reach it too. */
export {
  plainLanguage,
  type SpokenLanguage,
  spokenLanguages,
  spokenName,
  spokenNames,
} from '#app/platform/language/index.ts';
