import { pattern } from './pattern.ts';
/** Somebody is expected, invited, or is to come. */
export const expects = pattern()`
    \b(?:afspraak|verwacht\w*|uitgenodigd|uitnodig\w*|nodigen|welkom|langskomen|komt|kom|melden|meldt|vervoegen
    |rendez|convoque\w*|convocation|presenter|appointment|expect\w*|invited|interview|cita|comparecer
    |presentarse)\b
  `;
/** What a meeting is called. */
export const meets = pattern()`
    \b(?:\w*(?:afspraak|zitting|gehoor|verhoor|gesprek)|horen|spreken|verhuist|verhuizing|geplaatst|plaatsing
    |terecht|intake|gaat u|appointment|interview|hearing)\b
  `;
/** What is said of the hour of a meeting. */
export const comes = pattern()`
    \b(?:verwacht\w*|vervoegen|meld|meldt|melden|wacht|wachten|begint|beginnen|aanvang|vangt|start|ontvangen
    |halen|staat|treffen|opgehaald|we begin|starts|(?:wij|ik|we) bel(?:len)?)\b|\b(?:er|daar|hier|binnen
    |aanwezig)(?: \w+)? om \d
  `;
