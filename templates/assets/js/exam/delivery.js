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

export class Delivery {
  #sending = false;
  #holding = true;
  #failures = 0;
  #timer = 0;

  /* good(sent) and failed(failure, sent) tell, with the moment of sending, how the connection is; held() that the server wants nothing now: ask why. */
  constructor({ answers, server, good, failed, held }) {
    Object.assign(this, { answers, server, good, failed, held });
  }

  /* To be called when an answer was written down. While a retry is planned it waits with the others. */
  added() {
    if (this.#failures === 0) this.#deliver();
  }

  /* There is reason to think that it works again. */
  again() {
    this.#deliver();
  }

  hold() {
    this.#holding = true;
  }

  release() {
    this.#holding = false;
    this.#deliver();
  }

  /* Waits until all is delivered, at most so long; whether it is. */
  async flush(milliseconds) {
    const end = performance.now() + milliseconds;
    this.#deliver();
    while (this.answers.waiting > 0 && performance.now() < end) await wait(50);
    return this.answers.waiting === 0;
  }

  async #deliver() {
    if (this.#holding || this.#sending || !this.answers.sendable) return;
    this.#sending = true;
    await this.#round();
    this.#sending = false;
    if (this.#failures === 0) this.#deliver(); /* what came in while the last answer was on its way */
  }

  async #round() {
    clearTimeout(this.#timer);
    let sent = performance.now();
    try {
      for (let rows; !this.#holding && (rows = this.answers.batch(MOST)).length > 0; sent = performance.now()) {
        await this.#send(rows);
        this.#failures = 0;
        this.good(sent);
      }
    } catch (failure) {
      const later = LATER[Math.min(this.#failures, LATER.length - 1)];
      this.#failures += 1;
      this.#timer = setTimeout(() => this.#deliver(), later * (0.5 + Math.random()));
      this.failed(failure, sent);
    }
  }

  /* One answer that the server cannot take must not keep the others: then each goes by itself. */
  async #send(rows) {
    try {
      await this.#settle(rows, await this.server.save(rows));
    } catch (failure) {
      if (!(failure instanceof Failure) || failure.kind !== 'refused') throw failure;
      if (rows.length === 1) {
        await this.answers.settle(rows[0], 'refused', 'content');
        return;
      }
      for (const row of rows) await this.#send([row]);
    }
  }

  async #settle(rows, results) {
    for (const row of rows) {
      const got = results.find((one) => one.position === row.position && one.seq === row.seq);
      if (got && got.result === 'refused' && HELD.includes(got.why)) this.#holding = true;
      else if (got && got.why === 'number') await this.answers.renumber(row);
      else if (got) await this.answers.settle(row, got.result, got.why);
    }
    if (this.#holding) this.held();
  }
}
