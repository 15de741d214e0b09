/* What people are told: on their own page, each thing once, by whom it concerns alone; and by e-mail and web hook. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { Person, makeCity } from './city.mjs';
import { startHouse } from './house.mjs';

let house;
let district;
let squad; /* who registers training */
let officer;
let id; /* of squad's officer */
let unit;

const day = (ago) => new Date(Date.now() + 8 * 3600000 - ago * 86400000).toISOString().slice(0, 10);
const session = (values) => ({ unit, act: 'submit', activity_kind: 'squad-training', topic: '执法记录仪使用', on: day(3), from_time: '09:00',
  to_time: '11:00', instructor: '王', place: '中队', officer: id, ...values });

before(async () => {
  house = await startHouse();
  await makeCity(house, 24);
  unit = await house.value("SELECT id FROM unit WHERE code = 'd1-1'");
  const people = await house.sql(`SELECT o.id, o.number FROM officer o JOIN membership m ON m.officer = o.id WHERE m.unit = ${unit} ORDER BY o.id`);
  id = people[0][0];
  await house.sql(`INSERT INTO role_grant (officer, role, unit, granted_at) VALUES (${id}, 'training-admin', ${unit}, UTC_TIMESTAMP(6))`);
  district = await Person.named(house, '2000001');
  squad = await Person.named(house, people[0][1]);
  officer = await Person.named(house, people[1][1]);
});
after(() => house.stop());

const bell = (page) => page.all('a').find((one) => one.getAttribute('href') === '/notices');
const messages = (page) => page.all('li').filter((one) => one.getAttribute('class')?.split(' ').includes('message'));
const texts = (page) => messages(page).map((one) => one.textContent.replace(/\s+/g, ' ').trim());

/* Registers a session and has it returned; its id. */
async function returned(topic, on) {
  const training = (await squad.act('/training', session({ topic, on }))).match(/\d+/)[0];
  await district.act(`/training/${training}/return`, { reason: '时长不对' });
  return training;
}

test('who has nothing to read sees a quiet bell and an empty page that says what will come', async () => {
  const page = await officer.get('/notices');
  assert.equal(page.heading(), '通知');
  assert.match(page.text, /还没有通知/);
  assert.equal(bell(page).getAttribute('aria-label'), '通知');
  assert.equal(bell(page).textContent.trim(), '');
});

test('who registered a session is told that it was returned, the bell counts it, and opening leads there', async () => {
  const training = await returned('执法记录仪使用', day(3));
  const page = await squad.get('/notices');
  assert.equal(bell(page).textContent.trim(), '1');
  assert.equal(bell(page).getAttribute('aria-label'), '通知，1 条未读');
  assert.match(texts(page)[0], /^未读 ?训练登记被退回 ?“执法记录仪使用”被退回，原因：时长不对 ?20.*甲区管理员$/);
  const open = page.all('form').map((one) => one.getAttribute('action')).find((one) => one.endsWith('/open'));
  assert.equal((await officer.post(open)).status, 404, 'another’s notice is none');
  assert.equal((await squad.submit(page.form(open))).location, `/training/${training}`);
  const now = await squad.get('/notices');
  assert.equal(bell(now).textContent.trim(), '');
  assert.doesNotMatch(texts(now)[0], /未读/);
});

test('a look alone marks nothing as read', async () => {
  await returned('再退一次', day(4));
  for (const path of ['/notices', '/notices?unread=1', '/notices.json']) await squad.get(path);
  assert.equal(bell(await squad.get('/me')).textContent.trim(), '1');
});

test('others see nothing of it, as a page, as data or as a file', async () => {
  for (const path of ['/notices', '/notices.json', '/notices.csv']) {
    for (const other of [officer, district]) assert.doesNotMatch((await other.get(path)).text, /时长不对|执法记录仪|training\.returned/);
  }
  assert.equal(JSON.parse((await squad.get('/notices.json')).text).message[0].zero, '再退一次');
  assert.match((await squad.get('/notices.csv')).text, /"训练登记被退回","“再退一次”被退回，原因：时长不对"/);
});

test('only what is unread is shown when asked, and all that was shown is marked read at once, not what came since', async () => {
  const page = await squad.get('/notices?unread=1');
  assert.equal(texts(page).length, 1);
  await returned('看过之后来的', day(5));
  assert.equal((await squad.submit(page.form('/notices/read'))).status, 303);
  const rest = texts(await squad.get('/notices?unread=1'));
  assert.equal(rest.length, 1);
  assert.match(rest[0], /看过之后来的/);
  await squad.submit((await squad.get('/notices')).form('/notices/read'));
  assert.match((await squad.get('/notices?unread=1')).text, /没有未读的通知/);
});

test('the same is never told twice', async () => {
  const before = await house.value('SELECT COUNT(*) FROM notice');
  const training = await house.value("SELECT id FROM training WHERE topic = '看过之后来的'");
  assert.equal((await district.post(`/training/${training}/return`, { reason: '再按一次' })).status, 422);
  assert.equal(await house.value('SELECT COUNT(*) FROM notice'), before);
  await assert.rejects(house.sql('INSERT INTO notice (officer, kind, notice_key, link, at) SELECT officer, kind, notice_key, link, at FROM notice'));
});

test('from a hundred on the bell says 99+, and the list has pages', async () => {
  await house.sql(`INSERT INTO notice (officer, kind, notice_key, link, facts, at)
    SELECT ${id}, 'exam.released', seq, '/exams/mine', '{"zero":"年度考试"}', UTC_TIMESTAMP(6) FROM seq_1_to_120`);
  const page = await squad.get('/notices');
  assert.equal(bell(page).textContent.trim(), '99+');
  assert.equal(texts(page).length, 50);
  assert.match(page.text, /第 1 页，共 3 页/);
  await squad.submit(page.form('/notices/read'));
  assert.equal(bell(await squad.get('/')).textContent.trim(), '');
});

/* -- what is sent has words ---------------------------------------------------------------------------------------------- */

const files = (folder) => readdirSync(folder, { withFileTypes: true })
  .flatMap((one) => one.isDirectory() ? files(`${folder}/${one.name}`) : [`${folder}/${one.name}`]);

test('every kind that the program sends has its words, and no words are left over', () => {
  const root = new URL('../..', import.meta.url).pathname;
  const words = readFileSync(`${root}templates/words.xml`, 'utf8');
  const has = (group) => new Set([...words.matchAll(new RegExp(`key="${group}\\.([a-z0-9.-]+)"`, 'g'))].map(([, kind]) => kind));
  const [titles, lines] = [has('notice'), has('notice-text')];
  const sent = new Set();
  for (const file of files(`${root}app`).filter((one) => one.endsWith('.c') && !/app\/(notices\/|main\.c)/.test(one))) {
    const text = readFileSync(file, 'utf8');
    if (!text.includes('"chengxue/notices.h"')) continue;
    const kinds = [...text.matchAll(/(?:\.kind = |tell\(\w+, )"([a-z0-9-]+\.[a-z0-9.-]+)"/g)].map(([, kind]) => kind);
    assert.ok(kinds.length > 0, `${file} tells nothing that can be found`);
    kinds.forEach((kind) => sent.add(kind));
  }
  assert.deepEqual([...titles].sort(), [...sent].sort());
  assert.deepEqual([...lines].sort(), [...sent].sort());
});
