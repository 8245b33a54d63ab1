import { escapeHtml, type LinkTo } from './page-html.js';

export interface ScriptedLinks {
  readonly nav: string;
  readonly footer: string;
  readonly end: string;
}

const inScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

/** A menu that is not in the document until its button is pressed. */
export function menuBehindButton(label: string, links: readonly LinkTo[]): ScriptedLinks {
  return {
    nav: `<button type="button" id="menu" aria-expanded="false" aria-controls="menu-list">${escapeHtml(label)}</button><div id="menu-list"></div>`,
    footer: '',
    end: `<script>
document.getElementById('menu').addEventListener('click', function () {
  var open = this.getAttribute('aria-expanded') === 'true';
  this.setAttribute('aria-expanded', String(!open));
  var place = document.getElementById('menu-list');
  place.textContent = '';
  if (!open) ${inScript(links)}.forEach(function (link) {
    var a = document.createElement('a');
    a.href = link.href;
    a.textContent = link.text;
    place.append(a);
  });
});
</script>`,
  };
}

/** Each link in another manner that has no address in its markup. */
const manners: readonly ((link: LinkTo, index: number) => string)[] = [
  ({ text, href }) => `<a href="#" onclick="location='${href}';return false">${text}</a>`,
  ({ text }, index) => `<a href="#" data-push="${index}">${text}</a>`,
  ({ text, href }) => `<div onclick="location.href='${href}'" style="cursor:pointer">${text}</div>`,
  ({ text, href }) => `<button type="button" onclick="window.location.assign('${href}')">${text}</button>`,
  ({ text }, index) => `<a href="javascript:void(0)" data-go="${index}">${text}</a>`,
  ({ text }, index) => `<span role="link" tabindex="0" data-go="${index}">${text}</span>`,
  ({ text }, index) => `<a data-go="${index}" style="cursor:pointer">${text}</a>`,
];

/** Links that only scripts follow: location, pushState, onclick of a block, listeners whose address no attribute shows. */
export function scriptLinks(links: readonly LinkTo[]): ScriptedLinks {
  const items = links.map((link, index) => {
    const write = manners[index % manners.length] as (link: LinkTo, index: number) => string;
    return write({ text: escapeHtml(link.text), href: escapeHtml(link.href) }, index);
  });
  return {
    nav: '',
    footer: items.map((item) => `<p>${item}</p>`).join(''),
    end: `<script>
var places = ${inScript(links.map(({ href }) => href))};
document.querySelectorAll('[data-go]').forEach(function (place) {
  place.addEventListener('click', function (event) { event.preventDefault(); location.href = places[place.dataset.go]; });
});
document.querySelectorAll('[data-push]').forEach(function (place) {
  place.addEventListener('click', function (event) {
    event.preventDefault();
    history.pushState({}, '', places[place.dataset.push]);
    fetch(location.href).then(function (answer) { return answer.text(); }).then(function (html) {
      var next = new DOMParser().parseFromString(html, 'text/html');
      document.title = next.title;
      document.querySelector('main').replaceWith(next.querySelector('main'));
    });
  });
});
</script>`,
  };
}
