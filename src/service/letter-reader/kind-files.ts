import advocaatEigenBijdrage from '../../../content/letters/kinds/advocaat_eigen_bijdrage.json' with { type: 'json' };
import advocaatKopie from '../../../content/letters/kinds/advocaat_kopie.json' with { type: 'json' };
import advocaatStopt from '../../../content/letters/kinds/advocaat_stopt.json' with { type: 'json' };
import advocaatStukken from '../../../content/letters/kinds/advocaat_stukken.json' with { type: 'json' };
import advocaatUitnodiging from '../../../content/letters/kinds/advocaat_uitnodiging.json' with { type: 'json' };
import ambassadeAfspraak from '../../../content/letters/kinds/ambassade_afspraak.json' with { type: 'json' };
import ambassadeWeigering from '../../../content/letters/kinds/ambassade_weigering.json' with { type: 'json' };
import bedenktijdGeen from '../../../content/letters/kinds/bedenktijd_geen.json' with { type: 'json' };
import belastingdienstToeslagen from '../../../content/letters/kinds/belastingdienst_toeslagen.json' with {
  type: 'json',
};
import bmaMedischAdvies from '../../../content/letters/kinds/bma_medisch_advies.json' with { type: 'json' };
import brpGeen from '../../../content/letters/kinds/brp_geen.json' with { type: 'json' };
import cak from '../../../content/letters/kinds/cak.json' with { type: 'json' };
import cjibBoete from '../../../content/letters/kinds/cjib_boete.json' with { type: 'json' };
import cjibSchadevergoeding from '../../../content/letters/kinds/cjib_schadevergoeding.json' with { type: 'json' };
import coaOpvang from '../../../content/letters/kinds/coa_opvang.json' with { type: 'json' };
import coaRvbBeeindiging from '../../../content/letters/kinds/coa_rvb_beeindiging.json' with { type: 'json' };
import coaRvbToekenning from '../../../content/letters/kinds/coa_rvb_toekenning.json' with { type: 'json' };
import documentIngenomen from '../../../content/letters/kinds/document_ingenomen.json' with { type: 'json' };
import dtvOverdracht from '../../../content/letters/kinds/dtv_overdracht.json' with { type: 'json' };
import dtvUitnodiging from '../../../content/letters/kinds/dtv_uitnodiging.json' with { type: 'json' };
import duoInburgering from '../../../content/letters/kinds/duo_inburgering.json' with { type: 'json' };
import gemAdresonderzoek from '../../../content/letters/kinds/gem_adresonderzoek.json' with { type: 'json' };
import gemBijstand from '../../../content/letters/kinds/gem_bijstand.json' with { type: 'json' };
import gemBrp from '../../../content/letters/kinds/gem_brp.json' with { type: 'json' };
import ggzAfspraak from '../../../content/letters/kinds/ggz_afspraak.json' with { type: 'json' };
import hofArt12 from '../../../content/letters/kinds/hof_art12.json' with { type: 'json' };
import hofBeschikking from '../../../content/letters/kinds/hof_beschikking.json' with { type: 'json' };
import incassoDeurwaarder from '../../../content/letters/kinds/incasso_deurwaarder.json' with { type: 'json' };
import indAfspraakLoket from '../../../content/letters/kinds/ind_afspraak_loket.json' with { type: 'json' };
import indAfwijzing from '../../../content/letters/kinds/ind_afwijzing.json' with { type: 'json' };
import indAsielAfwijzing from '../../../content/letters/kinds/ind_asiel_afwijzing.json' with { type: 'json' };
import indAsielVerlening from '../../../content/letters/kinds/ind_asiel_verlening.json' with { type: 'json' };
import indBeslissingBezwaar from '../../../content/letters/kinds/ind_beslissing_bezwaar.json' with { type: 'json' };
import indDublin from '../../../content/letters/kinds/ind_dublin.json' with { type: 'json' };
import indHerinneringVerlenging from '../../../content/letters/kinds/ind_herinnering_verlenging.json' with {
  type: 'json',
};
import indHoorzittingBezwaar from '../../../content/letters/kinds/ind_hoorzitting_bezwaar.json' with { type: 'json' };
import indInreisverbod from '../../../content/letters/kinds/ind_inreisverbod.json' with { type: 'json' };
import indIntrekking from '../../../content/letters/kinds/ind_intrekking.json' with { type: 'json' };
import indLeges from '../../../content/letters/kinds/ind_leges.json' with { type: 'json' };
import indOntvangstAanvraag from '../../../content/letters/kinds/ind_ontvangst_aanvraag.json' with { type: 'json' };
import indOntvangstBezwaar from '../../../content/letters/kinds/ind_ontvangst_bezwaar.json' with { type: 'json' };
import indPasOphalen from '../../../content/letters/kinds/ind_pas_ophalen.json' with { type: 'json' };
import indUitnodigingGehoorAsiel from '../../../content/letters/kinds/ind_uitnodiging_gehoor_asiel.json' with {
  type: 'json',
};
import indVerdaging from '../../../content/letters/kinds/ind_verdaging.json' with { type: 'json' };
import indVerlening from '../../../content/letters/kinds/ind_verlening.json' with { type: 'json' };
import indVerzoekAanvulling from '../../../content/letters/kinds/ind_verzoek_aanvulling.json' with { type: 'json' };
import indVoornemenAsiel from '../../../content/letters/kinds/ind_voornemen_asiel.json' with { type: 'json' };
import indVoornemenIntrekking from '../../../content/letters/kinds/ind_voornemen_intrekking.json' with { type: 'json' };
import nidos from '../../../content/letters/kinds/nidos.json' with { type: 'json' };
import omAfloop from '../../../content/letters/kinds/om_afloop.json' with { type: 'json' };
import omGeenNoodzaak from '../../../content/letters/kinds/om_geen_noodzaak.json' with { type: 'json' };
import omSepot from '../../../content/letters/kinds/om_sepot.json' with { type: 'json' };
import omVervolgingFormulieren from '../../../content/letters/kinds/om_vervolging_formulieren.json' with {
  type: 'json',
};
import omVroegsepotPolitie from '../../../content/letters/kinds/om_vroegsepot_politie.json' with { type: 'json' };
import omZitting from '../../../content/letters/kinds/om_zitting.json' with { type: 'json' };
import opvangGeen from '../../../content/letters/kinds/opvang_geen.json' with { type: 'json' };
import politieBevestigingAangifte from '../../../content/letters/kinds/politie_bevestiging_aangifte.json' with {
  type: 'json',
};
import politieM55Aangifte from '../../../content/letters/kinds/politie_m55_aangifte.json' with { type: 'json' };
import politieM55Bedenktijd from '../../../content/letters/kinds/politie_m55_bedenktijd.json' with { type: 'json' };
import politieMeldplicht from '../../../content/letters/kinds/politie_meldplicht.json' with { type: 'json' };
import politieUitnodigingGesprek from '../../../content/letters/kinds/politie_uitnodiging_gesprek.json' with {
  type: 'json',
};
import politieVerhoorVerdachte from '../../../content/letters/kinds/politie_verhoor_verdachte.json' with {
  type: 'json',
};
import rbGriffierecht from '../../../content/letters/kinds/rb_griffierecht.json' with { type: 'json' };
import rbGronden from '../../../content/letters/kinds/rb_gronden.json' with { type: 'json' };
import rbOntvangstBeroep from '../../../content/letters/kinds/rb_ontvangst_beroep.json' with { type: 'json' };
import rbUitnodigingZitting from '../../../content/letters/kinds/rb_uitnodiging_zitting.json' with { type: 'json' };
import rbUitspraak from '../../../content/letters/kinds/rb_uitspraak.json' with { type: 'json' };
import rbVovo from '../../../content/letters/kinds/rb_vovo.json' with { type: 'json' };
import rcOproepGetuige from '../../../content/letters/kinds/rc_oproep_getuige.json' with { type: 'json' };
import rvrAfwijzing from '../../../content/letters/kinds/rvr_afwijzing.json' with { type: 'json' };
import rvrToevoeging from '../../../content/letters/kinds/rvr_toevoeging.json' with { type: 'json' };
import rvs from '../../../content/letters/kinds/rvs.json' with { type: 'json' };
import schadefondsBesluit from '../../../content/letters/kinds/schadefonds_besluit.json' with { type: 'json' };
import schadefondsOntvangst from '../../../content/letters/kinds/schadefonds_ontvangst.json' with { type: 'json' };
import slachtofferhulp from '../../../content/letters/kinds/slachtofferhulp.json' with { type: 'json' };
import verdachteDagvaarding from '../../../content/letters/kinds/verdachte_dagvaarding.json' with { type: 'json' };
import verdachteHechtenis from '../../../content/letters/kinds/verdachte_hechtenis.json' with { type: 'json' };
import verdachteHogerBeroep from '../../../content/letters/kinds/verdachte_hoger_beroep.json' with { type: 'json' };
import verdachteOmHoorzitting from '../../../content/letters/kinds/verdachte_om_hoorzitting.json' with { type: 'json' };
import verdachteSepot from '../../../content/letters/kinds/verdachte_sepot.json' with { type: 'json' };
import verdachteStrafOproep from '../../../content/letters/kinds/verdachte_straf_oproep.json' with { type: 'json' };
import verdachteVonnis from '../../../content/letters/kinds/verdachte_vonnis.json' with { type: 'json' };
import vreemdelingenbewaring from '../../../content/letters/kinds/vreemdelingenbewaring.json' with { type: 'json' };
import vreemdelingenpaspoortGeen from '../../../content/letters/kinds/vreemdelingenpaspoort_geen.json' with {
  type: 'json',
};
import zcoOpvang from '../../../content/letters/kinds/zco_opvang.json' with { type: 'json' };
import zorgverzekeraar from '../../../content/letters/kinds/zorgverzekeraar.json' with { type: 'json' };
import zorgverzekeringGeen from '../../../content/letters/kinds/zorgverzekering_geen.json' with { type: 'json' };

/** The rules of every kind as they are in the content folder, not yet checked. */
export const kindFiles: readonly unknown[] = [
  ambassadeAfspraak,
  ambassadeWeigering,
  belastingdienstToeslagen,
  bmaMedischAdvies,
  cak,
  cjibBoete,
  cjibSchadevergoeding,
  coaOpvang,
  coaRvbBeeindiging,
  coaRvbToekenning,
  dtvUitnodiging,
  duoInburgering,
  gemAdresonderzoek,
  gemBijstand,
  gemBrp,
  ggzAfspraak,
  hofArt12,
  hofBeschikking,
  incassoDeurwaarder,
  indAfspraakLoket,
  indAfwijzing,
  indBeslissingBezwaar,
  indDublin,
  indHerinneringVerlenging,
  indHoorzittingBezwaar,
  indInreisverbod,
  indIntrekking,
  indLeges,
  indOntvangstAanvraag,
  indOntvangstBezwaar,
  indPasOphalen,
  indUitnodigingGehoorAsiel,
  indVerdaging,
  indVerlening,
  indVerzoekAanvulling,
  indVoornemenAsiel,
  indVoornemenIntrekking,
  nidos,
  omAfloop,
  omGeenNoodzaak,
  omSepot,
  omVervolgingFormulieren,
  omVroegsepotPolitie,
  omZitting,
  politieBevestigingAangifte,
  politieM55Aangifte,
  politieM55Bedenktijd,
  politieMeldplicht,
  politieUitnodigingGesprek,
  politieVerhoorVerdachte,
  rbGriffierecht,
  rbGronden,
  rbOntvangstBeroep,
  rbUitnodigingZitting,
  rbUitspraak,
  rbVovo,
  rcOproepGetuige,
  rvrAfwijzing,
  rvrToevoeging,
  rvs,
  schadefondsBesluit,
  schadefondsOntvangst,
  slachtofferhulp,
  zcoOpvang,
  zorgverzekeraar,
  bedenktijdGeen,
  opvangGeen,
  brpGeen,
  zorgverzekeringGeen,
  vreemdelingenpaspoortGeen,
  verdachteDagvaarding,
  verdachteOmHoorzitting,
  verdachteHechtenis,
  verdachteVonnis,
  verdachteStrafOproep,
  verdachteHogerBeroep,
  verdachteSepot,
  indAsielVerlening,
  indAsielAfwijzing,
  dtvOverdracht,
  vreemdelingenbewaring,
  documentIngenomen,
  advocaatKopie,
  advocaatStukken,
  advocaatUitnodiging,
  advocaatEigenBijdrage,
  advocaatStopt,
];
