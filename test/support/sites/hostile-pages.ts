/** Where the private things are that hostile pages reach for. */
export interface Targets {
  /** Port of the secret server on 127.0.0.1 and ::1. */
  readonly secretPort: number;
  readonly secretUdpPort: number;
  /** Name whose address changes after it was first asked for. */
  readonly rebindingHost: string;
}

/** A page that does harm: HTML of its `<main>` and scripts. */
export interface HostilePage {
  readonly path: string;
  readonly name: string;
  readonly html: (targets: Targets) => string;
}

const script = (code: string) => `<script>${code}</script>`;

const reaching: readonly HostilePage[] = [
  {
    path: '/private-subresources',
    name: 'Images, frames and requests to private addresses',
    html: ({ secretPort: port }) =>
      [
        `127.0.0.1:${port}`,
        `localhost:${port}`,
        `[::1]:${port}`,
        `[::ffff:127.0.0.1]:${port}`,
        `2130706433:${port}`,
        `0x7f.1:${port}`,
        `0.0.0.0:${port}`,
        '169.254.169.254',
        '[fd00::1]',
        '10.0.0.1',
      ]
        .map(
          (host, index) =>
            `<img src="http://${host}/image-${index}" alt=""><iframe src="http://${host}/frame-${index}"></iframe>`,
        )
        .join('') +
      `<link rel="preconnect" href="http://127.0.0.1:${port}"><link rel="stylesheet" href="http://127.0.0.1:${port}/style.css">` +
      script(`fetch('http://127.0.0.1:${port}/fetch', { mode: 'no-cors' }).catch(function () {});
navigator.sendBeacon('http://127.0.0.1:${port}/beacon', 'x');
new EventSource('http://127.0.0.1:${port}/events');
new Worker(URL.createObjectURL(new Blob(["fetch('http://127.0.0.1:${port}/worker', { mode: 'no-cors' })"])));`),
  },
  {
    path: '/rebinding',
    name: 'A name whose address changes',
    html: ({ secretPort, rebindingHost }) =>
      script(`var tries = 0;
(function again() {
  if (tries++ < 5) fetch('http://${rebindingHost}:${secretPort}/rebound', { mode: 'no-cors' }).catch(function () {}).then(function () { setTimeout(again, 100); });
})();`),
  },
  {
    path: '/web-socket',
    name: 'WebSocket to a private port',
    html: ({ secretPort }) =>
      script(`new WebSocket('ws://127.0.0.1:${secretPort}/socket'); new WebSocket('ws://localhost:${secretPort}/socket');`),
  },
  {
    path: '/web-rtc',
    name: 'WebRTC to a private port',
    html: ({ secretPort, secretUdpPort }) =>
      script(`var peer = new RTCPeerConnection({ iceServers: [
  { urls: 'stun:127.0.0.1:${secretUdpPort}' },
  { urls: 'turn:127.0.0.1:${secretPort}?transport=tcp', username: 'u', credential: 'c' },
] });
peer.createDataChannel('x');
peer.createOffer().then(function (offer) { return peer.setLocalDescription(offer); });`),
  },
  {
    path: '/service-worker',
    name: 'A service worker that fetches',
    html: () =>
      script("navigator.serviceWorker && navigator.serviceWorker.register('/service-worker.js').catch(function () {});"),
  },
  {
    path: '/refresh-file',
    name: 'Refresh to a file of this machine',
    html: () => '<meta http-equiv="refresh" content="0;url=file:///etc/passwd">',
  },
  {
    path: '/refresh-data',
    name: 'Refresh to a data address',
    html: () => '<meta http-equiv="refresh" content="0;url=data:text/html,<h1>data</h1>">',
  },
  {
    path: '/refresh-javascript',
    name: 'Refresh to a script',
    html: () => '<meta http-equiv="refresh" content="0;url=javascript:document.title=\'refreshed\'">',
  },
];

const nagging: readonly HostilePage[] = [
  {
    path: '/alert-storm',
    name: 'Alerts without end',
    html: () => script("for (var n = 0; n < 100000; n++) alert('Alerte ' + n);"),
  },
  {
    path: '/popup-storm',
    name: 'Windows without end',
    html: () =>
      script("setInterval(function () { for (var n = 0; n < 20; n++) window.open('/popup?n=' + Math.random()); }, 20);"),
  },
  {
    path: '/before-unload',
    name: 'A page that does not let go',
    html: () =>
      script("addEventListener('beforeunload', function (event) { event.preventDefault(); event.returnValue = 'Rester ?'; });"),
  },
  {
    path: '/history-trap',
    name: 'A page that turns back',
    html: () =>
      script(`for (var n = 0; n < 50; n++) history.pushState({}, '', '/history-trap?step=' + n);
addEventListener('popstate', function () { history.pushState({}, '', '/history-trap?again=' + Math.random()); });
setInterval(function () { history.back(); }, 50);`),
  },
  {
    path: '/download',
    name: 'A download on load',
    html: () => `<iframe src="/download.exe"></iframe>${script("location.href = '/download.exe';")}`,
  },
  {
    path: '/terminal-escapes',
    name: 'Text that commands terminals',
    html: () =>
      `<h1>\u001b[2J\u001b[1;1H\u001b[31mEffacé</h1><p><a href="/contact?\u001b[2J">\u001b]0;owned\u0007\u001b[8mCaché\u202e txt.exe</a></p>${script("document.title = '\\u001b[2J\\u001b]0;owned\\u0007Titre \\u009b31m';")}`,
  },
];

const exhausting: readonly HostilePage[] = [
  {
    path: '/frames',
    name: 'Ten thousand frames',
    html: () => Array.from({ length: 10_000 }, (_, index) => `<iframe src="/frame?n=${index}"></iframe>`).join(''),
  },
  {
    path: '/busy-loop',
    name: 'A script that never ends',
    html: () => script('while (true) {}'),
  },
  {
    path: '/growing-document',
    name: 'A document that grows by 300 MB',
    html: () =>
      script(`var grown = 0, text = 'Encore un paragraphe. '.repeat(500);
(function grow() {
  for (var n = 0; n < 100; n++) {
    var p = document.createElement('p');
    p.textContent = text + grown;
    document.body.append(p);
    grown += text.length * 2;
  }
  if (grown < 300e6) setTimeout(grow, 10);
})();`),
  },
  {
    path: '/crash',
    name: 'A page that crashes its tab',
    // Fills V8's heap to its limit, which ends the process: 4 GB at most, less on a small machine.
    html: () =>
      script('setTimeout(function () { var kept = []; for (;;) kept.push(new Array(3e7).fill(kept.length + 0.5)); }, 300);'),
  },
  {
    path: '/large-buffers',
    name: 'Memory filled with buffers',
    html: () =>
      script(`var kept = [];
(function fill() {
  try { kept.push(new Uint8Array(64e6).fill(1)); } catch (error) { return; }
  if (kept.length < 12) setTimeout(fill, 20);
})();`),
  },
];

/** Pages that are plain HTML; those that need more than an answer are in hostile-site.ts. */
export const hostilePages: readonly HostilePage[] = [...reaching, ...nagging, ...exhausting];
