/** Interpreters: wishes, vetoes and who was asked. */

export { interpreterRoutes } from './interpreters.pages.tsx';
export { wishIn } from './interpreters.store.ts';
export { type InterpreterWish, interpreterKind, interpreterWishKind } from './interpreters.ts';
export { wishInWords } from './interpreters-page.view.tsx';
