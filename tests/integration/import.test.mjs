/* Officers from a file: every row's fate is said before, all or nothing is taken over, and it can be taken back. */
import assert from 'node:assert/strict';
import { readdir, stat, utimes } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { Person, makeCity } from './city.mjs';
import { eventually, startHouse } from './house.mjs';

let house;
let city;
let district; /* administrator of the first district */

before(async () => {
  house = await startHouse();
  await makeCity(house, 40);
  city = await Person.named(house, house.first.number);
  district = await Person.named(house, '2000001');
});
after(() => house.stop());

/* Uploads lines of a table; the page that says what each row would do, and its address. */
async function upload(person, lines, name = '人员.csv') {
  const form = (await person.get('/officers/import')).form('/officers/import');
  const answer = await person.submit(form, { file: { name, bytes: lines.join('\n'), type: 'text/csv' } });
  assert.equal(answer.status, 303, answer.text.slice(0, 3000));
  return { path: answer.location, page: await person.get(answer.location) };
}

/* What the page says of each row: { '3101': '变更 岗位…' }, by the officer's number. */
function fates(page) {
  const rows = page.all('tbody').flatMap((body) => Array.from(body.getElementsByTagName('tr')));
  return Object.fromEntries(rows.map((row) => {
    const cells = Array.from(row.getElementsByTagName('td')).map((cell) => cell.textContent.replace(/\s+/g, ' ').trim());
    return [cells[0], `${cells[2]} ${cells[3]}`];
  }));
}

const apply = (person, path) => person.post(`${path}/apply`);
/* Everything that is known of people, to be held against a later state. */
const people = () => house.sql(`SELECT o.number, o.name, o.phone, o.post, o.grade, o.entered_on, o.left_on, u.code, m.from_on
  FROM officer o LEFT JOIN membership m ON m.officer = o.id AND m.current = 1 LEFT JOIN unit u ON u.id = m.unit
 WHERE o.number NOT LIKE '#%' ORDER BY o.number`);
const placeOf = (number) => house.sql(`SELECT u.code, m.from_on, m.to_on FROM membership m JOIN unit u ON u.id = m.unit
  JOIN officer o ON o.id = m.officer WHERE o.number = '${number}' ORDER BY m.from_on`);
const codeOf = (number) => house.value(`SELECT u.code FROM membership m JOIN unit u ON u.id = m.unit AND m.current = 1
  JOIN officer o ON o.id = m.officer WHERE o.number = '${number}'`);

/* Numbers of a district's officers who are not yet part of another test. */
let next = { d1: 0, d2: 0 };
async function some(code, count) {
  const numbers = (await house.sql(`SELECT o.number FROM officer o JOIN membership m ON m.officer = o.id AND m.current = 1
    JOIN unit u ON u.id = m.unit JOIN unit d ON d.id = u.parent WHERE d.code = '${code}' AND o.number LIKE '1______'
    ORDER BY o.number`)).flat();
  next[code] += count;
  return numbers.slice(next[code] - count, next[code]);
}

test('each row’s fate is said before anything is done, then all of it is done, and the same file does nothing more', async () => {
  const [changed, moved, same] = await some('d1', 3);
  const target = (await codeOf(moved)) === 'd1-1' ? 'd1-2' : 'd1-1';
  const lines = ['工号,姓名,所属单位,岗位,手机,入职日期,政治面貌',
    `${changed},,,法制员,13900000000,2010/3/1,群众`, `${moved},,${target},,,,`, `${same},,,,,,`,
    'NEW-1,新人甲,甲区局/3中队,队员,,2024年5月6日,', 'NEW-2,新人乙,市局/甲区局/3中队,,,,'];
  const before = await people();
  const { path, page } = await upload(district, lines);
  assert.deepEqual(await people(), before, 'looking changes nothing');
  const said = fates(page);
  assert.match(said[changed], /变更.*岗位.*法制员.*手机号.*13900000000.*入职日期.*2010-03-01/);
  assert.match(said[moved], /调动.*单位.*从 \d{4}-/);
  assert.match(said[same], /无变化/);
  assert.match(said['NEW-1'], /新增 .*3中队，从 2024-05-06 起/);
  assert.match(page.text, /没有用到：政治面貌/);

  assert.equal((await apply(district, path)).status, 303);
  assert.equal(await codeOf('NEW-1'), 'd1-3');
  assert.equal(await codeOf(moved), target);
  assert.equal((await placeOf(moved)).length, 2, 'the old place stays known');
  assert.equal((await apply(district, path)).status, 422, 'a second time it is refused');

  const after = await people();
  const again = await upload(district, lines);
  assert.ok(Object.values(fates(again.page)).every((fate) => fate.startsWith('无变化')), JSON.stringify(fates(again.page)));
  assert.match(again.page.text, /不需要导入/);
  assert.equal((await apply(district, again.path)).status, 422);
  assert.deepEqual(await people(), after);
});

test('a row that is wrong names its field and reason, and stops all others', async () => {
  const [good] = await some('d1', 1);
  const [theirs] = await some('d2', 1);
  const before = await people();
  const { path, page } = await upload(district, ['工号,姓名,单位,岗位,手机号,入职日期,调入日期',
    `${good},,,新岗位,,,`, `${good},,,,,,`, '坏-1,甲,d1-1,,,,', 'W-2,,d1-1,,,,', 'W-3,丙,没有这个,,,,', 'W-4,丁,d2-1,,,,',
    'W-5,戊,d1-1,,,2024-02-30,', 'W-6,己,d1-1,,,2999-01-01,', 'W-7,庚,d1-1,,不是电话,,', `W-8,辛,d1-1,${'岗'.repeat(51)},,,`,
    `${theirs},改名,d1-1,,,,`, 'W-9,壬,,,,,', 'W-10,癸,d1-1,,,,2999-01-01']);
  const said = page.text.replace(/\s+/g, ' ');
  const wrong = fates(page);
  assert.match(said, /第 3 行.{0,600}?和第 2 行的工号相同/);
  assert.match(wrong['坏-1'], /工号：只能用字母/);
  assert.match(wrong['W-2'], /姓名：必须填写/);
  assert.match(wrong['W-3'], /单位：.*没有“没有这个”/);
  assert.match(wrong['W-4'], /单位：.*没有“d2-1”/, 'another district’s unit is none');
  assert.match(wrong['W-5'], /入职日期：“2024-02-30”不是正确的日期/);
  assert.match(wrong['W-6'], /入职日期：不能晚于今天/);
  assert.match(wrong['W-7'], /手机号：请填写正确的电话/);
  assert.match(wrong['W-8'], /岗位：太长了，最多 50/);
  assert.match(wrong['W-9'], /单位：必须填写/);
  assert.match(wrong['W-10'], /调入日期：不能晚于今天/);
  assert.match(wrong[theirs], /属于其他单位/);
  const theirName = await house.value(`SELECT name FROM officer WHERE number = '${theirs}'`);
  assert.ok(!page.text.includes(theirName), 'who that is elsewhere is not said');
  assert.equal((await apply(district, path)).status, 422);
  assert.deepEqual(await people(), before);
});

test('what cannot be read is refused at the field, in words', async () => {
  const form = (await district.get('/officers/import')).form('/officers/import');
  for (const [bytes, words] of [['PK\u0003\u0004 broken', /已损坏|不是/], ['姓名,单位\n甲,乙', /缺少这些列：工号/], ['', /没有内容|请选择/]]) {
    const answer = await district.submit(form, { file: { name: 'x.xlsx', bytes, type: 'application/octet-stream' } });
    assert.equal(answer.status, 422, String(words));
    assert.match(answer.refusals(), words);
  }
});

test('an import is refused when what it was judged by has changed', async () => {
  const [first, second] = await some('d1', 2);
  const { path } = await upload(district, ['工号,岗位', `${first},岗位甲`, `${second},岗位乙`]);
  await house.sql(`UPDATE officer SET grade = '一级' WHERE number = '${second}'`);
  const before = await people();
  const answer = await apply(district, path);
  assert.equal(answer.status, 422);
  assert.match(answer.refusals(), /有 1 行涉及的人员或单位又有变化/);
  assert.deepEqual(await people(), before);

  const other = await upload(district, ['工号,姓名,单位', 'RACE-1,甲,d1-1']);
  await district.act('/officers/new', { number: 'RACE-1', name: '快一步', unit: await house.value("SELECT id FROM unit WHERE code = 'd1-2'") });
  assert.equal((await apply(district, other.path)).status, 422);
  assert.equal(await codeOf('RACE-1'), 'd1-2');
});

test('an import is taken back as a whole, but for those who changed since, who are named', async () => {
  const [changed, moved, later, left] = await some('d1', 4);
  const id = (number) => house.value(`SELECT id FROM officer WHERE number = '${number}'`);
  await district.act(`/officers/${await id(left)}/leave`, { last: '2025-01-31' });
  const target = 'd1-2';
  const elsewhere = (await codeOf(moved)) === target ? 'd1-3' : target;
  const before = await people();
  const { path, page } = await upload(district, ['工号,姓名,单位,岗位,调入日期', `${changed},,,换了岗位,`,
    `${moved},,${elsewhere},也换了,2025-06-01`, `${later},,,后来又换,`, `${left},,,,2025-06-01`, 'GONE-1,不该有的,d1-1,,2025-06-01']);
  assert.match(fates(page)[left], /重新入职/);
  assert.equal((await apply(district, path)).status, 303);
  await district.act(`/officers/${await id(later)}/edit`, { number: later, name: '改过名的', post: '后来又换' });

  const asked = await district.get(`${path}/undo`);
  assert.match(asked.text, /把 4 人恢复/);
  assert.match(asked.text, /有 1 人在导入之后又有变动/);
  assert.ok(asked.text.includes('改过名的') || asked.text.includes(later));
  await district.act(`${path}/undo`);
  const expected = before.map((row) => (row[0] === later ? [later, '改过名的', 'NULL', '后来又换', ...row.slice(4)] : row));
  assert.deepEqual(await people(), expected);
  assert.match((await district.get(path)).text, /之后又有变动，撤销时保持不变/);
  assert.equal((await placeOf(moved)).length, 1, 'the place that the import gave is gone');
  assert.doesNotMatch((await district.get('/officers.json?q=不该有的')).text, /GONE/);
  assert.equal((await district.post(`${path}/undo`)).status, 422, 'only once');

  const again = await upload(district, ['工号,姓名,单位', 'GONE-1,现在该有了,d1-1']);
  assert.match(fates(again.page)['GONE-1'], /新增/, 'the number is free again');
});

/* All that an import may touch, to the last column: officers, where they belonged and belong, roles held and ended. */
const whole = async () => ({
  officers: await house.sql("SELECT * FROM officer WHERE number NOT LIKE '#%' ORDER BY id"),
  memberships: await house.sql(`SELECT m.id, m.officer, m.unit, m.from_on, m.to_on, m.current, m.known_at FROM membership m JOIN officer o ON o.id = m.officer
    WHERE o.number NOT LIKE '#%' ORDER BY m.id`),
  roles: await house.sql('SELECT * FROM role_grant ORDER BY id'),
  sessions: await house.sql('SELECT id, officer, ended_at FROM session ORDER BY id'),
});

const unitOf = (code) => house.value(`SELECT id FROM unit WHERE code = '${code}'`);
const grant = async (number, role, code) => city.act('/roles/new', { number, role, unit: await unitOf(code) });

test('taking back leaves every officer, membership and role as it was, also the roles that a move had ended', async () => {
  const [moved, far, changed, left] = await some('d1', 4);
  const [squad, farSquad] = [await codeOf(moved), await codeOf(far)];
  const elsewhere = squad === 'd1-2' ? 'd1-3' : 'd1-2';
  await grant(moved, 'training-admin', squad);
  await grant(moved, 'auditor', 'd1');
  await grant(far, 'training-admin', farSquad);
  await grant(far, 'training-admin', 'd1');
  await grant(left, 'auditor', 'd1');
  await city.act(`/officers/${await house.value(`SELECT id FROM officer WHERE number = '${left}'`)}/leave`, { last: '2025-01-31' });
  const before = await whole();

  const { path } = await upload(city, ['工号,单位,岗位,手机,姓名', `${moved},${elsewhere},,13800000001,`,
    `${far},d2-1,换了岗位,,`, `${changed},,又换岗位,,改名的`, `${left},d1-1,,,`, 'VOID-1,d1-1,,,新来的']);
  assert.equal((await apply(city, path)).status, 303);
  const held = (number) => house.sql(`SELECT g.role, u.code FROM role_grant g JOIN unit u ON u.id = g.unit
    JOIN officer o ON o.id = g.officer WHERE o.number = '${number}' AND g.current = 1`);
  assert.deepEqual(await held(moved), [['auditor', 'd1']], 'the move ends the role of the old squad alone');
  assert.deepEqual(await held(far), [], 'and to another district all of them');

  assert.match((await city.get(`${path}/undo`)).text, /角色会一并恢复/);
  await city.act(`${path}/undo`);
  assert.deepEqual(await whole(), before);
});

test('who got a role since, or came from a unit that was closed since, is left alone when an import is taken back', async () => {
  const [granted, closed] = await some('d1', 2);
  await city.act('/units/new', { parent: await unitOf('d1'), kind: 'squad', code: 'd1-9', name: '临时中队' });
  const id = await house.value(`SELECT id FROM officer WHERE number = '${closed}'`);
  await house.sql(`UPDATE membership SET unit = ${await unitOf('d1-9')} WHERE officer = ${id} AND current = 1`);
  const { path } = await upload(district, ['工号,单位', `${granted},${(await codeOf(granted)) === 'd1-1' ? 'd1-2' : 'd1-1'}`,
    `${closed},d1-1`]);
  assert.equal((await apply(district, path)).status, 303);
  await grant(granted, 'training-admin', await codeOf(granted));
  await city.act(`/units/${await unitOf('d1-9')}/close`);
  const before = await whole();
  assert.match((await district.get(`${path}/undo`)).text, /有 2 人在导入之后又有变动/);
  await district.act(`${path}/undo`);
  assert.deepEqual(await whole(), before);
});

test('an import is its uploader’s and the city’s, and nobody’s past whom a row goes', async () => {
  const { path } = await upload(district, ['工号,姓名,单位', 'OWN-1,甲,d1-1']);
  assert.equal((await apply(district, path)).status, 303);
  const other = await Person.named(house, '2000002');
  for (const way of ['', '/undo']) assert.equal((await other.request(path + way)).status, 404, way);
  assert.equal((await other.post(`${path}/undo`)).status, 404);
  assert.doesNotMatch((await other.get('/officers/import')).text, /\/officers\/import\/\d/);
  assert.equal((await city.request(path)).status, 200);
  await house.sql(`UPDATE role_grant SET unit = (SELECT id FROM unit WHERE code = 'd1-2') WHERE officer =
    (SELECT id FROM officer WHERE number = '2000001')`); /* no longer over d1-1 */
  assert.equal((await district.request(path)).status, 404);
  await house.sql(`UPDATE role_grant SET unit = (SELECT id FROM unit WHERE code = 'd1') WHERE officer =
    (SELECT id FROM officer WHERE number = '2000001')`);
});

test('ten thousand rows are judged and taken over in seconds', async () => {
  const lines = ['工号,姓名,单位,岗位'];
  for (let i = 0; i < 10000; i += 1) lines.push(`B${i},姓名${i},d${1 + (i % 2)}-${1 + (i % 3)},队员`);
  const { path, page } = await upload(city, lines);
  assert.match(page.text, /10000/);
  assert.equal((await apply(city, path)).status, 303);
  assert.equal(await house.value("SELECT COUNT(*) FROM membership m JOIN officer o ON o.id = m.officer WHERE o.number LIKE 'B%' AND m.current = 1"), '10000');
  await city.act(`${path}/undo`);
  assert.equal(await house.value("SELECT COUNT(*) FROM officer WHERE number LIKE 'B%'"), '0');
});

test('the empty sample has the heads that are asked for', async () => {
  const answer = await city.request('/officers/import/template.xlsx');
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type'), /spreadsheetml/);
  assert.match(answer.headers.get('content-disposition'), /officers\.xlsx/);
});

test('the file as it came is kept for whoever may see the import, and goes with it', async () => {
  const [one] = await some('d1', 1);
  const lines = ['工号,姓名', `${one},原样甲`];
  const { path, page } = await upload(district, lines, '名单 甲.csv');
  assert.ok(page.all('a').some((link) => link.getAttribute('href') === `${path}/file`));
  const file = await district.request(`${path}/file`);
  assert.deepEqual([file.status, file.text], [200, lines.join('\n')]);
  assert.match(file.headers.get('content-disposition'), /attachment; filename\*=UTF-8''%E5%90%8D%E5%8D%95%20%E7%94%B2\.csv/);
  assert.equal(await house.value('SELECT action FROM audit ORDER BY id DESC LIMIT 1'), 'look');
  assert.equal((await (await Person.named(house, '2000002')).request(`${path}/file`)).status, 404);
  const kept = await house.value(`SELECT kept_as FROM officer_import WHERE id = ${path.split('/').pop()}`);
  assert.equal((await city.request(`/private/${kept}`)).status, 404, 'nobody comes to it but through the program');
  assert.equal((await stat(`${house.home}/files/${kept}`)).mode & 0o77, 0);

  await upload(district, lines); /* what was looked at before and left is dropped */
  const old = new Date(Date.now() - 2 * 3600 * 1000);
  for (const name of await readdir(`${house.home}/files`)) await utimes(`${house.home}/files/${name}`, old, old);
  await house.kill('jobs', 'SIGTERM');
  await eventually(() => house.start(), 20); /* tidies at its start */
  await eventually(async () => assert.ok(!(await readdir(`${house.home}/files`)).includes(kept)), 20);
  const left = (await house.sql('SELECT kept_as FROM officer_import WHERE kept_as IS NOT NULL')).flat();
  assert.deepEqual((await readdir(`${house.home}/files`)).filter((name) => name.startsWith('import-')).sort(), left.sort());
});
