import { expect, it } from 'vitest';
import { captureOf } from './capture-fixture.js';

const expected = `Basic ${Buffer.from('equipe:mot-de-passe').toString('base64')}`;

it('visits a site behind a password of the web server, files and usual addresses too', async () => {
  const refused: string[] = [];
  const captured = await captureOf(
    {
      routes: {
        '*': (request, response) => {
          if (request.headers.authorization !== expected) {
            refused.push(request.url ?? '');
            response.writeHead(401, { 'www-authenticate': 'Basic realm="recette"' });
            response.end('Mot de passe requis');
            return;
          }
          const known: Readonly<Record<string, string>> = {
            '/': '<title>Accueil</title><p>Bienvenue</p><a href="/contact">Contact</a>',
            '/contact': '<title>Contact</title><p>Écrivez-nous</p>',
            '/mentions-legales': '<title>Mentions légales</title><p>Éditeur</p>',
          };
          const html = known[request.url ?? ''];
          response.writeHead(html ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
          response.end(html ?? 'Introuvable');
        },
      },
    },
    { maxPages: 10, secrets: { basicAuth: { username: 'equipe', password: 'mot-de-passe' } } },
  );
  expect(captured.bundle.pages.map(({ title }) => title).sort()).toEqual(['Accueil', 'Contact', 'Mentions légales']);
  // A browser sends the password once it was asked for it; what Vigie fetches itself has it at once.
  expect(refused.every((path) => path === '/')).toBe(true);
  expect(JSON.stringify(captured.bundle.pages)).not.toContain('mot-de-passe');
});
