/*
 * Hours and credits as people see them: booked by hand with a reason, explained down to the entry, summed up by unit, taken
 * back without a trace lost, closed for a year; each in the own scope.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Person, makeCity, soundLedger } from './city.mjs';
import { eventually, startHouse } from './house.mjs';

let house;
let admin;
let district;
let officer;
let id; /* the officer's */
const year = new Date(Date.now() + 8 * 3600000).getUTCFullYear();

const book = (who, values) => who.post(`/credits/officers/${id}/book`, {
  activity_kind: 'squad-training', title: '夜间执法训练', on: `${year}-01-01`, minutes: 135, document: '签到表（扫描件）', reason: '当天系统停机',
  ...values });

before(async () => {
  house = await startHouse();
  await makeCity(house, 12);
  admin = await Person.named(house, house.first.number);
  district = await Person.named(house, '2000001');
  officer = await Person.named(house, '1000001');
  id = await house.value("SELECT id FROM officer WHERE number = '1000001'");
  await eventually(async () => assert.equal(await house.value(`SELECT COUNT(*) FROM standing WHERE officer = ${id}
    AND year = ${year}`), '1'), 60);
});
after(() => house.stop());

test('an officer sees what is owed before anything was earned', async () => {
  const page = await officer.get('/credits/mine');
  assert.match(page.text, /60 学时/);
  assert.match(page.text, /还差 60/);
  assert.match(page.text, /还没有记入的学时学分/);
  assert.match((await officer.get('/credits/mine/why')).text, /为什么是 0 学时/);
});

test('booked by hand it counts, and every step down to the paper is to be seen', async () => {
  assert.equal((await book(admin, {})).status, 303);
  const page = await officer.get('/credits/mine');
  assert.match(page.text, /夜间执法训练/);
  assert.match(page.text, /还差 57/);
  assert.match((await officer.get('/credits/mine/why')).text, /为什么是 3 学时.*每课时计 1 学时、0.4 学分.*一年最多计 30 学时/s);
  const entry = await house.value(`SELECT id FROM ledger_entry WHERE officer = ${id}`);
  const why = (await officer.get(`/credits/entries/${entry}`)).text;
  assert.match(why, /折合 3 课时（135 分钟）/);
  assert.match(why, /当天系统停机/);
  assert.match(why, /文件“签到表（扫描件）”/);
  await soundLedger(house);
});

test('what a rule does not take, or a day that has not been, is refused in words, and nothing is written', async () => {
  const count = () => house.value('SELECT COUNT(*) FROM ledger_entry');
  const had = await count();
  const future = await book(admin, { on: `${year + 1}-01-01` });
  assert.equal(future.status, 422);
  assert.match(future.refusals(), /日期：日期不能晚于今天/);
  const early = await book(admin, { on: '2023-05-01' });
  assert.match(early.refusals(), /2023年还没有批准的计分规则/);
  const before = await book(admin, { on: '2023-12-31' });
  assert.equal(before.status, 422);
  assert.match((await book(admin, { reason: '' })).refusals(), /原因/);
  assert.equal(await count(), had);
  assert.equal(await house.value('SELECT COUNT(*) FROM correction'), '1');
});

test('what was earned beyond a cap stands in the books and does not count', async () => {
  assert.equal((await book(admin, { minutes: 45 * 40, title: '集训' })).status, 303);
  const why = (await officer.get('/credits/mine/why')).text;
  assert.match(why, /为什么是 30 学时/);
  assert.match(why, /实得 43 学时 17.2 学分，超过本类上限，一年最多计 30 学时、12 学分/);
  await soundLedger(house);
});

test('taken back with a reason, the first entry stays and its opposite says why', async () => {
  const entry = await house.value(`SELECT MAX(id) FROM ledger_entry WHERE officer = ${id}`);
  assert.equal((await district.post(`/credits/entries/${entry}/take-back`, { reason: '误记' })).status, 403);
  assert.equal((await admin.post(`/credits/entries/${entry}/take-back`, { reason: '' })).status, 422);
  await admin.act(`/credits/entries/${entry}/take-back`, { reason: '误记' });
  const again = await admin.post(`/credits/entries/${entry}/take-back`, { reason: '误记' });
  assert.match(again.refusals(), /已经冲回/);
  const page = (await officer.get('/credits/mine')).text;
  assert.match(page, /冲回/);
  assert.match(page, /还差 57/);
  assert.match((await officer.get(`/credits/entries/${entry}`)).text, /误记/);
  await soundLedger(house);
});

test('others see it in their own scope alone', async () => {
  const mine = await house.value(`SELECT u.parent FROM membership m JOIN unit u ON u.id = m.unit WHERE m.officer = ${id}`);
  const home = await house.value(`SELECT RIGHT(code, 1) FROM unit WHERE id = ${mine}`);
  const own = await Person.named(house, `200000${home}`);
  const other = await Person.named(house, `200000${3 - home}`);
  const entry = await house.value(`SELECT MIN(id) FROM ledger_entry WHERE officer = ${id}`);
  const stranger = await Person.named(house, '1000002');
  for (const path of [`/credits/officers/${id}`, `/credits/officers/${id}/why`, `/credits/entries/${entry}`]) {
    assert.equal((await own.get(path)).status, 200, path);
    assert.equal((await other.get(path)).status, 404, path);
    assert.ok([403, 404].includes((await stranger.get(path)).status), path);
  }
  assert.match((await own.get('/credits')).text, /1000001/);
  assert.doesNotMatch((await other.get('/credits')).text, /1000001/);
});

test('a unit’s figures are those of its officers, at every level', async () => {
  const list = JSON.parse((await admin.request('/credits.json')).text).officer;
  const city = await admin.get('/credits/units');
  assert.match(city.text, /甲区局/);
  const whole = JSON.parse((await admin.request('/credits/units.json')).text).unit;
  const sum = (rows, name) => rows.reduce((all, row) => all + Number(row[name]), 0);
  const below = list.filter((one) => /区局/.test(one.unit));
  assert.equal(sum(whole, 'hours'), sum(below, 'hours'));
  assert.equal(sum(whole, 'officers'), below.length);
  for (const unit of whole) {
    const squads = JSON.parse((await admin.request(`/credits/units.json?unit=${unit.id}`)).text).unit;
    assert.equal(sum(squads, 'hours'), Number(unit.hours) - 0);
  }
  const csv = (await admin.request('/credits.csv?state=short')).text;
  assert.match(csv, /姓名/);
});

test('a year is closed once, for everybody; what comes late is marked, and the hash of the year stays', async () => {
  assert.equal((await book(admin, { on: '2025-03-01', title: '上年训练' })).status, 303);
  const early = await admin.post(`/credits/years/${year}/close`, { typed: year });
  assert.match(early.refusals(), /还没有过完/);
  assert.match((await admin.post('/credits/years/2025/close', { typed: '2024' })).refusals(), /请输入要关账的四位年份/);
  await eventually(async () => assert.ok(Number(await house.value('SELECT COUNT(*) FROM standing WHERE year = 2025')) > 12), 60);
  await admin.act('/credits/years/2025/close', { typed: '2025' });
  assert.match((await admin.post('/credits/years/2025/close', { typed: '2025' })).refusals(), /已经关账/);
  const kept = await house.sql('SELECT hash, officers, entries FROM year_close WHERE year = 2025');
  assert.equal(kept[0][2], '1');
  assert.equal((await book(admin, { on: '2025-04-01', title: '迟到的材料' })).status, 303);
  assert.match((await admin.get(`/credits/officers/${id}?year=2025`)).text, /关账后补记/);
  assert.equal(await house.value(`SELECT hours FROM year_result WHERE year = 2025 AND officer = ${id}`), '300');
  assert.deepEqual(await house.sql('SELECT hash, officers, entries FROM year_close WHERE year = 2025'), kept);
  assert.match((await admin.get('/credits/years')).text, new RegExp(kept[0][0].slice(0, 12)));
  await soundLedger(house);
});

test('the proof finds what was changed behind the program’s back', async () => {
  const faults = [
    [`UPDATE balance SET hours = hours + 100 WHERE officer = ${id} AND year = ${year}`, /balance is not the sum/],
    [`UPDATE balance SET hours = hours - 100 WHERE officer = ${id} AND year = ${year}`, null],
    [`UPDATE standing SET met = 1 WHERE officer = ${id} AND year = ${year}`, /standing is not what follows/],
    [`UPDATE standing SET met = 0 WHERE officer = ${id} AND year = ${year}`, null],
    ['UPDATE ledger_entry SET on_date = \'2025-03-02\' WHERE year = 2025 AND late = 0', /closed year 2025/],
  ];
  for (const [sql, words] of faults) {
    await house.sql(sql);
    const { status, output } = await house.chengxue('check', 'ledger');
    assert.equal(status === 0, words === null, output);
    if (words) assert.match(output, words);
  }
});
