/*
 * From a closed sitting to what comes of it, as people see it at a desk and on a phone: marking, results, statistics, a
 * wrong key, appeals, the resit.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { makeBlueprint } from '../integration/city.mjs';
import { closedSitting } from '../integration/closed-sitting.mjs';
import { eventually, startHouse } from '../integration/house.mjs';
import { startBrowser } from './browser.mjs';

let house;
let browser;
let closed;
let desk;
let phone;

before(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  closed = await closedSitting(house, { people: 10, double: 1, short: 1, pass: 6000 });
  [desk, phone] = await Promise.all(['desk', 'phone'].map((shape) => browser[shape](house, closed.admin)));
});
after(async () => {
  await browser.close();
  await house.stop();
});

/*
 * What is shown must be in Chinese: only letters of choices, endings of files, a
 * coefficient's name and a hash are not.
 */
async function speaksChinese(page) {
  const text = (await page.locator('body').innerText()).replace(/\b[0-9a-f]{64}\b|KR-20|\.\w+/g, '');
  assert.deepEqual(text.match(/[A-Za-z]{3,}/g) ?? [], [], page.url());
}

async function look(page, name) {
  await page.look(name);
  await speaksChinese(page);
}

async function both(path) {
  for (const page of [desk, phone]) {
    await page.visit(path);
    await speaksChinese(page);
  }
}

/* Presses a button of these words and waits for the page after it. */
async function press(page, name) {
  await Promise.all([page.waitForNavigation(), page.locator('main').getByRole('button', { name }).first().click()]);
}

const says = async (page, words) => assert.match(await page.locator('main').innerText(), words);
const state = () => house.value(`SELECT state FROM sitting WHERE id = ${closed.sitting}`);
const stateBecomes = (wanted) => eventually(async () => assert.equal(await state(), wanted), 30);

/* -- marking ------------------------------------------------------------------------------------------------------------ */

/* No name and no number of a candidate is on the page or in its source. */
async function isBlind(page) {
  const source = await page.content();
  for (const { name, number } of closed.candidates) {
    assert.ok(!source.includes(number) && !source.includes(`>${name}<`), `${number} is named to the marker`);
  }
}

/* Marks every answer that this marker gets, with a score by the number in its text; how many there were. */
async function markAll(page, scoreOf) {
  await page.goto('/marking');
  if (await page.getByRole('button', { name: '开始评阅' }).count() === 0) return 0;
  await press(page, '开始评阅');
  for (let count = 0; ; count += 1) {
    if (!/\/marking\/answers\//.test(page.url())) return count;
    if (count === 0) await isBlind(page);
    const said = Number((await page.locator('.marking-text').innerText()).match(/第(\d+)份答案/)[1]);
    await page.fill('input[name=score]', String(scoreOf(said)));
    await press(page, '提交评分，看下一份');
  }
}

test('while answers wait for their marks, results and statistics say so', async () => {
  await eventually(async () => assert.equal(await house.value('SELECT COUNT(*) FROM result'), '9'), 30);
  await both(`/sittings/${closed.sitting}/results`);
  await says(desk, /正在阅卷/);
  await both(`/sittings/${closed.sitting}/statistics`);
  await says(desk, /还没有/);
  await both('/appeals');
  await says(desk, /没有/);
});

test('a marker ticks points by keyboard, sees nobody\'s name, and is told why a mark is refused', async () => {
  const marker = await browser.desk(house, closed.markers[0]);
  await marker.visit('/marking');
  await press(marker, /开始评阅/);
  await look(marker, 'a written answer');
  await isBlind(marker);
  await marker.keyboard.press('1');
  assert.ok(Number(await marker.inputValue('input[name=score]')) > 0, 'a point ticked by its number adds to the score');
  await marker.keyboard.press('0');
  assert.equal(await marker.inputValue('input[name=score]'), '0');
  await marker.evaluate(() => { document.querySelector('.marking-answer form').noValidate = true; });
  await marker.fill('input[name=score]', '99');
  await press(marker, '提交评分，看下一份');
  await says(marker, /满分/);
  marker.faults = marker.faults.filter((fault) => !fault.includes('status of 422'));
  await look(marker, 'a mark refused');
});

test('two mark every answer, on a desk and on a phone, and a third where they differ', async () => {
  const [first, second, third] = [await browser.desk(house, closed.markers[0]), await browser.phone(house, closed.markers[1]),
    await browser.phone(house, closed.markers[2])];
  assert.equal(await markAll(first, () => 6), 9);
  await second.visit('/marking');
  await press(second, /开始评阅/);
  await look(second, 'a written answer');
  assert.equal(await markAll(second, (said) => (said === 3 ? 1 : 5)), 9);
  assert.equal(await state(), 'closed', 'the third mark is missing');
  assert.equal(await markAll(third, () => 4), 1, 'only the answer on which two differ');
  await stateBecomes('marked');
  await third.visit('/marking');
  await says(third, /没有/);
  await speaksChinese(third);
});

/* -- results and statistics ----------------------------------------------------------------------------------------------- */

test('results are looked at, released after a warning, and listed', async () => {
  await both(`/sittings/${closed.sitting}`);
  await says(desk, /可以公布成绩/);
  await desk.getByRole('link', { name: '查看成绩' }).click();
  await desk.waitForURL('**/results');
  await phone.visit(`/sittings/${closed.sitting}/results`);
  await press(desk, '公布成绩');
  assert.equal(await state(), 'released');
  await look(desk, 'results released');
  await both(`/sittings/${closed.sitting}/results?outcome=absent`);
  await says(desk, /缺考/);
  await says(desk, /共 1 条/);
  await both(`/sittings/${closed.sitting}/results?q=查无此人`);
  await says(desk, /没有/);
});

test('the statistics show a chart with its table, and items with what is wrong in them', async () => {
  await eventually(async () => assert.equal(await house.value("SELECT state FROM job WHERE kind = 'statistics'"), 'done'), 30);
  await both(`/sittings/${closed.sitting}/statistics`);
  for (const page of [desk, phone]) {
    await page.locator('.chart canvas, .chart svg').first().waitFor();
    await page.getByText('图中的数据').click();
    assert.equal(await page.locator('.chart tbody tr').count(), 10);
    await look(page, 'statistics with the table open');
  }
  await both(`/sittings/${closed.sitting}/statistics?flagged=1`);
  await both(`/sittings/${closed.sitting}/items/${closed.items[0].version}`);
  await says(desk, /难度[\s\S]*区分度/);
  await both(`/sittings/${closed.sitting}/items/${closed.items.find((item) => item.type === 'short-answer').version}`);
});

/* Puts the pass line just above somebody who got the item wrong: whom this item alone keeps from passing. */
async function nearMiss(item) {
  const [attempt, score] = (await house.sql(`SELECT r.attempt, r.score FROM result r JOIN result_mark m
    ON m.attempt = r.attempt AND m.position = ${item.position} AND m.score = 0 ORDER BY r.score LIMIT 1`))[0];
  await house.sql(`UPDATE exam SET pass_score = ${Number(score) + 100};
    UPDATE result SET passed = score > ${score}`);
  return closed.candidates.find((one) => one.attempt === Number(attempt));
}

test('before a wrong key is corrected it is said who would pass, and afterwards who does', async () => {
  const item = closed.items.find((one) => one.type === 'single-choice'
    && closed.candidates.some((person) => person.answers[one.position] && person.answers[one.position] !== one.key));
  const person = await nearMiss(item);
  await desk.visit(`/sittings/${closed.sitting}/items/${item.version}`);
  await desk.getByText('本题作废').click();
  await desk.fill('input[name=reason], textarea[name=reason]', '题干与现行条文不一致');
  await press(desk, '查看影响');
  await both(new URL(desk.url()).pathname);
  await says(desk, new RegExp(person.number));
  assert.equal(await house.value(`SELECT passed FROM result WHERE attempt = ${person.attempt}`), '0', 'only a preview yet');
  await press(desk, '执行更正，重新评分');
  await eventually(async () => assert.equal(await house.value(`SELECT passed FROM result WHERE attempt = ${person.attempt}`),
    '1'), 30);
  const change = await house.value('SELECT MAX(id) FROM key_change');
  await eventually(async () => {
    await desk.goto(`/key-changes/${change}`);
    await says(desk, /得分有变化的考生共 \d+ 人/);
  }, 30);
  await both(`/key-changes/${change}`);
});

/* -- the candidate ---------------------------------------------------------------------------------------------------------- */

test('the candidate sees score, pass line and strength by domain, and appeals; both decisions are kept', async () => {
  const [candidate] = closed.candidates;
  const own = await browser.phone(house, candidate.number);
  const at = `/exams/results/${candidate.attempt}`;
  await own.visit('/exams/mine');
  await own.locator(`a[href="${at}"]`).click();
  await own.waitForURL(`**${at}`);
  await look(own, 'the result');
  await says(own, /满分 \d+ 分，[\d.]+ 分合格/);
  assert.ok(await own.locator('.strength').count() > 1, 'there is no strength by domain');

  await own.fill('input[name=position]', '3');
  await own.getByLabel('申诉理由').fill('第三题有两个选项都说得通。'.repeat(8));
  await press(own, '提交申诉');
  await look(own, 'appealed');
  await says(own, /等待处理/);

  const appeal = await house.value('SELECT MAX(id) FROM appeal');
  await both('/appeals');
  await both(`/appeals/${appeal}`);
  assert.ok(!(await desk.content()).includes(candidate.number), 'who decides sees whose it is');
  await desk.getByText('维持原分', { exact: true }).click();
  await desk.getByLabel('处理理由').fill('条文写得明确，只有一个选项正确。');
  await press(desk, '提交处理结果');
  await look(desk, 'decided');

  await own.visit(at);
  await says(own, /条文写得明确/);
  await own.locator(`form[action$="/again"] textarea`).fill('请另一位老师再看一次。');
  await press(own, '申请再次复核');
  await both(`/appeals/${appeal}`);
  await says(desk, /须由另一位人员处理/); /* who decided first does not decide again */
  const other = await browser.desk(house, closed.second);
  await other.visit(`/appeals/${appeal}`);
  await other.getByText('改分', { exact: true }).click();
  await other.locator('input[name=score]').fill(String(closed.items[2].score / 100));
  await other.getByLabel('处理理由').fill('该选项按旧条文也成立，予以给分。');
  await press(other, '提交处理结果');
  await look(other, 'decided for good');
  await own.visit(at);
  await says(own, /条文写得明确[\s\S]*旧条文也成立/);
  await speaksChinese(own);
});

test('a resit takes those who did not pass', async () => {
  await makeBlueprint(house, [['single-choice', 10, 1000]]);
  await desk.visit(`/exams/${await house.value('SELECT MAX(id) FROM exam')}`);
  await desk.getByRole('link', { name: '安排补考' }).click();
  await desk.waitForURL('**/exams/new*');
  await look(desk, 'a resit');
  await desk.getByLabel('考试名称').fill('执法资格补考');
  await desk.selectOption('select[name=blueprint]', { label: '测试策略' });
  await press(desk, '保存');
  await desk.visit('/sittings/new');
  await desk.selectOption('select[name=exam]', { label: '执法资格补考' });
  await desk.fill('input[name=name]', '补考场');
  const local = (days) => new Date(Date.now() + days * 86400000).toISOString().slice(0, 16);
  await desk.fill('input[name=opens_at]', local(7));
  await desk.fill('input[name=starts_at]', local(8));
  await press(desk, '新建场次');
  const resit = await house.value('SELECT MAX(id) FROM sitting');
  await both(`/sittings/${resit}/enrol`);
  await desk.locator(`form[action$="/enrol/failed"] select`).selectOption({ index: 1 });
  await Promise.all([desk.waitForNavigation(), desk.locator('form[action$="/enrol/failed"] button').click()]);
  const wanted = await house.value(`SELECT COUNT(*) FROM candidate c LEFT JOIN result r ON r.attempt = c.id
    WHERE c.sitting = ${closed.sitting} AND COALESCE(r.passed, 0) = 0`);
  assert.equal(await house.value(`SELECT COUNT(*) FROM candidate WHERE sitting = ${resit}`), wanted);
  await both(`/sittings/${resit}/candidates`);
});
