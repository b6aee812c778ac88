/** The calendar of a colleague, as a feed. */
export { appointmentText } from './calendar-text.ts';
export { feedPages } from './feed.pages.tsx';
