/* An exam that runs, for the tests of its page: every test has a candidate of its own. */
import assert from 'node:assert/strict';

import { Person, makeBlueprint, makeCity, makeExam, makeSitting } from '../integration/city.mjs';
import { eventually, startHouse } from '../integration/house.mjs';
import { startBrowser } from './browser.mjs';

export const ITEMS = 13;
export const written = '文字记录、音像记录。\n第二行，含有 <b>&amp; 符号。';
export let house;
export let browser;
export let admin;
export let sitting;
let next = 3;

export async function openExam() {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  await makeCity(house, 24);
  admin = await Person.named(house, house.first.number);
  const blueprint = await makeBlueprint(house, [['single-choice', 4, 200], ['multiple-choice', 2, 200],
    ['true-false', 2, 200], ['fill-in', 1, 200], ['short-answer', 1, 200], ['scenario', 3, 200]]);
  const exam = await makeExam(house, { blueprint, pass: 1440 });
  sitting = await makeSitting(house, admin, exam);
  await admin.act(`/invigilate/${sitting}/start`);
}

export async function closeExam() {
  await browser.close();
  await house.stop();
}

/* The number of a candidate who has not been here. */
export function fresh() {
  next += 1;
  return String(1000000 + next - 1);
}

export const view = (page, name) => page.locator(`section[data-view=${name}]`);
export const shown = (page, name, seconds = 15) => view(page, name).waitFor({ timeout: seconds * 1000 });
export const present = (page) => page.locator('.question:visible');
export const text = (page, selector) => page.locator(selector).first().textContent();

/* What the timer shows, in seconds. */
export const secondsLeft = async (page) => (await text(page, '[data-timer=left]')).split(':').reduce(
  (sum, part) => sum * 60 + Number(part), 0);

export const until = (page, seconds) => eventually(async () => assert.ok(await secondsLeft(page) <= seconds), 30);

export async function attemptOf(number, where = sitting) {
  return Number(await house.value(`SELECT a.id FROM attempt a JOIN officer o ON o.id = a.officer
    WHERE a.sitting = ${where} AND o.number = '${number}'`));
}

/* A candidate who sits before the paper: { page, attempt, number }. */
export async function seated(shape = 'desk') {
  const number = fresh();
  const attempt = await attemptOf(number);
  const page = await browser[shape](house, number);
  await page.goto(`/sit/${attempt}`);
  await shown(page, 'answering');
  return { page, attempt, number };
}

/* The answers in the database: { 1: 'A', … }. */
export async function answersOf(attempt) {
  const rows = await house.sql(`SELECT position, HEX(answer) FROM response_now WHERE attempt = ${attempt}
    AND answer <> '' ORDER BY position`);
  return Object.fromEntries(rows.map(([position, hex]) => [position, Buffer.from(hex, 'hex').toString()]));
}

export const stored = (attempt, wanted, seconds) => eventually(async () => assert.deepEqual(await answersOf(attempt), wanted),
  seconds);

export async function goTo(page, position) {
  const map = page.locator('[data-desk=map]');
  if (!(await map.isVisible())) await page.click('.sit-steps-map');
  await map.locator(`button[value="${position}"]`).click();
  await page.locator(`#q${position}`).waitFor();
}

/* Chooses the n-th choice (from 1) of the present question and gives the bank's letter of it. */
export async function choose(page, number) {
  const choice = present(page).locator('.choice').nth(number - 1);
  await choice.click();
  return choice.locator('input').getAttribute('value');
}

export const act = (attempt, what, values) => admin.act(`/invigilate/${sitting}/candidates/${attempt}/${what}`, values);

/* The network goes; what the browser says of it is no fault. */
export async function cut(page) {
  page.offline = true;
  await page.context().setOffline(true);
}

export async function mend(page) {
  await page.context().setOffline(false);
  page.offline = false;
  page.faults.length = 0;
}

export async function answerEveryType(page) {
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
