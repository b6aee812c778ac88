/** Why a backup cannot be made or put back: a sentence for the person at the terminal, never content. */
export class BackupRefusal extends Error {
  override name = 'BackupRefusal';
}
