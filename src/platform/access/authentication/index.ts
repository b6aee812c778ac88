export { changePassword, demandNewPassword } from './change-password.ts';
export { type Device, deviceOf } from './devices.ts';
export { enrol, invitedName, type JoinTicket, join, newJoinTicket, readJoinTicket } from './join.ts';
export { costOfNobody } from './nobody.ts';
export { addPasskey, knownCredentials, type OwnPasskey, ownPasskeys, removePasskey } from './own-passkeys.ts';
export { type Challenge, newChallenge, type Site } from './passkey-challenges.ts';
export { demandedRoles, demandPasskeys } from './passkey-demand.ts';
export { handleOf, proveByPasskey, readPrf } from './passkeys.ts';
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
