/** What a picture stands for, on a paper for somebody who does not read. */
export type PictogramOf = 'paper' | 'act' | 'day' | 'late' | 'person' | 'wait' | 'here';

const drawn: Readonly<Record<PictogramOf, readonly string[]>> = {
  paper: ['M10 4h20l8 8v32H10z', 'M30 4v8h8', 'M16 22h16', 'M16 29h16', 'M16 36h10'],
  act: ['M6 24h28', 'M24 12l12 12-12 12', 'M42 8v32'],
  day: ['M6 10h36v32H6z', 'M6 19h36', 'M15 5v9', 'M33 5v9', 'M17 30l6 6 10-11'],
  late: ['M24 5l20 37H4z', 'M24 18v12', 'M24 35v2'],
  person: ['M24 22a8 8 0 1 0 0-16 8 8 0 0 0 0 16z', 'M8 43c0-10 7-15 16-15s16 5 16 15z'],
  wait: ['M24 43a19 19 0 1 0 0-38 19 19 0 0 0 0 38z', 'M24 13v11l8 6'],
  here: ['M24 44C14 31 10 25 10 18a14 14 0 0 1 28 0c0 7-4 13-14 26z', 'M24 23a5 5 0 1 0 0-10 5 5 0 0 0 0 10z'],
};

/** A large picture beside the words that it stands for; it says nothing that they do not, so it is not read aloud. */
export function Pictogram({ of }: { of: PictogramOf }) {
  return (
    <svg class="pictogram" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">
      {drawn[of].map((d) => (
        <path d={d} />
      ))}
    </svg>
  );
}
