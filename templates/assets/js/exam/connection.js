/*
 * Whether the server can be reached, as told by every request that succeeds or fails, with the moment when it was sent:
 * one that was under way while things changed says nothing about how they are now. The banner says it in words; how long
 * it lasted is kept as evidence when it is over.
 */
import { word } from './words.js';

const LOOKS_DOWN = 2; /* failures in a row until the banner comes: one lost packet is not worth a fright */

export function makeConnection({ banner, clock, back, evidence }) {
  let kind = 'good';
  let failures = 0;
  let since = 0;
  let changed = 0;

  function become(now) {
    kind = now;
    changed = clock.monotonic();
    show();
  }

  function show() {
    banner.hidden = kind === 'good';
    if (kind === 'good') return;
    banner.querySelector('[data-says]').textContent = word(`connection-${kind}`);
    banner.querySelector('[data-sign-in]').hidden = kind !== 'signed-out';
  }

  function good(sent) {
    if (sent < changed) return;
    failures = 0;
    if (kind === 'good') return;
    const seconds = Math.round((clock.monotonic() - since) / 1000);
    const lost = kind === 'offline';
    become('good');
    if (lost) evidence('offline', seconds);
    back();
  }

  function failed(failure, sent) {
    if (sent < changed) return;
    if (failures === 0) since = clock.monotonic();
    failures += 1;
    if (failure.kind === 'refused' || (failures < LOOKS_DOWN && navigator.onLine)) return;
    if (failure.kind === kind) return;
    become(failure.kind);
  }

  window.addEventListener('offline', () => failed({ kind: 'offline' }, clock.monotonic()));
  window.addEventListener('online', back);

  return { good, failed, get kind() { return kind; } };
}
