import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longDate, today } from '#app/platform/language/index.ts';
import { forgottenIn } from '../../../../test/support/declared-form.ts';
import { type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { appointmentsDesk, send } from '../appointments/testing.ts';
import { promise } from './new-task.pages.tsx';

describe('a promise that one writes down', () => {
  let world: TestWorld;
  let desk: Awaited<ReturnType<typeof appointmentsDesk>>;
  let client: string;
  beforeAll(async () => {
    world = await testWorld();
    desk = await appointmentsDesk(world);
    client = await desk.clientAt();
  });
  afterAll(() => world?.close());

  const day = (ahead: number) => today().add({ days: ahead }).toString();
  const promised = (ahead: number) =>
    send(desk.bram, `${client}/tasks/new`, `${client}/tasks`, { what: 'Pasfoto meenemen', day: day(ahead) });

  it('has a form in which no field is forgotten', async () => {
    expect(await forgottenIn(promise)).toEqual([]);
  });

  it('stands on the page of the client with its day, and is none of yesterday', async () => {
    expect(await promised(3)).toMatchObject({ status: 303, location: `${client}#limits` });
    const { body } = await desk.bram.get(client);
    expect(body).toContain('Pasfoto meenemen');
    expect(body).toContain(longDate(day(3), 'nl'));
    const refused = await promised(-1);
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('value="Pasfoto meenemen"');
  });
});
