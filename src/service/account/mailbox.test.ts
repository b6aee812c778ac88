import { describe, expect, it } from 'vitest';
import { forgottenIn } from '../../../test/support/declared-form.ts';
import { mailboxForm } from './mailbox.pages.tsx';

describe('a volunteer’s own mailbox', () => {
  it('forgets no field', async () => {
    expect(await forgottenIn(mailboxForm)).toEqual([]);
  });
});
