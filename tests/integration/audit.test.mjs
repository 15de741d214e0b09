/*
 * The audit: what was done is said in words, links and figures; and nobody who has only the database can take a line
 * out of it, change one or forge one unseen.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { Person, makeBlueprint, makeCity, makeExam, makeSitting } from './city.mjs';
import { eventually, startHouse } from './house.mjs';

let house;
let admin;
let sitting;
let room;

before(async () => {
  house = await startHouse();
  await makeCity(house, 8);
  await house.sql(`UPDATE account SET must_change = 0, totp = 'none';
    INSERT INTO role_grant (officer, role, unit, granted_at)
      SELECT g.officer, r.role, g.unit, UTC_TIMESTAMP(6) FROM role_grant g
        JOIN (SELECT 'auditor' AS role UNION SELECT 'invigilator') r WHERE g.role = 'operator'`);
  admin = await Person.named(house, house.first.number);
  const exam = await makeExam(house, { blueprint: await makeBlueprint(house, [['single-choice', 20, 500]]) });
  sitting = await makeSitting(house, admin, exam, { rooms: 2, seats: 4 });
  room = await house.value(`SELECT MIN(id) FROM sitting_room WHERE sitting = ${sitting}`);
});
after(() => house.stop());

/* The rows of the audit's table, each { cells, links }. */
async function lines(query = '') {
  const page = await admin.get(`/audit${query}`);
  assert.equal(page.status, 200, page.text.slice(0, 2000));
  const body = page.all('tbody')[0];
  return Array.from(body?.getElementsByTagName('tr') ?? []).map((row) => ({
    cells: Array.from(row.childNodes).filter((one) => ['td', 'th'].includes(one.localName))
      .map((one) => one.textContent.trim().replace(/\s+/g, ' ')),
    links: Array.from(row.getElementsByTagName('a')).map((one) => one.getAttribute('href')),
  }));
}

const check = () => house.chengxue('check', 'audit');

test('what was done at a sitting is said in words, its object and the officer are links', async () => {
  const attempt = await house.value(`SELECT MIN(id) FROM attempt WHERE sitting = ${sitting}`);
  const [[officer, name, number]] = await house.sql(`SELECT o.id, o.name, o.number FROM attempt a
    JOIN officer o ON o.id = a.officer WHERE a.id = ${attempt}`);
  await admin.act(`/invigilate/${sitting}/start`);
  await admin.act(`/invigilate/${sitting}/extend`, { room, minutes: 60 });
  await admin.act(`/invigilate/${sitting}/candidates/${attempt}/extend`, { minutes: 7 });
  const [one, all, started] = await lines();
  assert.deepEqual(one.cells.slice(2, 5), ['补时', '场次 第一场', `7 分钟 · ${name} ${number}`]);
  assert.deepEqual(one.links, [`/sittings/${sitting}`, `/officers/${officer}`]);
  assert.deepEqual(all.cells.slice(2, 5), ['补时', '场次 第一场', '60 分钟 · 第1考场 · 4 人']);
  assert.equal(started.cells[4], '候考中 → 考试中');
});

test('no line of the audit shows a code, whatever was done', async () => {
  await admin.act(`/officers/${await house.value("SELECT id FROM officer WHERE number = '1000001'")}/edit`,
    { number: '1000001', name: '改名', post: '队员' });
  await admin.act('/roles/new', { number: '1000002', role: 'marker', unit: await house.value("SELECT id FROM unit WHERE code = 'd1'") });
  await house.sql(`UPDATE sitting SET opens_at = UTC_TIMESTAMP(6) WHERE id = ${sitting}`);
  const seen = await lines();
  assert.ok(seen.length > 10);
  for (const { cells } of seen) assert.doesNotMatch(cells.join(' '), /[a-z]+-[a-z]+|[{}>]|audit-|\b(room|list|unit|change)\b/, cells.join(' | '));
  const said = seen.map(({ cells }) => cells.slice(2, 5).join('|'));
  assert.ok(said.includes('修改人员信息|人员 改名 1000001|修改了姓名、岗位'), said.join('\n'));
  assert.ok(said.some((one) => /^授予角色\|人员 考生2 1000002\|阅卷人员 · .*甲区局$/.test(one)), said.join('\n'));
  assert.ok(said.some((one) => /^报名\|场次 第一场\|按名单 · 8 人$/.test(one)), said.join('\n'));
});

test('the audit is narrowed by who, what, kind, object and day, and says when nothing fits', async () => {
  assert.ok((await lines('?kind=sitting')).every(({ cells }) => cells[3].startsWith('场次')));
  const about = await lines('?object=1000001');
  assert.ok(about.length > 0 && about.every(({ cells }) => cells[3] === '人员 改名 1000001'), JSON.stringify(about));
  assert.ok((await lines('?action=sitting.state&object=%E7%AC%AC%E4%B8%80')).length >= 2);
  assert.equal((await lines('?object=%E6%B2%A1%E6%9C%89')).length, 0);
  assert.match((await admin.get('/audit?from=2030-01-01')).text, /没有符合条件的记录/);
  assert.ok((await admin.get('/audit?kind=sitting')).all('a').some((one) => one.getAttribute('href') === '/audit.csv?kind=sitting&page='));
});

/* What a change of the database makes the check say; the table is put back. */
async function tampered(change) {
  await house.sql('CREATE TABLE audit_kept AS SELECT * FROM audit; CREATE TABLE audit_head_kept AS SELECT * FROM audit_head');
  await house.sql(change);
  const found = await check();
  await house.sql(`DELETE FROM audit; INSERT INTO audit SELECT * FROM audit_kept; DROP TABLE audit_kept;
    DELETE FROM audit_head; INSERT INTO audit_head SELECT * FROM audit_head_kept; DROP TABLE audit_head_kept`);
  assert.equal((await check()).status, 0, 'the audit is whole again');
  return found;
}

const headBack = `DELETE FROM audit ORDER BY id DESC LIMIT 1;
  UPDATE audit_head SET line = (SELECT MAX(id) FROM audit), hash = (SELECT hash FROM audit ORDER BY id DESC LIMIT 1)`;

test('a line that was changed, removed from the middle, or cut from the end is found', async () => {
  const { status, output } = await check();
  assert.equal(status, 0, output);
  assert.match(output, /wrong: 0/);
  const middle = Number(await house.value('SELECT FLOOR(MAX(id) / 2) FROM audit'));
  const changed = await tampered(`UPDATE audit SET actor = actor + 1 WHERE id = ${middle}`);
  assert.equal(changed.status, 1);
  assert.match(changed.output, new RegExp(`audit line ${middle}: was changed`));
  const removed = await tampered(`DELETE FROM audit WHERE id = ${middle}`);
  assert.equal(removed.status, 1);
  assert.match(removed.output, new RegExp(`audit line ${middle}: was removed`));
  const cut = await tampered('DELETE FROM audit ORDER BY id DESC LIMIT 1');
  assert.equal(cut.status, 1);
  assert.match(cut.output, /was removed/);
});

test('the last line cannot be cut by who also sets the head back: its seal is not his to make', async () => {
  const last = Number(await house.value('SELECT MAX(id) FROM audit'));
  const { status, output } = await tampered(headBack);
  assert.equal(status, 1, output);
  assert.match(output, new RegExp(`audit line ${last}: was removed, or the head was changed`));
  const none = await tampered("DELETE FROM audit; UPDATE audit_head SET line = 0, hash = REPEAT('0', 64), seal = ''");
  assert.equal(none.status, 1, none.output);
});

test('nor by who puts an old head back whole: where the audit ended is kept outside the database', async () => {
  const [[line, hash, seal]] = await house.sql('SELECT line, hash, seal FROM audit_head');
  await admin.act(`/invigilate/${sitting}/extend`, { room, minutes: 1 });
  await eventually(async () => {
    const [kept] = (await readFile(`${house.home}/log/audit-head`, 'utf8')).split(' ');
    assert.equal(kept, await house.value('SELECT line FROM audit_head'));
  }, 30);
  assert.match(await house.log('jobs'), /event="audit head" line=\d+ hash=[0-9a-f]{64}/);
  const { status, output } = await tampered(`DELETE FROM audit WHERE id > ${line};
    UPDATE audit_head SET line = ${line}, hash = '${hash}', seal = '${seal}'`);
  assert.equal(status, 1, output);
  assert.match(output, /a later line was kept outside the database/);
});
