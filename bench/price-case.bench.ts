import { bytesOfCase, priced } from './support/price.ts';

/** What opening a case costs a processor: its page, with everything on it. */
export default priced({
  name: 'what opening a case costs, region of 2,000 cases',
  work: 'case',
  bar: 40,
  bytes: (_, reference) => bytesOfCase(reference),
});
