/*
 * The server's clock, as this browser knows it. Every answer of the server that tells its time is a measurement: the
 * server's moment lies somewhere between sending and receiving, so half the way there and back is the error. The best
 * measurement counts; it ages slowly, and one that contradicts it (the machine slept) takes its place at once.
 * The browser's own clock is never used: it may be hours wrong or be set while the exam goes on.
 */
const AGEING = 0.0005; /* milliseconds of error that a measurement gains each millisecond */

export function makeClock(monotonic = () => performance.now()) {
  let best = null;

  return {
    learn(server, sent, received) {
      const fresh = { offset: server - (sent + received) / 2, error: (received - sent) / 2, at: received };
      const aged = best === null ? Infinity : best.error + (received - best.at) * AGEING;
      if (fresh.error <= aged || Math.abs(fresh.offset - best.offset) > fresh.error + aged) best = fresh;
    },
    get known() {
      return best !== null;
    },
    /* The server's time in milliseconds since 1970. */
    now() {
      return monotonic() + best.offset;
    },
    /* Milliseconds that the browser's own clock is ahead of the server's. */
    ahead() {
      return Date.now() - this.now();
    },
    monotonic,
  };
}
