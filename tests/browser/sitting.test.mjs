/* A sitting from draft to closed, as an administrator prepares it at a desk and an invigilator runs it on a phone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Candidate, makeBlueprint, makeCity, makeExam } from '../integration/city.mjs';
import { eventually, startHouse } from '../integration/house.mjs';
import { startBrowser } from './browser.mjs';

let house;
let browser;
let desk;
let phone;
let id;
let numbers;

before(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  await makeCity(house, 40);
  await makeExam(house, { blueprint: await makeBlueprint(house, [['single-choice', 10, 1000]]) });
  [desk, phone] = await Promise.all(['desk', 'phone'].map((shape) => browser[shape](house, house.first.number)));
  numbers = (await house.sql("SELECT number FROM officer WHERE number LIKE '1______' ORDER BY number")).flat();
});
after(async () => {
  await browser.close();
  await house.stop();
});

const local = (minutes) => new Date(Date.now() + (480 + minutes) * 60000).toISOString().slice(0, 16);

/* A board that is left while it asks for itself anew breaks off: that is no fault. */
function forgive(page) {
  page.faults = page.faults.filter((fault) => !fault.includes('ERR_ABORTED'));
}

async function both(path) {
  forgive(desk);
  forgive(phone);
  await desk.visit(path);
  await phone.visit(path);
}

/* Presses a button of the form that goes to an address, and waits for the page after it. */
async function press(page, action) {
  const button = page.locator(`form[action="${action}"] button[type=submit]`).first();
  await Promise.all([page.waitForNavigation(), button.click()]);
  forgive(page);
}

async function says(page, words) {
  assert.match(await page.locator('main').innerText(), words);
}

test('a sitting is made, and says what is to be done next', async () => {
  await both('/sittings');
  await says(desk, /没有场次/);
  await both('/sittings/new');
  await desk.selectOption('select[name=exam]', { label: '测试考试' });
  await desk.fill('input[name=name]', '上午场');
  await desk.fill('input[name=opens_at]', local(60));
  await desk.fill('input[name=starts_at]', local(30));
  await press(desk, '/sittings/new');
  await says(desk, /候考开始要早于考试开始/);
  desk.faults = [];
  await desk.look('sitting form refused');
  await desk.fill('input[name=opens_at]', local(10));
  await press(desk, '/sittings/new');
  id = Number(new URL(desk.url()).pathname.match(/^\/sittings\/(\d+)$/)[1]);
  await both(`/sittings/${id}`);
  await both(`/sittings/${id}/change`);
});

test('people are enrolled by a list that is checked first, and by unit', async () => {
  await both(`/sittings/${id}/candidates`);
  await says(desk, /没有考生/);
  await both(`/sittings/${id}/enrol`);
  await desk.fill('textarea[name=numbers]', `${numbers[0]}，${numbers[1]}\n${numbers[0]} 9999999`);
  await press(desk, `/sittings/${id}/enrol/check`);
  await desk.look('enrol check wrong');
  await says(desk, /有 1 个工号查不到/);
  await desk.goto(`/sittings/${id}/enrol`);
  await desk.setInputFiles('input[type=file]', { name: '名单.csv', mimeType: 'text/csv',
    buffer: Buffer.from(`姓名,工号\n甲,${numbers[0]}\n乙,${numbers[1]}\n`) });
  await press(desk, `/sittings/${id}/enrol/check`);
  await desk.look('enrol check');
  await press(desk, `/sittings/${id}/enrol/numbers`);
  await says(desk, /报名成功/);
  await desk.goto(`/sittings/${id}/enrol`);
  await desk.selectOption('select[name=enrol_unit]', { label: '甲区局' });
  await press(desk, `/sittings/${id}/enrol/unit`);
  await says(desk, /报名成功/);
  await both(`/sittings/${id}/candidates`);
});

test('rooms, seats, publishing and papers follow step by step', async () => {
  await desk.goto(`/sittings/${id}`);
  for (const [name, seats] of [['第一考场', 8], ['第二考场', 30]]) {
    if (!await desk.isVisible('input[name=room_name]')) await desk.click('details:has(input[name=room_name]) summary');
    await desk.fill('input[name=room_name]', name);
    await desk.selectOption('select[name=room_unit]', { index: 1 });
    await desk.fill('input[name=seats]', String(seats));
    await press(desk, `/sittings/${id}/rooms`);
  }
  await desk.click('details:has(input[name=quota]) summary');
  await desk.selectOption('select[name=quota_unit]', { label: '乙区局' });
  await desk.fill('input[name=quota]', '5');
  await press(desk, `/sittings/${id}/quotas`);
  await both(`/sittings/${id}`);
  await press(desk, `/sittings/${id}/seats`);
  await says(desk, /座位和准考证号已编排好/);
  await both(`/sittings/${id}/candidates`);
  const moved = await house.value(`SELECT id FROM candidate WHERE sitting = ${id} AND seat = 8`);
  await both(`/sittings/${id}/candidates/${moved}/seat`);
  await desk.selectOption('select[name=room]', { label: '第一考场' });
  await desk.fill('input[name=seat]', '9');
  await press(desk, `/sittings/${id}/candidates/${moved}/seat`);
  desk.faults = [];
  await says(desk, /这个考场没有这个座位号/);
  await desk.goto(`/sittings/${id}`);
  await press(desk, `/sittings/${id}/publish`);
  await says(desk, /已发布，考生现在能看到/);
  await press(desk, `/sittings/${id}/papers`);
  await eventually(async () => {
    assert.notEqual(await house.value(`SELECT papers_at FROM sitting WHERE id = ${id}`), 'NULL');
  }, 60);
  await both(`/sittings/${id}`);
  await both('/sittings');
  const [[officer, own]] = await house.sql(`SELECT o.number, c.id FROM candidate c JOIN officer o ON o.id = c.officer
    WHERE c.sitting = ${id} ORDER BY c.id LIMIT 1`);
  const candidate = await browser.phone(house, officer);
  await candidate.visit('/exams/mine');
  assert.equal(await candidate.locator('a[href^="/tickets/"]').getAttribute('href'), `/tickets/${own}`);
});

test('the invigilator opens and starts it, and sees who is there', async () => {
  await both('/invigilate');
  await both(`/invigilate/${id}`);
  await press(phone, `/invigilate/${id}/open`);
  const people = await house.sql(`SELECT o.number FROM candidate c JOIN officer o ON o.id = c.officer
    WHERE c.sitting = ${id} ORDER BY c.id`);
  const sitters = [];
  for (const [number] of people.slice(0, 6)) sitters.push(await Candidate.of(house, number, id));
  for (const one of sitters) await one.enter();
  await phone.click(`a[href="/invigilate/${id}/start"]`);
  await phone.waitForURL('**/start');
  forgive(phone);
  await phone.look('start asks');
  await press(phone, `/invigilate/${id}/start`);
  for (const one of sitters) await one.start();
  for (const one of sitters.slice(0, 4)) await one.save(1, 'A');
  await sitters[0].end();
  const second = await Candidate.of(house, people[1][0], id);
  await second.enter();
  await house.sql(`UPDATE attempt SET seen_at = seen_at - INTERVAL 90 SECOND WHERE id = ${sitters[2].attempt}`);
  await desk.locator('#live-sum').getByText('有 1 名考生申请换设备').waitFor(); /* by itself, within some seconds */
  await both(`/invigilate/${id}`);
  const room = await house.value(`SELECT id FROM sitting_room WHERE sitting = ${id} ORDER BY position LIMIT 1`);
  await both(`/invigilate/${id}?room=${room}`);
  await both(`/invigilate/${id}?standing=away`);
  await says(desk, /断开/);
  await both(`/invigilate/${id}/candidates/${sitters[1].attempt}`);
  await press(desk, `/invigilate/${id}/candidates/${sitters[1].attempt}/device`);
  await says(desk, /已换到新设备/);
  await both(`/invigilate/${id}/candidates/${sitters[2].attempt}`);
  await desk.getByRole('button', { name: /补时 \d+ 秒/ }).click();
  await says(desk, /已按各人失去的时间补时/);
  await phone.click('details.act summary >> nth=0');
  await phone.look('candidate extend open');
  await press(phone, `/invigilate/${id}/candidates/${sitters[2].attempt}/extend`);
  await says(phone, /已补时/);
  await both(`/invigilate/${id}/candidates/${sitters[0].attempt}`);
});

test('closing names who still works, and closes', async () => {
  await both(`/invigilate/${id}/close`);
  await says(phone, /还有 5 人没有交卷/);
  const grace = (seconds) => house.sql(`UPDATE attempt SET grace_seconds = ${seconds} WHERE sitting = ${id}`);
  await grace(300); /* so that there is time to look */
  await press(phone, `/invigilate/${id}/close`);
  await says(phone, /考试已结束/);
  await says(phone, /正在收卷：还有 5 份/);
  await phone.look('board collecting');
  await desk.visit('/invigilate');
  await says(desk, /正在收卷：还有 5 份/);
  await desk.look('invigilate collecting');
  await desk.visit(`/invigilate/${id}`);
  await desk.look('board collecting');
  await grace(0);
  for (const page of [phone, desk]) await page.getByText(/答卷已全部收齐/).waitFor(); /* by itself */
  await both(`/invigilate/${id}`);
  await both('/invigilate');
  const [[room, came]] = await house.sql(`SELECT room, COUNT(started_at) FROM attempt WHERE room = (SELECT a.room
    FROM attempt a JOIN attempt_event v ON v.attempt = a.id WHERE v.kind = 'extended' LIMIT 1) GROUP BY room`);
  await both(`/invigilate/${id}/protocol?room=${room}`);
  await says(desk, new RegExp(`实到\\s*${came}\\s*缺考`));
  await says(desk, /补时 300 秒/);
  await desk.emulateMedia({ media: 'print' });
  await desk.look('protocol in print');
});
