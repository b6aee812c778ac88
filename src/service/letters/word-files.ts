import ambassadeAfspraakEn from '../../../content/letters/ambassade_afspraak.en.json' with { type: 'json' };
import ambassadeAfspraakNl from '../../../content/letters/ambassade_afspraak.nl.json' with { type: 'json' };
import ambassadeWeigeringEn from '../../../content/letters/ambassade_weigering.en.json' with { type: 'json' };
import ambassadeWeigeringNl from '../../../content/letters/ambassade_weigering.nl.json' with { type: 'json' };
import belastingdienstToeslagenEn from '../../../content/letters/belastingdienst_toeslagen.en.json' with {
  type: 'json',
};
import belastingdienstToeslagenNl from '../../../content/letters/belastingdienst_toeslagen.nl.json' with {
  type: 'json',
};
import bmaMedischAdviesEn from '../../../content/letters/bma_medisch_advies.en.json' with { type: 'json' };
import bmaMedischAdviesNl from '../../../content/letters/bma_medisch_advies.nl.json' with { type: 'json' };
import cakEn from '../../../content/letters/cak.en.json' with { type: 'json' };
import cakNl from '../../../content/letters/cak.nl.json' with { type: 'json' };
import cjibBoeteEn from '../../../content/letters/cjib_boete.en.json' with { type: 'json' };
import cjibBoeteNl from '../../../content/letters/cjib_boete.nl.json' with { type: 'json' };
import cjibSchadevergoedingEn from '../../../content/letters/cjib_schadevergoeding.en.json' with { type: 'json' };
import cjibSchadevergoedingNl from '../../../content/letters/cjib_schadevergoeding.nl.json' with { type: 'json' };
import coaOpvangEn from '../../../content/letters/coa_opvang.en.json' with { type: 'json' };
import coaOpvangNl from '../../../content/letters/coa_opvang.nl.json' with { type: 'json' };
import coaRvbBeeindigingEn from '../../../content/letters/coa_rvb_beeindiging.en.json' with { type: 'json' };
import coaRvbBeeindigingNl from '../../../content/letters/coa_rvb_beeindiging.nl.json' with { type: 'json' };
import coaRvbToekenningEn from '../../../content/letters/coa_rvb_toekenning.en.json' with { type: 'json' };
import coaRvbToekenningNl from '../../../content/letters/coa_rvb_toekenning.nl.json' with { type: 'json' };
import dtvUitnodigingEn from '../../../content/letters/dtv_uitnodiging.en.json' with { type: 'json' };
import dtvUitnodigingNl from '../../../content/letters/dtv_uitnodiging.nl.json' with { type: 'json' };
import duoInburgeringEn from '../../../content/letters/duo_inburgering.en.json' with { type: 'json' };
import duoInburgeringNl from '../../../content/letters/duo_inburgering.nl.json' with { type: 'json' };
import gemAdresonderzoekEn from '../../../content/letters/gem_adresonderzoek.en.json' with { type: 'json' };
import gemAdresonderzoekNl from '../../../content/letters/gem_adresonderzoek.nl.json' with { type: 'json' };
import gemBijstandEn from '../../../content/letters/gem_bijstand.en.json' with { type: 'json' };
import gemBijstandNl from '../../../content/letters/gem_bijstand.nl.json' with { type: 'json' };
import gemBrpEn from '../../../content/letters/gem_brp.en.json' with { type: 'json' };
import gemBrpNl from '../../../content/letters/gem_brp.nl.json' with { type: 'json' };
import ggzAfspraakEn from '../../../content/letters/ggz_afspraak.en.json' with { type: 'json' };
import ggzAfspraakNl from '../../../content/letters/ggz_afspraak.nl.json' with { type: 'json' };
import hofArt12En from '../../../content/letters/hof_art12.en.json' with { type: 'json' };
import hofArt12Nl from '../../../content/letters/hof_art12.nl.json' with { type: 'json' };
import hofBeschikkingEn from '../../../content/letters/hof_beschikking.en.json' with { type: 'json' };
import hofBeschikkingNl from '../../../content/letters/hof_beschikking.nl.json' with { type: 'json' };
import incassoDeurwaarderEn from '../../../content/letters/incasso_deurwaarder.en.json' with { type: 'json' };
import incassoDeurwaarderNl from '../../../content/letters/incasso_deurwaarder.nl.json' with { type: 'json' };
import indAfspraakLoketEn from '../../../content/letters/ind_afspraak_loket.en.json' with { type: 'json' };
import indAfspraakLoketNl from '../../../content/letters/ind_afspraak_loket.nl.json' with { type: 'json' };
import indAfwijzingEn from '../../../content/letters/ind_afwijzing.en.json' with { type: 'json' };
import indAfwijzingNl from '../../../content/letters/ind_afwijzing.nl.json' with { type: 'json' };
import indBeslissingBezwaarEn from '../../../content/letters/ind_beslissing_bezwaar.en.json' with { type: 'json' };
import indBeslissingBezwaarNl from '../../../content/letters/ind_beslissing_bezwaar.nl.json' with { type: 'json' };
import indDublinEn from '../../../content/letters/ind_dublin.en.json' with { type: 'json' };
import indDublinNl from '../../../content/letters/ind_dublin.nl.json' with { type: 'json' };
import indHerinneringVerlengingEn from '../../../content/letters/ind_herinnering_verlenging.en.json' with {
  type: 'json',
};
import indHerinneringVerlengingNl from '../../../content/letters/ind_herinnering_verlenging.nl.json' with {
  type: 'json',
};
import indHoorzittingBezwaarEn from '../../../content/letters/ind_hoorzitting_bezwaar.en.json' with { type: 'json' };
import indHoorzittingBezwaarNl from '../../../content/letters/ind_hoorzitting_bezwaar.nl.json' with { type: 'json' };
import indInreisverbodEn from '../../../content/letters/ind_inreisverbod.en.json' with { type: 'json' };
import indInreisverbodNl from '../../../content/letters/ind_inreisverbod.nl.json' with { type: 'json' };
import indIntrekkingEn from '../../../content/letters/ind_intrekking.en.json' with { type: 'json' };
import indIntrekkingNl from '../../../content/letters/ind_intrekking.nl.json' with { type: 'json' };
import indLegesEn from '../../../content/letters/ind_leges.en.json' with { type: 'json' };
import indLegesNl from '../../../content/letters/ind_leges.nl.json' with { type: 'json' };
import indOntvangstAanvraagEn from '../../../content/letters/ind_ontvangst_aanvraag.en.json' with { type: 'json' };
import indOntvangstAanvraagNl from '../../../content/letters/ind_ontvangst_aanvraag.nl.json' with { type: 'json' };
import indOntvangstBezwaarEn from '../../../content/letters/ind_ontvangst_bezwaar.en.json' with { type: 'json' };
import indOntvangstBezwaarNl from '../../../content/letters/ind_ontvangst_bezwaar.nl.json' with { type: 'json' };
import indPasOphalenEn from '../../../content/letters/ind_pas_ophalen.en.json' with { type: 'json' };
import indPasOphalenNl from '../../../content/letters/ind_pas_ophalen.nl.json' with { type: 'json' };
import indUitnodigingGehoorAsielEn from '../../../content/letters/ind_uitnodiging_gehoor_asiel.en.json' with {
  type: 'json',
};
import indUitnodigingGehoorAsielNl from '../../../content/letters/ind_uitnodiging_gehoor_asiel.nl.json' with {
  type: 'json',
};
import indVerdagingEn from '../../../content/letters/ind_verdaging.en.json' with { type: 'json' };
import indVerdagingNl from '../../../content/letters/ind_verdaging.nl.json' with { type: 'json' };
import indVerleningEn from '../../../content/letters/ind_verlening.en.json' with { type: 'json' };
import indVerleningNl from '../../../content/letters/ind_verlening.nl.json' with { type: 'json' };
import indVerzoekAanvullingEn from '../../../content/letters/ind_verzoek_aanvulling.en.json' with { type: 'json' };
import indVerzoekAanvullingNl from '../../../content/letters/ind_verzoek_aanvulling.nl.json' with { type: 'json' };
import indVoornemenAsielEn from '../../../content/letters/ind_voornemen_asiel.en.json' with { type: 'json' };
import indVoornemenAsielNl from '../../../content/letters/ind_voornemen_asiel.nl.json' with { type: 'json' };
import indVoornemenIntrekkingEn from '../../../content/letters/ind_voornemen_intrekking.en.json' with { type: 'json' };
import indVoornemenIntrekkingNl from '../../../content/letters/ind_voornemen_intrekking.nl.json' with { type: 'json' };
import nidosEn from '../../../content/letters/nidos.en.json' with { type: 'json' };
import nidosNl from '../../../content/letters/nidos.nl.json' with { type: 'json' };
import omAfloopEn from '../../../content/letters/om_afloop.en.json' with { type: 'json' };
import omAfloopNl from '../../../content/letters/om_afloop.nl.json' with { type: 'json' };
import omGeenNoodzaakEn from '../../../content/letters/om_geen_noodzaak.en.json' with { type: 'json' };
import omGeenNoodzaakNl from '../../../content/letters/om_geen_noodzaak.nl.json' with { type: 'json' };
import omSepotEn from '../../../content/letters/om_sepot.en.json' with { type: 'json' };
import omSepotNl from '../../../content/letters/om_sepot.nl.json' with { type: 'json' };
import omVervolgingFormulierenEn from '../../../content/letters/om_vervolging_formulieren.en.json' with {
  type: 'json',
};
import omVervolgingFormulierenNl from '../../../content/letters/om_vervolging_formulieren.nl.json' with {
  type: 'json',
};
import omVroegsepotPolitieEn from '../../../content/letters/om_vroegsepot_politie.en.json' with { type: 'json' };
import omVroegsepotPolitieNl from '../../../content/letters/om_vroegsepot_politie.nl.json' with { type: 'json' };
import omZittingEn from '../../../content/letters/om_zitting.en.json' with { type: 'json' };
import omZittingNl from '../../../content/letters/om_zitting.nl.json' with { type: 'json' };
import politieBevestigingAangifteEn from '../../../content/letters/politie_bevestiging_aangifte.en.json' with {
  type: 'json',
};
import politieBevestigingAangifteNl from '../../../content/letters/politie_bevestiging_aangifte.nl.json' with {
  type: 'json',
};
import politieM55AangifteEn from '../../../content/letters/politie_m55_aangifte.en.json' with { type: 'json' };
import politieM55AangifteNl from '../../../content/letters/politie_m55_aangifte.nl.json' with { type: 'json' };
import politieM55BedenktijdEn from '../../../content/letters/politie_m55_bedenktijd.en.json' with { type: 'json' };
import politieM55BedenktijdNl from '../../../content/letters/politie_m55_bedenktijd.nl.json' with { type: 'json' };
import politieMeldplichtEn from '../../../content/letters/politie_meldplicht.en.json' with { type: 'json' };
import politieMeldplichtNl from '../../../content/letters/politie_meldplicht.nl.json' with { type: 'json' };
import politieUitnodigingGesprekEn from '../../../content/letters/politie_uitnodiging_gesprek.en.json' with {
  type: 'json',
};
import politieUitnodigingGesprekNl from '../../../content/letters/politie_uitnodiging_gesprek.nl.json' with {
  type: 'json',
};
import politieVerhoorVerdachteEn from '../../../content/letters/politie_verhoor_verdachte.en.json' with {
  type: 'json',
};
import politieVerhoorVerdachteNl from '../../../content/letters/politie_verhoor_verdachte.nl.json' with {
  type: 'json',
};
import rbGriffierechtEn from '../../../content/letters/rb_griffierecht.en.json' with { type: 'json' };
import rbGriffierechtNl from '../../../content/letters/rb_griffierecht.nl.json' with { type: 'json' };
import rbGrondenEn from '../../../content/letters/rb_gronden.en.json' with { type: 'json' };
import rbGrondenNl from '../../../content/letters/rb_gronden.nl.json' with { type: 'json' };
import rbOntvangstBeroepEn from '../../../content/letters/rb_ontvangst_beroep.en.json' with { type: 'json' };
import rbOntvangstBeroepNl from '../../../content/letters/rb_ontvangst_beroep.nl.json' with { type: 'json' };
import rbUitnodigingZittingEn from '../../../content/letters/rb_uitnodiging_zitting.en.json' with { type: 'json' };
import rbUitnodigingZittingNl from '../../../content/letters/rb_uitnodiging_zitting.nl.json' with { type: 'json' };
import rbUitspraakEn from '../../../content/letters/rb_uitspraak.en.json' with { type: 'json' };
import rbUitspraakNl from '../../../content/letters/rb_uitspraak.nl.json' with { type: 'json' };
import rbVovoEn from '../../../content/letters/rb_vovo.en.json' with { type: 'json' };
import rbVovoNl from '../../../content/letters/rb_vovo.nl.json' with { type: 'json' };
import rcOproepGetuigeEn from '../../../content/letters/rc_oproep_getuige.en.json' with { type: 'json' };
import rcOproepGetuigeNl from '../../../content/letters/rc_oproep_getuige.nl.json' with { type: 'json' };
import rvrAfwijzingEn from '../../../content/letters/rvr_afwijzing.en.json' with { type: 'json' };
import rvrAfwijzingNl from '../../../content/letters/rvr_afwijzing.nl.json' with { type: 'json' };
import rvrToevoegingEn from '../../../content/letters/rvr_toevoeging.en.json' with { type: 'json' };
import rvrToevoegingNl from '../../../content/letters/rvr_toevoeging.nl.json' with { type: 'json' };
import rvsEn from '../../../content/letters/rvs.en.json' with { type: 'json' };
import rvsNl from '../../../content/letters/rvs.nl.json' with { type: 'json' };
import schadefondsBesluitEn from '../../../content/letters/schadefonds_besluit.en.json' with { type: 'json' };
import schadefondsBesluitNl from '../../../content/letters/schadefonds_besluit.nl.json' with { type: 'json' };
import schadefondsOntvangstEn from '../../../content/letters/schadefonds_ontvangst.en.json' with { type: 'json' };
import schadefondsOntvangstNl from '../../../content/letters/schadefonds_ontvangst.nl.json' with { type: 'json' };
import slachtofferhulpEn from '../../../content/letters/slachtofferhulp.en.json' with { type: 'json' };
import slachtofferhulpNl from '../../../content/letters/slachtofferhulp.nl.json' with { type: 'json' };
import unknownEn from '../../../content/letters/unknown.en.json' with { type: 'json' };
import unknownNl from '../../../content/letters/unknown.nl.json' with { type: 'json' };
import zcoOpvangEn from '../../../content/letters/zco_opvang.en.json' with { type: 'json' };
import zcoOpvangNl from '../../../content/letters/zco_opvang.nl.json' with { type: 'json' };
import zorgverzekeraarEn from '../../../content/letters/zorgverzekeraar.en.json' with { type: 'json' };
import zorgverzekeraarNl from '../../../content/letters/zorgverzekeraar.nl.json' with { type: 'json' };

/** What each kind of letter means, in words, as it lies in the content folder. */
export const wordFiles: readonly unknown[] = [
  ambassadeAfspraakEn,
  ambassadeAfspraakNl,
  ambassadeWeigeringEn,
  ambassadeWeigeringNl,
  belastingdienstToeslagenEn,
  belastingdienstToeslagenNl,
  bmaMedischAdviesEn,
  bmaMedischAdviesNl,
  cakEn,
  cakNl,
  cjibBoeteEn,
  cjibBoeteNl,
  cjibSchadevergoedingEn,
  cjibSchadevergoedingNl,
  coaOpvangEn,
  coaOpvangNl,
  coaRvbBeeindigingEn,
  coaRvbBeeindigingNl,
  coaRvbToekenningEn,
  coaRvbToekenningNl,
  dtvUitnodigingEn,
  dtvUitnodigingNl,
  duoInburgeringEn,
  duoInburgeringNl,
  gemAdresonderzoekEn,
  gemAdresonderzoekNl,
  gemBijstandEn,
  gemBijstandNl,
  gemBrpEn,
  gemBrpNl,
  ggzAfspraakEn,
  ggzAfspraakNl,
  hofArt12En,
  hofArt12Nl,
  hofBeschikkingEn,
  hofBeschikkingNl,
  incassoDeurwaarderEn,
  incassoDeurwaarderNl,
  indAfspraakLoketEn,
  indAfspraakLoketNl,
  indAfwijzingEn,
  indAfwijzingNl,
  indBeslissingBezwaarEn,
  indBeslissingBezwaarNl,
  indDublinEn,
  indDublinNl,
  indHerinneringVerlengingEn,
  indHerinneringVerlengingNl,
  indHoorzittingBezwaarEn,
  indHoorzittingBezwaarNl,
  indInreisverbodEn,
  indInreisverbodNl,
  indIntrekkingEn,
  indIntrekkingNl,
  indLegesEn,
  indLegesNl,
  indOntvangstAanvraagEn,
  indOntvangstAanvraagNl,
  indOntvangstBezwaarEn,
  indOntvangstBezwaarNl,
  indPasOphalenEn,
  indPasOphalenNl,
  indUitnodigingGehoorAsielEn,
  indUitnodigingGehoorAsielNl,
  indVerdagingEn,
  indVerdagingNl,
  indVerleningEn,
  indVerleningNl,
  indVerzoekAanvullingEn,
  indVerzoekAanvullingNl,
  indVoornemenAsielEn,
  indVoornemenAsielNl,
  indVoornemenIntrekkingEn,
  indVoornemenIntrekkingNl,
  nidosEn,
  nidosNl,
  omAfloopEn,
  omAfloopNl,
  omGeenNoodzaakEn,
  omGeenNoodzaakNl,
  omSepotEn,
  omSepotNl,
  omVervolgingFormulierenEn,
  omVervolgingFormulierenNl,
  omVroegsepotPolitieEn,
  omVroegsepotPolitieNl,
  omZittingEn,
  omZittingNl,
  politieBevestigingAangifteEn,
  politieBevestigingAangifteNl,
  politieM55AangifteEn,
  politieM55AangifteNl,
  politieM55BedenktijdEn,
  politieM55BedenktijdNl,
  politieMeldplichtEn,
  politieMeldplichtNl,
  politieUitnodigingGesprekEn,
  politieUitnodigingGesprekNl,
  politieVerhoorVerdachteEn,
  politieVerhoorVerdachteNl,
  rbGriffierechtEn,
  rbGriffierechtNl,
  rbGrondenEn,
  rbGrondenNl,
  rbOntvangstBeroepEn,
  rbOntvangstBeroepNl,
  rbUitnodigingZittingEn,
  rbUitnodigingZittingNl,
  rbUitspraakEn,
  rbUitspraakNl,
  rbVovoEn,
  rbVovoNl,
  rcOproepGetuigeEn,
  rcOproepGetuigeNl,
  rvrAfwijzingEn,
  rvrAfwijzingNl,
  rvrToevoegingEn,
  rvrToevoegingNl,
  rvsEn,
  rvsNl,
  schadefondsBesluitEn,
  schadefondsBesluitNl,
  schadefondsOntvangstEn,
  schadefondsOntvangstNl,
  slachtofferhulpEn,
  slachtofferhulpNl,
  zcoOpvangEn,
  zcoOpvangNl,
  zorgverzekeraarEn,
  zorgverzekeraarNl,
  unknownEn,
  unknownNl,
];
