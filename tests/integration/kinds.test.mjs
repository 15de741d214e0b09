/* Kinds of activities are data: added, named, closed; two rule sets are compared, and what differs is marked. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Person, makeCity } from './city.mjs';
import { startHouse } from './house.mjs';

let house;
let admin;
let district;
let draft;
const year = new Date(Date.now() + 8 * 3600000).getUTCFullYear();

before(async () => {
  house = await startHouse();
  await makeCity(house, 6);
  [admin, district] = await Promise.all([house.first.number, '2000001'].map((number) => Person.named(house, number)));
});
after(() => house.stop());

test('a kind is added, can be booked by hand and stands in the next draft', async () => {
  assert.equal((await district.get('/credits/kinds')).status, 403);
  await admin.act('/credits/kinds', { kind_name: '比武竞赛' });
  assert.match((await admin.post('/credits/kinds', { kind_name: '比武竞赛' })).refusals(), /已经有这个名称的类别/);
  assert.match((await admin.post('/credits/kinds', { kind_name: '' })).refusals(), /类别名称/);
  const code = await house.value("SELECT code FROM activity_kind WHERE name = '比武竞赛'");
  assert.match((await admin.get('/credits/kinds')).text, /比武竞赛/);
  const officer = await house.value("SELECT id FROM officer WHERE number = '1000001'");
  assert.match((await admin.get(`/credits/officers/${officer}/book`)).text, /比武竞赛/);
  const like = await house.value(`SELECT id FROM rule_set WHERE year = ${year} AND current = 1`);
  draft = (await admin.act('/credits/rules', { year, like })).match(/\d+/)[0];
  assert.match((await admin.get(`/credits/rules/${draft}/edit`)).text, /比武竞赛/);
  await house.sql(`INSERT INTO rule (rule_set, kind, channel, basis, hours, credits, rounding, step)
    VALUES (${draft}, '${code}', 'squad', 'fixed', 800, 300, 'half', 50)`);
});

test('two sets are compared: what differs is said twice, the rest once', async () => {
  const page = await admin.get(`/credits/rules/${draft}/compare`);
  assert.equal(page.status, 200);
  const differing = page.all('dd').filter((one) => one.getAttribute('class') === 'differs').map((one) => one.textContent);
  assert.equal(differing.length, 1);
  assert.match(differing[0], /每次计 8 学时、3 学分.*不计/s);
  await house.sql(`UPDATE rule_channel SET least_hours = 1234 WHERE rule_set = ${draft} AND channel = 'online'`);
  const other = await house.value(`SELECT MIN(id) FROM rule_set WHERE id <> ${draft}`);
  const again = await district.get(`/credits/rules/${other}/compare?with=${draft}`);
  assert.equal(again.all('dd').filter((one) => one.getAttribute('class') === 'differs').length, 2);
  assert.match(again.text, /12\.34/);
  assert.doesNotMatch(again.text, /compare-differs/);
  await house.sql(`UPDATE rule_set SET owed_hours = 7200 WHERE id = ${draft}`);
  assert.match((await admin.get(`/credits/rules/${draft}/compare?with=${other}`)).text, /compare-differs/);
  assert.equal((await admin.get(`/credits/rules/${draft}/compare?with=999999`)).status, 404);
  const first = await house.value('SELECT id FROM rule_set ORDER BY year, number LIMIT 1');
  assert.match((await admin.get(`/credits/rules/${first}/compare`)).text, /还没有选定和哪一套对比/);
});

test('renamed, closed and opened again, each in the audit', async () => {
  const code = await house.value("SELECT code FROM activity_kind WHERE name = '比武竞赛'");
  await admin.act(`/credits/kinds/${code}/name`, { kind_name: '岗位练兵比武' });
  assert.match((await admin.post(`/credits/kinds/${code}/name`, { kind_name: '授课' })).refusals(), /已经有这个名称/);
  await admin.act(`/credits/kinds/${code}/close`);
  const officer = await house.value("SELECT id FROM officer WHERE number = '1000001'");
  assert.doesNotMatch((await admin.get(`/credits/officers/${officer}/book`)).text, /岗位练兵比武/);
  await admin.act(`/credits/kinds/${code}/open`);
  assert.equal((await admin.post('/credits/kinds/no-such/close')).status, 404);
  assert.equal(await house.value("SELECT COUNT(*) FROM audit WHERE action LIKE 'kind.%'"), '4');
});
