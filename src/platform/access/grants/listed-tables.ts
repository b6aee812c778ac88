/** Tables whose rows are in the list. The numbers are sealed: none is ever given to another table. */
export const listedTables = {
  case_header: 1,
  case_record: 2,
  file_object: 3,
  letter: 4,
  legal_limit: 5,
  task: 6,
  case_procedure: 7,
  procedure_event: 8,
  dossier_document: 9,
  dossier_bundle: 10,
  referral: 11,
} as const;
export type ListedTable = keyof typeof listedTables;
