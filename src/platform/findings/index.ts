/** How the machine stands on which the installation runs: what was found, in codes that every process may know. */
export {
  type Finding,
  type FindingState,
  finding,
  type MachineReport,
  machineReport,
  namedIn,
  stateOf,
  worstOf,
} from './finding.ts';
