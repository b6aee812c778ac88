/** Procedures as data: read and checked once, at the start. */
export { definitions } from './content.ts';
export {
  type Definition,
  type DefinitionWords,
  dateKinds,
  type Happening,
  type Stage,
  type StageLimit,
  type StageWords,
  type Structure,
  type Track,
  tracks,
} from './definition.ts';
export { BrokenDefinitions, type Definitions, type Files, readDefinitions } from './read-definitions.ts';
