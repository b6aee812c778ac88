import { onPins, tellManager } from './child-side.ts';
import { type PinnedKeys, type PinnedText, pinKeys, pinsOfText, readPins, textOfPins } from './pins.ts';

/** Where the staff process finds the pinned keys, and pins them at set-up. */
export interface PinPlace {
  read(): Promise<PinnedKeys | null>;
  /** Ends once they are pinned, and throws when they are not. */
  pin(made: PinnedKeys): Promise<void>;
}

/** Longer than the manager takes to write a file. */
const patience = 10_000;

/** In the keys folder, or, for a process that may not enter it, by way of its manager. */
export function pinPlace({ pinsFile, pins }: { pinsFile: string | null; pins: PinnedText | null }): PinPlace {
  if (pinsFile !== null) return { read: () => readPins(pinsFile), pin: (made) => pinKeys(pinsFile, made) };
  let known = pins === null ? null : pinsOfText(pins);
  let told: () => void = () => undefined;
  onPins((now) => {
    known = pinsOfText(now);
    told();
  });
  return {
    read: async () => known,
    async pin(made) {
      const isPinned = new Promise<void>((done, fail) => {
        const timer = setTimeout(() => fail(new Error('The process manager did not pin the keys.')), patience);
        told = () => {
          if (!known?.root.equals(made.root)) return;
          clearTimeout(timer);
          done();
        };
      });
      tellManager({ tell: 'pin', pins: textOfPins(made) });
      await isPinned;
    },
  };
}
