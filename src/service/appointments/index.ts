/** What an appointment is: its kinds, what is known of it besides day, hour and place, and which two overlap. Pure. */
export {
  type AppointmentDetails,
  type AppointmentKind,
  appointmentKinds,
  appointmentSchema,
  mostAlong,
  plainAppointment,
  tickets,
} from './appointment.ts';
export { clashes, type Going, isPast } from './clash.ts';
