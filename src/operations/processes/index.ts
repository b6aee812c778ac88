export { askToLookAround, onSeen, tellManager } from './child-side.ts';
export { portsOfUnit } from './handed-port.ts';
export { serveHttp } from './http.ts';
export { pinPlace } from './pin-place.ts';
export { receiveStart } from './secrets.ts';
export { dayOfMark } from './seen-words.ts';
