import type { Child } from 'hono/jsx';

/** One part with its states: the source of the gallery and of the tests that go through it. */
export interface Example {
  id: string;
  name: string;
  draw: () => Child;
}
