/*
 * What the browser does with answers, without a browser: the journal, the delivery and the merging after a crash, with a
 * network and a browser that fail at random. Afterwards the server has what the journal has, byte for byte.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';

const code = (name) => import(`../../templates/assets/js/exam/${name}.js`);
const { Answers, clean } = await code('answers');
const { makeClock } = await code('clock');
const { Delivery } = await code('delivery');
const { Failure } = await code('server');

/* Random numbers that a seed repeats (mulberry32), so that a failure can be looked at. */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6D2B79F5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const turn = () => new Promise((resolve) => { setImmediate(resolve); });

/* The table of answers as the server keeps it: rows are only added, the highest seq is the answer, a number stands for one. */
class Server {
  rows = new Map();

  take({ position, seq, answer }) {
    const key = `${position}/${seq}`;
    if (!this.rows.has(key)) this.rows.set(key, { position, seq, answer });
    if (this.rows.get(key).answer !== answer) return { position, seq, result: 'refused', why: 'number' };
    return { position, seq, result: 'saved' };
  }

  now() {
    const latest = new Map();
    for (const row of this.rows.values()) {
      if (!latest.has(row.position) || latest.get(row.position).seq < row.seq) latest.set(row.position, row);
    }
    return [...latest.values()].map((row) => ({ ...row }));
  }
}

class Journal {
  kept = new Map();

  async rows() {
    return [...this.kept.values()].map((row) => ({ ...row }));
  }

  async keep({ position, seq, answer, changed, result, why, saved }) {
    await turn();
    this.kept.set(`${position}/${seq}`, { position, seq, answer, changed, result, why, saved });
  }
}

/* A browser that opens the exam; line(rows) is the network to the server. */
async function openBrowser(server, journal, line) {
  const clock = { now: () => Date.now() };
  const browser = { dead: false };
  browser.answers = new Answers({ journal, clock, tell: () => {}, deliver: () => browser.dead || browser.delivery.added() });
  const nothing = () => {};
  browser.delivery = new Delivery({ answers: browser.answers, server: { save: (rows) => line(browser, rows) },
    good: nothing, failed: nothing, held: nothing });
  await browser.answers.merge(server.now());
  browser.delivery.release();
  return browser;
}

/* Loses requests and answers, and kills the browser while something is on its way. */
function badLine(server, chance, broken) {
  return async (browser, rows) => {
    await turn();
    if (browser.dead || (broken.on && chance() < 0.3)) throw new Failure('offline');
    const results = rows.map((row) => server.take(row));
    await turn();
    if (browser.dead || (broken.on && chance() < 0.3)) throw new Failure('offline');
    return results;
  };
}

for (let seed = 1; seed <= 24; seed += 1) {
  test(`answers survive a bad network and a browser that dies (${seed})`, async () => {
    const chance = dice(seed);
    const server = new Server();
    const journal = new Journal();
    const broken = { on: true };
    const line = badLine(server, chance, broken);
    const given = new Map();
    let browser = await openBrowser(server, journal, line);
    for (let step = 0; step < 120; step += 1) {
      const position = 1 + Math.floor(chance() * 6);
      const answer = 'ABCD'[Math.floor(chance() * 4)].repeat(1 + Math.floor(chance() * 3));
      await browser.answers.change(position, answer); /* it is written down: from now on it must not be lost */
      given.set(position, answer);
      if (chance() < 0.3) browser.delivery.again();
      if (chance() < 0.1) {
        browser.dead = true;
        browser.delivery.hold();
        browser = await openBrowser(server, journal, line);
      }
    }
    broken.on = false;
    assert.ok(await browser.delivery.flush(5000));
    await turn();
    await turn();
    assert.deepEqual(new Map(server.now().map((row) => [row.position, row.answer])), new Map(given));
    const here = (await journal.rows()).map(({ position, seq, answer }) => `${position}/${seq} ${answer}`).sort();
    const there = [...server.rows.values()].map(({ position, seq, answer }) => `${position}/${seq} ${answer}`).sort();
    assert.deepEqual(here, there);
    assert.ok((await journal.rows()).every((row) => row.result === 'saved'));
  });
}

test('an answer that another device overtook meanwhile is refused plainly and overwrites nothing', async () => {
  const server = new Server();
  const journal = new Journal();
  const line = badLine(server, () => 1, { on: false });
  const first = await openBrowser(server, journal, line);
  await first.answers.change(1, 'A');
  assert.ok(await first.delivery.flush(1000));
  first.delivery.hold();
  await first.answers.change(1, 'B');
  const second = await openBrowser(server, new Journal(), line);
  await second.answers.change(1, 'C');
  assert.ok(await second.delivery.flush(1000));
  const back = await openBrowser(server, journal, line);
  assert.equal(back.answers.answer(1), 'C');
  assert.deepEqual(back.answers.refusals().map(({ position, answer, why }) => [position, answer, why]),
    [[1, 'B', 'other-device']]);
  const again = await openBrowser(server, journal, line);
  assert.equal(again.answers.answer(1), 'C');
  await again.answers.change(1, 'D');
  assert.ok(await again.delivery.flush(1000));
  assert.deepEqual(server.now(), [{ position: 1, seq: 3, answer: 'D' }]);
});

test('one that only this device knows goes on after the server’s, whichever device asks', async () => {
  const server = new Server();
  const journal = new Journal();
  const line = badLine(server, () => 1, { on: false });
  const first = await openBrowser(server, journal, line);
  await first.answers.change(1, 'A');
  assert.ok(await first.delivery.flush(1000));
  first.delivery.hold();
  await first.answers.change(1, 'B');
  await first.answers.change(2, 'C');
  const back = await openBrowser(server, journal, line);
  assert.ok(await back.delivery.flush(1000));
  assert.deepEqual(new Map(server.now().map((row) => [row.position, row.answer])), new Map([[1, 'B'], [2, 'C']]));
});

test('an answer whose number was taken while a browser without storage was loaded anew follows on that one', async () => {
  const server = new Server();
  const line = badLine(server, () => 1, { on: false });
  const again = await openBrowser(server, new Journal(), line);
  server.take({ position: 1, seq: 1, answer: 'A' }); /* was still on its way when the page was loaded anew */
  server.take({ position: 1, seq: 2, answer: 'AB' });
  await again.answers.change(1, 'C');
  assert.ok(await again.delivery.flush(1000));
  assert.deepEqual(server.now(), [{ position: 1, seq: 3, answer: 'C' }]);
  assert.deepEqual(again.answers.refusals(), []);
  assert.equal(again.answers.answer(1), 'C');
});

test('the server’s clock is known to within half the way there and back, and again after a sleep', () => {
  let here = 0;
  const clock = makeClock(() => here);
  const server = () => here + 1e12 + sleep;
  let sleep = 0;
  const ask = (there, back) => {
    const sent = here;
    here += there;
    const now = server();
    here += back;
    clock.learn(now, sent, here);
  };
  ask(900, 100);
  assert.ok(Math.abs(clock.now() - server()) <= 500);
  ask(20, 30);
  assert.ok(Math.abs(clock.now() - server()) <= 25);
  here += 60000;
  ask(1500, 10);
  assert.ok(Math.abs(clock.now() - server()) <= 56, 'a worse measurement does not spoil a good one');
  sleep = 3600000;
  ask(100, 100);
  assert.ok(Math.abs(clock.now() - server()) <= 100, 'the machine slept for an hour');
});

test('text is sent as the server keeps it', () => {
  assert.equal(clean('甲\r\n乙\r丙'), '甲\n乙\n丙');
  assert.equal(clean('e\u0301\u0000\u0007\u009Fx\uFFFE'), '\u00e9x');
  assert.equal(clean('\ud800a\u{20BB7}野家'), 'a\u{20BB7}野家');
  assert.equal(clean('\tA  B '), '\tA  B ');
});

/* The little of a browser that tells of a connection. */
function browserWindow() {
  const line = { textContent: '' };
  const banner = { hidden: true, querySelector: () => line };
  globalThis.window = new EventTarget();
  globalThis.document = { getElementById: () => ({ content: banner }) };
  const navigator = { onLine: true };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
  return { banner, navigator };
}

test('an answer that was under way when the network broke says nothing about it: one outage is counted once', async () => {
  const { banner, navigator } = browserWindow();
  const { makeConnection } = await code('connection');
  let at = 0;
  let back = 0;
  const kept = [];
  const { good, failed } = makeConnection({ banner, clock: { monotonic: () => at }, back: () => { back += 1; },
    evidence: (...what) => kept.push(what) });
  good(at);
  at = 1000;
  navigator.onLine = false;
  window.dispatchEvent(new Event('offline'));
  at = 1200;
  good(900); /* sent before, answered now */
  assert.equal(banner.hidden, false);
  at = 4000;
  failed({ kind: 'offline' }, 1500);
  at = 9000;
  navigator.onLine = true;
  good(8500);
  assert.equal(banner.hidden, true);
  failed({ kind: 'offline' }, 8000); /* sent while it was still broken */
  failed({ kind: 'offline' }, 8400);
  assert.equal(banner.hidden, true);
  assert.deepEqual(kept, [['offline', 8]]);
  assert.equal(back, 1);
});
