/** The pages of an appointment: its form, its card, who comes along. */
export { appointmentPages } from './appointment.pages.tsx';
export { companyPages } from './company.pages.tsx';
