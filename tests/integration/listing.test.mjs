/*
 * Lists as files: PATH.csv is the page's table, for people, in the page's words; PATH.json is for programs, in codes.
 * Every list of the program is walked, each with rows in it.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Person, makeBlueprint, makeCity, makeExam, makeSitting } from './city.mjs';
import { closedSitting } from './closed-sitting.mjs';
import { eventually, startHouse } from './house.mjs';

let house;
let admin;
let candidate;
let lists;
const ids = {};

/* Rights over everything for the first administrator, as no office gives them to one person. */
async function grantAll() {
  await house.sql(`UPDATE account SET must_change = 0, totp = 'none';
    INSERT INTO role_grant (officer, role, unit, granted_at)
      SELECT g.officer, r.role, g.unit, UTC_TIMESTAMP(6) FROM role_grant g
        JOIN (SELECT 'auditor' AS role UNION SELECT 'invigilator' UNION SELECT 'marker') r WHERE g.role = 'operator'`);
}

/* A written answer of a sitting that waits to be marked. */
async function makeMarking(closed) {
  await house.sql(`INSERT INTO sitting (exam, name, opens_at, starts_at, state, seed, closed_at, made_by, made_at)
      SELECT exam, '第二场', opens_at, starts_at, 'closed', seed, closed_at, 1, UTC_TIMESTAMP(6) FROM sitting
       WHERE id = ${closed.sitting};
    INSERT INTO written_answer (attempt, position, sitting, item_version, wanted, shuffle)
      SELECT ${closed.candidates[0].attempt}, 99, LAST_INSERT_ID(), version, 'first', 1 FROM item_now
       WHERE type = 'short-answer' LIMIT 1`);
}

/* An account batch, its job and an import, for their lists. */
async function makePeopleWork(closed) {
  const [first, second] = closed.candidates.filter((one) => one.unit === closed.candidates[0].unit);
  await house.sql(`DELETE FROM account WHERE officer = ${second.id}`);
  ids.job = (await admin.act(`/units/${first.unit}/accounts`)).split('/').pop();
  await eventually(async () => assert.equal(await house.value(`SELECT state FROM job WHERE id = ${ids.job}`), 'done'), 30);
  ids.batch = await house.value('SELECT MAX(id) FROM account_batch');
  const form = (await admin.get('/officers/import')).form('/officers/import');
  await admin.submit(form, { file: { name: '人员.csv', bytes: `工号,姓名\n${first.number},甲`, type: 'text/csv' } });
}

/* Hours and credits of a candidate, training that waits, leave, an exemption, rules that were tried. */
async function makeCredits(closed) {
  const [first, second] = closed.candidates;
  const year = new Date(Date.now() + 8 * 3600000).getUTCFullYear();
  await house.sql("UPDATE membership SET from_on = '2023-01-01', known_at = UTC_TIMESTAMP(6)");
  ids.officer = first.id;
  await admin.act(`/credits/officers/${first.id}/book`, { activity_kind: 'squad-training', title: '训练', on: `${year}-01-01`, minutes: 90,
    document: '签到表', reason: '补记' });
  await admin.act('/credits/leave/new', { number: second.number, leave_kind: 'sick', from_on: `${year}-01-01`, to_on: `${year}-01-05` });
  await admin.act('/credits/exemptions/new', { number: second.number, year, percent: 50, reason: '借调' });
  const leader = await Person.named(house, '2000001');
  const [[unit, member]] = await house.sql(`SELECT u.id, m.officer FROM unit u JOIN membership m ON m.unit = u.id AND m.current = 1
    WHERE u.code LIKE 'd1-%' LIMIT 1`);
  await leader.act('/training', { unit, act: 'submit', activity_kind: 'squad-training', topic: '实训', on: `${year - 1}-02-01`,
    from_time: '09:00', to_time: '10:00', instructor: '王教员', place: '中队', late_reason: '补登', officer: member });
  const like = await house.value(`SELECT id FROM rule_set WHERE year = ${year} AND current = 1`);
  ids.set = (await admin.act('/credits/rules', { year, like })).match(/\d+/)[0];
  await house.sql(`UPDATE rule SET hours = 300 WHERE rule_set = ${ids.set}`);
  const trial = (await admin.act(`/credits/rules/${ids.set}/dry-run`)).split('/').pop();
  await eventually(async () => assert.equal(await house.value(`SELECT state FROM job WHERE id = ${trial}`), 'done'), 30);
}

/* A course that somebody learns. */
async function makeCourse() {
  const unit = await house.value('SELECT id FROM unit WHERE parent IS NULL');
  const place = await admin.act('/courses', { title: '街面执法', unit, summary: '基础知识' });
  await admin.act(`${place}/lessons`, { lesson_kind: 'text', title: '要点', body: '执法要点' });
  await admin.act(`${place}/publish`);
  ids.course = place.match(/\d+/)[0];
  await candidate.act(`/learn/${ids.course}/enrol`);
}

before(async () => {
  house = await startHouse();
  await makeCity(house, 6);
  const closed = await closedSitting(house, { people: 12, short: 0 });
  await grantAll();
  admin = await Person.named(house, house.first.number);
  candidate = await Person.named(house, closed.candidates[0].number);
  ids.sitting = closed.sitting;
  await eventually(() => admin.act(`/sittings/${closed.sitting}/release`), 30);
  await eventually(() => admin.act(`/sittings/${closed.sitting}/statistics`), 30);
  await eventually(async () => assert.notEqual(await house.value('SELECT COUNT(*) FROM item_statistics'), '0'), 30);
  await candidate.act(`/exams/results/${closed.candidates[0].attempt}/appeals`, { position: 0, reason: '总分有误' });
  await makePeopleWork(closed);
  await makeMarking(closed);
  await makeCredits(closed);
  await makeCourse();
  await house.sql(`INSERT INTO notice_delivery (notice, way, state, tries, not_before, said, ended_at)
    SELECT MAX(id), 'email', 'failed', 30, UTC_TIMESTAMP(6), '550 no such user', UTC_TIMESTAMP(6) FROM notice`);
  ids.item = await house.value('SELECT code FROM item_now ORDER BY code LIMIT 1');
  const exam = await makeExam(house, { blueprint: await makeBlueprint(house, [['single-choice', 10, 1000]]) });
  ids.waiting = await makeSitting(house, admin, exam);
  const { output } = await house.chengxue('routes');
  lists = output.trim().split('\n').map((line) => line.split(' ')).filter((words) => words.includes('list'))
    .map(([, path]) => path);
});
after(() => house.stop());

/* The cells of a CSV: every one is quoted. */
const table = (text) => text.replace(/^\uFEFF/, '').trim().split('\r\n')
  .map((line) => line.slice(1, -1).split('","').map((cell) => cell.replaceAll('""', '"')));

/* { heads, rows } of the CSV, the objects of the JSON. */
async function both(path, query = '') {
  const drawn = /\/papers\/items$|\/protocol$/.test(path); /* the closed sitting has no rooms, its papers were not drawn */
  const address = path.replace(/\{(\w+)\}/g, (_, name) => (drawn ? ids.waiting : ids[name]));
  const person = ['/exams/mine', '/credits/mine', '/notices'].includes(path) ? candidate : admin;
  const [csv, json] = [await person.request(`${address}.csv${query}`), await person.request(`${address}.json${query}`)];
  assert.deepEqual([csv.status, json.status], [200, 200], address);
  const [heads, ...rows] = table(csv.text);
  return { heads, rows, json: Object.values(JSON.parse(json.text))[0] };
}

test('every list as CSV has the rows of its page, heads in words and no cell in code', async () => {
  assert.ok(lists.length > 15, lists.join(' '));
  for (const path of lists) {
    const { heads, rows, json } = await both(path);
    assert.ok(rows.length > 0, `${path} has no rows to be judged by`);
    assert.equal(rows.length, json.length, path);
    for (const head of heads) assert.match(head, /\p{Script=Han}/u, `${path}: a head in code`);
    for (const row of rows) {
      assert.equal(row.length, heads.length, path);
      const words = row.filter((_, at) => !/工号|代码|编号|密码/.test(heads[at]));
      for (const cell of words) assert.doesNotMatch(cell, /^[a-z]+([-_. >]+[a-z]+)*$/, `${path}: a code among ${row}`);
    }
  }
});

test('a cell of the CSV is what the page says, the JSON keeps codes', async () => {
  const items = await both('/items', '?q=%E8%A1%8C%E6%94%BF&type=single-choice');
  assert.deepEqual(items.heads.slice(0, 4), ['试题编号', '题干', '领域', '题型']);
  assert.ok(items.rows.every((row) => row[3] === '单选题' && row[6] === '已审定'), String(items.rows[0]));
  assert.ok(items.json.every((one) => one.type === 'single-choice' && one.state === 'approved'));
  assert.equal(items.rows.find((row) => row[0] === items.json[0].item)[1], items.json[0].stem, 'the whole stem, not the page’s short one');
  assert.ok(items.rows.some((row) => row[1].length > 60), 'and a long one is among them');

  const units = await both('/units');
  assert.deepEqual(units.heads, ['单位代码', '名称', '类型', '上级单位代码', '人员（含下级单位）', '关闭日期']);
  const district = units.rows.find((row) => row[0] === 'd1');
  assert.deepEqual(district.slice(1, 4), ['甲区局', '区局', 'city']);
  assert.equal(units.json.find((one) => one.code === 'd1').kind, 'district');

  const jobs = await both('/operate');
  const finished = jobs.rows.filter((row) => row[1] === '已完成');
  assert.ok(finished.length > 2 && finished.every((row) => new Set(row[2].split(' / ')).size === 1), String(finished));

  const results = await both('/sittings/{sitting}/results');
  assert.ok(results.rows.every((row) => ['合格', '未合格', '缺考'].includes(row.at(-1))), String(results.rows));
  assert.equal(results.rows.find((row) => row[1] === candidate.number)[3],
    String(results.json.find((one) => one.number === candidate.number).score / 100), 'points, not hundredths');
});

test('a text that a spreadsheet would take for a formula is only text, a negative figure stays one', async () => {
  await house.sql("UPDATE officer SET name = '=1+1', post = '-5', grade = '-5+3' WHERE number = '1000002'");
  const { rows } = await both('/officers', '?q=1000002');
  assert.deepEqual([rows[0][0], rows[0][3], rows[0][4]], ["'=1+1", '-5', "'-5+3"]);
});

test('a long list comes whole as CSV, and page by page as JSON', async () => {
  await house.sql(`INSERT INTO officer (number, name, created_at)
      SELECT 5000000 + seq, CONCAT('多人', seq), UTC_TIMESTAMP(6) FROM seq_1_to_2084;
    INSERT INTO membership (officer, unit, from_on, current, known_at)
      SELECT o.id, u.id, '2024-01-01', 1, UTC_TIMESTAMP(6) FROM officer o JOIN unit u ON u.code = 'd2' WHERE o.name LIKE '多人%'`);
  const csv = table((await admin.request('/officers.csv?q=%E5%A4%9A%E4%BA%BA')).text);
  assert.equal(csv.length, 2085, 'heads once, then every row');
  const numbers = csv[0].indexOf('工号');
  assert.equal(new Set(csv.slice(1).map((row) => row[numbers])).size, 2084);
  const seen = new Set();
  let pages = 0;
  for (let next = '/officers.json?q=%E5%A4%9A%E4%BA%BA'; next; pages += 1) {
    const page = JSON.parse((await admin.request(next)).text);
    assert.deepEqual([page.total, page.page, page.pages], [2084, pages + 1, 3]);
    for (const one of page.officer) seen.add(one.number);
    next = page.next;
  }
  assert.deepEqual([pages, seen.size], [3, 2084]);
});

test('a refusal as JSON is said in whole words', async () => {
  const said = await admin.json('/roles/new', { number: '1', role: 'marker', unit: 'x'.repeat(5) });
  assert.equal(said.status, 422);
  assert.equal(said.field, 'unit');
  const long = await admin.json('/officers/new', { number: '7'.repeat(31), name: '某"人', unit: 1 });
  assert.deepEqual([long.status, long.field, long.words], [422, 'number', '太长了，最多 30 个字。']);
  const odd = await admin.request('/officers/new', { method: 'POST', body: 'x',
    headers: { 'content-type': 'text/x-odd', 'x-csrf': admin.csrf, accept: 'application/json' } });
  assert.deepEqual([odd.status, JSON.parse(odd.text).words], [415, '不支持这种格式']);
});
