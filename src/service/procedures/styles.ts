import due from './due.css?raw';
import route from './map/route.css?raw';

export const procedureStyles = [due, route];
