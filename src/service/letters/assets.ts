import { browserScript } from '#app/platform/web/index.ts';
import photos from './islands/photos.ts?script';
import places from './islands/places.ts?script';
import styles from './letters.css?raw';

export const letterStyles = styles;

/** Pages of a letter before they are sent: in order, with how far the sending is. */
export const photosScript = browserScript('photos', photos);
/** A sentence lights its place in the letter, and the place its sentence. */
export const placesScript = browserScript('places', places);

export const letterScripts = [photosScript, placesScript];
