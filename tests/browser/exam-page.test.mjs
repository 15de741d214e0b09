/* The exam page as candidates live it: answering on a phone and at a desk, and all that can go wrong meanwhile. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Person, makeBlueprint, makeCity, makeExam, makeSitting } from '../integration/city.mjs';
import { eventually, startHouse } from '../integration/house.mjs';
import { startBrowser } from './browser.mjs';

const ITEMS = 13;
const written = '文字记录、音像记录。\n第二行，含有 <b>&amp; 符号。';
let house;
let browser;
let admin;
let sitting; /* one that runs; every test has a candidate of its own */
let next = 3;

before(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  await makeCity(house, 24);
  admin = await Person.named(house, house.first.number);
  const blueprint = await makeBlueprint(house, [['single-choice', 4, 200], ['multiple-choice', 2, 200],
    ['true-false', 2, 200], ['fill-in', 1, 200], ['short-answer', 1, 200], ['scenario', 3, 200]]);
  const exam = await makeExam(house, { blueprint, pass: 1440 });
  sitting = await makeSitting(house, admin, exam);
  await admin.act(`/invigilate/${sitting}/start`);
});
after(async () => {
  await browser.close();
  await house.stop();
});

/* -- what the tests say ------------------------------------------------------------------------------------------- */

const view = (page, name) => page.locator(`section[data-view=${name}]`);
const shown = (page, name, seconds = 15) => view(page, name).waitFor({ timeout: seconds * 1000 });
const present = (page) => page.locator('.question:visible');
const text = (page, selector) => page.locator(selector).first().textContent();

/* What the timer shows, in seconds. */
const secondsLeft = async (page) => (await text(page, '[data-timer=left]')).split(':').reduce(
  (sum, part) => sum * 60 + Number(part), 0);

const until = (page, seconds) => eventually(async () => assert.ok(await secondsLeft(page) <= seconds), 30);

async function attemptOf(number, where = sitting) {
  return Number(await house.value(`SELECT a.id FROM attempt a JOIN officer o ON o.id = a.officer
    WHERE a.sitting = ${where} AND o.number = '${number}'`));
}

/* A candidate who sits before the paper: { page, attempt, number }. */
async function seated(shape = 'desk') {
  const number = String(1000000 + next);
  next += 1;
  const attempt = await attemptOf(number);
  const page = await browser[shape](house, number);
  await page.goto(`/sit/${attempt}`);
  await shown(page, 'answering');
  return { page, attempt, number };
}

/* The answers in the database: { 1: 'A', … }. */
async function answersOf(attempt) {
  const rows = await house.sql(`SELECT position, HEX(answer) FROM response_now WHERE attempt = ${attempt}
    AND answer <> '' ORDER BY position`);
  return Object.fromEntries(rows.map(([position, hex]) => [position, Buffer.from(hex, 'hex').toString()]));
}

const stored = (attempt, wanted, seconds) => eventually(async () => assert.deepEqual(await answersOf(attempt), wanted),
  seconds);

async function goTo(page, position) {
  const map = page.locator('[data-desk=map]');
  if (!(await map.isVisible())) await page.click('.sit-steps-map');
  await map.locator(`button[value="${position}"]`).click();
  await page.locator(`#q${position}`).waitFor();
}

/* Chooses the n-th choice (from 1) of the present question and gives the bank's letter of it. */
async function choose(page, number) {
  const choice = present(page).locator('.choice').nth(number - 1);
  await choice.click();
  return choice.locator('input').getAttribute('value');
}

const act = (attempt, what, values) => admin.act(`/invigilate/${sitting}/candidates/${attempt}/${what}`, values);

/* The network goes; what the browser says of it is no fault. */
async function cut(page) {
  page.offline = true;
  await page.context().setOffline(true);
}

async function mend(page) {
  await page.context().setOffline(false);
  page.offline = false;
  page.faults.length = 0;
}

async function answerEveryType(page) {
  const given = {};
  given[1] = await choose(page, 2);
  await goTo(page, 5);
  given[5] = [await choose(page, 4), await choose(page, 1)].sort().join('');
  await goTo(page, 7);
  given[7] = await choose(page, 2);
  await goTo(page, 9);
  const blanks = present(page).locator('.blank');
  await blanks.last().fill('民事诉讼法');
  given[9] = `${'\n'.repeat(await blanks.count() - 1)}民事诉讼法`;
  await goTo(page, 10);
  await present(page).locator('.written').fill(written);
  given[10] = written;
  await goTo(page, 11);
  given[11] = await choose(page, 1);
  return given;
}

/* -- the way through ---------------------------------------------------------------------------------------------- */

for (const [at, shape] of ['phone', 'desk'].entries()) {
  test(`an officer goes from the waiting room to the receipt (${shape})`, async () => {
    const exam = await house.value('SELECT MAX(id) FROM exam');
    const own = await makeSitting(house, admin, exam);
    const number = String(1000001 + at);
    const attempt = await attemptOf(number, own);
    const page = await browser[shape](house, number);
    await page.visit('/exams/mine');
    await page.locator(`a[href="/sit/${attempt}"]`).click();
    await shown(page, 'waiting');
    await page.locator('[data-check=line][data-good=true]').waitFor();
    await page.look('exam waiting');
    await admin.act(`/invigilate/${own}/start`);
    await shown(page, 'answering', 20);
    await page.look('exam question');
    const given = await answerEveryType(page);
    await page.locator('#q11 .question-saved').getByText(/已保存 \d\d:\d\d:\d\d/).waitFor();
    await page.look('exam case');
    await stored(attempt, given);
    await goTo(page, 9);
    await page.look('exam blanks');
    await present(page).locator('[data-do=flag]').click();
    if (shape === 'phone') {
      await page.click('.sit-steps-map');
      await page.look('exam map');
      await page.click('[data-do=map-close]');
    }
    await page.click('[data-do=submit]');
    assert.equal(await text(page, '[data-review=answered]'), '6');
    assert.equal(await text(page, '[data-review=open-count]'), String(ITEMS - 6));
    assert.equal(await text(page, '[data-review=flagged-count]'), '1');
    await page.look('exam review');
    await page.click('[data-do=confirm]');
    await shown(page, 'receipt');
    await page.locator('img[data-receipt=qr]').evaluate((image) => image.decode());
    await page.look('exam receipt');
    const receipt = await house.value(`SELECT receipt FROM attempt WHERE id = ${attempt}`);
    assert.equal(await text(page, '[data-receipt=hash]'), receipt);
    assert.match(await text(page, '[data-receipt=answered]'), /^6 \/ 13 /);
    assert.equal(await page.locator('.question').count(), 0, 'the questions are cleared away');
    await page.reload();
    await shown(page, 'receipt');
    assert.equal(await text(page, '[data-receipt=hash]'), receipt);
    assert.match(await text(page, '[data-receipt=answered]'), /^6 \/ 13 /);
    await page.waitForLoadState('networkidle');
    await page.visit('/exams/mine');
    await page.locator(`#sitting-${attempt}`).getByText('已交卷', { exact: true }).waitFor();
  });
}

test('a reload goes on at the same question with every answer, flag and the same end', async () => {
  const { page, attempt } = await seated('phone');
  const given = await answerEveryType(page);
  await present(page).locator('[data-do=flag]').click();
  await stored(attempt, given);
  await page.reload();
  await shown(page, 'answering');
  assert.equal(await present(page).getAttribute('id'), 'q11');
  assert.equal(await present(page).locator('[data-do=flag]').getAttribute('aria-pressed'), 'true');
  await goTo(page, 10);
  assert.equal(await present(page).locator('.written').inputValue(), written);
  await goTo(page, 9);
  assert.equal(await present(page).locator('.blank').last().inputValue(), '民事诉讼法');
  await goTo(page, 5);
  assert.equal(await present(page).locator('input:checked').count(), 2);
  await present(page).locator('[data-do=clear]').click();
  delete given[5];
  await stored(attempt, given);
});

test('the keyboard alone is enough, also while writing', async () => {
  const { page, attempt } = await seated();
  const letter = await present(page).locator('.choice input').nth(1).getAttribute('value');
  await page.keyboard.press('b');
  await page.keyboard.press('f');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('3');
  const second = await present(page).locator('.choice input').nth(2).getAttribute('value');
  for (let at = 2; at < 10; at += 1) await page.keyboard.press('PageDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('af');
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  await stored(attempt, { 1: letter, 2: second, 10: 'af' });
  assert.equal(await page.locator('.sit-cells .is-flagged').count(), 2);
  await page.keyboard.press('?');
  await page.look('exam keys');
  await page.keyboard.press('Escape');
  await page.locator('[data-do=submit]').focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-do=confirm]').focus();
  await page.keyboard.press('Enter');
  await shown(page, 'receipt');
  assert.deepEqual(page.faults, []);
});

/* -- the network -------------------------------------------------------------------------------------------------- */

test('without network the page says so, keeps every answer and delivers it when the network is back', async () => {
  const { page, attempt } = await seated('phone');
  const first = await choose(page, 1);
  await stored(attempt, { 1: first });
  await cut(page);
  await goTo(page, 2);
  const second = await choose(page, 2);
  await goTo(page, 10);
  await present(page).locator('.written').fill('断网时写的');
  await page.locator('[data-banner]').getByText('网络断开，作答已存在本机，计时继续，恢复后自动送交').waitFor();
  await present(page).getByText('已存在本机，正在送交').waitFor();
  assert.deepEqual(await answersOf(attempt), { 1: first });
  await page.click('[data-do=submit]');
  assert.equal(await text(page, '[data-review=waiting]'), '2');
  page.faults.length = 0;
  await page.look('exam offline review');
  await page.click('[data-do=review-close]');
  page.faults.length = 0;
  await page.look('exam offline');
  await mend(page);
  await stored(attempt, { 1: first, 2: second, 10: '断网时写的' });
  await page.locator('[data-banner]').waitFor({ state: 'hidden' });
  await eventually(async () => {
    assert.equal(await house.value(`SELECT COUNT(*) FROM attempt_event
      WHERE attempt = ${attempt} AND kind = 'offline'`), '1');
  });
});

test('a browser that dies without network brings its answers when it comes back', async () => {
  const { page, attempt } = await seated();
  const first = await choose(page, 1);
  await stored(attempt, { 1: first });
  await cut(page);
  const better = await choose(page, 3);
  await goTo(page, 2);
  const second = await choose(page, 1);
  await present(page).getByText('已存在本机，正在送交').waitFor();
  const context = page.context();
  await page.close();
  await context.setOffline(false);
  const back = await context.newPage();
  await back.goto(`/sit/${attempt}`);
  await shown(back, 'answering');
  await stored(attempt, { 1: better, 2: second });
  assert.equal(await back.locator(`#q1 input[value="${better}"]`).isChecked(), true);
});

test('only answers that are not at the server yet hold back whoever leaves the page', async () => {
  const { page, attempt } = await seated();
  const asked = [];
  page.on('dialog', (dialog) => { asked.push(dialog.type()); dialog.accept(); });
  const first = await choose(page, 1);
  await stored(attempt, { 1: first });
  await present(page).getByText(/已保存/).waitFor();
  await page.goto('/exams/mine');
  assert.deepEqual(asked, []);
  await page.goto(`/sit/${attempt}`);
  await shown(page, 'answering');
  await page.route('**/save', (route) => route.fulfill({ status: 503, body: '' }));
  await choose(page, 2);
  await present(page).getByText('已存在本机，正在送交').waitFor();
  await page.goto('/exams/mine');
  assert.deepEqual(asked, ['beforeunload']);
});

test('a session that ends meanwhile costs nothing: sign in again, and all answers are delivered', async () => {
  const { page, attempt, number } = await seated('phone');
  await house.sql(`UPDATE session s JOIN officer o ON o.id = s.officer SET s.ended_at = UTC_TIMESTAMP(6)
    WHERE o.number = '${number}'`);
  const first = await choose(page, 1);
  await page.locator('[data-banner]').getByText('登录已失效').waitFor();
  page.faults.length = 0;
  await page.look('exam signed out');
  assert.deepEqual(await answersOf(attempt), {});
  page.on('dialog', (dialog) => dialog.accept());
  await page.context().addCookies([{ name: 'cx', value: await house.openSession(number), url: house.url }]);
  await page.click('[data-sign-in]');
  await shown(page, 'answering');
  await stored(attempt, { 1: first });
});

test('a server in trouble is asked again, and one bad answer does not keep the others', async () => {
  const { page, attempt } = await seated();
  let answers = 0;
  await page.route('**/save', (route) => {
    answers += 1;
    if (answers <= 2) return route.fulfill({ status: 503, body: 'busy' });
    if (answers === 3) return route.fulfill({ status: 429, body: 'too many' });
    const positions = new URLSearchParams(route.request().postData()).getAll('position');
    return positions.includes('2') ? route.fulfill({ status: 422, body: '{}' }) : route.continue();
  });
  const first = await choose(page, 1);
  await page.locator('[data-banner]').getByText('服务器正忙').waitFor();
  await goTo(page, 2);
  await choose(page, 1);
  await goTo(page, 3);
  const third = await choose(page, 1);
  await stored(attempt, { 1: first, 3: third }, 30);
  await page.locator('[data-banner]').waitFor({ state: 'hidden' });
  await goTo(page, 2);
  await present(page).getByText('没有被接受：内容无法识别').waitFor();
});

test('the last answers may come after the end, and make a new receipt', async () => {
  const { page, attempt } = await seated('phone');
  await cut(page);
  const first = await choose(page, 1);
  await present(page).getByText('已存在本机，正在送交').waitFor();
  await house.sql(`UPDATE attempt SET ends_at = UTC_TIMESTAMP(6) + INTERVAL 2 SECOND WHERE id = ${attempt}`);
  await eventually(async () => {
    assert.equal(await house.value(`SELECT state FROM attempt WHERE id = ${attempt}`), 'ended');
  }, 30);
  const receipt = await house.value(`SELECT receipt FROM attempt WHERE id = ${attempt}`);
  await mend(page);
  await shown(page, 'receipt');
  await stored(attempt, { 1: first });
  await eventually(async () => {
    const now = await house.value(`SELECT receipt FROM attempt WHERE id = ${attempt}`);
    assert.notEqual(now, receipt);
    assert.equal(await text(page, '[data-receipt=hash]'), now);
  });
  assert.equal(await house.value(`SELECT late FROM response WHERE attempt = ${attempt}`), '1');
});

/* -- time --------------------------------------------------------------------------------------------------------- */

test('a browser whose clock is two hours wrong shows the same end', async () => {
  const number = String(1000000 + next);
  next += 1;
  const attempt = await attemptOf(number);
  const page = await browser.desk(house, number);
  await page.addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() + 2 * 3600 * 1000;
  });
  await page.goto(`/sit/${attempt}`);
  await shown(page, 'answering');
  const seconds = await secondsLeft(page);
  const left = await house.value(`SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(6), ends_at) FROM attempt
    WHERE id = ${attempt}`);
  assert.ok(Math.abs(seconds - Number(left)) <= 2, `${seconds} s shown, ${left} s left`);
});

test('when the time is over, what is being typed is still taken, and the receipt comes by itself', async () => {
  const { page, attempt } = await seated();
  await goTo(page, 10);
  await house.sql(`UPDATE attempt SET ends_at = UTC_TIMESTAMP(6) + INTERVAL 12 SECOND WHERE id = ${attempt}`);
  await until(page, 9);
  await present(page).locator('.written').focus();
  while (await view(page, 'answering').isVisible()) await page.keyboard.type('字');
  await shown(page, 'receipt');
  assert.equal(await text(page, '[data-receipt=by]'), '时间到，自动交卷');
  assert.equal(await house.value(`SELECT ended_by FROM attempt WHERE id = ${attempt}`), 'time');
  const { 10: kept } = await answersOf(attempt);
  assert.match(kept, /^字{5,}$/);
  assert.deepEqual(page.faults, []);
});

test('time that is added at the last moment is not lost by a timer that rings', async () => {
  const { page, attempt } = await seated();
  await house.sql(`UPDATE attempt SET ends_at = UTC_TIMESTAMP(6) + INTERVAL 14 SECOND WHERE id = ${attempt}`);
  await until(page, 6);
  page.offline = true;
  await page.route('**/pulse', (route) => route.abort());
  const rings = page.waitForRequest('**/end');
  await house.sql(`UPDATE attempt SET ends_at = ends_at + INTERVAL 10 MINUTE WHERE id = ${attempt}`);
  assert.equal((await (await rings).response()).status(), 200);
  await shown(page, 'answering');
  await page.waitForTimeout(500);
  assert.ok(await secondsLeft(page) > 590);
  assert.equal(await house.value(`SELECT state FROM attempt WHERE id = ${attempt}`), 'running');
});

/* -- the invigilator ---------------------------------------------------------------------------------------------- */

test('more time, a pause and going on are seen within ten seconds', async () => {
  const { page, attempt } = await seated('phone');
  await choose(page, 1);
  await act(attempt, 'extend', { minutes: 5 });
  await page.locator('[data-notice]').getByText('考试延长 5 分钟').waitFor({ timeout: 10000 });
  await page.look('exam extended');
  await act(attempt, 'pause');
  await shown(page, 'paused', 10);
  assert.equal(await present(page).count(), 0);
  await page.look('exam paused');
  await act(attempt, 'resume');
  await shown(page, 'answering', 10);
  assert.equal(await present(page).getAttribute('id'), 'q1');
});

test('a second device waits for the invigilator, goes on with every answer, and the first one stops', async () => {
  const { page, attempt, number } = await seated();
  const first = await choose(page, 1);
  await stored(attempt, { 1: first });
  const second = await browser.phone(house, number);
  await second.goto(`/sit/${attempt}`);
  await second.getByText('这台设备正在等待监考员确认').waitFor();
  assert.equal(await second.locator('.question').count(), 0);
  await second.look('exam asking');
  await act(attempt, 'device', { confirm: 1 });
  await shown(second, 'answering', 10);
  assert.equal(await second.locator(`#q1 input[value="${first}"]`).isChecked(), true);
  await shown(page, 'device', 10);
  assert.equal(await page.locator('.question').count(), 0);
  await page.getByText('这台设备已停止作答').waitFor();
  await page.look('exam stopped');
  const better = await choose(second, 2);
  await stored(attempt, { 1: better });
  await page.click('[data-do=ask-device]');
  await page.getByText('这台设备正在等待监考员确认').waitFor();
  await act(attempt, 'device', { confirm: 1 });
  await shown(page, 'answering', 10);
  assert.equal(await page.locator(`#q1 input[value="${better}"]`).isChecked(), true);
});

test('an exam that is ended and opened again is followed without a reload', async () => {
  const { page, attempt } = await seated();
  const first = await choose(page, 1);
  await stored(attempt, { 1: first });
  await act(attempt, 'end', { reason: '身体不适' });
  await shown(page, 'receipt', 10);
  assert.equal(await text(page, '[data-receipt=by]'), '监考员结束了您的考试');
  await act(attempt, 'reopen', { minutes: 10, reason: '恢复' });
  await shown(page, 'answering', 15);
  assert.equal(await page.locator(`#q1 input[value="${first}"]`).isChecked(), true);
  const better = await choose(page, 2);
  await stored(attempt, { 1: better });
});

test('one who never started reads that the exam is over', async () => {
  const own = await makeSitting(house, admin, await house.value('SELECT MAX(id) FROM exam'));
  const number = String(1000000 + next);
  const attempt = await attemptOf(number, own);
  const page = await browser.phone(house, number);
  await page.goto(`/sit/${attempt}`);
  await shown(page, 'waiting');
  await house.sql(`UPDATE sitting SET state = 'closed', closed_at = UTC_TIMESTAMP(6) WHERE id = ${own}`);
  await shown(page, 'closed', 10);
  await page.look('exam closed');
  await page.visit('/exams/mine');
  await page.locator(`#sitting-${attempt}`).getByText('缺考', { exact: true }).waitFor();
});

test('the questions do not come out of a printer', async () => {
  const { page } = await seated();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await present(page).count(), 0);
  await page.getByText('考试期间不能打印试题。').waitFor();
});

test('two tabs do not work at the same paper', async () => {
  const { page, attempt } = await seated();
  const first = await choose(page, 1);
  const other = await page.context().newPage();
  await other.goto(`/sit/${attempt}`);
  await shown(page, 'tab');
  await shown(other, 'answering');
  await stored(attempt, { 1: first });
  await page.look('exam two tabs');
  await page.click('[data-do=reload]');
  await shown(page, 'answering');
  await shown(other, 'tab');
});

test('leaving the page is kept as evidence with its length, and nothing else happens', async () => {
  const { page, attempt } = await seated();
  await page.evaluate(() => {
    document.hasFocus = () => false;
    window.dispatchEvent(new Event('blur'));
  });
  await page.waitForTimeout(4500);
  await page.evaluate(() => {
    document.hasFocus = () => true;
    window.dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('copy'));
    document.dispatchEvent(new Event('copy'));
  });
  await eventually(async () => {
    const events = await house.sql(`SELECT kind, COALESCE(seconds, 0) FROM attempt_event WHERE attempt = ${attempt}
      AND kind IN ('focus-lost', 'copy', 'print') ORDER BY id`);
    assert.deepEqual(events.map(([kind]) => kind), ['focus-lost', 'copy']);
    assert.ok(Math.abs(Number(events[0][1]) - 4.5) <= 1);
  });
  assert.ok(await view(page, 'answering').isVisible());
});

/* The last, since it ends the exam for all. */
test('when the sitting is closed, what is being typed is still taken, and receipts come by themselves', async () => {
  const [typing, paused] = [await seated(), await seated('phone')];
  const given = await choose(paused.page, 1);
  await act(paused.attempt, 'pause');
  await shown(paused.page, 'paused', 10);
  await goTo(typing.page, 10);
  await present(typing.page).locator('.written').focus();
  let asks = 0;
  typing.page.on('request', (request) => { asks += request.url().endsWith('/end'); });
  await admin.act(`/invigilate/${sitting}/close`);
  while (await view(typing.page, 'answering').isVisible()) await typing.page.keyboard.type('字');
  for (const { page, attempt } of [typing, paused]) {
    await shown(page, 'receipt');
    assert.equal(await text(page, '[data-receipt=by]'), '监考员宣布考试结束');
    assert.match(await house.value(`SELECT receipt FROM attempt WHERE id = ${attempt} AND ended_by = 'closing'`), /^[0-9a-f]{64}$/);
    assert.deepEqual(page.faults, []);
  }
  assert.match((await answersOf(typing.attempt))[10], /^字{5,}$/);
  assert.equal(await house.value(`SELECT MAX(r.saved_at) > s.closed_at FROM response r JOIN attempt a ON a.id = r.attempt
    JOIN sitting s ON s.id = a.sitting WHERE a.id = ${typing.attempt}`), '1');
  assert.deepEqual(await answersOf(paused.attempt), { 1: given });
  assert.equal(asks, 1); /* the server is not asked again and again until the grace is over */
  await paused.page.look('exam closed by the invigilator');
});
