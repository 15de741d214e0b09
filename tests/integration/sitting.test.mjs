/* Preparing a sitting: who may be enrolled by whom, quotas, seats, what is refused and why, tickets, latecomers, resits. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Candidate, Person, makeBlueprint, makeCity, makeExam, makeSitting } from './city.mjs';
import { eventually, run, startHouse } from './house.mjs';

let house;
let admin;
let district; /* the first district's training administrator */
let exam;
let id;

const moment = (inMinutes) => new Date(Date.now() + (480 + inMinutes) * 60000).toISOString().slice(0, 16);
const unit = (code) => house.value(`SELECT id FROM unit WHERE code = '${code}'`);
const count = (more = '') => house.value(`SELECT COUNT(*) FROM candidate WHERE sitting = ${id}
  AND withdrawn_at IS NULL ${more}`).then(Number);

/* Numbers of officers who belong to a district. */
async function officersOf(code) {
  const rows = await house.sql(`SELECT o.number FROM officer_now o JOIN unit_tree t ON t.descendant = o.unit
    JOIN unit d ON d.id = t.ancestor WHERE d.code = '${code}' AND o.number LIKE '1______' ORDER BY o.number`);
  return rows.flat();
}

async function newSitting() {
  const place = await admin.act('/sittings/new', { exam, name: '一', opens_at: moment(60), starts_at: moment(90) });
  return Number(place.match(/\d+/)[0]);
}

async function refused(person, path, values, words) {
  const answer = await person.post(path, values);
  assert.equal(answer.status, 422, answer.text.slice(0, 2000));
  assert.match(answer.refusals(), words);
}

before(async () => {
  house = await startHouse();
  await makeCity(house, 60);
  admin = await Person.named(house, house.first.number);
  district = await Person.named(house, '2000001');
  exam = await makeExam(house, { blueprint: await makeBlueprint(house, [['single-choice', 25, 400]]) });
  id = await newSitting();
});
after(() => house.stop());

test('times in the wrong order are refused', async () => {
  await refused(admin, '/sittings/new', { exam, name: '二', opens_at: moment(20), starts_at: moment(10) },
    /候考开始要早于考试开始/);
});

test('a district does not see a sitting until it has a quota, and enrols only its own people within it', async () => {
  const [first, second, third, fourth] = await officersOf('d1');
  assert.equal((await district.get(`/sittings/${id}/candidates`)).status, 404);
  assert.equal((await district.post(`/sittings/${id}/enrol/numbers`, { numbers: first })).status, 404);
  await admin.act(`/sittings/${id}/quotas`, { quota_unit: await unit('d1'), quota: 3 });
  assert.match((await district.get('/sittings')).text, new RegExp(`/sittings/${id}/candidates`));
  const [other] = await officersOf('d2');
  await refused(district, `/sittings/${id}/enrol/numbers`, { numbers: `${first} ${other}` },
    new RegExp(`工号 ${other} 查不到`));
  assert.equal(await count(), 0);
  await district.act(`/sittings/${id}/enrol/numbers`, { numbers: `${first}，${second}\n${first}` });
  assert.equal(await count(), 2);
  await refused(district, `/sittings/${id}/enrol/numbers`, { numbers: `${third} ${fourth}` }, /甲区局的名额是 3 人/);
  assert.equal(await count(), 2);
  await district.act(`/sittings/${id}/enrol/numbers`, { numbers: third });
  await refused(district, `/sittings/${id}/enrol/numbers`, { numbers: third }, /没有可以新增的人/);
  await refused(admin, `/sittings/${id}/quotas`, { quota_unit: await unit('d1'), quota: 2 }, /甲区局的名额是 2 人/);
});

test('a district neither prepares nor publishes what the city holds', async () => {
  for (const act of ['seats', 'publish', 'papers']) {
    assert.equal((await district.post(`/sittings/${id}/${act}`)).status, 403, act);
  }
  const page = await district.get(`/sittings/${id}`);
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.text, /准备工作|添加考场|编排座位/);
});

test('each sees the candidates of the own scope only', async () => {
  const [other] = await officersOf('d2');
  await admin.act(`/sittings/${id}/enrol/numbers`, { numbers: other });
  const numbers = async (person) => JSON.parse((await person.request(`/sittings/${id}/candidates.json`)).text)
    .candidate.map((row) => row.number).sort();
  assert.deepEqual(await numbers(district), (await officersOf('d1')).slice(0, 3));
  assert.equal((await numbers(admin)).length, 4);
  const foreign = await house.value(`SELECT c.id FROM candidate c JOIN officer o ON o.id = c.officer
    WHERE c.sitting = ${id} AND o.number = '${other}'`);
  assert.equal((await district.post(`/sittings/${id}/candidates/withdraw`, { candidate: foreign })).status, 404);
  assert.equal(await count(), 4);
});

test('who was withdrawn comes back, and a list is checked without being done', async () => {
  const [first] = await officersOf('d1');
  const one = await house.value(`SELECT c.id FROM candidate c JOIN officer o ON o.id = c.officer
    WHERE c.sitting = ${id} AND o.number = '${first}'`);
  await district.act(`/sittings/${id}/candidates/withdraw`, { candidate: one });
  assert.equal(await count(), 3);
  const check = await admin.post(`/sittings/${id}/enrol/check`, { numbers: `${first} ${first} 8888888 1000050` });
  assert.equal(check.status, 200);
  assert.match(check.text, /曾取消/);
  assert.match(check.text, /与前面重复/);
  assert.match(check.text, /有 1 个工号查不到/);
  assert.throws(() => check.form(`/sittings/${id}/enrol/numbers`));
  assert.equal(await count(), 3);
  const good = await admin.post(`/sittings/${id}/enrol/check`, { numbers: first });
  assert.equal((await admin.submit(good.form(`/sittings/${id}/enrol/numbers`))).status, 303);
  assert.equal(await count(), 4);
  assert.equal(await house.value(`SELECT COUNT(*) FROM candidate WHERE id = ${one}`), '1');
});

test('it is published only when all have seats, and neighbours come from different units', async () => {
  await admin.act(`/sittings/${id}/enrol/unit`, { enrol_unit: await unit('d2') });
  const all = await count();
  await refused(admin, `/sittings/${id}/seats`, {}, new RegExp(`还差 ${all} 个`));
  await admin.act(`/sittings/${id}/rooms`, { room_name: '一', room_unit: await unit('d1'), seats: 10 });
  await refused(admin, `/sittings/${id}/rooms`, { room_name: '一', room_unit: await unit('d1'), seats: 10 }, /已有同名/);
  await admin.act(`/sittings/${id}/rooms`, { room_name: '二', room_unit: await unit('d2'), seats: 40 });
  await refused(admin, `/sittings/${id}/publish`, {}, new RegExp(`还有 ${all} 名考生没有座位`));
  await refused(admin, `/sittings/${id}/papers`, {}, /请先发布/);
  await admin.act(`/sittings/${id}/seats`);
  const seats = () => house.sql(`SELECT c.id, r.position, c.seat, c.unit, c.ticket FROM candidate c
    JOIN sitting_room r ON r.id = c.room WHERE c.sitting = ${id} ORDER BY r.position, c.seat`);
  const first = await seats();
  assert.equal(first.length, all);
  assert.equal(new Set(first.map(([, , , , ticket]) => ticket)).size, all);
  const alike = first.filter((row, at) => at > 0 && row[3] === first[at - 1][3]).length;
  assert.ok(alike <= 2, `${alike} of ${all} sit beside somebody of their own unit`);
  await admin.act(`/sittings/${id}/seats`);
  assert.deepEqual(await seats(), first); /* the seed decides, not how often one asks */
  await house.sql('UPDATE blueprint_cell SET items = 4000');
  await refused(admin, `/sittings/${id}/publish`, {}, /组卷策略第 1 行缺题/);
  await house.sql('UPDATE blueprint_cell SET items = 25');
  await admin.act(`/sittings/${id}/publish`);
  await refused(admin, `/sittings/${id}/publish`, {}, /不能这样操作/);
});

test('a seat is given by hand, but not one that is taken or not there', async () => {
  const [[one, room], [two, , seat]] = await house.sql(`SELECT id, room, seat FROM candidate
    WHERE sitting = ${id} AND seat IN (1, 2) ORDER BY room, seat LIMIT 2`);
  const path = `/sittings/${id}/candidates/${one}/seat`;
  await refused(admin, path, { room, seat }, /已有别的考生/);
  await refused(admin, path, { room, seat: 999 }, /没有这个座位号/);
  const free = await house.value(`SELECT id FROM sitting_room WHERE sitting = ${id} AND name = '二'`);
  await admin.act(path, { room: free, seat: 40 });
  assert.equal(await house.value(`SELECT seat FROM candidate WHERE id = ${one}`), '40');
  assert.equal(await house.value(`SELECT seat FROM candidate WHERE id = ${two}`), seat);
});

test('a ticket is a PDF for its owner, a room has all of its tickets in one', async () => {
  const [[one, number, room], [, other]] = await house.sql(`SELECT c.id, o.number, c.room FROM candidate c
    JOIN officer o ON o.id = c.officer WHERE c.sitting = ${id} AND o.number LIKE '1______' ORDER BY c.seat`);
  const owner = await Person.named(house, number);
  const ticket = await owner.request(`/tickets/${one}`);
  assert.equal(ticket.status, 200);
  assert.equal(ticket.headers.get('content-type'), 'application/pdf');
  assert.match(ticket.text, /^%PDF-/);
  assert.equal((await (await Person.named(house, other)).request(`/tickets/${one}`)).status, 404);
  const all = await admin.request(`/sittings/${id}/rooms/${room}/tickets`);
  assert.match(all.text, /^%PDF-/);
  assert.ok(all.text.length > ticket.text.length);
});

/* What stands on a person's ticket, its lines joined. */
async function printed(person, path) {
  const answer = await fetch(house.url + path, { headers: { cookie: `cx=${person.cookies.get('cx')}` } });
  const { output } = await run('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(await answer.arrayBuffer()) });
  return output.replace(/\s+/g, '');
}

test('what a ticket tells its holder is the exam’s to say, with a default that says it is one', async () => {
  const [[one, number]] = await house.sql(`SELECT c.id, o.number FROM candidate c
    JOIN officer o ON o.id = c.officer
    WHERE c.sitting = ${id} AND o.number LIKE '1______' ORDER BY c.seat`);
  const owner = await Person.named(house, number);
  assert.match(await printed(owner, `/tickets/${one}`), /1\.请带好本人证件.*6\.离开考试页面/);

  const form = (await admin.get(`/exams/${exam}/edit`)).form(`/exams/${exam}/edit`);
  const [, usual] = form.values.find(([name]) => name === 'ticket_rules');
  assert.equal(usual.trim().split('\n').length, 6, 'the default stands in the form');
  assert.equal((await admin.submit(form, { ticket_rules: '只带身份证。\r\n在二楼候考。' })).status, 303);
  const changed = await printed(owner, `/tickets/${one}`);
  assert.match(changed, /1\.只带身份证。2\.在二楼候考。/);
  assert.doesNotMatch(changed, /准考证，按时到考场/);
  assert.match((await admin.get(`/exams/${exam}/edit`)).text, /在二楼候考/);
  assert.equal((await admin.submit(form, { ticket_rules: '' })).status, 303);
  assert.match(await printed(owner, `/tickets/${one}`), /请带好本人证件/);
});

test('once papers are made only the holder enrols: a latecomer gets a paper of the same draw', async () => {
  const job = (await admin.act(`/sittings/${id}/papers`)).match(/\/jobs\/(\d+)/)[1];
  const done = (job) => eventually(async () => {
    assert.equal(await house.value(`SELECT state FROM job WHERE id = ${job}`), 'done');
  }, 60);
  await done(job);
  const late = (await officersOf('d1')).at(-1);
  await refused(district, `/sittings/${id}/enrol/numbers`, { numbers: late }, /试卷已经生成/);
  await refused(admin, `/sittings/${id}/seats`, {}, /试卷已经生成/);
  await refused(admin, `/sittings/${id}/rooms`, { room_name: '三', room_unit: await unit('d1'), seats: 1 }, /试卷已经生成/);
  await refused(admin, `/sittings/${id}/quotas`, { quota_unit: await unit('d1'), quota: 0 }, /试卷已经生成/);
  await refused(admin, `/sittings/${id}/enrol/numbers`, { numbers: late }, /名额是 3 人/);
  await house.sql(`INSERT INTO officer (number, name, created_at) VALUES ('1999999', '新人', UTC_TIMESTAMP(6));
    INSERT INTO membership (officer, unit, from_on, current, known_at)
      SELECT LAST_INSERT_ID(), id, '2024-01-01', 1, UTC_TIMESTAMP(6) FROM unit WHERE code = 'd2-1'`);
  await admin.act(`/sittings/${id}/enrol/numbers`, { numbers: '1999999' });
  await eventually(async () => {
    assert.equal(await house.value(`SELECT COUNT(*) FROM attempt a JOIN officer o ON o.id = a.officer
      WHERE a.sitting = ${id} AND o.number = '1999999'`), '1');
  }, 30);
  const one = await house.value(`SELECT c.id FROM candidate c JOIN officer o ON o.id = c.officer
    WHERE c.sitting = ${id} AND o.number = '1999999'`);
  await refused(admin, `/sittings/${id}/candidates/withdraw`, { candidate: one }, /试卷已经生成/);
  const room = await house.value(`SELECT id FROM sitting_room WHERE sitting = ${id} AND name = '二'`);
  await admin.act(`/sittings/${id}/candidates/${one}/seat`, { room, seat: 39 });
  assert.equal(await house.value(`SELECT room FROM attempt WHERE id = ${one}`), room);
});

test('the waiting room opens by itself when its time has come', async () => {
  await house.sql(`UPDATE sitting SET opens_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE id = ${id}`);
  await eventually(async () => {
    assert.equal(await house.value(`SELECT state FROM sitting WHERE id = ${id}`), 'waiting');
  });
});

test('a resit takes in who failed and who did not come, and nobody who passed', async () => {
  const other = await makeSitting(house, admin, exam);
  const [[number], [failing]] = await house.sql("SELECT number FROM officer WHERE number LIKE '100000_' LIMIT 2");
  await admin.act(`/invigilate/${other}/start`);
  for (const [who, right] of [[number, true], [failing, false]]) {
    const sitter = await Candidate.of(house, who, other);
    await sitter.enter();
    await sitter.start();
    const keys = await house.sql(`SELECT i.position, v.answer_key FROM attempt a JOIN paper_item i ON i.paper = a.paper
      JOIN item_version v ON v.id = i.item_version WHERE a.id = ${sitter.attempt}`);
    for (const [position, key] of keys) await sitter.save(position, right ? key : key === 'A' ? 'B' : 'A');
    await sitter.end();
  }
  await admin.act(`/invigilate/${other}/close`);
  await eventually(async () => {
    assert.equal(await house.value(`SELECT state FROM sitting WHERE id = ${other}`), 'marked');
  }, 30);
  const resit = await newSitting();
  await refused(admin, `/sittings/${resit}/enrol/failed`, { released: other }, /没有可以新增的人/); /* not released yet */
  await admin.act(`/sittings/${other}/release`);
  await admin.act(`/sittings/${resit}/enrol/failed`, { released: other });
  const enrolled = (await house.sql(`SELECT o.number FROM candidate c JOIN officer o ON o.id = c.officer
    WHERE c.sitting = ${resit}`)).flat();
  assert.ok(enrolled.includes(failing));
  assert.ok(!enrolled.includes(number));
  assert.equal(String(enrolled.length), await house.value(`SELECT COUNT(*) - 1 FROM candidate WHERE sitting = ${other}`));
});

test('every act of preparing stands in the audit', async () => {
  const acts = (await house.sql(`SELECT DISTINCT action FROM audit WHERE object_kind = 'sitting' AND object = ${id}`)).flat();
  for (const act of ['sitting.create', 'quota.set', 'candidates.enrol', 'candidates.withdraw', 'room.add',
    'seating.shuffle', 'seating.place', 'sitting.state', 'sitting.papers']) {
    assert.ok(acts.includes(act), `${act} is not in the audit`);
  }
});
