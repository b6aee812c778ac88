/** Suspended by signed dates: cases are hidden while a date is lacking or over, the keys stay, and nothing ends. */
export { dependsOnDays, signedTrainingDays, signTrainingDays, suspensionOf, type TrainingDay } from './suspension.ts';
