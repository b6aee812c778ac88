import { browserScript } from '#app/platform/web/index.ts';
import aloud from './islands/aloud.ts?script';
import photos from './islands/photos.ts?script';
import places from './islands/places.ts?script';
import styles from './letters.css?raw';

export const letterStyles = styles;

/** Reads sentences aloud on this machine. */
export const aloudScript = browserScript('aloud', aloud);
/** Pages of a letter before they are sent: in order, with how far the sending is. */
export const photosScript = browserScript('photos', photos);
/** A sentence lights its place in the letter, and the place its sentence. */
export const placesScript = browserScript('places', places);

export const letterScripts = [aloudScript, photosScript, placesScript];
