/** How one signs in oneself: sessions and devices, one's password; and helping a colleague in who cannot. */
export { accountRoutes } from './account.pages.tsx';
export { judgePassword, PasswordSheet } from './choose-password.tsx';
export { hasNewDevice } from './sessions.store.ts';
