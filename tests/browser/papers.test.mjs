/* Preparing an exam at a desk and on a phone: blueprint, exam, papers. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Person, makeBlueprint, makeCity, makeExam, makeSitting } from '../integration/city.mjs';
import { startHouse } from '../integration/house.mjs';
import { startBrowser } from './browser.mjs';

let house;
let browser;
let desk;
let phone;

before(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  await makeCity(house, 20);
  [desk, phone] = await Promise.all(['desk', 'phone'].map((shape) => browser[shape](house, house.first.number)));
});
after(async () => {
  await browser.close();
  await house.stop();
});

async function both(path) {
  await desk.visit(path);
  await phone.visit(path);
}

/* Presses what leads to another page, and waits until that is there. */
const press = (role, name) => Promise.all([desk.waitForNavigation(), desk.getByRole(role, { name }).click()]);

const main = () => desk.locator('main').innerText();

test('empty places say what to do first', async () => {
  await both('/blueprints');
  assert.match(await main(), /还没有组卷策略/);
  await both('/exams');
  assert.match(await main(), /还没有考试/);
  await both('/exams/new');
  await press('link', '新建组卷策略');
  await both('/blueprints/new');
});

test('a blueprint is entered row by row with the keyboard, and told what it lacks', async () => {
  await desk.getByLabel('策略名称').fill('燃气专项考试');
  await press('button', '继续');
  await press('button', '添加一行');
  await desk.getByLabel('第 1 行的题型').selectOption({ label: '填空题' });
  await desk.getByLabel('第 1 行的领域').selectOption({ label: '燃气管理' });
  await desk.getByLabel('第 1 行的题数').fill('200');
  await press('button', '添加一行');
  await desk.getByLabel('第 1 行的题数').click({ timeout: 2000 }); /* nothing lies over the first row */
  assert.match(await main(), /组不成试卷\n+第 1 行缺 \d+ 题/);
  await desk.look('a blueprint that lacks items');
  const edit = new URL(desk.url()).pathname;
  await phone.visit(edit);

  await press('button', '删除第 2 行');
  await desk.getByLabel('第 1 行的题数').fill('2');
  /* saves, and removes no row */
  await Promise.all([desk.waitForNavigation(), desk.getByLabel('第 1 行的每题分值').press('Enter')]);
  assert.match(await main(), /能组成试卷/);
  assert.match(await main(), /第 1 行\s+填空题\s+燃气管理/);
  await both(edit.replace('/edit', ''));
  await desk.visit('/blueprints');
  assert.match(await main(), /共 1 条/);
  await phone.visit(`${edit.replace('/edit', '')}?papers=1000&exposure=5`);
});

test('an exam is made, and a wrong pass line is said at its field', async () => {
  await both('/exams/new');
  await desk.getByLabel('考试名称').fill('燃气执法考试');
  await desk.getByLabel('合格线（分）').fill('60');
  await press('button', '保存');
  assert.match(await main(), /合格线高于满分/);
  desk.faults = desk.faults.filter((fault) => !fault.includes('status of 422')); /* that is the refusal */
  assert.equal(await desk.getByLabel('考试名称').inputValue(), '燃气执法考试');
  await desk.getByLabel('合格线（分）').fill('1.5');
  await press('button', '保存');
  await both(new URL(desk.url()).pathname);
  const exam = new URL(desk.url()).pathname;
  await both(`${exam}/edit`);
  await desk.visit(exam);
  await press('link', '删除');
  await desk.look('removing an exam');
  await press('button', '删除');
  assert.match(await main(), /考试已删除/);
  await both('/exams');
});

test('the papers of a sitting, one of them and the use of items can be looked at', async () => {
  const blueprint = await makeBlueprint(house, [['single-choice', 5, 400], ['multiple-choice', 3, 600], ['true-false', 5, 400],
    ['fill-in', 3, 400], ['short-answer', 1, 1000], ['scenario', 3, 1000]]);
  const admin = await Person.named(house, house.first.number);
  const sitting = await makeSitting(house, admin, await makeExam(house, { blueprint }));
  await both(`/sittings/${sitting}/papers`);
  assert.match(await main(), /试卷份数\s+20/);
  await both(`/sittings/${sitting}/papers/items`);
  await both(`/papers/${await house.value(`SELECT MIN(id) FROM paper WHERE sitting = ${sitting}`)}`);
  assert.match(await main(), /六、案例题/);
  assert.match(await main(), /答案：[A-F]/);
  await both(`/exams/${await house.value(`SELECT exam FROM sitting WHERE id = ${sitting}`)}`);
  await both(`/blueprints/${blueprint}`);
  await house.sql(`UPDATE sitting SET state = 'published', opens_at = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR,
    starts_at = UTC_TIMESTAMP(6) + INTERVAL 2 HOUR WHERE id = ${sitting}`);
  await both(`/sittings/${sitting}/papers/discard`);
});
