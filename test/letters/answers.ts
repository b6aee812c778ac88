/** Letters that say yes, allow or invite, by kind or by kind and outcome: their opposites are never told as they are. */
const yes = [
  'ind_verlening',
  'ind_pas_ophalen',
  'ind_afspraak_loket',
  'ind_uitnodiging_gehoor_asiel',
  'ind_hoorzitting_bezwaar',
  'ind_beslissing_bezwaar/founded',
  'politie_m55_bedenktijd',
  'politie_m55_aangifte',
  'politie_bevestiging_aangifte',
  'politie_uitnodiging_gesprek',
  'om_vervolging_formulieren',
  'om_zitting',
  'om_afloop/claim_granted',
  'rc_oproep_getuige',
  'rb_uitnodiging_zitting',
  'rvr_toevoeging',
  'coa_rvb_toekenning',
  'coa_opvang',
  'dtv_uitnodiging',
  'gem_brp',
  'ambassade_afspraak',
  'slachtofferhulp',
  'zco_opvang',
  'ggz_afspraak',
  'nidos',
  'zorgverzekeraar',
  'cjib_schadevergoeding',
  'ind_asiel_verlening',
];

/** Letters that say no or end something. */
const no = [
  'ind_afwijzing',
  'ind_intrekking',
  'ind_voornemen_intrekking',
  'ind_voornemen_asiel',
  'ind_inreisverbod',
  'ind_dublin',
  'ind_beslissing_bezwaar/unfounded',
  'ind_beslissing_bezwaar/inadmissible',
  'rvr_afwijzing',
  'coa_rvb_beeindiging',
  'ambassade_weigering',
  'gem_adresonderzoek/deregistered',
  'om_sepot',
  'om_geen_noodzaak',
  'om_vroegsepot_politie',
  'om_afloop/claim_refused',
  'om_afloop/acquitted',
  'bedenktijd_geen',
  'brp_geen',
  'opvang_geen',
  'zorgverzekering_geen',
  'vreemdelingenpaspoort_geen',
  'ind_asiel_afwijzing',
];

/** What a kind with its outcome answers; null where it answers nothing. */
export function answerOf(kind: string, outcome: string | undefined): 'yes' | 'no' | null {
  const names = [kind, `${kind}/${outcome}`];
  if (names.some((name) => yes.includes(name))) return 'yes';
  return names.some((name) => no.includes(name)) ? 'no' : null;
}
