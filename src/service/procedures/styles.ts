import card from './appointments/card.css?raw';
import due from './due/due.css?raw';
import route from './map/route.css?raw';

export const procedureStyles = [due, route, card];
