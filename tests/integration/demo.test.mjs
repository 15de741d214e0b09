/* What a visitor finds after app/run --demo: exams held, being marked, announced, and one that waits to be held. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Person } from './city.mjs';
import { eventually, startHouse } from './house.mjs';
import { Visitor } from './visitor.mjs';

let house;
let admin;
let said; /* what the first demonstration prints */

before(async () => {
  house = await startHouse();
  const { status, output } = await house.chengxue('demo');
  assert.equal(status, 0, output);
  said = output;
  admin = await Person.named(house, '3109010001');
});
after(() => house.stop());

test('it names its accounts: with passwords that let in the first time, without them again', async () => {
  const accounts = said.split('\n').filter((line) => /^\d+\t/.test(line)).map((line) => line.split('\t'));
  assert.equal(accounts.length, 42);
  const [number, password, name, role] = accounts[0];
  assert.deepEqual([number, role], ['3109010001', '市局教育培训管理员']);
  assert.match((await new Visitor(house).signIn({ number, password })).text, /验证器/);
  const officer = accounts.find((one) => one[3] === '执法人员');
  assert.match((await new Visitor(house).signIn({ number: officer[0], password: officer[1] })).text, /我的考试/);

  const again = await house.chengxue('demo');
  assert.equal(again.status, 0);
  assert.match(again.output, /早已装入，没有改动/);
  assert.ok(again.output.includes(`3109010001\t${name}\t市局教育培训管理员`));
  for (const [, secret] of accounts) assert.ok(!again.output.includes(secret));
});

test('its city has the 16 districts, a squad for each street and town, and 10,000 officers of different names', async () => {
  assert.deepEqual(await house.sql(`SELECT (SELECT COUNT(*) FROM unit WHERE kind = 'district'),
    (SELECT COUNT(*) FROM unit WHERE kind = 'squad'), (SELECT COUNT(*) FROM officer WHERE number REGEXP '^310[0-9]{7}$')`),
  [['16', '215', '10000']]);
  assert.ok(await house.value("SELECT COUNT(DISTINCT name) FROM officer") > 2000);
  const page = await admin.get('/units');
  assert.match(page.text, /浦东新区局/);
  assert.match((await admin.get('/officers?q=3101150041')).text, /潍坊新村街道中队/);
});

const sittingIn = (state) => house.value(`SELECT id FROM sitting WHERE state = '${state}' ORDER BY id DESC LIMIT 1`);

test('the qualification exam of 2024 has the published figures: nearly 4,000 candidates, 96.6 % passed', async () => {
  const [[people, came, passed]] = (await house.sql(`SELECT COUNT(*), COUNT(r.attempt), SUM(r.passed)
    FROM sitting s JOIN candidate c ON c.sitting = s.id LEFT JOIN result r ON r.attempt = c.id
    WHERE s.state = 'released' AND YEAR(s.started_at) = 2024`)).map((row) => row.map(Number));
  assert.ok(people > 3800 && people < 4000, `${people} candidates`);
  assert.equal((100 * passed / came).toFixed(1), '96.6');
});

test('an exam of last week has results as exams have: most passed, some did not, a few did not come', async () => {
  const sitting = await sittingIn('released');
  const [[people, came, passed, least, most]] = (await house.sql(`SELECT COUNT(*), COUNT(r.attempt), SUM(r.passed),
    MIN(r.score), MAX(r.score) FROM candidate c LEFT JOIN result r ON r.attempt = c.id WHERE c.sitting = ${sitting}`))
    .map((row) => row.map(Number));
  assert.ok(people > 200, `${people} candidates`);
  assert.ok(came < people && came > people * 0.9, `${came} came`);
  assert.ok(passed > came * 0.8 && passed < came, `${passed} of ${came} passed`);
  assert.ok(most - least > 4000, `scores from ${least} to ${most}`);
  await eventually(async () => {
    assert.match((await admin.get(`/sittings/${sitting}/statistics`)).text, /平均分/);
  }, 30);
  const appeals = await admin.get('/appeals');
  assert.match(appeals.text, /待处理|等待/);
});

test('it took place then: in a morning, with hours between its steps', async () => {
  const sitting = await sittingIn('released');
  assert.equal(await house.value(`SELECT papers_at < started_at AND started_at < closed_at AND closed_at < marked_at
    AND marked_at < released_at AND closed_at < UTC_TIMESTAMP(6) - INTERVAL 6 DAY
    AND TIMESTAMPDIFF(MINUTE, started_at, closed_at) BETWEEN 90 AND 120 FROM sitting WHERE id = ${sitting}`), '1');
  assert.equal(await house.value(`SELECT COUNT(*) FROM attempt WHERE sitting = ${sitting} AND state = 'ended'
    AND NOT (started_at < ended_at AND ended_at <= ends_at)`), '0');
});

test('its receipts, results, papers and the audit are sound', async () => {
  const papers = await sittingIn('released');
  for (const check of [['audit'], ['receipts'], ['results'], ['papers', papers], ['ledger']]) {
    const { status, output } = await house.chengxue('check', ...check);
    assert.equal(status, 0, `check ${check.join(' ')}: ${output}`);
  }
});

test('squads and districts have trained since 2024, and everybody’s hours follow from it', async () => {
  const rows = await house.sql(`SELECT YEAR(on_date), COUNT(*), SUM(state = 'approved'), MIN(submitted_at > ends_at AND decided_at > submitted_at)
    FROM training GROUP BY YEAR(on_date) ORDER BY 1`);
  assert.equal(rows[0][0], '2024');
  for (const [year, held, approved, inOrder] of rows) {
    assert.equal(held, approved, year);
    assert.equal(inOrder, '1');
  }
  assert.ok(Number(rows[0][1]) > 1000);
  const page = await admin.get('/credits/units?year=2025');
  assert.match(page.text, /浦东新区局/);
  assert.ok(Number(await house.value('SELECT AVG(hours) FROM standing WHERE year = 2025')) > 2500);
});

test('a marker finds written answers to mark, and who failed is invited to the resit', async () => {
  const marker = await Person.named(house, '3109010004');
  assert.match((await marker.get('/marking')).text, /燃气与水务专项考试/);
  assert.equal(await sittingIn('closed') > 0, true);
  assert.equal(await house.value(`SELECT COUNT(*) > 0 AND COUNT(*) = COUNT(a.id) FROM candidate c
    LEFT JOIN attempt a ON a.id = c.id WHERE c.sitting = ${await sittingIn('published')}`), '1');
});

test('the draft can be seated, published and given its papers', async () => {
  const sitting = await sittingIn('draft');
  const exam = await house.value(`SELECT exam FROM sitting WHERE id = ${sitting}`);
  assert.match((await admin.get(`/exams/${exam}`)).text, /能组成试卷/);
  await admin.act(`/sittings/${sitting}/seats`);
  await admin.act(`/sittings/${sitting}/publish`);
  await admin.act(`/sittings/${sitting}/papers`);
  await eventually(async () => assert.equal(
    await house.value(`SELECT state FROM job WHERE kind = 'papers' AND subject = ${sitting}`), 'done'), 60);
  assert.deepEqual(await house.sql(`SELECT COUNT(*), MIN(items), MIN(total), MAX(total) FROM paper WHERE sitting = ${sitting}`),
    [['24', '92', '10000', '10000']]);
});

test('a second demonstration adds nothing', async () => {
  const count = `SELECT (SELECT COUNT(*) FROM officer), (SELECT COUNT(*) FROM exam), (SELECT COUNT(*) FROM candidate),
    (SELECT COUNT(*) FROM training)`;
  const before = await house.sql(count);
  assert.equal((await house.chengxue('demo')).status, 0);
  assert.deepEqual(await house.sql(count), before);
});
