/** "14.30", "1430", "14:30" and "9:05" as a time; undefined when it is none. */
export function typedTime(typed: string): string | undefined {
  const match = /^([01]?\d|2[0-3])[:.h ]?([0-5]\d)$/.exec(typed);
  return match ? `${match[1]?.padStart(2, '0')}:${match[2]}` : undefined;
}
