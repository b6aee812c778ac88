export { countedBlocks, plainAddress, visitorAddress } from './address.ts';
export { countTry, fitsLimit, uncountTry } from './count.ts';
export { limiters } from './limiters.ts';
export { sharedPlaces } from './places.ts';
