/* The exam page while time and invigilators act on it, up to the closing. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { makeSitting } from '../integration/city.mjs';
import { eventually } from '../integration/house.mjs';
import { act, admin, answersOf, attemptOf, browser, choose, closeExam, fresh, goTo, house, openExam, present,
  seated, secondsLeft, shown, sitting, stored, text, until, view, written } from './exam.mjs';

before(openExam);
after(closeExam);

/* -- time --------------------------------------------------------------------------------------------------------- */

test('a browser whose clock is two hours wrong shows the same end', async () => {
  const number = fresh();
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
  const number = fresh();
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
