import { type ForumFlavour, type ForumPlace, forumAddresses, postsPerPage, topicsPerPage } from './forum-addresses.js';
import type { Answer, GeneratedSite, KeyType } from './generated-site.js';
import { keyPages } from './key-pages.js';
import { anchor, escapeHtml, type LinkTo, listOf, pageHtml } from './page-html.js';
import { heading, nickname, paragraph } from './prose.js';
import { randomFrom, seedOf, wholeBetween } from './random.js';

export const topicCount = 100_000;
const boardCount = 40;
const memberCount = 20_000;
const language = 'fr';
const siteName = 'Terre et Rang';
const sorts = {
  phpbb: ['t', 'r', 'v'],
  discourse: ['created', 'posts', 'views'],
  xenforo: ['post_date', 'reply_count', 'view_count'],
};
const sortWords = ['Date', 'Réponses', 'Vues'];
const facets = ['fruits', 'fleurs', 'arbres', 'outils', 'sol', 'eau', 'ombre', 'soleil'];

const boardName = (board: number) => `Rubrique ${board} : ${heading(randomFrom(board), language)}`;
const topicName = (topic: number) => heading(randomFrom(topic + 1_000), language);
const pagesOfTopic = (topic: number) => 1 + Math.floor(randomFrom(topic)() ** 4 * 40);
const pagesOfBoard = topicCount / boardCount / topicsPerPage;
/** Newest first: board 1 holds topics 100 000, 99 960, and so on. */
const topicOfBoard = (board: number, index: number) => topicCount - index * boardCount - (board - 1);

/**
 * A forum of 100 000 topics, computed as it is asked for: boards, pages of topics, profiles, sort orders, a calendar without
 * end, search facets that multiply, session ids (phpBB), an endless list of news behind scrolling, print views and a feed.
 * Legal pages and registration are in the footer; the form to report a post is behind each post only.
 */
export function hugeForum(flavour: ForumFlavour): GeneratedSite {
  const { write, read, sessionParameter } = forumAddresses[flavour];
  const link = (text: string, place: ForumPlace): LinkTo => ({ text, href: write(place) });
  const key = (type: KeyType): LinkTo => link(keyPages[language][type].link, { kind: 'key', type });

  const footer = listOf(
    (['legal-notice', 'terms', 'privacy', 'contact', 'community-guidelines', 'registration'] as const).map(key),
  );
  const nav = listOf([
    link('Accueil', { kind: 'home' }),
    link('Membres', { kind: 'members' }),
    link('Agenda', { kind: 'calendar', year: 2026, month: 11 }),
    link('Recherche', { kind: 'search', facets: [] }),
    link('Connexion', { kind: 'login' }),
  ]);
  const head = `<link rel="alternate" type="application/rss+xml" href="${write({ kind: 'feed' })}">`;

  const page = (title: string, main: string, end = ''): Answer => ({
    body: pageHtml({
      language,
      title: `${title} – ${siteName}`,
      head,
      nav,
      main: `<h1>${escapeHtml(title)}</h1>${main}`,
      footer,
      end,
    }),
  });
  const pager = (last: number, at: number, place: (page: number) => ForumPlace) =>
    listOf(
      [...new Set([1, at - 1, at + 1, at + 2, last])]
        .filter((number) => number >= 1 && number <= last && number !== at)
        .map((number) => link(number === at + 1 ? 'Suivante' : String(number), place(number))),
    );
  const topicLink = (topic: number) => link(topicName(topic), { kind: 'topic', topic, page: 1 });

  function post(number: number): string {
    const random = randomFrom(number);
    const member = wholeBetween(random, 1, memberCount);
    return `<article id="p${number}"><p>${anchor(link(nickname(randomFrom(member), language), { kind: 'member', member }))}, le ${wholeBetween(random, 1, 28)} mars 2026</p>
<p>${paragraph(random, language, 5)}</p>
<p>${anchor(link('Signaler ce message', { kind: 'key', type: 'report-form', post: number }))}</p></article>`;
  }

  function topicPage(topic: number, at: number, print: boolean): Answer | undefined {
    const last = pagesOfTopic(topic);
    if (topic < 1 || topic > topicCount || at < 1 || at > last) return undefined;
    const posts = Array.from({ length: postsPerPage }, (_, index) => post(topic * 1_000 + (at - 1) * postsPerPage + index));
    const around = [topic - boardCount, topic + boardCount].filter((other) => other >= 1 && other <= topicCount).map(topicLink);
    const own = print
      ? ''
      : listOf([link('Version imprimable', { kind: 'topic', topic, page: 1, print: true }), ...around]) +
        pager(last, at, (number) => ({ kind: 'topic', topic, page: number }));
    return page(topicName(topic), posts.join('') + own);
  }

  function boardPage(board: number, at: number, sort: string | undefined): Answer | undefined {
    if (board < 1 || board > boardCount || at < 1 || at > pagesOfBoard) return undefined;
    const topics = Array.from({ length: topicsPerPage }, (_, index) =>
      topicLink(topicOfBoard(board, (at - 1) * topicsPerPage + index)),
    );
    const orders = sorts[flavour].map((order, index) =>
      link(sortWords[index] ?? order, { kind: 'board', board, page: at, sort: order }),
    );
    const pages = pager(pagesOfBoard, at, (number) => ({ kind: 'board', board, page: number, ...(sort ? { sort } : {}) }));
    return page(boardName(board), `<p>Trier</p>${listOf(orders)}${listOf(topics)}${pages}`);
  }

  function homePage(): Answer {
    const boards = Array.from({ length: boardCount }, (_, index) => index + 1);
    const scroll = `<script>
var page = 1, busy = false;
addEventListener('scroll', function () {
  if (busy || innerHeight + scrollY < document.body.scrollHeight - 300) return;
  busy = true;
  fetch(${JSON.stringify(write({ kind: 'more', page: 1 }))}.replace(/1$/, ++page)).then(function (answer) { return answer.json(); }).then(function (found) {
    found.topics.forEach(function (topic) {
      var a = document.createElement('a'), p = document.createElement('p');
      a.href = topic.href; a.textContent = topic.text; p.append(a); document.getElementById('news').append(p);
    });
    busy = false;
  });
});
</script>`;
    const news = Array.from({ length: 20 }, (_, index) => `<p>${anchor(topicLink(topicCount - index))}</p>`).join('');
    return page(
      siteName,
      `${listOf(boards.map((board) => link(boardName(board), { kind: 'board', board, page: 1 })))}<section id="news">${news}</section>`,
      scroll,
    );
  }

  function memberPage(member: number): Answer | undefined {
    if (member < 1 || member > memberCount) return undefined;
    const random = randomFrom(member);
    const name = nickname(random, language);
    const topics = Array.from({ length: 5 }, () => topicLink(wholeBetween(random, 1, topicCount)));
    return page(name, `<p>${paragraph(random, language, 2)}</p>${listOf(topics)}`);
  }

  function calendarPage(year: number, month: number): Answer | undefined {
    if (month < 1 || month > 12) return undefined;
    const at = (offset: number): ForumPlace => {
      const months = year * 12 + month - 1 + offset;
      return { kind: 'calendar', year: Math.floor(months / 12), month: (months % 12) + 1 };
    };
    return page(`Agenda ${month}/${year}`, listOf([link('Mois précédent', at(-1)), link('Mois suivant', at(1))]));
  }

  function searchPage(chosen: readonly string[]): Answer {
    const choices = facets.map((facet) => {
      const next = chosen.includes(facet) ? chosen.filter((other) => other !== facet) : [...chosen, facet];
      return link(facet, { kind: 'search', facets: next });
    });
    const random = randomFrom(seedOf(chosen.join()));
    const found = Array.from({ length: 20 }, () => topicLink(wholeBetween(random, 1, topicCount)));
    return page('Recherche', `${listOf(choices)}${listOf(found)}`);
  }

  function moreTopics(at: number): Answer {
    const topics = Array.from({ length: 20 }, (_, index) => topicLink(Math.max(1, topicCount - at * 20 - index)));
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ topics }) };
  }

  function feed(origin: string): Answer {
    const items = Array.from({ length: 20 }, (_, index) => topicLink(topicCount - index));
    const body = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${siteName}</title><link>${origin}/</link>${items
      .map(({ text, href }) => `<item><title>${escapeHtml(text)}</title><link>${escapeHtml(origin + href)}</link></item>`)
      .join('')}</channel></rss>`;
    return { headers: { 'content-type': 'application/rss+xml' }, body };
  }

  function show(place: ForumPlace, origin: string): Answer | undefined {
    switch (place.kind) {
      case 'home':
        return homePage();
      case 'key': {
        const { title, main } = keyPages[language][place.type];
        return page(title, main.replace(/^<h1>.*?<\/h1>/, ''));
      }
      case 'board':
        return boardPage(place.board, place.page, place.sort);
      case 'topic':
        return topicPage(place.topic, place.page, place.print === true);
      case 'member':
        return memberPage(place.member);
      case 'members': {
        const first = Array.from({ length: 50 }, (_, index) => index + 1);
        return page(
          'Membres',
          listOf(first.map((member) => link(nickname(randomFrom(member), language), { kind: 'member', member }))),
        );
      }
      case 'calendar':
        return calendarPage(place.year, place.month);
      case 'search':
        return searchPage(place.facets);
      case 'more':
        return moreTopics(place.page);
      case 'feed':
        return feed(origin);
      case 'login':
        return page(
          'Connexion',
          '<form method="post" action="/recu"><label>Pseudonyme <input name="pseudonyme"></label><label>Mot de passe <input type="password" name="mot-de-passe"></label><button>Se connecter</button></form>',
        );
    }
  }

  return {
    entryPath: '/',
    keyTypeOf: (address) => {
      const place = read(address);
      return place?.kind === 'key' ? place.type : undefined;
    },
    answer: (address) => {
      const place = read(address);
      const shown = place && show(place, address.origin);
      if (!shown || !sessionParameter || typeof shown.body !== 'string' || place.kind === 'feed' || place.kind === 'more')
        return shown;
      return { ...shown, body: withSessionIds(shown.body, sessionParameter, seedOf(address.href)) };
    },
  };
}

/** Every third link carries an id that differs from page to page. */
function withSessionIds(html: string, parameter: string, seed: number): string {
  const id = Array.from({ length: 4 }, (_, index) => seedOf(`${seed}-${index}`).toString(16).padStart(8, '0')).join('');
  let count = 0;
  return html.replace(/href="(\/[a-z]+\.php\?[^"#]*)"/g, (whole, href: string) =>
    count++ % 3 === 0 ? `href="${href}&amp;${parameter}=${id}"` : whole,
  );
}
