/* Units, officers, roles and accounts, as a city's and a district's administrator handle them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Person, makeCity } from './city.mjs';
import { eventually, startHouse } from './house.mjs';
import { Visitor } from './visitor.mjs';

let house;
let city; /* the city's administrator */
let district; /* the first district's */

before(async () => {
  house = await startHouse();
  await makeCity(house, 24);
  await house.sql(`UPDATE officer o JOIN membership m ON m.officer = o.id JOIN unit u ON u.id = m.unit
    JOIN unit d ON d.id = u.parent SET o.name = CONCAT('乙区', o.name), o.phone = '13912345678'
    WHERE d.code = 'd2'`);
  city = await Person.named(house, house.first.number);
  district = await Person.named(house, '2000001');
});
after(() => house.stop());

const unit = (code) => house.value(`SELECT id FROM unit WHERE code = '${code}'`);
const officer = (number) => house.value(`SELECT id FROM officer WHERE number = '${number}'`);
/* An officer of a squad, not yet touched by another test: each call gives the next one. */
const taken = new Set();
async function someOfficer(code) {
  const numbers = (await house.sql(`SELECT o.number FROM officer o JOIN membership m ON m.officer = o.id AND m.current = 1
    JOIN unit u ON u.id = m.unit WHERE u.code = '${code}' AND o.number LIKE '1______' ORDER BY o.number`)).flat();
  const number = numbers.find((one) => !taken.has(one));
  taken.add(number);
  return { number, id: await officer(number) };
}
const refusal = async (person, path, values) => {
  const answer = await person.post(path, values);
  assert.equal(answer.status, 422, `${path}: ${answer.text.slice(0, 2000)}`);
  return answer.refusals();
};

/* The tree as its parents tell it, which unit_tree must agree with. */
async function assertTreeWhole() {
  const faults = await house.sql(`
    WITH RECURSIVE way AS (SELECT id AS descendant, id AS ancestor, 0 AS depth FROM unit
      UNION ALL SELECT w.descendant, u.parent, w.depth + 1 FROM way w JOIN unit u ON u.id = w.ancestor
       WHERE u.parent IS NOT NULL)
    SELECT 'missing', w.ancestor, w.descendant FROM way w LEFT JOIN unit_tree t USING (ancestor, descendant, depth)
     WHERE t.depth IS NULL
    UNION ALL SELECT 'too many', t.ancestor, t.descendant FROM unit_tree t LEFT JOIN way w USING (ancestor, descendant, depth)
     WHERE w.depth IS NULL`);
  assert.deepEqual(faults, []);
}

/* -- units ----------------------------------------------------------------------------------------------------------- */

test('a unit is made, renamed and moved with all below it, and the tree stays whole', async () => {
  const place = await city.act('/units/new', { parent: await unit('d1'), kind: 'squad', code: 'd1-9', name: '水务中队' });
  const made = place.match(/\d+$/)[0];
  assert.equal((await district.get(`/units/${made}`)).heading(), '水务中队');
  await district.act(`/units/${made}/edit`, { code: 'd1-09', name: '水务执法中队' });
  await assertTreeWhole();
  await city.act('/units/new', { parent: await unit('city'), kind: 'corps', code: 'c1', name: '执法总队' });
  await city.act(`/units/${made}/move`, { parent: await unit('c1') });
  await assertTreeWhole();
  assert.equal((await district.request(`/units/${made}`)).status, 404, 'it belongs to the district no more');
  await city.act(`/units/${await unit('c1')}/move`, { parent: await unit('city') });
  await assertTreeWhole();
});

test('what would break the tree is refused with the reason', async () => {
  const [top, d1, squad] = [await unit('city'), await unit('d1'), await unit('d1-1')];
  assert.match(await refusal(city, `/units/${d1}/move`, { parent: squad }), /自己的下级单位/);
  assert.match(await refusal(city, `/units/${top}/move`, { parent: d1 }), /最上级单位/);
  assert.match(await refusal(city, '/units/new', { parent: squad, kind: 'district', code: 'x', name: 'x' }), /不能放在/);
  assert.match(await refusal(city, '/units/new', { parent: d1, kind: 'squad', code: 'd2-1', name: '新中队' }), /代码已被/);
  assert.match(await refusal(city, '/units/new', { parent: d1, kind: 'squad', code: 'new', name: '1中队' }), /已有这个名称/);
  assert.match(await refusal(city, `/units/${squad}/close`), /还有 \d+ 人/);
  const corps = (await city.act('/units/new', { parent: top, kind: 'corps', code: 'c9', name: '九总队' })).match(/\d+$/)[0];
  await city.act('/units/new', { parent: corps, kind: 'squad', code: 'c9-1', name: '一中队' });
  assert.match(await refusal(city, `/units/${corps}/close`), /下级单位没有关闭/);
  await assertTreeWhole();
});

test('a closed unit takes nobody and can be opened again', async () => {
  const place = await city.act('/units/new', { parent: await unit('d1'), kind: 'squad', code: 'd1-x', name: '撤销中队' });
  const closed = place.match(/\d+$/)[0];
  await city.act(`/units/${closed}/close`);
  const person = await someOfficer('d1-1');
  assert.match(await refusal(city, `/officers/${person.id}/transfer`, { unit: closed, from: '2025-01-02' }), /已经关闭/);
  assert.doesNotMatch((await city.get('/units')).text, /撤销中队/);
  assert.match((await city.get('/units?closed=1')).text, /撤销中队/);
  await city.act(`/units/${closed}/open`);
  assert.match((await city.get('/units')).text, /撤销中队/);
});

/* -- scope ----------------------------------------------------------------------------------------------------------- */

test('a district’s administrator sees and changes nothing of another district', async () => {
  const theirs = await someOfficer('d2-1');
  const there = await unit('d2');
  for (const path of ['/units', '/units.json', '/units.csv', '/officers', '/officers.json', '/officers.csv',
    '/officers.json?q=乙区', `/officers.json?unit=${there}`, '/officers?state=left', '/officers/import']) {
    const { status, text } = await district.request(encodeURI(path));
    assert.equal(status, 200, path);
    assert.doesNotMatch(text, /乙区|d2-/, path);
  }
  for (const path of [`/units/${there}`, `/units/${there}/edit`, `/units/${there}/accounts`, `/officers/${theirs.id}`,
    `/officers/${theirs.id}/edit`, `/officers/${theirs.id}/transfer`, `/officers/${theirs.id}/leave`,
    `/officers/${theirs.id}/password`, `/officers/${theirs.id}/factor`]) {
    assert.equal((await district.request(path)).status, 404, path);
  }
  const before = await house.sql('SELECT * FROM officer ORDER BY id');
  for (const [path, values] of [
    [`/units/${there}/edit`, { code: 'mine', name: '我的' }], [`/units/${there}/accounts`, {}],
    [`/units/${await unit('d2-1')}/move`, { parent: await unit('d1') }], [`/units/${await unit('d2-3')}/close`, {}],
    ['/units/new', { parent: there, kind: 'squad', code: 'spy', name: '插入' }],
    [`/officers/${theirs.id}/edit`, { number: '7', name: '改名' }],
    [`/officers/${theirs.id}/transfer`, { unit: await unit('d1-1'), from: '2025-02-01' }],
    [`/officers/${theirs.id}/leave`, { last: '2025-02-01' }], [`/officers/${theirs.id}/password`, {}],
    [`/officers/${theirs.id}/factor`, {}], [`/officers/${theirs.id}/sessions/end`, {}],
  ]) {
    assert.equal((await district.post(path, values)).status, 404, path);
  }
  assert.deepEqual(await house.sql('SELECT * FROM officer ORDER BY id'), before);
  const own = await someOfficer('d1-1');
  assert.match(await refusal(district, `/officers/${own.id}/transfer`, { unit: there, from: '2025-02-01' }), /管理范围/);
});

test('who may look but not manage sees a telephone masked, and that anybody looked is kept', async () => {
  const person = await someOfficer('d2-2');
  const watcher = await someOfficer('d2-3');
  await city.act('/roles/new', { number: watcher.number, role: 'auditor', unit: await unit('d2') });
  const auditor = await Person.named(house, watcher.number);
  const page = await auditor.get(`/officers/${person.id}`);
  assert.match(page.text, /139\*\*\*\*5678/);
  assert.doesNotMatch(page.text, /13912345678/);
  assert.match((await city.get(`/officers/${person.id}`)).text, /13912345678/);
  const looks = await house.sql(`SELECT o.number FROM audit a JOIN officer o ON o.id = a.actor
    WHERE a.action = 'look' AND a.object_kind = 'officer' AND a.object = ${person.id} ORDER BY a.id`);
  assert.deepEqual(looks.flat(), [watcher.number, house.first.number]);
});

test('an auditor of a district reads what its officers did, and nothing of the others', async () => {
  const watcher = await someOfficer('d1-1');
  await city.act('/roles/new', { number: watcher.number, role: 'auditor', unit: await unit('d1') });
  const [ours, theirs] = [await someOfficer('d1-2'), await someOfficer('d2-3')];
  await district.act(`/officers/${ours.id}/edit`, { number: ours.number, name: '审计看得到', post: '内勤' });
  await (await Person.named(house, '2000002')).act(`/officers/${theirs.id}/edit`, { number: theirs.number, name: '别区的事' });
  const auditor = await Person.named(house, watcher.number);
  for (const path of ['/audit', '/audit.json', '/audit.csv']) {
    const { text } = await auditor.get(path);
    assert.match(text, /甲区管理员/, path);
    assert.doesNotMatch(text, /乙区管理员|2000002/, path);
  }
});

/* -- officers -------------------------------------------------------------------------------------------------------- */

test('an officer is made, put right, moved, leaves and comes back, and every place stays known', async () => {
  const place = await district.act('/officers/new', { number: 'SH-001', name: '新来的', unit: await unit('d1-1'),
    from: '2024-03-01', entered: '2024-03-01', phone: '13800000000' });
  const id = place.match(/\d+$/)[0];
  await district.act(`/officers/${id}/edit`, { number: 'SH-001', name: '新来的人', post: '法制员' });
  await district.act(`/officers/${id}/transfer`, { unit: await unit('d1-2'), from: '2024-09-01' });
  assert.match(await refusal(district, `/officers/${id}/transfer`, { unit: await unit('d1-3'), from: '2024-09-01' }), /要晚于/);
  assert.match(await refusal(district, `/officers/${id}/transfer`, { unit: await unit('d1-3'), from: '2999-01-01' }), /不能晚于今天/);
  await district.act(`/officers/${id}/leave`, { last: '2025-01-31' });
  assert.doesNotMatch((await district.get('/officers?q=SH-001')).text, /新来的人/);
  assert.match((await district.get('/officers?q=SH-001&state=left')).text, /新来的人/);
  await district.act(`/officers/${id}/transfer`, { unit: await unit('d1-3'), from: '2025-03-01' });
  assert.deepEqual(await house.sql(`SELECT u.code, m.from_on, m.to_on FROM membership m JOIN unit u ON u.id = m.unit
    WHERE m.officer = ${id} ORDER BY m.from_on`), [['d1-1', '2024-03-01', '2024-08-31'],
    ['d1-2', '2024-09-01', '2025-01-31'], ['d1-3', '2025-03-01', 'NULL']]);
  assert.match(await refusal(district, '/officers/new', { number: 'sh-001', name: '别人', unit: await unit('d1-1') }), /已经有人使用/);
  assert.match(await refusal(district, '/officers/new', { number: '甲 1', name: '别人', unit: await unit('d1-1') }), /只能用字母/);
});

test('who leaves is out at once and holds no role any more', async () => {
  const person = await someOfficer('d1-2');
  await city.act('/roles/new', { number: person.number, role: 'training-admin', unit: await unit('d1-2') });
  const one = await Person.named(house, person.number);
  assert.equal((await one.request('/officers')).status, 200);
  await city.act(`/officers/${person.id}/leave`, { last: '2025-05-01' });
  assert.equal((await one.request('/me')).status, 303);
  assert.equal(await house.value(`SELECT COUNT(*) FROM role_grant WHERE officer = ${person.id} AND current = 1`), '0');
});

test('a role that came with a place ends when its holder goes elsewhere, one for the city stays', async () => {
  const person = await someOfficer('d1-3');
  await city.act('/roles/new', { number: person.number, role: 'training-admin', unit: await unit('d1') });
  await city.act('/roles/new', { number: person.number, role: 'author', unit: await unit('city') });
  await city.act(`/officers/${person.id}/transfer`, { unit: await unit('d2-1'), from: '2025-05-01' });
  assert.deepEqual(await house.sql(`SELECT role FROM role_grant WHERE officer = ${person.id} AND current = 1`), [['author']]);
});

/* -- roles ----------------------------------------------------------------------------------------------------------- */

test('only roles that one may give are given and ended, and the last city administrator stays', async () => {
  const person = await someOfficer('d1-1');
  const root = await unit('city');
  assert.equal((await district.post('/roles/new', { number: person.number, role: 'marker', unit: root })).status, 403);
  await city.act('/roles/new', { number: person.number, role: 'city-admin', unit: root });
  assert.match(await refusal(city, '/roles/new', { number: person.number, role: 'city-admin', unit: root }), /已有这个角色/);
  const second = await Person.named(house, person.number); /* city administrator, but no operator */
  const other = await someOfficer('d2-1');
  assert.match(await refusal(second, '/roles/new', { number: other.number, role: 'operator', unit: root }), /不能/);
  const grant = (number, role) => house.value(`SELECT g.id FROM role_grant g JOIN officer o ON o.id = g.officer
    WHERE o.number = '${number}' AND g.role = '${role}' AND g.current = 1`);
  assert.match(await refusal(second, `/roles/${await grant(house.first.number, 'operator')}/end`), /不能/);
  await city.act(`/roles/${await grant(person.number, 'city-admin')}/end`);
  assert.match(await refusal(city, `/roles/${await grant(house.first.number, 'city-admin')}/end`), /最后一位/);
  assert.equal((await second.request('/roles')).status, 403, 'the rights went with the role');
});

/* -- accounts of others ---------------------------------------------------------------------------------------------- */

test('a new one-time password is shown once, ends all sessions and must be changed', async () => {
  const person = await someOfficer('d1-2');
  const before = await Person.named(house, person.number);
  const page = await district.post(`/officers/${person.id}/password`);
  const password = page.all('code')[0].textContent;
  assert.equal((await before.request('/me')).status, 303, 'the old session is over');
  const visitor = new Visitor(house);
  const first = await visitor.signIn({ number: person.number, password });
  assert.equal(first.heading(), '请设置自己的密码');
  assert.doesNotMatch((await house.log('serve')) + (await house.sql('SELECT detail FROM audit')).flat().join(' '),
    new RegExp(password));
});

test('sessions of an officer in scope can be ended, of somebody with wider rights not', async () => {
  const person = await someOfficer('d1-3');
  const one = await Person.named(house, person.number);
  assert.equal((await one.request('/me')).status, 200);
  await district.act(`/officers/${person.id}/sessions/end`);
  assert.equal((await one.request('/me')).status, 303);

  await city.act('/roles/new', { number: person.number, role: 'marker', unit: await unit('city') });
  for (const path of ['password', 'factor', 'sessions/end']) {
    assert.equal((await district.post(`/officers/${person.id}/${path}`)).status, 404, path);
  }
  assert.equal((await city.post(`/officers/${person.id}/password`)).status, 200);
  assert.equal((await city.post(`/officers/${await officer(house.first.number)}/password`)).status, 404, 'not oneself');
});

test('a whole unit gets accounts, the list is for who asked and goes when destroyed', async () => {
  const squad = await unit('d2-2');
  await house.sql(`DELETE a FROM account a JOIN membership m ON m.officer = a.officer WHERE m.unit = ${squad}`);
  const asker = await Person.named(house, '2000002');
  const job = await asker.act(`/units/${squad}/accounts`);
  await eventually(async () => assert.match((await asker.get(job)).text, /已完成/), 30);
  const batch = await house.value('SELECT MAX(id) FROM account_batch');
  const csv = (await asker.get(`/accounts/${batch}.csv`)).text.trim().split('\r\n').slice(1);
  assert.equal(csv.length, Number(await house.value(`SELECT COUNT(*) FROM membership WHERE unit = ${squad} AND current = 1`)));
  const [, number, password] = csv[0].replaceAll('"', '').split(',');
  assert.equal((await new Visitor(house).signIn({ number, password })).heading(), '请设置自己的密码');
  assert.equal((await city.request(`/accounts/${batch}`)).status, 404, 'not even the city’s administrator');
  assert.doesNotMatch((await house.sql('SELECT password FROM account_batch_line')).flat().join(' '), new RegExp(password));
  assert.match(await refusal(asker, `/units/${squad}/accounts`), /都已开通/);
  await asker.act(`/accounts/${batch}/destroy`);
  assert.doesNotMatch((await asker.get(`/accounts/${batch}`)).text, new RegExp(password));
  assert.equal(await house.value('SELECT COUNT(*) FROM account_batch_line'), '0');
});

test('the operator at the machine lets an administrator back in', async () => {
  const { status, output } = await house.chengxue('user', 'reset', house.first.number);
  assert.equal(status, 0, output);
  const [, password] = output.match(new RegExp(`${house.first.number} (\\S+)`));
  assert.equal((await new Visitor(house).signIn({ number: house.first.number, password })).heading(), '请设置自己的密码');
  assert.notEqual((await house.chengxue('user', 'reset', 'nobody')).status, 0);
});

test('all of this stands in the audit, whose chain holds', async () => {
  const actions = (await house.sql('SELECT DISTINCT action FROM audit')).flat();
  for (const action of ['unit.make', 'unit.rename', 'unit.move', 'unit.close', 'unit.open', 'officer.make', 'officer.edit',
    'officer.transfer', 'officer.leave', 'officer.return', 'role.grant', 'role.end', 'account.reset', 'account.sessions',
    'account.batch', 'account.batch-destroy', 'account.recover']) {
    assert.ok(actions.includes(action), action);
  }
  const { status, output } = await house.chengxue('check', 'audit');
  assert.equal(status, 0, output);
});
