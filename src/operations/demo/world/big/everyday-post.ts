import { dailyTexts } from '../../letters/daily-texts.ts';
import { justiceTexts } from '../../letters/justice-texts.ts';
import { residenceTexts } from '../../letters/residence-texts.ts';
import type { PlannedLetter } from '../letters.ts';

/** Every kind of letter that comes besides the decisions of the IND. */
export const textsOf = { ...residenceTexts, ...justiceTexts, ...dailyTexts };
type Kind = keyof typeof textsOf;

/** To whom it came, what, how many days ago, and what of it has been dealt with: most of it lies behind, some is still open. */
export const everydayPost: readonly (readonly [
  client: string,
  kind: Kind,
  daysAgo: number,
  done?: PlannedLetter['done'],
])[] = [
  // Utrecht
  ['tsehay', 'belastingdienst_toeslagen', 440, 'all'],
  ['tsehay', 'ind_herinnering_verlenging', 50, 'all'],
  ['mercy', 'ind_ontvangst_aanvraag', 330, 'all'],
  ['mercy', 'rvr_toevoeging', 320, 'all'],
  ['kateryna', 'cak', 380, 'all'],
  ['kateryna', 'gem_bijstand', 280, 'all'],
  ['ibrahim', 'ambassade_afspraak', 25, 'all'],
  ['valentina', 'politie_bevestiging_aangifte', 260, 'all'],
  ['valentina', 'om_vervolging_formulieren', 120, 'all'],
  ['valentina', 'ind_pas_ophalen', 12],
  ['valentina', 'duo_inburgering', 8],
  ['anh', 'politie_m55_aangifte', 170, 'all'],
  ['anh', 'om_zitting', 20],
  ['zeynep', 'gem_adresonderzoek', 100, 'all'],
  ['rojin', 'zco_opvang', 92, 'all'],
  ['rojin', 'politie_uitnodiging_gesprek', 90, 'all'],
  ['rojin', 'politie_meldplicht', 75, 'all'],
  ['gulalai', 'politie_m55_bedenktijd', 55, 'all'],
  ['gulalai', 'coa_rvb_toekenning', 50, 'all'],
  ['halima', 'coa_opvang', 215, 'all'],
  ['halima', 'ggz_afspraak', 12],
  ['chidi', 'ind_leges', 140, 'all'],
  ['chidi', 'cjib_boete', 35, 'all'],
  ['piotr', 'incasso_deurwaarder', 70, 'all'],
  // Amersfoort
  ['abeba', 'schadefonds_ontvangst', 400, 'all'],
  ['abeba', 'schadefonds_besluit', 240, 'all'],
  ['rachida', 'zorgverzekeraar', 60, 'all'],
  ['mariam', 'bma_medisch_advies', 45, 'all'],
  ['florin', 'rc_oproep_getuige', 40, 'all'],
  // Groningen
  ['senait', 'om_sepot', 460, 'all'],
  ['senait', 'hof_art12', 440, 'all'],
  ['aissatou', 'ind_voornemen_intrekking', 110, 'all'],
  ['nasrin', 'ind_ontvangst_bezwaar', 460, 'all'],
  ['nasrin', 'ind_hoorzitting_bezwaar', 440, 'all'],
  ['nasrin', 'ind_verdaging', 425, 'all'],
  ['nasrin', 'rb_ontvangst_beroep', 388, 'all'],
  ['nasrin', 'rb_griffierecht', 385, 'all'],
  ['nasrin', 'rb_gronden', 383, 'all'],
  ['nasrin', 'rb_uitnodiging_zitting', 300, 'all'],
  ['rosario', 'rvr_afwijzing', 255, 'all'],
  ['rosario', 'om_afloop', 30, 'all'],
  ['rosario', 'cjib_schadevergoeding', 14],
];
