/** The decisions against which one objects or appeals: events as "procedure happening", and kinds of letters. */
const decisions = {
  ofIndService: [
    'report-and-permit granted',
    'report-and-permit refused',
    'permit-without-report granted',
    'permit-without-report refused',
    'witness-or-labour granted',
    'witness-or-labour refused',
    'onward-residence granted',
    'onward-residence refused',
    'renewal-and-withdrawal granted',
    'renewal-and-withdrawal refused',
    'renewal-and-withdrawal withdrawn',
    'remedies refusal',
    'remedies other-decision',
    'ind_afwijzing',
    'ind_verlening',
    'ind_intrekking',
    'ind_inreisverbod',
  ],
  onObjection: ['remedies objection-refused', 'remedies objection-granted', 'ind_beslissing_bezwaar'],
  ofCourt: ['remedies judgment', 'rb_uitspraak'],
  onAsylum: ['asylum transfer-decision', 'asylum refused-one-week', 'asylum refused', 'ind_dublin'],
  onLegalAid: ['legal-aid granted', 'legal-aid refused', 'rvr_toevoeging', 'rvr_afwijzing'],
  ofSchadefonds: ['schadefonds granted', 'schadefonds refused', 'schadefonds_besluit'],
} as const;

/** A happening that meets limits: of these terms, begun by one of these decisions; `of` null: whatever began them. */
export interface Meeting {
  procedures: readonly string[];
  happenings: readonly string[];
  terms: readonly string[];
  of: readonly string[] | null;
  /**
   * It decides on what had to be filed by the limit's day, and comes after it. What it shows is not that it was filed in
   * time: a second person looks, also where the decision lies in the case.
   */
  decides?: true;
}

const applications = [
  'report-and-permit',
  'permit-without-report',
  'witness-or-labour',
  'onward-residence',
  'renewal-and-withdrawal',
];

/** What closes a limit: filed, returned or done by us; decided by the authority where we waited for it. */
export const meetings: readonly Meeting[] = [
  {
    procedures: ['remedies'],
    happenings: ['objection-filed', 'objection-receipt'],
    terms: ['TM08'],
    of: decisions.ofIndService,
  },
  { procedures: ['remedies'], happenings: ['appeal-filed'], terms: ['TM08'], of: decisions.onObjection },
  { procedures: ['remedies'], happenings: ['higher-appeal-filed'], terms: ['TM08'], of: decisions.ofCourt },
  { procedures: ['remedies'], happenings: ['opposition-filed'], terms: ['TM35'], of: null },
  { procedures: ['remedies'], happenings: ['objection-granted', 'objection-refused'], terms: ['TM11'], of: null },
  { procedures: ['asylum'], happenings: ['appeal-filed'], terms: ['TM08', 'TM09'], of: decisions.onAsylum },
  { procedures: ['legal-aid'], happenings: ['objection-filed'], terms: ['TM12'], of: decisions.onLegalAid },
  { procedures: ['schadefonds'], happenings: ['objection-filed'], terms: ['TM12'], of: decisions.ofSchadefonds },
  { procedures: ['schadefonds'], happenings: ['application-sent'], terms: ['TM21'], of: null },
  { procedures: ['schadefonds'], happenings: ['granted', 'refused'], terms: ['TM22'], of: null },
  { procedures: ['complaint'], happenings: ['complaint-filed'], terms: ['TM18'], of: null },
  { procedures: ['damages-and-speaking'], happenings: ['forms-sent'], terms: ['TM20'], of: null },
  {
    procedures: ['renewal-and-withdrawal', 'onward-residence'],
    happenings: ['request-filed', 'ind-receipt'],
    terms: ['TM06'],
    of: null,
  },
  {
    procedures: ['renewal-and-withdrawal'],
    happenings: ['granted', 'refused'],
    terms: ['TM06'],
    of: null,
    decides: true,
  },
  { procedures: applications, happenings: ['granted', 'refused'], terms: ['TM05'], of: null },
  { procedures: ['address-register'], happenings: ['registered'], terms: ['TM28'], of: null },
  { procedures: ['health-insurance'], happenings: ['insured'], terms: ['TM29', 'TM36'], of: null },
  { procedures: ['money-to-live-on'], happenings: ['welfare-decision'], terms: ['TM34'], of: null },
];
