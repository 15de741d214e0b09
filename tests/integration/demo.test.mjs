/* What a visitor finds after app/run --demo: an exam that only waits to be held. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Person } from './city.mjs';
import { eventually, startHouse } from './house.mjs';

let house;

before(async () => {
  house = await startHouse();
  assert.equal((await house.chengxue('demo')).status, 0);
});
after(() => house.stop());

test('the demonstration exam can be seated, published and given its papers', async () => {
  const [[sitting, exam]] = await house.sql('SELECT id, exam FROM sitting');
  const admin = await Person.named(house, '310901001');
  await house.sql('UPDATE account SET must_change = 0');
  assert.match((await admin.get(`/exams/${exam}`)).text, /能组成试卷/);
  await admin.act(`/sittings/${sitting}/seats`);
  await admin.act(`/sittings/${sitting}/publish`);
  await admin.act(`/sittings/${sitting}/papers`);
  await eventually(async () => assert.equal(await house.value("SELECT state FROM job WHERE kind = 'papers'"), 'done'), 60);
  assert.deepEqual(await house.sql(`SELECT COUNT(*), MIN(items), MIN(total), MAX(total) FROM paper WHERE sitting = ${sitting}`),
    [['24', '92', '10000', '10000']]);
});

test('a second demonstration adds nothing', async () => {
  const count = 'SELECT (SELECT COUNT(*) FROM officer), (SELECT COUNT(*) FROM exam), (SELECT COUNT(*) FROM candidate)';
  const before = await house.sql(count);
  assert.equal((await house.chengxue('demo')).status, 0);
  assert.deepEqual(await house.sql(count), before);
});
