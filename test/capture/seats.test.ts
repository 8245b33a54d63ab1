import { describe, expect, it } from 'vitest';
import { createSeats } from '../../src/capture/seats.js';

const turns = async () => {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
};

describe('a seat', () => {
  it('is given to so many at a time, and then in the order of asking', async () => {
    const seat = createSeats(2);
    const seated: string[] = [];
    const ask = (name: string) =>
      seat().then((leave) => {
        seated.push(name);
        return leave;
      });
    const [first, , third] = [ask('first'), ask('second'), ask('third'), ask('fourth')];
    await turns();
    expect(seated).toEqual(['first', 'second']);
    (await first)();
    await turns();
    expect(seated).toEqual(['first', 'second', 'third']);
    ((await third) as () => void)();
    await turns();
    expect(seated).toEqual(['first', 'second', 'third', 'fourth']);
  });

  it('is not free twice when it is given back twice', async () => {
    const seat = createSeats(1);
    const leave = await seat();
    leave();
    leave();
    await seat();
    let seated = false;
    void seat().then(() => {
      seated = true;
    });
    await turns();
    expect(seated).toBe(false);
  });
});
