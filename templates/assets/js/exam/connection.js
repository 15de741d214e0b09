/*
 * Whether the server can be reached, as told by every request that succeeds or fails. The banner says it in words; how
 * long it lasted is kept as evidence when it is over.
 */
import { word } from './words.js';

const LOOKS_DOWN = 2; /* failures in a row until the banner comes: one lost packet is not worth a fright */

export function makeConnection({ banner, clock, back, evidence }) {
  let kind = 'good';
  let failures = 0;
  let since = 0;

  function show() {
    banner.hidden = kind === 'good';
    if (kind === 'good') return;
    banner.querySelector('[data-says]').textContent = word(`connection-${kind}`);
    banner.querySelector('[data-sign-in]').hidden = kind !== 'signed-out';
  }

  function good() {
    failures = 0;
    if (kind === 'good') return;
    const seconds = Math.round((clock.monotonic() - since) / 1000);
    const lost = kind === 'offline';
    kind = 'good';
    show();
    if (lost) evidence('offline', seconds);
    back();
  }

  function failed(failure) {
    if (failures === 0) since = clock.monotonic();
    failures += 1;
    if (failure.kind === 'refused' || (failures < LOOKS_DOWN && navigator.onLine)) return;
    if (failure.kind === kind) return;
    kind = failure.kind;
    show();
  }

  window.addEventListener('offline', () => failed({ kind: 'offline' }));
  window.addEventListener('online', back);

  return { good, failed, get kind() { return kind; } };
}
