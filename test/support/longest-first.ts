import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { isDrawn } from './drawn-files.ts';

/** Lanes whose files take long: begun first, they end beside the short ones and not after them. */
const long = ['journeys', 'static', 'browser', 'slow', 'turns', 'sampled', 'attack'];

const rankOf = ({ project }: TestSpecification): number => {
  const at = long.indexOf(project.name);
  return at < 0 ? long.length : at;
};

const isTaken = ({ project, moduleId }: TestSpecification): boolean => {
  const { seed, scale } = project.getProvidedContext();
  return isDrawn(project.name, relative(project.config.root, moduleId), { seed, scale });
};

/**
 * Leaves out the files of which this run takes nothing, and begins with what takes long, also where nothing is known yet
 * of how long a file takes, as in a fresh clone.
 */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files.filter(isTaken));
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
