import type { KeyType } from './generated-site.js';

/** Forum software whose addresses are imitated. */
export const forumFlavours = ['phpbb', 'discourse', 'xenforo'] as const;
export type ForumFlavour = (typeof forumFlavours)[number];

/** What an address of the forum shows. Pages count from 1. */
export type ForumPlace =
  | { readonly kind: 'home' | 'members' | 'feed' | 'login' }
  | { readonly kind: 'key'; readonly type: KeyType; readonly post?: number }
  | { readonly kind: 'board'; readonly board: number; readonly page: number; readonly sort?: string }
  | { readonly kind: 'topic'; readonly topic: number; readonly page: number; readonly print?: boolean }
  | { readonly kind: 'member'; readonly member: number }
  | { readonly kind: 'calendar'; readonly year: number; readonly month: number }
  | { readonly kind: 'search'; readonly facets: readonly string[] }
  | { readonly kind: 'more'; readonly page: number };

/** How one software writes addresses, and reads them back. */
export interface ForumAddresses {
  readonly write: (place: ForumPlace) => string;
  readonly read: (address: URL) => ForumPlace | undefined;
  /** Name of the query parameter that carries a session id, when the software has one. */
  readonly sessionParameter?: string;
}

export const postsPerPage = 15;
export const topicsPerPage = 25;

const numberOf = (text: string | null | undefined, otherwise = 1): number => {
  const number = Number.parseInt(text ?? '', 10);
  return Number.isFinite(number) ? number : otherwise;
};
const month = (number: number) => String(number).padStart(2, '0');
const facetsOf = (address: URL) => (address.searchParams.get('facets') ?? '').split(',').filter((part) => part !== '');

/** Addresses of key pages, by software; `P` stands for the number of a post. */
type KeyPaths = Readonly<Record<KeyType, string>>;

function keyReader(paths: KeyPaths): (address: URL) => ForumPlace | undefined {
  const patterns = Object.entries(paths).map(([type, path]) => {
    const escaped = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace('P', '(\\d+)');
    return [type as KeyType, new RegExp(`^${escaped}$`)] as const;
  });
  return (address) => {
    const asked = `${address.pathname}${address.search}`;
    for (const [type, pattern] of patterns) {
      const found = pattern.exec(asked);
      if (found) return { kind: 'key', type, ...(found[1] ? { post: Number(found[1]) } : {}) };
    }
    return undefined;
  };
}

const keyWriter = (paths: KeyPaths) => (type: KeyType, post?: number) => paths[type].replace('P', String(post ?? 1));

const phpbbKeys: KeyPaths = {
  'legal-notice': '/app.php/page/mentions',
  terms: '/ucp.php?mode=terms',
  privacy: '/ucp.php?mode=privacy',
  contact: '/memberlist.php?mode=contactadmin',
  'report-form': '/app.php/post/P/report',
  registration: '/ucp.php?mode=register',
  'community-guidelines': '/app.php/page/charte',
};

const phpbb: ForumAddresses = {
  sessionParameter: 'sid',
  write: (place) => {
    switch (place.kind) {
      case 'key':
        return keyWriter(phpbbKeys)(place.type, place.post);
      case 'board': {
        const sort = place.sort ? `&sk=${place.sort}&sd=d` : '';
        return `/viewforum.php?f=${place.board}${sort}${place.page > 1 ? `&start=${(place.page - 1) * topicsPerPage}` : ''}`;
      }
      case 'topic':
        return `/viewtopic.php?t=${place.topic}${place.page > 1 ? `&start=${(place.page - 1) * postsPerPage}` : ''}${place.print ? '&view=print' : ''}`;
      case 'member':
        return `/memberlist.php?mode=viewprofile&u=${place.member}`;
      case 'members':
        return '/memberlist.php';
      case 'calendar':
        return `/calendar.php?year=${place.year}&month=${place.month}`;
      case 'search':
        return `/search.php?facets=${place.facets.join(',')}`;
      case 'more':
        return `/app.php/more?page=${place.page}`;
      case 'feed':
        return '/app.php/feed';
      case 'login':
        return '/ucp.php?mode=login';
      case 'home':
        return '/index.php';
    }
  },
  read: (address) => {
    const plain = new URL(address);
    plain.searchParams.delete('sid');
    const { pathname, searchParams: query } = plain;
    const page = (size: number) => 1 + Math.floor(numberOf(query.get('start'), 0) / size);
    const sort = query.get('sk');
    if (pathname === '/' || pathname === '/index.php') return { kind: 'home' };
    const key = keyReader(phpbbKeys)(plain);
    if (key) return key;
    if (pathname === '/viewforum.php') {
      return { kind: 'board', board: numberOf(query.get('f')), page: page(topicsPerPage), ...(sort ? { sort } : {}) };
    }
    if (pathname === '/viewtopic.php') {
      return {
        kind: 'topic',
        topic: numberOf(query.get('t')),
        page: page(postsPerPage),
        ...(query.get('view') === 'print' ? { print: true } : {}),
      };
    }
    if (pathname === '/memberlist.php') {
      return query.get('mode') === 'viewprofile' ? { kind: 'member', member: numberOf(query.get('u')) } : { kind: 'members' };
    }
    if (pathname === '/calendar.php') {
      return { kind: 'calendar', year: numberOf(query.get('year'), 2026), month: numberOf(query.get('month')) };
    }
    if (pathname === '/search.php') return { kind: 'search', facets: facetsOf(plain) };
    if (pathname === '/app.php/more') return { kind: 'more', page: numberOf(query.get('page')) };
    if (pathname === '/app.php/feed') return { kind: 'feed' };
    if (pathname === '/ucp.php' && query.get('mode') === 'login') return { kind: 'login' };
    return undefined;
  },
};

/** Software whose addresses are paths: each kind of place has a pattern that is written and read. */
interface PathShapes {
  readonly keys: KeyPaths;
  readonly board: (board: number, page: number, sort?: string) => string;
  readonly boardPattern: RegExp;
  readonly boardSort: string;
  readonly topic: (topic: number, page: number, print?: boolean) => string;
  readonly topicPattern: RegExp;
  readonly member: (member: number) => string;
  readonly memberPattern: RegExp;
  readonly calendar: (year: number, month: number) => string;
  readonly calendarPattern: RegExp;
  readonly members: string;
  readonly search: string;
  readonly more: string;
  readonly feed: string;
  readonly login: string;
}

function addressesBy(shapes: PathShapes): ForumAddresses {
  const readKey = keyReader(shapes.keys);
  return {
    write: (place) => {
      switch (place.kind) {
        case 'key':
          return keyWriter(shapes.keys)(place.type, place.post);
        case 'board':
          return shapes.board(place.board, place.page, place.sort);
        case 'topic':
          return shapes.topic(place.topic, place.page, place.print);
        case 'member':
          return shapes.member(place.member);
        case 'calendar':
          return shapes.calendar(place.year, place.month);
        case 'search':
          return `${shapes.search}?facets=${place.facets.join(',')}`;
        case 'more':
          return `${shapes.more}?page=${place.page}`;
        case 'home':
          return '/';
        default:
          return shapes[place.kind];
      }
    },
    read: (address) => {
      const { pathname, searchParams: query } = address;
      if (pathname === '/') return { kind: 'home' };
      const key = readKey(address);
      if (key) return key;
      const board = shapes.boardPattern.exec(pathname);
      const sort = query.get(shapes.boardSort);
      if (board) {
        const page = numberOf(board[2] ?? query.get('page'));
        return { kind: 'board', board: numberOf(board[1]), page, ...(sort ? { sort } : {}) };
      }
      const topic = shapes.topicPattern.exec(pathname);
      if (topic) {
        const page = numberOf(topic[2] ?? query.get('page'));
        return { kind: 'topic', topic: numberOf(topic[1]), page, ...(/\/print$/.test(pathname) ? { print: true } : {}) };
      }
      const member = shapes.memberPattern.exec(pathname);
      if (member) return { kind: 'member', member: numberOf(member[1]) };
      const calendar = shapes.calendarPattern.exec(pathname);
      if (calendar) return { kind: 'calendar', year: numberOf(calendar[1]), month: numberOf(calendar[2]) };
      if (pathname === shapes.search) return { kind: 'search', facets: facetsOf(address) };
      if (pathname === shapes.more) return { kind: 'more', page: numberOf(query.get('page')) };
      if (pathname === shapes.members) return { kind: 'members' };
      if (pathname === shapes.feed) return { kind: 'feed' };
      if (pathname === shapes.login) return { kind: 'login' };
      return undefined;
    },
  };
}

const discourse = addressesBy({
  keys: {
    'legal-notice': '/p/editeur-du-site',
    terms: '/tos',
    privacy: '/privacy',
    contact: '/about/contact',
    'report-form': '/flag/P',
    registration: '/signup',
    'community-guidelines': '/faq',
  },
  board: (board, page, sort) => {
    const query = [...(sort ? [`order=${sort}`] : []), ...(page > 1 ? [`page=${page}`] : [])].join('&');
    return `/c/rubrique-${board}/${board}${query === '' ? '' : `?${query}`}`;
  },
  boardPattern: /^\/c\/[^/]+\/(\d+)$/,
  boardSort: 'order',
  topic: (topic, page, print) => `/t/sujet-du-potager/${topic}${print ? '/print' : page > 1 ? `?page=${page}` : ''}`,
  topicPattern: /^\/t\/[^/]+\/(\d+)(?:\/print)?$/,
  member: (member) => `/u/jardinier${member}`,
  memberPattern: /^\/u\/jardinier(\d+)$/,
  calendar: (year, number) => `/upcoming-events/${year}/${number}`,
  calendarPattern: /^\/upcoming-events\/(\d+)\/(\d+)$/,
  members: '/u',
  search: '/search',
  more: '/latest.json',
  feed: '/latest.rss',
  login: '/login',
});

const xenforo = addressesBy({
  keys: {
    'legal-notice': '/help/editeur/',
    terms: '/help/terms/',
    privacy: '/help/privacy-policy/',
    contact: '/misc/contact',
    'report-form': '/posts/P/report',
    registration: '/register/',
    'community-guidelines': '/help/regles/',
  },
  board: (board, page, sort) =>
    `/forums/rubrique.${board}/${page > 1 ? `page-${page}` : ''}${sort ? `?order=${sort}&direction=desc` : ''}`,
  boardPattern: /^\/forums\/[^/]+\.(\d+)\/(?:page-(\d+))?$/,
  boardSort: 'order',
  topic: (topic, page, print) => `/threads/sujet-du-potager.${topic}/${print ? 'print' : page > 1 ? `page-${page}` : ''}`,
  topicPattern: /^\/threads\/[^/]+\.(\d+)\/(?:page-(\d+)|print)?$/,
  member: (member) => `/members/jardinier.${member}/`,
  memberPattern: /^\/members\/[^/]+\.(\d+)\/$/,
  calendar: (year, number) => `/calendar/${year}-${month(number)}`,
  calendarPattern: /^\/calendar\/(\d+)-(\d+)$/,
  members: '/members/',
  search: '/search/',
  more: '/whats-new/more',
  feed: '/forums/-/index.rss',
  login: '/login/',
});

export const forumAddresses: Readonly<Record<ForumFlavour, ForumAddresses>> = { phpbb, discourse, xenforo };
