/* Leave and exemptions: what takes something off what an officer owes, by whom, and what is refused. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Person, makeCity, soundLedger } from './city.mjs';
import { eventually, startHouse } from './house.mjs';

let house;
let admin;
let second;
let district;
let neighbour;
let officer; /* of the first district: number */
let id;
const year = new Date(Date.now() + 8 * 3600000).getUTCFullYear();

const owed = (of = year) => house.value(`SELECT owed_hours FROM standing WHERE officer = ${id} AND year = ${of}`);
const leave = (who, values) => who.post('/credits/leave/new', { number: officer, leave_kind: 'sick', from_on: `${year}-03-01`,
  to_on: `${year}-03-31`, document: '沪城管〔2026〕1号', ...values });

before(async () => {
  house = await startHouse();
  await makeCity(house, 24);
  await house.sql("UPDATE membership SET from_on = '2023-01-01', known_at = UTC_TIMESTAMP(6)");
  await house.sql(`INSERT INTO role_grant (officer, role, unit, granted_at)
    SELECT o.id, 'city-admin', u.id, UTC_TIMESTAMP(6) FROM officer o JOIN unit u ON u.parent IS NULL WHERE o.number = '1000024'`);
  [[id, officer]] = await house.sql(`SELECT o.id, o.number FROM officer o JOIN membership m ON m.officer = o.id JOIN unit u
    ON u.id = m.unit WHERE u.code = 'd1-1' ORDER BY o.id LIMIT 1`);
  [admin, second, district, neighbour] = await Promise.all([house.first.number, '1000024', '2000001', '2000002']
    .map((number) => Person.named(house, number)));
  await eventually(async () => assert.equal(await owed(), '6000'), 60);
});
after(() => house.stop());

test('a month of leave takes a twelfth off, the officer sees why, and taking it back gives it back', async () => {
  assert.equal((await leave(district, {})).status, 303);
  assert.equal(await owed(), '5500');
  const own = await Person.named(house, officer);
  assert.match((await own.get('/credits/mine/why')).text, /全年 12 个月中计 11 个月.*其中经批准请假 31 天/s);
  assert.match((await district.get('/credits/leave')).text, /沪城管〔2026〕1号/);
  assert.doesNotMatch((await neighbour.get('/credits/leave')).text, new RegExp(officer));
  await soundLedger(house);
  const spell = await house.value('SELECT MAX(id) FROM leave_spell');
  assert.equal((await neighbour.post(`/credits/leave/${spell}/end`, { reason: '误记' })).status, 404);
  await district.act(`/credits/leave/${spell}/end`, { reason: '误记' });
  assert.equal(await owed(), '6000');
  assert.match((await district.post(`/credits/leave/${spell}/end`, { reason: '误记' })).refusals(), /已经撤销过/);
  await soundLedger(house);
});

test('leave that cannot be is refused in words, and nothing is written', async () => {
  const count = () => house.value('SELECT COUNT(*) FROM leave_spell');
  await leave(district, {});
  const had = await count();
  const wrong = [[district, { to_on: `${year}-02-01` }, /结束日期：结束日期不能早于开始日期/],
    [district, { from_on: '2024-01-01', to_on: `${year}-02-01` }, /一次最多登记 366 天/],
    [district, { from_on: `${year}-03-31`, to_on: `${year}-04-02` }, /日期不能重叠/],
    [neighbour, { from_on: `${year}-06-01`, to_on: `${year}-06-30` }, /工号：您的管理范围内没有这个工号/],
    [district, { number: '999' }, /没有这个工号/], [district, { from_on: '' }, /开始日期/]];
  for (const [who, values, words] of wrong) {
    const answer = await leave(who, values);
    assert.equal(answer.status, 422, JSON.stringify(values));
    assert.match(answer.refusals(), words);
  }
  assert.equal(await count(), had);
});

test('who took part was not on leave, and who is on leave takes part in nothing', async () => {
  await district.act('/training', { unit: await house.value("SELECT id FROM unit WHERE code = 'd1-1'"), act: 'submit',
    activity_kind: 'squad-training', topic: '值勤训练', on: `${year - 1}-09-10`, from_time: '09:00', to_time: '10:00', instructor: '王', place: '中队',
    late_reason: '补登', officer: id });
  assert.match((await leave(district, { from_on: `${year - 1}-09-01`, to_on: `${year - 1}-09-30` })).refusals(), /参加了“值勤训练”/);
  const answer = await district.post('/training', { unit: await house.value("SELECT id FROM unit WHERE code = 'd1-1'"), act: 'submit',
    activity_kind: 'squad-training', topic: '请假中', on: `${year}-03-05`, from_time: '09:00', to_time: '10:00', instructor: '王', place: '中队',
    late_reason: '补登', officer: id });
  assert.match(answer.refusals(), /有 1 处时间冲突/);
  assert.match(answer.text, /经批准请假/);
});

test('an exemption is asked for by one and approved by another', async () => {
  await district.act('/credits/exemptions/new', { number: officer, year: year - 1, percent: 50, reason: '借调市委专班', document: '函' });
  assert.equal(await owed(year - 1), '6000');
  assert.match((await admin.post('/credits/exemptions/new', { number: officer, year: year - 1, percent: 100, reason: '再来' })).refusals(),
    /已有免修或正在申请/);
  const one = await house.value('SELECT MAX(id) FROM exemption');
  assert.equal((await district.post(`/credits/exemptions/${one}/decide`, { becomes: 'approved' })).status, 403);
  await second.act(`/credits/exemptions/${one}/decide`, { becomes: 'approved' });
  assert.equal(await owed(year - 1), '3000');
  await soundLedger(house);
  await second.act(`/credits/exemptions/${one}/decide`, { becomes: 'ended' });
  assert.equal(await owed(year - 1), '6000');
  await admin.act('/credits/exemptions/new', { number: officer, year, percent: 100, reason: '长期驻外' });
  const own = await house.value('SELECT MAX(id) FROM exemption');
  assert.equal((await admin.post(`/credits/exemptions/${own}/decide`, { becomes: 'approved' })).status, 422);
  await second.act(`/credits/exemptions/${own}/decide`, { becomes: 'approved' });
  assert.match((await (await Person.named(house, officer)).get('/credits/mine')).text, /免修/);
  assert.equal(await house.value(`SELECT met FROM standing WHERE officer = ${id} AND year = ${year}`), '1');
  await soundLedger(house);
});
