/*
 * Training that squads and districts hold: registered for everybody at once, approved by the district, booked; nobody in two
 * places, nothing twice, nothing half-written.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Person, makeCity, soundLedger } from './city.mjs';
import { eventually, startHouse } from './house.mjs';

let house;
let admin;
let squad; /* administrator of the first district's first squad */
let district; /* of its district */
let neighbour; /* of the other district */
let unit;
let people; /* ids of the squad's officers */

const day = (ago) => new Date(Date.now() + (8 * 3600 - ago * 86400) * 1000).toISOString().slice(0, 10);
const grant = (number, role, code) => house.sql(`INSERT INTO role_grant (officer, role, unit, granted_at)
  SELECT o.id, '${role}', u.id, UTC_TIMESTAMP(6) FROM officer o JOIN unit u ON u.code = '${code}' WHERE o.number = '${number}'`);
const session = (values) => ({ unit, act: 'submit', activity_kind: 'squad-training', topic: '占道经营执法实训', on: day(3), from_time: '09:00',
  to_time: '11:30', break_minutes: 15, instructor: '王教员', place: '中队会议室', officer: people, ...values });
const standing = (officer, column) => house.value(`SELECT ${column} FROM standing WHERE officer = ${officer} AND year = ${day(3).slice(0, 4)}`);
const count = (table) => house.value(`SELECT COUNT(*) FROM ${table}`);

before(async () => {
  house = await startHouse();
  await makeCity(house, 120);
  await house.sql("UPDATE membership SET from_on = '2023-01-01', known_at = UTC_TIMESTAMP(6)");
  unit = await house.value("SELECT id FROM unit WHERE code = 'd1-1'");
  const leader = await house.value(`SELECT o.number FROM membership m JOIN officer o ON o.id = m.officer
    WHERE m.unit = ${unit} ORDER BY o.id LIMIT 1`);
  await grant(leader, 'training-admin', 'd1-1');
  people = (await house.sql(`SELECT officer FROM membership WHERE unit = ${unit} ORDER BY officer`)).map(([id]) => id);
  [admin, squad, district, neighbour] = await Promise.all([house.first.number, leader, '2000001', '2000002']
    .map((number) => Person.named(house, number)));
});
after(() => house.stop());

test('the form has everybody of the squad picked, and names the term', async () => {
  const page = await squad.get('/training/new');
  assert.equal(page.status, 200);
  assert.equal(page.all('input').filter((box) => box.getAttribute('name') === 'officer' && box.getAttribute('checked')).length,
    people.length);
  assert.match(page.text, /15 天内登记（默认值，可修改）/);
});

test('handed in, everybody’s hours are pending; approved by the district, they are booked', async () => {
  const place = await squad.act('/training', session({}));
  assert.equal(await standing(people[0], 'pending_hours'), '300');
  assert.equal(await standing(people[0], 'hours'), '0');
  const list = await district.get('/training/waiting');
  assert.match(list.text, /占道经营执法实训/);
  assert.doesNotMatch((await neighbour.get('/training/waiting')).text, /占道经营/);
  const id = place.match(/\d+/)[0];
  assert.equal((await squad.post(`/training/${id}/approve`)).status, 404);
  assert.equal((await neighbour.post(`/training/${id}/approve`)).status, 404);
  await district.act('/training/waiting/approve', { training: id });
  for (const officer of [people[0], people.at(-1)]) {
    assert.equal(await standing(officer, 'hours'), '300');
    assert.equal(await standing(officer, 'pending_hours'), '0');
  }
  assert.match((await squad.post('/training', session({ training: id, topic: '改' }))).refusals(), /已提交或已审核/);
  assert.match((await district.post(`/training/${id}/approve`)).refusals(), /已提交或已审核/);
  const officer = await Person.named(house, await house.value(`SELECT number FROM officer WHERE id = ${people[1]}`));
  assert.match((await officer.get('/credits/mine')).text, /占道经营执法实训/);
  const own = await officer.get(`/training/${id}`);
  assert.equal(own.status, 200);
  assert.doesNotMatch(own.text, new RegExp(await house.value(`SELECT number FROM officer WHERE id = ${people[2]}`)));
  await soundLedger(house);
});

test('people come from a table as well: the table alone counts, and who is nobody’s there is named', async () => {
  const numbers = (await house.sql(`SELECT number FROM officer WHERE id IN (${people[0]}, ${people[1]})`)).flat();
  const table = (lines) => ({ name: '名单.csv', bytes: Buffer.from(lines.join('\n')) });
  const values = session({ topic: '名单登记', on: day(2), act: 'save' });
  let answer = await squad.postFiles('/training', { ...values, people_file: table(['工号,姓名', numbers[0], '77777']) });
  assert.match(answer.refusals(), /没有工号为“77777”的在岗人员/);
  answer = await squad.postFiles('/training', { ...values, people_file: table(['姓名', '张三']) });
  assert.match(answer.refusals(), /工号/);
  assert.equal(await house.value("SELECT COUNT(*) FROM training WHERE topic = '名单登记'"), '0');
  answer = await squad.postFiles('/training', { ...values, people_file: table(['签到名单', '序号,工号,姓名', `1,${numbers[0]},甲`, `2,${numbers[1]},乙`]) });
  assert.equal(answer.status, 303);
  assert.equal(await house.value(`SELECT COUNT(*) FROM training_person p JOIN training t ON t.id = p.training
    WHERE t.topic = '名单登记' AND p.officer IN (${people[0]}, ${people[1]})`), '2');
  assert.equal(await house.value("SELECT COUNT(*) FROM training_person p JOIN training t ON t.id = p.training WHERE t.topic = '名单登记'"), '2');
});

test('who came late earns for the time that was there, and it stands in the session', async () => {
  const [[number]] = await house.sql(`SELECT number FROM officer WHERE id = ${people[3]}`);
  const values = session({ topic: '迟到登记', on: day(4), officer: [people[2], people[3]] });
  assert.match((await squad.post('/training', { ...values, missed: `${number}` })).refusals(), /一个工号和一个分钟数/);
  assert.match((await squad.post('/training', { ...values, missed: '77777 10' })).refusals(), /不在参加人员里/);
  for (const minutes of ['0', '135', '十']) assert.match((await squad.post('/training', { ...values, missed: `${number} ${minutes}` })).refusals(), /分钟数不对/);
  assert.equal(await house.value("SELECT COUNT(*) FROM training WHERE topic = '迟到登记'"), '0');
  const before = await Promise.all([people[2], people[3]].map((officer) => standing(officer, 'pending_hours')));
  const draft = (await squad.act('/training', { ...values, act: 'save', missed: `${number}，45` })).match(/\d+/)[0];
  assert.match((await squad.get(`/training/${draft}/edit`)).text, new RegExp(`${number} 45`));
  await squad.act('/training', { ...values, training: draft, missed: `${number} 45` });
  const pending = async () => (await Promise.all([people[2], people[3]].map((officer) => standing(officer, 'pending_hours'))))
    .map((now, at) => Number(now) - Number(before[at]));
  assert.deepEqual(await pending(), [300, 200]);
  const hours = await standing(people[3], 'hours');
  await district.act('/training/waiting/approve', { training: draft });
  assert.equal(Number(await standing(people[3], 'hours')) - Number(hours), 200);
  assert.match((await squad.get(`/training/${draft}`)).text.replace(/<[^>]+>/g, ' '), /迟到、早退（分钟）/);
  await soundLedger(house);
});

test('nobody is in two places: each clash is named, and nothing is written', async () => {
  const had = [await count('training'), await count('participation'), await count('presence')];
  const answer = await squad.post('/training', session({ topic: '另一场', from_time: '11:00', to_time: '12:00' }));
  assert.equal(answer.status, 422);
  assert.match(answer.refusals(), new RegExp(`有 ${people.length} 处时间冲突`));
  assert.match(answer.text, /09:00 到 11:30 已参加/);
  assert.deepEqual([await count('training'), await count('participation'), await count('presence')], had);
  await squad.act('/training', session({ topic: '接着的一场', from_time: '11:30', to_time: '12:15', break_minutes: 0 }));
});

test('the district that reports the same people again is refused too', async () => {
  const answer = await district.post('/training', session({ unit: await house.value("SELECT id FROM unit WHERE code = 'd1'"),
    activity_kind: 'district-training', topic: '全员普训' }));
  assert.equal(answer.status, 422);
  assert.match(answer.refusals(), /时间冲突/);
});

test('what is wrong is said by its field', async () => {
  const wrong = [[{ to_time: '08:00' }, /结束时间：结束时间要晚于开始时间/], [{ from_time: '9点' }, /开始时间：时间请按/],
    [{ break_minutes: 200 }, /中间休息（分钟）：休息时间比训练时间还长/], [{ on: day(-1) }, /日期：训练还没有结束/],
    [{ officer: [] }, /参加人员：请至少选一名/], [{ activity_kind: 'district-training' }, /活动类别：这类训练不由这个单位举办/],
    [{ on: day(40) }, /已超过登记期限 15 天/], [{ numbers: '999' }, /工号：.*没有工号为“999”的在岗人员/],
    [{ topic: '' }, /训练主题/]];
  const had = await count('training');
  for (const [values, words] of wrong) {
    const answer = await squad.post('/training', session({ topic: '错', on: day(5), ...values }));
    assert.equal(answer.status, 422, JSON.stringify(values));
    assert.match(answer.refusals(), words);
  }
  const elsewhere = await house.value("SELECT id FROM unit WHERE code = 'd2-1'");
  assert.equal((await squad.post('/training', session({ unit: elsewhere }))).status, 404);
  const stranger = await house.value(`SELECT m.officer FROM membership m WHERE m.unit = ${elsewhere} LIMIT 1`);
  assert.match((await squad.post('/training', session({ topic: '错', on: day(5), officer: [people[0], stranger] }))).refusals(),
    /不在您管理的单位/);
  assert.equal(await count('training'), had);
});

test('late with a reason it is taken, and the district sees why', async () => {
  await squad.act('/training', session({ topic: '补登的训练', on: day(40), late_reason: '系统升级期间' }));
  assert.match((await district.get('/training/waiting')).text, /逾期登记：系统升级期间/);
});

test('given back with a reason nothing is pending; changed and handed in again it counts', async () => {
  const place = await squad.act('/training', session({ topic: '要改的训练', on: day(6) }));
  const id = place.match(/\d+/)[0];
  assert.equal(await house.value(`SELECT COUNT(*) FROM presence x JOIN activity a ON a.id = x.activity
    WHERE a.source = 'training' AND a.source_id = ${id}`), String(people.length));
  await district.act(`/training/${id}/return`, { reason: '时长不对' });
  assert.equal(await house.value(`SELECT COUNT(*) FROM participation p JOIN activity a ON a.id = p.activity
    WHERE a.source = 'training' AND a.source_id = ${id} AND p.state <> 'dropped'`), '0');
  assert.match((await squad.get(`/training/${id}`)).text, /甲区管理员退回：时长不对/);
  await squad.act('/training', session({ training: id, topic: '要改的训练', on: day(6), to_time: '10:45', officer: people.slice(0, 5) }));
  await district.act(`/training/${id}/approve`);
  assert.equal(await house.value(`SELECT COUNT(*) FROM participation p JOIN activity a ON a.id = p.activity
    WHERE a.source = 'training' AND a.source_id = ${id} AND p.state = 'posted' AND p.hours = 200`), '5');
  await soundLedger(house);
});

test('taken back after the approval, everybody has an entry against it, with the reason', async () => {
  const id = await house.value("SELECT id FROM training WHERE topic = '要改的训练'");
  const before = await standing(people[0], 'hours');
  await district.act(`/training/${id}/withdraw`, { reason: '并未举办' });
  assert.equal(Number(before) - Number(await standing(people[0], 'hours')), 200);
  assert.equal(await house.value("SELECT COUNT(*) FROM ledger_entry WHERE reason = '并未举办'"), '5');
  await soundLedger(house);
});

test('who handed it in does not approve it, be it the district’s own', async () => {
  const own = await house.value("SELECT id FROM unit WHERE code = 'd1'");
  const place = await district.act('/training', session({ unit: own, activity_kind: 'district-training', topic: '全员普训', on: day(8),
    officer: (await house.sql("SELECT officer FROM membership m JOIN unit_tree t ON t.descendant = m.unit JOIN unit u ON u.id = t.ancestor WHERE u.code = 'd1'")).map(([id]) => id) }));
  const id = place.match(/\d+/)[0];
  assert.match((await district.post(`/training/${id}/approve`)).refusals(), /自己提交的训练要由别人审核/);
  await admin.act(`/training/${id}/approve`);
  await soundLedger(house);
});

test('the same session under another unit is pointed out to who approves', async () => {
  const district1 = await house.value("SELECT id FROM unit WHERE code = 'd1'");
  await squad.act('/training', session({ topic: '交通文明执法', on: day(10), from_time: '08:00', to_time: '09:00', break_minutes: 0 }));
  await squad.act('/training', session({ topic: '体能', on: day(10), from_time: '10:00', to_time: '11:00', break_minutes: 0 }));
  assert.doesNotMatch((await district.get('/training/waiting')).text, /可能与这一场重复/);
  await district.act('/training', session({ unit: district1, activity_kind: 'district-training', topic: '普训', on: day(10),
    from_time: '14:00', to_time: '15:00', break_minutes: 0 }));
  assert.match((await admin.get('/training/waiting')).text, /可能与这一场重复/);
});

test('the term for registering is a default that the city may change', async () => {
  assert.match((await admin.get('/training/terms')).text, /默认值，可修改/);
  await admin.act('/training/terms', { register_days: 30, minutes_most: 480 });
  assert.doesNotMatch((await squad.get('/training/new')).text, /默认值/);
  assert.match((await squad.get('/training/new')).text, /30 天内登记/);
  assert.equal((await district.get('/training/terms')).status, 403);
});

test('one out of ten thousand sessions that overlap is found, and none that does not', async () => {
  await house.sql(`INSERT INTO activity (source, source_id, kind, title, unit, made_at)
      SELECT 'planted', seq, 'squad-training', CONCAT('清晨训练', seq), ${unit}, UTC_TIMESTAMP(6) FROM seq_1_to_10000;
    INSERT INTO presence (activity, officer, from_at, to_at)
      SELECT a.id, p.officer, '2025-01-01' + INTERVAL a.source_id HOUR, '2025-01-01' + INTERVAL a.source_id + 1 HOUR
        FROM activity a JOIN (SELECT MIN(officer) AS officer FROM membership WHERE unit = ${unit}) p WHERE a.source = 'planted'`);
  await squad.act('/training', session({ topic: '不冲突', on: day(9), officer: people.slice(1) }));
  const free = await house.value(`SELECT COUNT(*) FROM presence WHERE officer = ${people[0]}`);
  assert.ok(Number(free) > 10000);
  const taken = await squad.post('/training', session({ topic: '冲突', on: '2025-06-01', late_reason: '测试', officer: people }));
  assert.equal(taken.status, 422);
  assert.match(taken.refusals(), /有 [34] 处时间冲突/);
});
