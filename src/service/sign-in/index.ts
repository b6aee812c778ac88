/** The entrance of the staff side: setting up, joining, signing in and out. */
export { allSignInRoutes } from './entry.pages.tsx';
