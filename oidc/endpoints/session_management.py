"""The page that clients load into an iframe to ask whether the session has changed (Session Management section 3.2)."""

import secrets

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from identity.sessions.session_cookies import BROWSER_STATE
from oidc.answering import protocol_endpoint
from oidc.errors import NO_STORE

# SHA-256 is at hand in browsers on https pages alone, and there one has to wait for it: so the script brings its own.
_SCRIPT = """
(function () {
  function fraction(number) { return ((number - Math.floor(number)) * 4294967296) | 0; }
  var initial = [], constants = [], candidate = 2, i;
  while (constants.length < 64) {
    for (i = 2; i * i <= candidate && candidate % i; i++);
    if (i * i > candidate) {
      if (initial.length < 8) initial.push(fraction(Math.pow(candidate, 1 / 2)));
      constants.push(fraction(Math.pow(candidate, 1 / 3)));
    }
    candidate++;
  }
  function turned(word, by) { return (word >>> by) | (word << (32 - by)); }
  function sha256(text) {
    var bytes = unescape(encodeURIComponent(text)), words = [], hash = initial.slice(), i, block;
    for (i = 0; i < bytes.length; i++) words[i >> 2] |= bytes.charCodeAt(i) << (24 - (i % 4) * 8);
    words[bytes.length >> 2] |= 0x80 << (24 - (bytes.length % 4) * 8);
    words[(((bytes.length + 8) >> 6) << 4) + 15] = bytes.length * 8;
    for (block = 0; block < words.length; block += 16) mix(hash, words.slice(block, block + 16));
    return hash.map(function (word) { return ('0000000' + (word >>> 0).toString(16)).slice(-8); }).join('');
  }
  function mix(hash, w) {
    var h = hash.slice(), i, first, second, low, high;
    for (i = 0; i < 64; i++) {
      if (i >= 16) {
        low = turned(w[i - 15], 7) ^ turned(w[i - 15], 18) ^ (w[i - 15] >>> 3);
        high = turned(w[i - 2], 17) ^ turned(w[i - 2], 19) ^ (w[i - 2] >>> 10);
        w[i] = ((w[i - 16] | 0) + low + (w[i - 7] | 0) + high) | 0;
      }
      first = h[7] + (turned(h[4], 6) ^ turned(h[4], 11) ^ turned(h[4], 25)) + ((h[4] & h[5]) ^ (~h[4] & h[6]))
        + constants[i] + (w[i] | 0);
      second = (turned(h[0], 2) ^ turned(h[0], 13) ^ turned(h[0], 22))
        + ((h[0] & h[1]) ^ (h[0] & h[2]) ^ (h[1] & h[2]));
      h = [(first + second) | 0, h[0], h[1], h[2], (h[3] + first) | 0, h[4], h[5], h[6]];
    }
    for (i = 0; i < 8; i++) hash[i] = (hash[i] + h[i]) | 0;
  }
  function browserState() {
    var found = document.cookie.match(/(?:^|; )COOKIE=([^;]*)/);
    return found ? found[1] : '';
  }
  function answer(asked, origin) {
    var parts = typeof asked === 'string' && asked.match(/^(.+) ([^ ]+)\\.([^ .]+)$/);
    if (!parts || asked.length > 1000) return 'error';
    var now = sha256(parts[1] + ' ' + origin + ' ' + browserState() + ' ' + parts[3]);
    return now === parts[2] ? 'unchanged' : 'changed';
  }
  window.addEventListener('message', function (event) {
    if (event.source && event.origin && event.origin !== 'null') {
      event.source.postMessage(answer(event.data, event.origin), event.origin);
    }
  });
})();
""".replace("COOKIE", BROWSER_STATE)


@protocol_endpoint
async def check(_request: Request) -> Response:
    """A page without anything to see, that other sites may frame: it tells nobody more than whether it changed."""
    nonce = secrets.token_urlsafe(16)
    policy = f"default-src 'none'; script-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors *"
    html = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Session</title></head>'
        f'<body><script nonce="{nonce}">{_SCRIPT}</script></body></html>'
    )
    # All other pages are closed to frames; browsers know no value for the contrary, and pass over unknown ones.
    headers = {**NO_STORE, "Content-Security-Policy": policy, "X-Frame-Options": "ALLOWALL"}
    return HTMLResponse(html, headers=headers)
