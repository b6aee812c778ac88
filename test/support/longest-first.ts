import { BaseSequencer, type TestSpecification } from 'vitest/node';

const long = /^(turns|sampled|slow)$/;

/** Begins with what takes long, so that it ends beside the short files and not after them, also in a fresh clone. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isShort = ({ project, moduleId }: TestSpecification) =>
      Number(!long.test(project.name) && !/\/test\/(static|browser)\//.test(moduleId));
    return (await super.sort(files)).toSorted((one, other) => isShort(one) - isShort(other));
  }
}
