/** Every part of a page with its states, for looking at: in the demo only. */
export { galleryPage } from './gallery.pages.tsx';
