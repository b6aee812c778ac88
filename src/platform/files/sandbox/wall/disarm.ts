const DANGEROUS = ['kill', '_kill', '_debugProcess', '_debugEnd', '_linkedBinding', 'dlopen', 'execve', 'report'];

/**
 * Takes away what the permission model leaves: a process may signal another of the same user, so a box that was
 * taken over could end its parent or open its debugger.
 */
export function disarm(): void {
  for (const name of DANGEROUS) Object.defineProperty(process, name, { value: undefined });
}
