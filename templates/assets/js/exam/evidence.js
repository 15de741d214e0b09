/*
 * What the server keeps as evidence, never as a verdict: the page out of sight or out of focus for more than three
 * seconds, copying, printing, the network gone. The candidate has been told so before the start. What cannot be sent
 * waits for the network.
 */
const SHORT = 3; /* seconds away that nobody needs to know of */
const QUIET = 10000; /* milliseconds in which the same thing is kept once */

export function makeEvidence({ server, clock }) {
  const waiting = [];
  const latest = new Map();
  let watching = false;
  let away = null;
  let sending = false;

  async function send() {
    if (sending) return;
    sending = true;
    try {
      while (waiting.length > 0) {
        await server.event(waiting[0].kind, waiting[0].seconds);
        waiting.shift();
      }
    } catch (failure) {
      if (failure.kind === 'refused') waiting.shift();
    }
    sending = false;
  }

  function keep(kind, seconds = 0) {
    waiting.push({ kind, seconds: Math.min(seconds, 86400) });
    send();
  }

  function once(kind) {
    const now = clock.monotonic();
    if (!watching || now - (latest.get(kind) ?? -QUIET) < QUIET) return;
    latest.set(kind, now);
    keep(kind);
  }

  function look() {
    const gone = document.hidden || !document.hasFocus();
    if (gone && away === null && watching) away = clock.monotonic();
    if (gone || away === null) return;
    const seconds = Math.round((clock.monotonic() - away) / 1000);
    away = null;
    if (seconds > SHORT) keep('focus-lost', seconds);
  }

  document.addEventListener('visibilitychange', look);
  window.addEventListener('blur', look);
  window.addEventListener('focus', look);
  document.addEventListener('copy', () => once('copy'));
  document.addEventListener('cut', () => once('copy'));
  window.addEventListener('beforeprint', () => once('print'));

  return {
    keep,
    send,
    /* Only while the questions are on the screen. */
    watch(on) {
      watching = on;
      if (!on) away = null;
      else look();
    },
  };
}
