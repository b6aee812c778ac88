/** Keeps what was found of public statements; no secret, and begun anew when there is too much of it. */
export function rememberFound(found: Map<string, number>, mark: string, value: number, most = 20_000): void {
  if (found.size >= most) found.clear();
  found.set(mark, value);
}
