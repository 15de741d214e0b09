/*
 * Brings answers to the server: one request at a time, at most 20 answers in it, the oldest first. What fails is tried
 * again, later and later up to a quarter of a minute, each browser at its own moment. While the attempt is paused or
 * belongs to another device nothing is sent; see hold.
 */
import { Failure } from './server.js';

const MOST = 20;
const LATER = [1000, 2000, 4000, 8000, 15000];
const HELD = ['paused', 'other-device', 'not-started']; /* refusals that a later state of things takes back */

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/* good() and failed(failure) tell how the connection is; held() that the server wants nothing now: ask why. */
export function makeDelivery({ answers, server, good, failed, held }) {
  let sending = null; /* the promise of the round that is on its way */
  let failures = 0;
  let timer = 0;
  let holding = true;

  async function settle(rows, results) {
    for (const row of rows) {
      const got = results.find((one) => one.position === row.position && one.seq === row.seq);
      if (!got) continue;
      if (got.result === 'refused' && HELD.includes(got.why)) {
        holding = true;
        continue;
      }
      await answers.settle(row, got.result, got.why);
    }
    if (holding) held();
  }

  /* One answer that the server cannot take must not keep the others: then each goes by itself. */
  async function send(rows) {
    try {
      await settle(rows, await server.save(rows));
    } catch (failure) {
      if (!(failure instanceof Failure) || failure.kind !== 'refused') throw failure;
      if (rows.length === 1) {
        await answers.settle(rows[0], 'refused', 'content');
        return;
      }
      for (const row of rows) await send([row]);
    }
  }

  async function round() {
    clearTimeout(timer);
    try {
      for (let rows; !holding && (rows = answers.batch(MOST)).length > 0;) {
        await send(rows);
        failures = 0;
        good();
      }
    } catch (failure) {
      const later = LATER[Math.min(failures, LATER.length - 1)];
      failures += 1;
      timer = setTimeout(deliver, later * (0.5 + Math.random()));
      failed(failure);
    }
  }

  function deliver() {
    if (holding || sending || !answers.sendable) return;
    sending = round().finally(() => {
      sending = null;
      if (failures === 0) deliver(); /* what came in while the last answer was on its way */
    });
  }

  return {
    /* To be called when an answer was written down. While a retry is planned it waits with the others. */
    added() {
      if (failures === 0) deliver();
    },
    /* There is reason to think that it works again. */
    again: deliver,
    hold() {
      holding = true;
    },
    release() {
      holding = false;
      deliver();
    },
    /* Waits until all is delivered, at most so long; whether it is. */
    async flush(milliseconds) {
      const end = performance.now() + milliseconds;
      deliver();
      while (answers.waiting > 0 && performance.now() < end) await wait(50);
      return answers.waiting === 0;
    },
  };
}
