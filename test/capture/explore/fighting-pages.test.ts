import { describe, expect, it } from 'vitest';
import { mentionsButton as button, useExplorer } from './explore-fixture.js';

const explore = useExplorer();

describe('pages that fight back', () => {
  it('an alert on click', async () => {
    const { explored, spoilt } = await explore(button("alert('Mentions')"));
    expect(explored).toMatchObject([{ outcome: 'dialog' }]);
    expect(spoilt).toBe(false);
  });

  it('a storm of alerts ends the work on the page', async () => {
    const { spoilt } = await explore(button("for (let i = 0; i < 40; i++) alert('x')", '<button>Conditions</button>'));
    expect(spoilt).toBe(true);
  });

  it('a click that never ends gives the tab up within the time allowed', async () => {
    const started = Date.now();
    const { spoilt } = await explore(button('for (;;);'), { limits: { controls: 2, ms: 1500 } });
    expect(spoilt).toBe(true);
    expect(Date.now() - started).toBeLessThan(20_000);
  }, 40_000);

  it('a question before leaving does not keep the address from being told', async () => {
    const { explored, origin } = await explore(
      `<script>addEventListener('beforeunload', (event) => event.preventDefault());</script>${button("location.href = '/mentions'")}`,
    );
    expect(explored).toMatchObject([{ outcome: 'navigation', url: `${origin}/mentions` }]);
  });

  it('no more controls than allowed, promised ones first, and no kind twice on a site', async () => {
    const page = `<nav><button aria-expanded="false">Rubriques</button></nav>${button('void 0', '<button>Conditions</button>')}`;
    const first = await explore(page, { limits: { controls: 2, ms: 5000 } });
    expect(first.explored.map(({ name }) => name)).toEqual(['Mentions', 'Conditions']);
    const second = await explore(page, { limits: { controls: 2, ms: 5000 }, alreadyWorked: new Set(first.worked) });
    expect(second.explored.map(({ name }) => name)).toEqual(['Rubriques']);
  });
});
