export {
  breakGlass,
  closeGlass,
  type GlassToSee,
  glassADay,
  glassReasons,
  glassToSee,
  noteGlassSeen,
  type OwnGlass,
  ownGlass,
} from './break-glass.ts';
export { addressBlocks, type KeptOut, keepOut, keepOutReasons, letInAgain, peopleToKeepOut } from './keep-out.ts';
