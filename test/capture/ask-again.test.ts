import { expect, it } from 'vitest';
import { captureOf } from './capture-fixture.js';

const leaf = (text: string) => `<!doctype html><title>${text}</title><main><p>${text}, mot à mot, et rien d’autre.</p></main>`;
const gone = { status: 404, body: '<!doctype html><title>Rien</title><main><h1>Page introuvable</h1></main>' };

it('asks once more, at the end, for the pages that a link promises and that do not exist', async () => {
  let asked = 0;
  const captured = await captureOf(
    {
      routes: {
        '/': `<main><a href="/sujet">Un sujet</a></main>
          <footer><a href="/mentions">Mentions légales</a> <a href="/regles">Terms of use</a> <a href="/vieux">Vieille page</a></footer>`,
        '/sujet': leaf('Un sujet'),
        '/mentions': gone,
        '/regles': (_request, response) => {
          asked += 1;
          response.writeHead(asked > 1 ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
          response.end(asked > 1 ? leaf('Terms of use') : gone.body);
        },
        '/vieux': gone,
      },
    },
    { maxPages: 20 },
  );
  const { askedAgain = [] } = captured.record;
  expect(askedAgain.map(({ url, status }) => [new URL(url).pathname, status])).toEqual([
    ['/mentions', 404],
    ['/regles', 200],
  ]);
  const last =
    captured.bundle.pages
      .map(({ capturedAt }) => capturedAt)
      .sort()
      .at(-1) ?? '';
  expect(askedAgain.every(({ at }) => at >= last)).toBe(true);
  expect(captured.site.asked.filter((path) => path === '/mentions')).toHaveLength(2);
  expect(captured.site.asked.filter((path) => path === '/vieux')).toHaveLength(1);
});

it('says nothing of it where every link leads to a page', async () => {
  const captured = await captureOf(
    { routes: { '/': '<footer><a href="/mentions">Mentions légales</a></footer>', '/mentions': leaf('Mentions légales') } },
    { maxPages: 5 },
  );
  expect(captured.record).not.toHaveProperty('askedAgain');
});
