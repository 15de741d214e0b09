/*
 * The first whole journey as people walk it: an administrator composes an exam at a desk, an officer sits it on a phone,
 * it is marked, and the result comes out on the phone.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { makeCity } from '../integration/city.mjs';
import { eventually, startHouse } from '../integration/house.mjs';
import { startBrowser } from './browser.mjs';

let house;
let browser;
let desk;
let phone;
let sitting;

before(async () => {
  house = await startHouse();
  await makeCity(house, 3);
  await house.sql("UPDATE account SET must_change = 0");
  browser = await startBrowser();
  desk = await browser.desk(house, house.first.number);
  phone = await browser.phone(house, '1000001');
});
after(async () => {
  await browser.close();
  await house.stop();
});

const moment = (minutes) => new Date(Date.now() + (480 + minutes) * 60000).toISOString().slice(0, 16);

/* Sends the form that goes to an address, and waits for what follows. */
async function send(page, action) {
  await Promise.all([page.waitForNavigation(), page.locator(`form[action="${action}"] button[type=submit]`).first().click()]);
  forgive(page);
}

/* A page that is left while it asks for itself anew breaks off: that is no fault. */
function forgive(page) {
  page.faults = page.faults.filter((fault) => !fault.includes('ERR_ABORTED'));
}

async function open(page, path) {
  const response = await page.goto(path);
  assert.equal(response.status(), 200, path);
  forgive(page);
  await page.look(path);
}

/* Presses the button of these words in the page's content and waits for what it leads to. */
async function press(page, words, name = words) {
  await Promise.all([
    page.waitForNavigation(),
    page.locator('main').getByRole('button', { name: words, exact: true }).first().click(),
  ]);
  await page.look(name);
}

test('the administrator makes a blueprint, which says that it can be drawn', async () => {
  await open(desk, '/blueprints/new');
  await desk.getByLabel('名称').fill('城管执法基础知识');
  await press(desk, await desk.locator('main form button[type=submit]').first().innerText(), 'blueprint-made');
  for (const [row, type] of [[0, 'single-choice'], [1, 'true-false']]) {
    await Promise.all([desk.waitForNavigation(), desk.locator('button[name=add]').click()]);
    await desk.locator('[name=type]').nth(row).selectOption(type);
    await desk.locator('[name=items]').nth(row).fill('10');
    await desk.locator('[name=score]').nth(row).fill('5');
  }
  await Promise.all([desk.waitForNavigation(), desk.locator('.form-end .btn-primary').click()]);
  await desk.look('blueprint-saved');
  assert.match(await desk.locator('main').innerText(), /100/);
});

test('an exam by that blueprint, and a sitting with a room and candidates', async () => {
  await open(desk, '/exams/new');
  await desk.locator('[name=name]').fill('岗位练兵考试');
  await desk.locator('[name=blueprint]').selectOption({ label: '城管执法基础知识' });
  await desk.locator('[name=minutes]').fill('30');
  await desk.locator('[name=pass_score]').fill('60');
  await press(desk, await desk.locator('main form button[type=submit]').last().innerText(), 'exam-made');
  await open(desk, '/sittings/new');
  await desk.locator('[name=exam]').selectOption({ index: 1 });
  await desk.locator('[name=name]').fill('第一场');
  await desk.locator('[name=opens_at]').fill(moment(-1));
  await desk.locator('[name=starts_at]').fill(moment(30));
  await press(desk, await desk.locator('main form button[type=submit]').last().innerText(), 'sitting-made');
  sitting = desk.url().match(/sittings\/(\d+)/)[1];
  await desk.locator('[name=room_name]').fill('机关一楼考场');
  await desk.locator('[name=room_unit]').selectOption({ index: 1 });
  await desk.locator('[name=seats]').fill('30');
  await send(desk, `/sittings/${sitting}/rooms`);
  await open(desk, `/sittings/${sitting}/enrol`);
  await desk.locator('select[name=enrol_unit]').selectOption({ label: '市局' });
  await send(desk, `/sittings/${sitting}/enrol/unit`);
  await desk.look('enrolled');
  await open(desk, `/sittings/${sitting}`);
  await send(desk, `/sittings/${sitting}/seats`);
  await open(desk, `/sittings/${sitting}`);
  for (const step of ['publish', 'papers']) {
    await send(desk, `/sittings/${sitting}/${step}`);
    await desk.look(`sitting-${step}`);
    await open(desk, `/sittings/${sitting}`);
  }
  await eventually(async () => assert.equal(await house.value(`SELECT COUNT(*) FROM attempt WHERE sitting = ${sitting}
    AND (SELECT papers_at FROM sitting WHERE id = ${sitting}) IS NOT NULL`) > 0, true), 60);
});

test('the officer waits on a phone, the invigilator starts, answers are saved and handed in with a receipt', async () => {
  await open(phone, '/exams/mine');
  await phone.locator('a[href^="/sit/"]').first().click();
  await phone.waitForURL('**/sit/*');
  await phone.look('waiting-room');
  await open(desk, `/invigilate/${sitting}/start`);
  await send(desk, `/invigilate/${sitting}/start`);
  await phone.locator('.question').first().waitFor({ timeout: 30000 });
  await phone.look('first-question');
  const attempt = phone.url().match(/sit\/(\d+)/)[1];
  const keys = await house.sql(`SELECT i.position, v.answer_key FROM attempt a JOIN paper_item i ON i.paper = a.paper
    JOIN item_version v ON v.id = i.item_version WHERE a.id = ${attempt} ORDER BY i.position`);
  for (const [position, key] of keys) {
    const input = phone.locator(`#q${position} input[value="${key}"]`);
    if (!(await input.isVisible())) await phone.evaluate((id) => { window.location.hash = id; }, `q${position}`);
    await input.evaluate((one) => one.closest('label').click());
  }
  await eventually(async () => assert.equal(await house.value(`SELECT COUNT(DISTINCT position) FROM response
    WHERE attempt = ${attempt}`), '20'), 30);
  await phone.look('answered');
  await phone.getByRole('button', { name: /交卷/ }).first().click();
  await phone.look('review');
  await phone.getByRole('button', { name: /交卷/ }).last().click();
  await phone.locator('[data-receipt=qr]').waitFor({ timeout: 20000 });
  await phone.look('receipt');
});

test('the sitting is closed, marked by itself and released; the officer reads the result on the phone', async () => {
  await open(desk, `/invigilate/${sitting}/close`);
  await send(desk, `/invigilate/${sitting}/close`);
  await eventually(async () => assert.equal(await house.value(`SELECT state FROM sitting WHERE id = ${sitting}`), 'marked'), 30);
  await open(desk, `/sittings/${sitting}/results`);
  await send(desk, `/sittings/${sitting}/release`);
  await desk.look('released');
  await open(phone, '/exams/mine');
  await phone.locator('a[href^="/exams/results/"]').first().click();
  await phone.waitForURL('**/exams/results/*');
  await phone.look('result');
  assert.match(await phone.locator('main').innerText(), /合格[\s\S]*100/);
});
