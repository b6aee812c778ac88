export { askToLookAround, onSeen } from './child-side.ts';
export { serveHttp } from './http.ts';
export { pinKeys, readPins } from './pins.ts';
export { readSecretsFromDescriptor } from './secrets.ts';
export { dayOfMark } from './seen-words.ts';
