import { type SimulatedLink, type SimulatedPage, type SimulatedSite, shapeOf } from './simulated-site.js';

const topics = 100_000;
const boards = 45;
const members = 20_000;

const footer: readonly SimulatedLink[] = [
  { to: '/mentions-legales', text: 'Mentions légales', place: 'footer' },
  { to: '/cgu', text: 'CGU', place: 'footer' },
  { to: '/confidentialite', text: 'Politique de confidentialité', place: 'footer' },
  { to: '/contact', text: 'Contact', place: 'footer' },
];
const nav: readonly SimulatedLink[] = [
  { to: '/', text: 'Accueil', place: 'nav' },
  { to: '/search.php', text: 'Rechercher', place: 'nav' },
  { to: '/memberlist.php', text: 'Membres', place: 'nav' },
  { to: '/calendar.php?month=5&year=2026', text: 'Calendrier', place: 'nav' },
  { to: '/faq', text: 'FAQ', place: 'nav' },
  { to: '/ucp.php?mode=login', text: 'Connexion', place: 'nav' },
  { to: '/ucp.php?mode=register', text: 'Inscription', place: 'nav' },
  ...Array.from({ length: boards }, (_, board) => ({
    to: `/viewforum.php?f=${board + 1}`,
    text: `Salon ${board + 1}`,
    place: 'nav' as const,
  })),
];

const text = (id: number) => (id % 7 === 0 ? `Contact avec un vendeur ${id}` : `Que pensez-vous du sujet numéro ${id}`);

function board(id: number, start: number): SimulatedPage {
  const first = (id * 2000 + start) % topics;
  const listed = Array.from({ length: 50 }, (_, index) => topics - ((first + index) % topics));
  const links = listed.flatMap((topic): SimulatedLink[] => [
    { to: `/viewtopic.php?f=${id}&t=${topic}`, text: text(topic) },
    { to: `/viewtopic.php?f=${id}&t=${topic}&start=15`, text: '2' },
    { to: `/memberlist.php?mode=viewprofile&u=${topic % members}`, text: `membre${topic % members}` },
  ]);
  const orders = ['t', 'r', 's', 'v'].flatMap((key) =>
    ['a', 'd'].map((way): SimulatedLink => ({ to: `/viewforum.php?f=${id}&sk=${key}&sd=${way}`, text: 'Trier' })),
  );
  const pages = [start + 50, start + 100].map(
    (next): SimulatedLink => ({ to: `/viewforum.php?f=${id}&start=${next}`, text: 'Suivant' }),
  );
  return { links: [...nav, ...links, ...orders, ...pages, ...footer], types: ['content-list'], shape: shapeOf('board') };
}

function topic(id: number): SimulatedPage {
  const posts = Array.from({ length: 15 }, (_, index): SimulatedLink[] => [
    { to: `/memberlist.php?mode=viewprofile&u=${(id * 31 + index) % members}`, text: `membre${index}` },
    { to: `/report.php?p=${id * 15 + index}`, text: 'Signaler ce message' },
    { to: `/posting.php?mode=quote&p=${id * 15 + index}`, text: 'Citer' },
    { to: `/viewtopic.php?p=${id * 15 + index}`, text: 'Permalien' },
  ]).flat();
  return { links: [...nav, ...posts, ...footer], types: ['content-item'], shape: shapeOf('topic') };
}

function fixed(path: string): SimulatedPage | undefined {
  const plain = (type?: SimulatedPage['types'], more: readonly SimulatedLink[] = []): SimulatedPage => ({
    links: [...nav, ...more, ...footer],
    types: type ?? ['other'],
    shape: shapeOf('plain'),
  });
  const pages: Record<string, SimulatedPage> = {
    '/': plain(
      ['home'],
      Array.from({ length: 20 }, (_, index) => ({ to: `/viewtopic.php?t=${topics - index * 13}`, text: text(index) })),
    ),
    '/mentions-legales': plain(['legal-notice']),
    '/cgu': plain(['terms']),
    '/confidentialite': plain(['privacy']),
    '/contact': plain(['contact']),
    '/faq': plain(['help'], [{ to: '/faq/regles', text: 'Les règles' }]),
    '/faq/regles': plain(undefined, [{ to: '/faq/regles/reclamation', text: 'Contester une décision de modération' }]),
    '/faq/regles/reclamation': plain(['complaint']),
    '/search.php': plain(),
    '/ucp.php?mode=login': plain(['login']),
    '/ucp.php?mode=register': plain(['registration']),
  };
  return pages[path];
}

/** A forum of 100 000 topics with pages, sort orders, profiles of members and a calendar that never ends. */
export const forum: SimulatedSite = {
  origin: 'https://forum.example',
  page(path) {
    const { pathname, searchParams } = new URL(path, 'https://forum.example');
    const number = (key: string) => Number(searchParams.get(key) ?? 0);
    if (pathname === '/viewforum.php') return board(number('f'), number('start'));
    if (pathname === '/viewtopic.php') return topic(number('t') || Math.floor(number('p') / 15));
    if (pathname === '/report.php') return { links: footer, types: ['report-form'], shape: shapeOf('form') };
    if (pathname === '/posting.php')
      return { links: footer, types: ['login'], shape: shapeOf('form'), landsAt: '/ucp.php?mode=login' };
    if (pathname === '/calendar.php') {
      const [month, year] = [number('month'), number('year')];
      const link = (m: number, y: number): SimulatedLink => ({ to: `/calendar.php?month=${m}&year=${y}`, text: `${m}/${y}` });
      const days = Array.from(
        { length: 28 },
        (_, day): SimulatedLink => ({
          to: `/calendar.php?day=${day + 1}&month=${month}&year=${year}`,
          text: `${day + 1}`,
        }),
      );
      return {
        links: [...nav, link((month % 12) + 1, year + 1), link(month, year + 1), ...days, ...footer],
        shape: shapeOf('calendar'),
      };
    }
    if (pathname === '/memberlist.php') {
      const links = Array.from(
        { length: 40 },
        (_, index): SimulatedLink => ({ to: `/memberlist.php?mode=viewprofile&u=${index}`, text: `m${index}` }),
      );
      return { links: [...nav, ...links, { to: '/memberlist.php?start=40', text: '2' }, ...footer], shape: shapeOf('members') };
    }
    return fixed(pathname + (pathname === '/ucp.php' ? `?mode=${searchParams.get('mode')}` : ''));
  },
};
