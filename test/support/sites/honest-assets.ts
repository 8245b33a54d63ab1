import { pngOf } from './image-bytes.js';
import { randomFrom, wholeBetween } from './random.js';

const assetBytes = 40_000;

/** A style sheet of about 40 KB, of which a page uses a part, as usual. */
export function styleSheet(): string {
  const rules = [
    'body{font:16px/1.5 sans-serif;margin:0;color:#223}header,footer{background:#eef3ea;padding:1rem}nav ul{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;padding:0}',
    'main{max-width:60rem;margin:auto;padding:1rem}article{border:1px solid #ccd;border-radius:6px;margin:1rem 0;padding:1rem}article img{float:right;width:64px;height:64px}',
  ];
  const random = randomFrom(40);
  for (let size = 0, n = 0; size < assetBytes - 500; n++) {
    const rule = `.block-${n} .item:nth-child(${wholeBetween(random, 1, 9)})>.label{margin:${wholeBetween(random, 0, 40)}px;color:#${wholeBetween(random, 100, 999)};padding:${wholeBetween(random, 0, 20)}px}`;
    rules.push(rule);
    size += rule.length + 1;
  }
  return rules.join('\n');
}

/** What the three scripts do when they run: a little work on the document each. */
const domWork = [
  'document.querySelectorAll("article time").forEach(function(t){t.title=new Date(t.dateTime).toDateString()});',
  'var toc=document.createElement("ol");document.querySelectorAll("article h2").forEach(function(h,i){h.id="post-"+i;var li=document.createElement("li");li.textContent=h.textContent;toc.append(li)});document.querySelector("aside").append(toc);',
  'var height=0;document.querySelectorAll("article").forEach(function(a){height+=a.offsetHeight;a.addEventListener("click",function(){a.classList.toggle("open")})});document.body.dataset.height=height;',
];

/** Script 0, 1 or 2: about 40 KB of functions and a little work on the document. */
export function script(number: 0 | 1 | 2): string {
  const parts = ['(function(){"use strict";var helpers={};'];
  for (let size = 0, n = 0; size < assetBytes - 500; n++) {
    const line = `helpers.step${n}=function(list,seed){return list.filter(function(item){return (item.length+seed+${n})%${(n % 7) + 2}===0}).map(function(item){return item.trim().toLowerCase()})};`;
    parts.push(line);
    size += line.length;
  }
  parts.push(
    'var words=document.body.textContent.split(/\\s+/).slice(0,2000);for(var k=0;k<40;k++)words=helpers["step"+k](words,k).concat(words.slice(0,500));',
    domWork[number] as string,
    '})();',
  );
  return parts.join('\n');
}

/** Images in all: pages share some of them. */
export const imageCount = 400;

const images = new Map<number, Buffer>();

/** Image of 8 to 20 KB, the same for the same number. */
export function image(number: number): Buffer {
  const known = images.get(number);
  if (known) return known;
  const made = pngOf(number, wholeBetween(randomFrom(number), 8_200, 19_800));
  images.set(number, made);
  return made;
}
