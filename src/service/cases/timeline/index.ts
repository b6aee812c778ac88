/** The timeline of a case. */

export type { TimelineLine } from './happened.ts';
export { readTimeline } from './timeline.ts';
export { Timeline } from './timeline.view.tsx';
export { emergencyAccessKind } from './timeline-contents.ts';
export { codeInWords } from './timeline-entries.view.tsx';
export { timelineFilter } from './timeline-filter.ts';
