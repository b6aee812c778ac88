export { askToLookAround } from './child-side.ts';
export { serveHttp } from './http.ts';
export { type PinnedKeys, pinKeys, readPins } from './pins.ts';
export { type PublicStart, readSecretsFromDescriptor, type StaffStart } from './secrets.ts';
export { setUpTokenMac } from './set-up-token.ts';
