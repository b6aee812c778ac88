import { describe, expect, it } from 'vitest';
import { sealedBefore } from '../../../test/support/gather-sealed.ts';
import { limits } from './limits/limit-row.ts';
import { events, procedures } from './running/rows.ts';

describe('what releases of before sealed', () => {
  it('opens as it was: case_procedure', () => {
    const before = sealedBefore('case_procedure');
    expect(before).not.toEqual([]);
    for (const { open, row, plain } of before) expect(procedures.open(open, row)).toMatchObject(Object(plain));
  });
  it('opens as it was: legal_limit', () => {
    const before = sealedBefore('legal_limit');
    expect(before).not.toEqual([]);
    for (const { open, row, plain } of before) expect(limits.open(open, row)).toMatchObject(Object(plain));
  });
  it('opens as it was: procedure_event', () => {
    const before = sealedBefore('procedure_event');
    expect(before).not.toEqual([]);
    for (const { open, row, plain } of before) expect(events.open(open, row)).toMatchObject(Object(plain));
  });
});
