/*
 * Who sees what of an exam: a district finds its own people's without a quota, by clicks alone; whoever sits it sees
 * none of its papers and does nothing for the own attempt; each lands where the own work is, and finds words that fit.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Candidate, Person, makeBlueprint, makeCity, makeExam, makeSitting } from './city.mjs';
import { eventually, startHouse } from './house.mjs';

let house;
let admin;
let colleague; /* city administrator and candidate */
let invigilator; /* of the city, and candidate */
let district; /* the first district's training administrator */
let exam;
let sitting;

const grant = (number, role, unit) => house.sql(`INSERT INTO role_grant (officer, role, unit, granted_at)
  SELECT o.id, '${role}', u.id, UTC_TIMESTAMP(6) FROM officer o JOIN unit u ON ${unit} WHERE o.number = '${number}'`);
const attempt = (number) => house.value(`SELECT a.id FROM attempt a JOIN officer o ON o.id = a.officer
  WHERE a.sitting = ${sitting} AND o.number = '${number}'`);
const links = (page) => page.all('a').map((link) => link.getAttribute('href'));
const local = (inMinutes) => new Date(Date.now() + (480 + inMinutes) * 60000).toISOString().slice(0, 16);

/* Follows the link to an address, which must stand on the page. */
async function click(person, page, href) {
  assert.ok(links(page).includes(href), `no link leads to ${href}, but to ${links(page).join(' ')}`);
  const next = await person.get(href);
  assert.equal(next.status, 200, href);
  return next;
}

before(async () => {
  house = await startHouse();
  await makeCity(house, 12);
  admin = await Person.named(house, house.first.number);
  await grant('1000001', 'city-admin', 'u.parent IS NULL');
  await grant('1000002', 'invigilator', 'u.parent IS NULL');
  colleague = await Person.named(house, '1000001');
  invigilator = await Person.named(house, '1000002');
  district = await Person.named(house, '2000001');
  exam = await makeExam(house, { blueprint: await makeBlueprint(house, [['single-choice', 25, 400]]), draw: 'one' });
});
after(() => house.stop());

test('each role lands where its work is; an empty list says what this viewer may do', async () => {
  await grant('1000003', 'auditor', "u.code = 'd1'");
  await grant('1000004', 'operator', 'u.parent IS NULL');
  const places = { '2000001': '/sittings', '1000001': '/exams', '1000002': '/invigilate', '1000003': '/audit',
    '1000004': '/operate', '1000005': '/exams/mine' };
  for (const [number, place] of Object.entries(places)) {
    assert.equal((await (await Person.named(house, number)).request('/')).location, place, number);
  }
  for (const place of ['/sittings', '/exams']) {
    const page = await district.get(place);
    assert.doesNotMatch(page.text, /新建/, place);
    assert.match(page.text, /本单位有人参加/, place);
  }
  const exams = await admin.get('/exams?q=没有这门考试');
  assert.match(exams.text, /没有符合条件的考试/);
  await click(admin, await admin.get('/sittings'), '/sittings/new');
});

test('a sitting that opens in the past is refused when it is made, changed or published', async () => {
  const refused = async (path, values, words) => {
    const answer = await admin.post(path, values);
    assert.equal(answer.status, 422, path);
    assert.match(answer.refusals(), words);
  };
  const plan = (opens, starts) => ({ exam, name: '旧', opens_at: opens, starts_at: starts });
  await refused('/sittings/new', plan('2001-01-01T08:00', '2001-01-01T09:00'), /候考开始：.*已经过去/);
  await refused('/sittings/new', plan(local(-30), local(30)), /候考开始：.*已经过去/);
  const id = (await admin.act('/sittings/new', plan(local(30), local(60)))).match(/\d+/)[0];
  await refused(`/sittings/${id}/change`, plan(local(-30), local(60)), /候考开始：.*已经过去/);
  await house.sql(`UPDATE sitting SET opens_at = UTC_TIMESTAMP(6) - INTERVAL 1 DAY WHERE id = ${id}`);
  await refused(`/sittings/${id}/publish`, {}, /“候考开始”的时间已经过去/);
  await admin.act(`/sittings/${id}/change`, plan(local(40), local(60)));
  await refused(`/sittings/${id}/publish`, {}, /还没有考生/);
});

test('a district finds the sitting of its own people by clicks, with its own people only', async () => {
  await house.sql(`UPDATE officer o JOIN membership m ON m.officer = o.id JOIN unit u ON u.id = m.unit
    JOIN unit d ON d.id = u.parent SET o.name = CONCAT('外区', o.name) WHERE d.code = 'd2'`);
  sitting = await makeSitting(house, admin, exam, { rooms: 2, seats: 6 });
  const list = await district.get('/'); /* the landing page */
  const page = await click(district, list, `/sittings/${sitting}`);
  const own = await house.value(`SELECT COUNT(*) FROM candidate c JOIN unit_tree t ON t.descendant = c.unit
    JOIN unit d ON d.id = t.ancestor WHERE c.sitting = ${sitting} AND d.code = 'd1'`);
  assert.equal(own, '6');
  assert.match(page.text, /只显示您管理范围内的考生/);
  assert.doesNotMatch(page.text, /准备工作|发布场次/);
  const people = await click(district, page, `/sittings/${sitting}/candidates`);
  assert.equal(people.text.match(/10000\d\d/g).length, 6);
  assert.doesNotMatch(people.text, /外区|data-pick/);
  const [room] = await house.sql(`SELECT c.room FROM candidate c JOIN unit_tree t ON t.descendant = c.unit
    JOIN unit d ON d.id = t.ancestor WHERE c.sitting = ${sitting} AND d.code = 'd1' LIMIT 1`);
  const tickets = `/sittings/${sitting}/rooms/${room[0]}/tickets`;
  assert.ok(links(page).includes(tickets));
  assert.equal((await district.request(tickets)).headers.get('content-type'), 'application/pdf');
  assert.ok(!links(page).includes(`/sittings/${sitting}/results`));
});

test('it neither enrols nor withdraws anybody there, and another without candidates sees nothing', async () => {
  const one = await house.value(`SELECT c.id FROM candidate c JOIN officer o ON o.id = c.officer
    WHERE c.sitting = ${sitting} AND o.number = '1000006'`);
  assert.equal((await district.post(`/sittings/${sitting}/candidates/withdraw`, { candidate: one })).status, 404);
  assert.equal((await district.post(`/sittings/${sitting}/enrol/numbers`, { numbers: '1000006' })).status, 404);
  assert.match((await district.get(`/sittings/${sitting}/enrol`)).text, /本单位没有名额/);
  assert.equal((await district.get(`/sittings/${sitting}/papers`)).status, 404);
  const draft = (await admin.act('/sittings/new', { exam, name: '草稿', opens_at: local(30), starts_at: local(60) }))
    .match(/\d+/)[0];
  await admin.act(`/sittings/${draft}/enrol/numbers`, { numbers: '1000006' });
  assert.equal((await district.get(`/sittings/${draft}`)).status, 404);
  await house.sql(`INSERT INTO unit (parent, kind, code, name, position, created_at)
      SELECT id, 'district', 'd3', '丙区局', 3, UTC_TIMESTAMP(6) FROM unit WHERE parent IS NULL;
    INSERT INTO unit_tree (ancestor, descendant, depth) SELECT id, id, 0 FROM unit WHERE code = 'd3'
      UNION ALL SELECT parent, id, 1 FROM unit WHERE code = 'd3'`);
  await grant('1000007', 'training-admin', "u.code = 'd3'");
  const other = await Person.named(house, '1000007');
  assert.deepEqual(JSON.parse((await other.request('/sittings.json')).text).sitting, []);
  for (const page of ['', '/candidates', '/results', '/enrol']) {
    assert.equal((await other.get(`/sittings/${sitting}${page}`)).status, 404, page);
  }
});

test('who sits it sees no paper before the release, whatever the role', async () => {
  const paper = await house.value(`SELECT MIN(id) FROM paper WHERE sitting = ${sitting}`);
  const looks = await house.value("SELECT COUNT(*) FROM audit WHERE action = 'look'");
  for (const path of [`/papers/${paper}`, `/sittings/${sitting}/papers/items`, `/sittings/${sitting}/papers/items.json`]) {
    const answer = await colleague.get(path);
    assert.equal(answer.status, 403, path);
    assert.doesNotMatch(answer.text, /正确答案|"item"/, path);
    if (answer.document) assert.match(answer.refusals(), /您本人参加这场考试/);
  }
  assert.equal(await house.value("SELECT COUNT(*) FROM audit WHERE action = 'look'"), looks);
  assert.equal((await admin.get(`/papers/${paper}`)).status, 200);
  assert.equal((await colleague.get(`/sittings/${sitting}`)).status, 200);
});

test('who sits it starts it and helps others, but does nothing for the own attempt', async () => {
  const at = `/invigilate/${sitting}`;
  await invigilator.act(`${at}/start`);
  const sitters = await Promise.all(['1000002', '1000006'].map((number) => Candidate.of(house, number, sitting)));
  for (const one of sitters) {
    await one.enter();
    await one.start();
  }
  const ends = async () => Promise.all(sitters.map(async (one) => (await one.pulse()).ends));
  const began = await ends();
  const [own, other] = sitters;
  for (const [act, values] of [['extend', { minutes: 60 }], ['pause', {}], ['end', { reason: '试试' }], ['compensate', {}],
    ['device', { confirm: 1 }], ['reopen', { minutes: 5, reason: '试试' }]]) {
    const answer = await invigilator.post(`${at}/candidates/${own.attempt}/${act}`, values);
    assert.equal(answer.status, 422, act);
  }
  assert.deepEqual(await ends(), began);
  const page = await invigilator.get(`${at}/candidates/${own.attempt}`);
  assert.match(page.text, /这是您本人的考试/);
  assert.throws(() => page.form(`${at}/candidates/${own.attempt}/extend`));
  assert.match((await invigilator.get(at)).text, /您本人也参加这场考试/);
  assert.doesNotMatch((await admin.get(at)).text, /您本人也参加这场考试/);
  await invigilator.act(`${at}/candidates/${other.attempt}/extend`, { minutes: 5 });
  await invigilator.act(`${at}/extend`, { minutes: 10 });
  const [mine, theirs] = await ends();
  assert.equal(mine, began[0]);
  assert.equal(theirs, began[1] + 15 * 60000);
  await admin.act(`${at}/candidates/${own.attempt}/extend`, { minutes: 3 });
  assert.equal((await ends())[0], began[0] + 3 * 60000);
});

test('% and _ are searched for as what they are', async () => {
  await house.sql(`UPDATE exam SET name = '达标100%考试' WHERE id = ${exam}`);
  const found = async (path, list) => JSON.parse((await admin.request(path)).text)[list]?.length ?? 0;
  const places = [['/exams.json', 'exam'], ['/sittings.json', 'sitting'], ['/blueprints.json', 'blueprint'],
    [`/sittings/${sitting}/candidates.json`, 'candidate'], [`/invigilate/${sitting}.json`, 'candidate']];
  for (const [path, list] of places) {
    assert.ok(await found(path, list) > 0, path);
    for (const q of ['_', '考_', '%考生', 'x']) {
      assert.equal(await found(`${path}?q=${encodeURIComponent(q)}`, list), 0, `${path} ${q}`);
    }
  }
  assert.equal(await found('/exams.json?q=100%25', 'exam'), 1);
  assert.ok(await found('/sittings.json?q=%25', 'sitting') > 0);
});

test('after the release a district comes to its results by clicks, and so does whoever sat it to the paper', async () => {
  const results = `/sittings/${sitting}/results`;
  assert.equal((await district.get(results)).status, 404);
  await admin.act(`/invigilate/${sitting}/close`);
  await eventually(async () => {
    assert.equal(await house.value(`SELECT state FROM sitting WHERE id = ${sitting}`), 'marked');
  }, 60);
  assert.equal((await colleague.get(`/sittings/${sitting}/statistics`)).status, 403);
  await click(admin, await admin.get(`/sittings/${sitting}`), results);
  await admin.act(`/sittings/${sitting}/release`);
  const page = await click(district, await click(district, await district.get('/'), `/sittings/${sitting}`), results);
  assert.equal(page.text.match(/10000\d\d/g).length, 6);
  assert.doesNotMatch(page.text, /外区/);
  assert.equal((await district.request(`${results}?q=_`)).text.match(/10000\d\d/g), null);
  await click(district, page, `/sittings/${sitting}`);
  const paper = await house.value(`SELECT MIN(id) FROM paper WHERE sitting = ${sitting}`);
  assert.equal((await colleague.get(`/papers/${paper}`)).status, 200);
  assert.equal((await colleague.get(`/sittings/${sitting}/statistics`)).status, 200);
});
