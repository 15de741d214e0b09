/*
 * The rules of a year as people make them: drafted, tried on everybody, handed in, approved by a second person, frozen; what
 * is booked follows, and other years stay as they were.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Person, makeCity, soundLedger } from './city.mjs';
import { eventually, startHouse } from './house.mjs';

let house;
let maker;
let second;
let district;
let officers;
let draft;
const year = new Date(Date.now() + 8 * 3600000).getUTCFullYear();

const book = (id, values) => maker.act(`/credits/officers/${id}/book`, { activity_kind: 'squad-training', title: '训练', on: `${year}-01-01`,
  minutes: 450, document: '签到表', reason: '补记', ...values });
const standing = (id, column, of = year) => house.value(`SELECT ${column} FROM standing WHERE officer = ${id} AND year = ${of}`);
const done = (kind, subject) => eventually(async () => assert.equal(await house.value(`SELECT state FROM job WHERE kind = '${kind}'
  AND subject = ${subject} ORDER BY id DESC LIMIT 1`), 'done'), 60);
const hash = async (of) => (await house.sql(`SELECT GROUP_CONCAT(CONCAT_WS(',', id, officer, hours, credits, turn, rule)
  ORDER BY id SEPARATOR ';') FROM ledger_entry WHERE year = ${of}`))[0][0];

/* The form as the page has it, with some of it changed: fields by name, and by kind or channel. */
async function form(who, id, change = {}, rows = {}) {
  const page = await who.get(`/credits/rules/${id}/edit`);
  const kinds = page.all('input').filter((one) => one.getAttribute('name') === 'rule_kind').map((one) => one.getAttribute('value'));
  const values = {};
  for (const one of [...page.all('input'), ...page.all('select'), ...page.all('textarea')]) {
    const name = one.getAttribute('name');
    if (!name || name === 'csrf') continue;
    const chosen = [...Array.from(one.getElementsByTagName('option'))].find((option) => option.getAttribute('selected'));
    const value = one.tagName === 'select' ? (chosen ?? one.getElementsByTagName('option')[0]).getAttribute('value')
      : one.tagName === 'textarea' ? one.textContent : one.getAttribute('value');
    (values[name] ??= []).push(value ?? '');
  }
  for (const [kind, cells] of Object.entries(rows)) {
    for (const [name, value] of Object.entries(cells)) values[name][kinds.indexOf(kind)] = value;
  }
  return { ...values, ...change };
}

before(async () => {
  house = await startHouse();
  await makeCity(house, 30);
  await house.sql(`INSERT INTO role_grant (officer, role, unit, granted_at)
    SELECT o.id, 'city-admin', u.id, UTC_TIMESTAMP(6) FROM officer o JOIN unit u ON u.parent IS NULL WHERE o.number = '1000030'`);
  maker = await Person.named(house, house.first.number);
  second = await Person.named(house, '1000030');
  district = await Person.named(house, '2000001');
  officers = (await house.sql("SELECT id FROM officer WHERE number BETWEEN '1000001' AND '1000003' ORDER BY number")).map(([id]) => id);
  await eventually(async () => assert.ok(Number(await house.value(`SELECT COUNT(*) FROM standing WHERE year = ${year}`)) >= 30), 60);
  await book(officers[0], {});
  await book(officers[1], { on: '2025-02-01' });
});
after(() => house.stop());

test('a fresh installation has default rules for its years, and says that they are', async () => {
  const list = await maker.get('/credits/rules');
  assert.match(list.text, new RegExp(`${year}年第1稿`));
  assert.match(list.text, /默认值，可修改/);
  const id = await house.value(`SELECT id FROM rule_set WHERE year = ${year} AND current = 1`);
  assert.match((await district.get(`/credits/rules/${id}`)).text, /计入科队训练：每课时计 1 学时、0.4 学分，四舍五入到 0.1，一年最多计 30 学时、12 学分/);
});

test('a draft is begun from another; a second one for the same year is refused', async () => {
  const like = await house.value(`SELECT id FROM rule_set WHERE year = ${year} AND current = 1`);
  assert.equal((await district.post('/credits/rules', { year, like })).status, 403);
  draft = (await maker.act('/credits/rules', { year, like })).match(/\d+/)[0];
  assert.match((await maker.post('/credits/rules', { year, like })).refusals(), /已有一稿在办/);
});

test('what is typed wrong is said by kind and column, kept in the form, and nothing is saved', async () => {
  const wrong = [[{}, { 'squad-training': { rule_hours: '一' } }, /“科队训练”的“学时”不对/],
    [{}, { 'squad-training': { rule_step: '0' } }, /“科队训练”的“取整到”不对/],
    [{}, { 'online-course': { rule_cap_hours: '-3' } }, /“网上课程”的“学时上限”不对/],
    [{ owed_hours: 'x' }, {}, /全年应修学时/], [{ most_hours: ['', '1e9', ''] }, {}, /“区局全员普训”的“学时上限”不对/]];
  const before = await house.sql(`SELECT * FROM rule WHERE rule_set = ${draft} ORDER BY kind`);
  for (const [change, rows, words] of wrong) {
    const answer = await maker.post(`/credits/rules/${draft}/edit`, await form(maker, draft, change, rows));
    assert.equal(answer.status, 422);
    assert.match(answer.refusals(), words);
  }
  assert.deepEqual((await house.sql(`SELECT * FROM rule WHERE rule_set = ${draft} ORDER BY kind`)).length, before.length);
});

test('tried first, it says who would change and by how much', async () => {
  assert.match((await maker.post(`/credits/rules/${draft}/submit`)).refusals(), /还没有试算/);
  await maker.act(`/credits/rules/${draft}/edit`, await form(maker, draft, {}, { 'squad-training': { rule_hours: '2', rule_cap_hours: '15' } }));
  await maker.act(`/credits/rules/${draft}/dry-run`);
  await done('dry-run', draft);
  const trial = await maker.get(`/credits/rules/${draft}/dry-run`);
  assert.match(trial.text, /考生1\b/);
  assert.match(trial.text, />10</);
  assert.match(trial.text, />15</);
  assert.equal(await house.value(`SELECT changed FROM rule_dry_run WHERE rule_set = ${draft}`), '1');
  assert.match(await maker.request(`/credits/rules/${draft}/dry-run.csv`).then((answer) => answer.text), /1000001.*10.*15/);
  assert.equal(await standing(officers[0], 'hours'), '1000');
});

test('changed after the trial it must be tried again; who made it does not approve it', async () => {
  await maker.act(`/credits/rules/${draft}/edit`, await form(maker, draft, { note: '按市局意见' }, {}));
  await maker.act(`/credits/rules/${draft}/edit`, await form(maker, draft, {}, { 'squad-training': { rule_cap_hours: '16' } }));
  assert.match((await maker.post(`/credits/rules/${draft}/submit`)).refusals(), /还没有试算/);
  await maker.act(`/credits/rules/${draft}/dry-run`);
  await done('dry-run', draft);
  await maker.act(`/credits/rules/${draft}/submit`);
  assert.match((await maker.post(`/credits/rules/${draft}/approve`)).refusals(), /请另一位管理员批准/);
  assert.match((await maker.post(`/credits/rules/${draft}/edit`, await form(maker, draft))).refusals(), /已经不在这一步/);
});

test('given back with a reason, handed in again, approved by the second: the year follows, the others stay', async () => {
  await second.act(`/credits/rules/${draft}/return`, { reason: '上限偏高' });
  assert.match((await maker.get(`/credits/rules/${draft}`)).text, /退回原因：上限偏高/);
  await maker.act(`/credits/rules/${draft}/submit`);
  const lastYear = await hash(2025);
  await second.act(`/credits/rules/${draft}/approve`);
  await done('rebook', draft);
  assert.equal(await standing(officers[0], 'hours'), '1600');
  assert.equal(await house.value(`SELECT COUNT(*) FROM ledger_entry WHERE officer = ${officers[0]} AND year = ${year}`), '3');
  assert.equal(await hash(2025), lastYear);
  const person = await Person.named(house, '1000001');
  assert.match((await person.get('/credits/mine/why')).text, /实得 20 学时 4 学分，超过本类上限，一年最多计 16 学时/);
  assert.match((await person.get('/credits/mine')).text, /冲回/);
  await soundLedger(house);
});

test('once approved nothing changes it, and its seal says whether somebody did', async () => {
  for (const step of ['edit', 'submit', 'approve', 'drop']) {
    const answer = await maker.post(`/credits/rules/${draft}/${step}`, step === 'edit' ? await form(maker, draft) : {});
    assert.equal(answer.status, 422, step);
  }
  assert.match((await maker.get(`/credits/rules/${draft}`)).text, /与批准时一致/);
  await house.sql(`UPDATE rule SET hours = hours + 1 WHERE rule_set = ${draft} AND kind = 'exam'`);
  assert.match((await maker.get(`/credits/rules/${draft}`)).text, /不一致/);
  await house.sql(`UPDATE rule SET hours = hours - 1 WHERE rule_set = ${draft} AND kind = 'exam'`);
});

test('a kind by which somebody took part keeps a rule; next year’s rules change nothing of this one', async () => {
  const like = await house.value(`SELECT id FROM rule_set WHERE year = ${year} AND current = 1`);
  const again = (await maker.act('/credits/rules', { year, like })).match(/\d+/)[0];
  await maker.act(`/credits/rules/${again}/edit`, await form(maker, again, {}, { 'squad-training': { rule_basis: '' } }));
  await maker.act(`/credits/rules/${again}/dry-run`);
  await done('dry-run', again);
  assert.match((await maker.post(`/credits/rules/${again}/submit`)).refusals(), /已有人参加过“科队训练”/);
  await maker.act(`/credits/rules/${again}/drop`);
  const next = (await maker.act('/credits/rules', { year: year + 1, like })).match(/\d+/)[0];
  await maker.act(`/credits/rules/${next}/edit`, await form(maker, next, { owed_hours: '80' }, { 'squad-training': { rule_hours: '9' } }));
  await maker.act(`/credits/rules/${next}/dry-run`);
  await done('dry-run', next);
  await maker.act(`/credits/rules/${next}/submit`);
  const before = await hash(year);
  await second.act(`/credits/rules/${next}/approve`);
  await done('rebook', next);
  assert.equal(await hash(year), before);
  assert.equal(await standing(officers[0], 'owed_hours'), '6000');
});
