import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Lanes whose files take long: begun first, they end beside the short ones and not after them. */
const long = ['journeys', 'static', 'browser', 'slow', 'turns', 'sampled', 'attack'];

const rankOf = ({ project }: TestSpecification): number => {
  const at = long.indexOf(project.name);
  return at < 0 ? long.length : at;
};

/** Also where nothing is known yet of how long a file takes, as in a fresh clone. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
