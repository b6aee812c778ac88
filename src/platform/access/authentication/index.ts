export { changePassword, demandNewPassword } from './change-password.ts';
export { type Device, deviceOf } from './devices.ts';
export { enrol, type JoinTicket, join, newJoinTicket, readJoinTicket } from './join.ts';
export { demandedRoles, demandPasskeys } from './passkey-demand.ts';
export {
  addPasskey,
  type Challenge,
  handleOf,
  knownCredentials,
  newChallenge,
  type OwnPasskey,
  ownPasskeys,
  proveByPasskey,
  readPrf,
  removePasskey,
  type Site,
} from './passkeys.ts';
export { passwordRefusal } from './passwords.ts';
export {
  confirmDevices,
  endOtherSessions,
  endOwnSession,
  endSessionsOf,
  type NewDevice,
  newDevices,
  type OwnSession,
  ownSessions,
} from './sessions.ts';
export { type SignInResult, signIn, startSession } from './sign-in.ts';
export { signInDemo } from './sign-in-demo.ts';
export { finishWithPassword, type PasskeySignIn, signInWithPasskey } from './sign-in-passkey.ts';
export { type StepUp, stepUp } from './step-up.ts';
export { stepOfCode, totpCode } from './totp.ts';
