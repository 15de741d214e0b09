/*
 * An exam from the waiting room to the receipt. The server says in which phase it is (see app/exams/attempt.h); this
 * follows it: the pulse brings the phase, the phase decides what is shown and whether answers are taken.
 */
import { Answers } from './answers.js';
import { makeClock } from './clock.js';
import { makeConnection } from './connection.js';
import { Delivery } from './delivery.js';
import { Desk } from './desk.js';
import { makeEvidence } from './evidence.js';
import { openNotes } from './notes.js';
import { makeNotice } from './notice.js';
import { makePulse } from './pulse.js';
import { makeReceipt } from './receipt.js';
import { makeServer } from './server.js';
import { makeTimer } from './timer.js';
import { show, view } from './views.js';
import { makeWaiting } from './waiting.js';
import { hour, word } from './words.js';

const SPREAD = 3000; /* milliseconds over which the candidates of a sitting start, so that not all come at once */
const FLUSH = 8000; /* milliseconds for the last answers when the time is over: the exam's grace is about as long */
const SAME = 2000; /* milliseconds to the end that are no added time, but what this clock is ahead of the server's */

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export class Exam {
  #phase = null;
  #latest = 0; /* the server's moment of the state that is followed: an older one that comes late is dropped */
  #turn = Promise.resolve();
  #ends = null;
  #merged = false; /* the answers here are those of the server and of the journal */
  #closing = false; /* the time is over and the last answers are on their way */
  #finishing = false; /* and the server has been asked to end the exam */

  /* root is the element that holds the exam and says which it is. */
  constructor(root, journal) {
    const { attempt, items, csrf } = root.dataset;
    const clock = makeClock();
    const server = makeServer({ attempt, csrf, clock });
    Object.assign(this, { clock, server, journal });
    this.notes = openNotes(attempt);
    this.notice = makeNotice(document.querySelector('[data-notice]'));
    this.evidence = makeEvidence({ server, clock });
    this.answers = new Answers({
      journal, clock, tell: (position) => this.#tell(position), deliver: () => this.delivery.added(),
    });
    this.connection = makeConnection({
      banner: document.querySelector('[data-banner]'), clock, evidence: this.evidence.keep, back: () => this.#back(),
    });
    const { good, failed } = this.connection;
    this.pulse = makePulse({
      server, told: (state) => this.#follow(state), good,
      failed: (failure, sent) => { failed(failure, sent); this.waiting.lost(); },
    });
    this.delivery = new Delivery({ answers: this.answers, server, good, failed, held: () => this.pulse.soon() });
    this.desk = new Desk({
      root, answers: this.answers, notes: this.notes, delivery: this.delivery, end: () => this.#end(),
    });
    this.receipt = makeReceipt({ view: view('receipt'), attempt, items });
    this.waiting = makeWaiting({ view: view('waiting'), clock, durable: journal.durable });
    this.timer = makeTimer({
      root, clock, near: (minutes) => this.notice(word('near', minutes)), over: () => this.#timeUp(),
    });
  }

  /* -- from outside ----------------------------------------------------------------------------------------------- */

  /* hasEnded: what the page says; the exam is then only looked at, from whatever device. */
  async begin(hasEnded) {
    const state = await this.#patiently(hasEnded ? this.server.pulse : this.server.enter);
    this.connection.good(this.clock.monotonic());
    this.pulse.start();
    await this.#follow(state);
  }

  commit() {
    this.desk.commit();
  }

  isUnsaved() {
    this.desk.commit();
    return this.answers.waiting > 0;
  }

  askForDevice() {
    const sent = this.clock.monotonic();
    return this.server.enter().then((state) => this.#follow(state), (failure) => this.connection.failed(failure, sent));
  }

  /* Another tab goes on with this attempt. */
  stop() {
    this.#cover('tab');
    this.desk.close();
    this.delivery.hold();
    this.pulse.stop();
  }

  /* -- what the parts report -------------------------------------------------------------------------------------- */

  /* A question's state has changed. */
  #tell(position) {
    this.desk.tell(position);
    const { waiting } = this.answers;
    view('closing').querySelector('[data-says]').textContent =
      waiting > 0 ? word('receipt-waiting', waiting) : word('closing-all');
    if (this.#phase !== 'ended') return;
    this.#tellReceipt();
    if (waiting === 0) this.pulse.soon(); /* late answers have made a new receipt */
  }

  /* Once everything is at the server nothing stays on a machine that others use too. */
  #tellReceipt() {
    this.receipt.left(this.answers.waiting, this.answers.refusals());
    if (this.answers.waiting > 0 || !this.#merged) return;
    this.notes.forget();
    if (this.answers.refusals().length === 0) this.journal.forget().catch(() => {});
  }

  #back() {
    this.pulse.soon();
    this.delivery.again();
    this.evidence.send();
  }

  /* Tries again while the server cannot be reached; what it refuses is thrown. */
  async #patiently(work) {
    for (;;) {
      const sent = this.clock.monotonic();
      try {
        return await work();
      } catch (failure) {
        if (failure.kind !== 'offline' && failure.kind !== 'busy') throw failure;
        this.connection.failed(failure, sent);
        await wait(1000 + Math.random() * 2000);
      }
    }
  }

  /* -- the phases ------------------------------------------------------------------------------------------------- */

  /* One state after the other: the next waits until the paper of the one before has come. */
  #follow(state) {
    this.#turn = this.#turn.catch(() => {}).then(() => this.#step(state));
    return this.#turn;
  }

  async #step(state) {
    if (state.now < this.#latest) return;
    this.#latest = state.now;
    const before = this.#phase;
    const isOver = state.phase === 'ended' || state.phase === 'closed';
    this.#phase = state.device === 'mine' || isOver ? state.phase : 'elsewhere';
    switch (this.#phase) {
      case 'waiting': this.#waiting(state); break;
      case 'ready': await this.#ready(); break;
      case 'running': await this.#running(state, before); break;
      case 'ended': await this.#ended(state, before); break;
      case 'elsewhere': this.#elsewhere(state); break;
      default: this.#cover(this.#phase); /* paused, closed */
    }
  }

  #waiting(state) {
    show('waiting');
    this.waiting.show(state, this.server.took);
  }

  async #ready() {
    show('starting');
    await wait(Math.random() * SPREAD);
    await this.#step(await this.#open());
  }

  /* Puts the paper on the desk with all answers so far; the state that came with them. */
  async #open() {
    const state = await this.#patiently(this.server.start);
    if (state.phase !== 'running' || state.device !== 'mine') return state;
    const text = await this.#patiently(this.server.paper);
    await this.answers.merge(state.answers);
    this.#merged = true;
    this.desk.open(text);
    return state;
  }

  async #running(state, before) {
    if (!this.desk.isOpen) {
      show('starting');
      const opened = await this.#open();
      if (!this.desk.isOpen) {
        await this.#step(opened);
        return;
      }
    }
    this.#sayEnd(state, before);
    if (this.#closing && state.ends - state.now < SAME) {
      setTimeout(() => this.#finish(), Math.max(0, state.ends - state.now) + 100);
      return;
    }
    this.#closing = false;
    this.desk.lock(false);
    this.delivery.release();
    if (show('answering')) this.desk.focus();
    this.evidence.watch(true);
    this.timer.until(this.#ends); /* the last, since the time may be over by now */
  }

  #sayEnd(state, before) {
    const news = this.#ends !== null && state.ends > state.now; /* an end that is past is none */
    if (before === 'paused' && news) this.notice(word('resumed', hour(state.ends)));
    else if (before === 'ended') this.notice(word('reopened', hour(state.ends)));
    else if (news && state.ends > this.#ends + 1000) {
      this.notice(word('extended', Math.round((state.ends - this.#ends) / 60000), hour(state.ends)));
    }
    this.#ends = state.ends;
  }

  #cover(name) {
    this.desk.commit();
    this.evidence.watch(false);
    this.timer.stop();
    show(name);
  }

  #elsewhere(state) {
    this.#cover('device');
    this.desk.close();
    this.delivery.hold();
    const asking = state.device === 'asking';
    const find = (name) => view('device').querySelector(`[data-device=${name}]`);
    find('asking').hidden = !asking;
    find('other').hidden = asking;
    find('left').hidden = this.answers.waiting === 0;
    find('left').textContent = word('device-left', this.answers.waiting);
  }

  async #ended(state, before) {
    this.receipt.show(state);
    if (before !== 'ended') {
      this.#cover('receipt');
      if (this.desk.isOpen) this.receipt.answered(this.desk.count());
      this.desk.close();
      this.#closing = false;
    }
    if (!this.#merged && state.device === 'mine') {
      await this.answers.merge((await this.server.start()).answers);
      this.#merged = true;
    }
    this.#tellReceipt();
    this.delivery.release();
  }

  /* -- the end ---------------------------------------------------------------------------------------------------- */

  /* The button's way: true when the exam has ended. */
  async #end() {
    const state = await this.server.end(false);
    await this.#follow(state);
    return state.phase === 'ended';
  }

  /* The timer's way. Should time have been added meanwhile, the pulse opens the paper again. */
  async #timeUp() {
    this.desk.commit();
    this.desk.lock(true);
    this.evidence.watch(false);
    this.#closing = true;
    show('closing');
    if (await this.delivery.flush(FLUSH)) await this.#finish();
  }

  async #finish() {
    if (this.#finishing || this.answers.waiting > 0) return;
    this.#finishing = true;
    const sent = this.clock.monotonic();
    try {
      await this.#follow(await this.server.end(true));
    } catch (failure) {
      this.connection.failed(failure, sent);
    }
    this.#finishing = false;
  }
}
