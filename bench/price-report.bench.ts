import { bytesOfCase, priced } from './support/price.ts';

/** What saving a report costs a processor, against reading the case that it is written in. */
export default priced({
  name: 'what saving a report costs, region of 2,000 cases',
  work: 'report',
  bar: 30,
  bytes: (_, reference) => bytesOfCase(reference),
});
