/* The exam page as candidates live it: answering on a phone and at a desk, with and without network. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { makeSitting } from '../integration/city.mjs';
import { eventually } from '../integration/house.mjs';
import { act, admin, answerEveryType, answersOf, attemptOf, browser, choose, closeExam, cut, goTo, house, ITEMS,
  mend, openExam, present, seated, shown, sitting, stored, text, written } from './exam.mjs';

before(openExam);
after(closeExam);

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
