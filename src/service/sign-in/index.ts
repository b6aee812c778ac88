/** The entrance of the staff side: setting up, joining, signing in and out. */
export { entranceRoutes } from './entrance.pages.tsx';
