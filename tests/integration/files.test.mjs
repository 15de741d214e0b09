/* Files that people hand in: taken by their content, shown to who may see them, kept unchanged, evidence of what was booked. */
import assert from 'node:assert/strict';
import { readFile, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { Person, makeCity, soundLedger } from './city.mjs';
import { startHouse } from './house.mjs';

let house;
let squad;
let district;
let neighbour;
let member; /* of the squad, took part */
let stranger; /* of another squad of the same district */
let unit;
let people;
let id; /* of the session */

const day = (ago) => new Date(Date.now() + (8 * 3600 - ago * 86400) * 1000).toISOString().slice(0, 10);
const sample = async (name, shown = name) => ({ name: shown, bytes: await readFile(`tests/fuzz/corpus/media/${name}`) });
const session = (values) => ({ unit, act: 'submit', activity_kind: 'squad-training', topic: '户外招牌整治实训', on: day(3), from_time: '09:00',
  to_time: '11:00', break_minutes: 0, instructor: '王教员', place: '中队会议室', officer: people, ...values });
const attached = () => house.sql(`SELECT f.id, f.name, f.kind FROM training_file a JOIN kept_file f ON f.id = a.kept_file
  WHERE a.training = ${id} AND a.removed_at IS NULL ORDER BY f.id`);

before(async () => {
  house = await startHouse();
  await makeCity(house, 24);
  await house.sql("UPDATE membership SET from_on = '2023-01-01', known_at = UTC_TIMESTAMP(6)");
  unit = await house.value("SELECT id FROM unit WHERE code = 'd1-1'");
  const numbers = (code) => house.sql(`SELECT o.number FROM membership m JOIN officer o ON o.id = m.officer
    JOIN unit u ON u.id = m.unit WHERE u.code = '${code}' ORDER BY o.id`);
  const [[leader], [second]] = await numbers('d1-1');
  await house.sql(`INSERT INTO role_grant (officer, role, unit, granted_at) SELECT id, 'training-admin', ${unit},
    UTC_TIMESTAMP(6) FROM officer WHERE number = '${leader}'`);
  people = (await house.sql(`SELECT officer FROM membership WHERE unit = ${unit} ORDER BY officer`)).map(([one]) => one);
  [squad, district, neighbour, member, stranger] = await Promise.all(
    [leader, '2000001', '2000002', second, (await numbers('d1-2'))[0][0]].map((number) => Person.named(house, number)));
});
after(() => house.stop());

test('what is not what it is called is refused by its field, and nothing is written', async () => {
  const wrong = { name: '现场.jpg', bytes: Buffer.from('<script>alert(1)</script>') };
  let answer = await squad.postFiles('/training', session({ photo: wrong }));
  assert.equal(answer.status, 422);
  assert.match(answer.refusals(), /看不出这是什么文件/);
  const cut = (await sample('photo.jpg')).bytes.subarray(0, 150);
  answer = await squad.postFiles('/training', session({ photo: { name: '现场.jpg', bytes: cut } }));
  assert.match(answer.refusals(), /文件不完整或已损坏/);
  answer = await squad.postFiles('/training', session({ photo: await sample('paper.pdf') }));
  assert.match(answer.refusals(), /这里不收这一种文件/);
  answer = await squad.postFiles('/training', session({ roster: await sample('encrypted.pdf') }));
  assert.match(answer.refusals(), /这个 PDF 有密码/);
  answer = await squad.postFiles('/training', session({ photo: { name: '大.jpg', bytes: Buffer.alloc(13 << 20) } }));
  assert.match(answer.refusals(), /最大 12 MB/);
  for (const table of ['training', 'kept_file', 'training_file']) {
    assert.equal(await house.value(`SELECT COUNT(*) FROM ${table}`), '0', table);
  }
});

test('photo and roster come with the form, and are opened by who took part and who looks after them', async () => {
  const answer = await squad.postFiles('/training', session({ photo: await sample('photo.jpg', '现场（一）.jpg'),
    roster: await sample('paper.pdf', '签到表.pdf') }));
  assert.equal(answer.status, 303, answer.text);
  id = answer.location.match(/\d+/)[0];
  const [[photo], [roster, name, kind]] = await attached();
  assert.deepEqual([name, kind], ['签到表.pdf', 'pdf']);
  for (const who of [squad, member, district]) {
    const shown = await who.request(`/training/${id}/files/${roster}`);
    assert.equal(shown.status, 200);
    assert.equal(shown.headers.get('content-type'), 'application/pdf');
    assert.match(shown.headers.get('content-disposition'), /^inline; filename\*=UTF-8''%E7%AD%BE/);
    assert.match(shown.headers.get('content-security-policy'), /default-src 'none'/);
    assert.equal(shown.text, (await sample('paper.pdf')).bytes.toString('utf8'));
  }
  for (const who of [neighbour, stranger]) assert.equal((await who.request(`/training/${id}/files/${photo}`)).status, 404);
  assert.equal((await member.request(`/training/${id}/files/99999`)).status, 404);
});

test('a part of a file is served as a part', async () => {
  const [[, , ], [roster]] = await attached();
  const part = await squad.request(`/training/${id}/files/${roster}`, { headers: { range: 'bytes=0-7' } });
  assert.equal(part.status, 206);
  assert.equal(part.text, '%PDF-1.4');
});

test('more comes later; once handed in nothing is taken away, and only who registers may add', async () => {
  const more = { file_kind: 'photo', file: await sample('photo.png') };
  assert.equal((await squad.postFiles(`/training/${id}/files`, more)).status, 303);
  assert.equal((await attached()).length, 3);
  assert.equal((await neighbour.postFiles(`/training/${id}/files`, more)).status, 404);
  assert.equal((await member.postFiles(`/training/${id}/files`, more)).status, 403);
  const [[photo]] = await attached();
  assert.match((await squad.post(`/training/${id}/files/${photo}/remove`)).refusals(), /已提交或已审核/);
  await district.act(`/training/${id}/return`, { reason: '照片看不清' });
  await squad.act(`/training/${id}/files/${photo}/remove`);
  assert.equal((await attached()).length, 2);
  assert.equal((await squad.request(`/training/${id}/files/${photo}`)).status, 404);
});

test('approved, they are evidence of each entry: the officer opens the roster from the figure', async () => {
  await squad.act('/training', session({ training: id }));
  await district.act(`/training/${id}/approve`);
  const entry = await house.value(`SELECT e.id FROM ledger_entry e JOIN officer o ON o.id = e.officer
    WHERE o.number = '${member.number}'`);
  const page = await member.get(`/credits/entries/${entry}`);
  const links = page.all('a').filter((a) => /^\/credits\/evidence\//.test(a.getAttribute('href')));
  assert.deepEqual(links.map((a) => a.textContent), ['签到表', '照片']);
  const address = links[0].getAttribute('href');
  assert.equal((await member.request(address)).text.slice(0, 8), '%PDF-1.4');
  assert.equal((await district.request(address)).status, 200);
  for (const who of [neighbour, stranger]) assert.equal((await who.request(address)).status, 404);
  await squad.postFiles(`/training/${id}/files`, { file_kind: 'document', file: await sample('paper.pdf', '通知.pdf') });
  assert.match((await member.get(`/credits/entries/${entry}`)).text, /<a href="\/credits\/evidence\/\d+">文件<\/a>/);
  await soundLedger(house);
});

test('the proof finds a file that was changed or is gone', async () => {
  assert.match((await house.chengxue('check', 'files')).output, /kept files: 4, wrong: 0/);
  const path = join(house.home, 'files', await house.value('SELECT path FROM kept_file LIMIT 1'));
  const bytes = await readFile(path);
  await writeFile(path, Buffer.concat([bytes, Buffer.from('x')]));
  assert.match((await house.chengxue('check', 'files')).output, /kept files: 4, wrong: 1/);
  await writeFile(path, bytes);
});

test('a file that no row names is removed a day later, the others stay', async () => {
  const path = await house.value('SELECT path FROM kept_file LIMIT 1');
  const folder = join(house.home, 'files', path, '..');
  const had = await readdir(folder);
  const old = new Date(Date.now() - 2 * 86400000);
  for (const name of ['left-behind', 'just-now']) await writeFile(join(folder, name), 'x');
  await utimes(join(folder, 'left-behind'), old, old);
  await utimes(join(house.home, 'files', path), old, old);
  await house.kill('jobs');
  await house.start(); /* the regular jobs begin anew */
  const until = Date.now() + 20000;
  while ((await readdir(folder)).includes('left-behind') && Date.now() < until) {
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }
  assert.deepEqual((await readdir(folder)).sort(), [...had, 'just-now'].sort());
});
