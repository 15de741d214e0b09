/* What happens to officers is written down once, by whichever way it comes; and their addresses for e-mail. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Person, makeCity } from './city.mjs';
import { startHouse } from './house.mjs';

let house;
let admin;
let units;
let mover; /* numbers of two officers of the first squad */
let climber;

before(async () => {
  house = await startHouse();
  await makeCity(house, 24);
  admin = await Person.named(house, '2000001');
  [[mover], [climber]] = await house.sql(`SELECT o.number FROM officer o JOIN membership m ON m.officer = o.id JOIN unit u ON u.id = m.unit
    WHERE u.code = 'd1-1' ORDER BY o.id LIMIT 2`);
  units = Object.fromEntries(await house.sql('SELECT code, id FROM unit'));
});
after(() => house.stop());

/* What other features read of an officer, in order. */
const happened = (number) => house.sql(`SELECT p.kind, p.on_date, COALESCE(p.was, '-'), COALESCE(p.became, '-'), p.undone
  FROM personnel_happened p JOIN officer o ON o.id = p.officer WHERE o.number = '${number}' ORDER BY p.id`);
const idOf = (number) => house.value(`SELECT id FROM officer WHERE number = '${number}'`);
const today = new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);
const fresh = (number, values) => ({ number, name: '新人', unit: units['d1-1'], from: '2025-03-03', post: '队员', grade: '一级', ...values });

async function upload(lines) {
  const form = (await admin.get('/officers/import')).form('/officers/import');
  return (await admin.submit(form, { file: { name: '人员.csv', bytes: lines.join('\n'), type: 'text/csv' } })).location;
}
const events = () => house.value('SELECT COUNT(*) FROM personnel_event');

test('each step by hand is one event, with what was before and after', async () => {
  const place = await admin.act('/officers/new', fresh('E-1', {}));
  await admin.act(`${place}/edit`, { number: 'E-1', name: '新人', post: '中队长', grade: '二级' });
  await admin.act(`${place}/edit`, { number: 'E-1', name: '改名', post: '中队长', grade: '二级', phone: '13900000000' });
  await admin.act(`${place}/transfer`, { unit: units['d1-2'], from: '2025-06-01' });
  await admin.act(`${place}/leave`, { last: '2025-09-30' });
  await admin.act(`${place}/transfer`, { unit: units['d1-3'], from: '2025-11-01' });
  const [top] = (await house.sql('SELECT name FROM unit WHERE parent IS NULL'))[0];
  const at = (squad) => `${top}/甲区局/${squad}中队`;
  assert.deepEqual(await happened('E-1'), [
    ['hired', '2025-03-03', '-', at(1), '0'],
    ['post', today, '队员', '中队长', '0'], ['grade', today, '一级', '二级', '0'],
    ['moved', '2025-06-01', at(1), at(2), '0'],
    ['left', '2025-09-30', at(2), '-', '0'],
    ['returned', '2025-11-01', '-', at(3), '0'],
  ]);
  const page = (await admin.get(place)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  assert.match(page, /履历 .*职级变动 一级 → 二级.*岗位变动 队员 → 中队长.*2025-11-01 重新入职 .*3中队 至今.*2025-09-30 离开.*2025-06-01 调入 .*2中队 至 2025-09-30.*2025-03-03 入职 .*1中队/);
});

test('a file makes its events, and the same file again makes none', async () => {
  const lines = ['工号,姓名,所属单位,岗位,职级,入职日期,电子邮箱', 'F-1,文件甲,d1-1,队员,一级,2024-05-06,jia@example.com',
    `${mover},,d1-3,法制员,,,`, `${climber},,,,三级,,`];
  const path = await upload(lines);
  const before = await events();
  await admin.act(`${path}/apply`);
  assert.equal(Number(await events()) - Number(before), 4);
  assert.deepEqual((await happened('F-1')).map(([kind, on]) => [kind, on]), [['hired', '2024-05-06']]);
  assert.deepEqual((await happened(mover)).map(([kind]) => kind), ['moved', 'post']);
  assert.deepEqual((await happened(climber)).map(([kind, on, was, is]) => [kind, was, is]), [['grade', '-', '三级']]);
  assert.equal(await house.value("SELECT email FROM officer WHERE number = 'F-1'"), 'jia@example.com');
  const again = await upload(lines);
  assert.match((await admin.get(again)).text, /内容和系统里的完全一致/);
  assert.equal((await admin.post(`${again}/apply`)).status, 422);
  assert.equal(Number(await events()) - Number(before), 4);
  const spelt = await upload(['工号,邮箱', `${climber},不是邮箱`]);
  assert.match((await admin.get(spelt)).text, /邮箱：请填写正确的邮箱地址/);
});

test('what an import did is undone with it, but of those who have changed since', async () => {
  const id = await idOf(climber);
  await admin.act(`/officers/${id}/edit`, { number: climber, name: '改过的', grade: '四级' });
  const path = `/officers/import/${await house.value("SELECT MAX(id) FROM officer_import WHERE state = 'applied'")}`;
  await admin.act(`${path}/undo`);
  assert.deepEqual((await happened(mover)).map(([kind, , , , undone]) => [kind, undone]), [['moved', '1'], ['post', '1']]);
  assert.deepEqual((await happened(climber)).map(([kind, , , is, undone]) => [kind, is, undone]), [['grade', '三级', '0'], ['grade', '四级', '0']]);
  assert.equal(await house.value("SELECT undone FROM personnel_happened p JOIN officer o ON o.id = p.officer WHERE o.name = '文件甲'"), '1');
  assert.match((await admin.get(`/officers/${await idOf(mover)}`)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '), /已撤销： 岗位变动 法制员/);
  const count = await events();
  assert.equal((await admin.post(`${path}/undo`)).status, 422);
  assert.equal(await events(), count);
});

test('the table of events only grows', async () => {
  const rights = await house.sql("SELECT privilege_type FROM information_schema.table_privileges WHERE table_name = 'personnel_event' AND grantee LIKE '%chengxue%'");
  assert.deepEqual(rights.flat().sort(), ['INSERT', 'SELECT']);
});

test('one keeps the own address and chooses whether notices come there; it stands in the audit without itself', async () => {
  const officer = await Person.named(house, '1000001');
  const page = await officer.get('/me');
  assert.equal(page.form('/me/email').values.some(([name]) => name === 'email_wanted'), true, 'on until one says no');
  assert.equal((await officer.submit(page.form('/me/email'), { email: 'kaosheng@example.com' })).status, 303);
  assert.deepEqual(await house.sql("SELECT email, email_wanted FROM officer WHERE number = '1000001'"), [['kaosheng@example.com', '1']]);
  await officer.submit((await officer.get('/me')).form('/me/email'), { email_wanted: null });
  assert.equal(await house.value("SELECT COUNT(*) FROM officer_email e JOIN officer o ON o.id = e.id WHERE o.number = '1000001'"), '0');
  assert.doesNotMatch((await house.sql("SELECT detail FROM audit WHERE action = 'email.change'")).join(), /example/);
  for (const wrong of ['a@b', 'a b@c.de', 'a@b@c.de', '@c.de', 'a@.de', 'a@c.', 'a"@c.de', '王@c.de', 'a@c..de', 'a@c.de>']) {
    const answer = await officer.submit((await officer.get('/me')).form('/me/email'), { email: wrong });
    assert.equal(answer.status, 422, wrong);
    assert.match(answer.refusals(), /正确的邮箱地址/);
  }
});

test('who does not manage an officer sees the address only in part', async () => {
  const id = await idOf('1000001');
  await house.sql(`INSERT INTO role_grant (officer, role, unit, granted_at) SELECT o.id, 'auditor', u.id, UTC_TIMESTAMP(6)
    FROM officer o JOIN unit u ON u.parent IS NULL WHERE o.number = '1000003'`);
  const text = (await (await Person.named(house, '1000003')).get(`/officers/${id}`)).text;
  assert.match(text, /\*\*\*\*@example\.com/);
  assert.doesNotMatch(text, /kaosheng@/);
});
