import type { FormState } from '#app/platform/web/index.ts';
import type { Entry } from '#app/service/directory/index.ts';
import type { OpenRegistration } from './intake.store.ts';
import type { PlacementProposal, RegionFacts } from './proposal.ts';

/** The forms of one registration page, as they come back after an error. */
export interface QueueForms {
  place?: FormState;
  waiting?: FormState;
  pass?: FormState;
  keep?: FormState;
}

export interface RegistrationPageProps {
  open: OpenRegistration;
  proposal: PlacementProposal;
  regions: readonly RegionFacts[];
  /** Where else the client can be helped, as it is known now. */
  directory: readonly Entry[];
  forms: QueueForms;
  /** The place on the waiting list that the client has, or would get. */
  waitsAt: number;
}
