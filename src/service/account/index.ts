/** How one signs in oneself: sessions and devices, one's password; and helping a colleague in who cannot. */
export { accountRoutes } from './account.pages.tsx';
export { judgePassword, PasswordSection } from './choose-password.view.tsx';
export { hasNewDevice } from './sessions.store.ts';
