export {
  type EmergencyAccessToSee,
  emergencyAccessesADay,
  emergencyAccessToSee,
  emergencyReasons,
  endEmergencyAccess,
  noteEmergencyAccessSeen,
  type OwnEmergencyAccess,
  ownEmergencyAccess,
  takeEmergencyAccess,
} from './emergency-access.ts';
export { addressBlocks, type KeptOut, keepOut, keepOutReasons, letInAgain, peopleToKeepOut } from './keep-out.ts';
