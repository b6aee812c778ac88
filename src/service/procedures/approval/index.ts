/** Procedures as what a lawyer approves for clients. */
export { approvableOf, clientMayRead, procedureTexts } from './approval.ts';
