/*
 * Invigilating: each act on one, a room and all is seen in the candidates' pulse, kept as an event, and confined to the
 * invigilator's scope; nothing shows a paper before the start.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Candidate, Person, makeBlueprint, makeCity, makeExam, makeSitting } from './city.mjs';
import { eventually, startHouse } from './house.mjs';

let house;
let admin; /* of the city, who holds the exam */
let local; /* invigilator of the first district, who has the first room */
let sitting;
let at;
let rooms;
let people; /* candidates by seat, each { room } */

before(async () => {
  house = await startHouse();
  await makeCity(house, 16);
  admin = await Person.named(house, house.first.number);
  const blueprint = await makeBlueprint(house, [['single-choice', 25, 400]]);
  sitting = await makeSitting(house, admin, await makeExam(house, { blueprint }), { rooms: 2, seats: 8 });
  at = `/invigilate/${sitting}`;
  rooms = (await house.sql(`SELECT id FROM sitting_room WHERE sitting = ${sitting} ORDER BY position`)).flat();
  await house.sql(`
    UPDATE sitting_room SET unit = (SELECT id FROM unit WHERE code = 'd1') WHERE id = ${rooms[0]};
    INSERT INTO role_grant (officer, role, unit, granted_at)
      SELECT o.id, 'invigilator', u.id, UTC_TIMESTAMP(6) FROM officer o JOIN unit u ON u.code = 'd1'
       WHERE o.number = '2000001'`);
  local = await Person.named(house, '2000001');
  people = [];
  for (const [number, room] of await house.sql(`SELECT o.number, c.room FROM candidate c
    JOIN officer o ON o.id = c.officer WHERE c.sitting = ${sitting} AND o.number LIKE '1______' ORDER BY c.room, c.seat`)) {
    people.push(Object.assign(await Candidate.of(house, number, sitting), { room }));
  }
});
after(() => house.stop());

const inRoom = (room) => people.filter((one) => one.room === room);
const one = (person, act) => `${at}/candidates/${person.attempt}/${act}`;
const events = async (kind, person) => Number(await house.value(`SELECT COUNT(*) FROM attempt_event
  WHERE kind = '${kind}' ${person ? `AND attempt = ${person.attempt}` : ''}`));
const ends = async (list) => Promise.all(list.map(async (person) => (await person.pulse()).ends));

async function board(person, query = '') {
  return JSON.parse((await person.request(`${at}.json${query}`)).text).candidate;
}

test('nobody sees a paper before the start, whatever is tried, and the start waits for the waiting room', async () => {
  const [first] = people;
  await house.sql(`UPDATE sitting SET state = 'published', opens_at = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR WHERE id = ${sitting}`);
  assert.equal((await admin.post(`${at}/start`)).status, 422);
  await admin.act(`${at}/open`);
  for (const person of people) assert.equal((await person.enter()).phase, 'waiting');
  /* Acts that are for who has begun find nobody; time may be added before. */
  assert.equal((await admin.post(one(first, 'reopen'), { minutes: 5, reason: '试试' })).status, 422);
  assert.equal((await admin.post(one(first, 'pause'))).status, 422);
  assert.equal((await admin.post(one(first, 'resume'))).status, 422);
  assert.equal((await admin.post(one(first, 'compensate'))).status, 422);
  await admin.act(one(first, 'extend'), { minutes: 10 });
  for (const person of people) {
    assert.equal((await person.start()).phase, 'waiting');
    assert.equal((await person.paper()).status, 404);
    assert.equal((await person.save(1, 'A')).why, 'not-started');
  }
});

test('the start is seen by all; who got time before has it', async () => {
  await admin.act(`${at}/start`);
  for (const person of people) {
    assert.equal((await person.pulse()).phase, 'ready');
    assert.equal((await person.start()).phase, 'running');
    assert.equal((await person.paper()).status, 200);
  }
  const [first, second] = await ends(people.slice(0, 2));
  assert.ok(Math.abs(first - second - 600000) < 5000);
});

test('a room is extended, all are extended, and nobody else', async () => {
  const before = await ends(people);
  await admin.act(`${at}/extend`, { room: rooms[1], minutes: 7 });
  let now = await ends(people);
  people.forEach((person, i) => assert.equal(now[i] - before[i], person.room === rooms[1] ? 420000 : 0));
  await admin.act(`${at}/extend`, { minutes: 5 });
  now = await ends(people);
  people.forEach((person, i) => assert.equal(now[i] - before[i], person.room === rooms[1] ? 720000 : 300000));
  assert.equal((await admin.post(`${at}/extend`, { minutes: 241 })).status, 422);
  assert.equal(await events('extended', people[0]), 2); /* once before the start, once with all */
});

test("a room's invigilator sees and acts in that room only", async () => {
  assert.equal((await local.get('/invigilate')).status, 200);
  assert.deepEqual(new Set((await board(local)).map((row) => row.id)),
    new Set(inRoom(rooms[0]).map((person) => person.attempt)));
  assert.equal((await board(admin)).length, people.length);
  await local.act(`${at}/pause`, { room: rooms[0] });
  for (const person of people) {
    assert.equal((await person.pulse()).phase, person.room === rooms[0] ? 'paused' : 'running');
  }
  await local.act(`${at}/resume`, { room: rooms[0] });
  const [other] = inRoom(rooms[1]);
  const before = await ends(people);
  for (const [path, values] of [[`${at}/extend`, { minutes: 5 }], [`${at}/extend`, { minutes: 5, room: rooms[1] }],
    [one(other, 'extend'), { minutes: 5 }], [one(other, 'pause')], [`${at}/pause`, {}],
    [one(other, 'end'), { reason: '越权' }]]) {
    const answer = await local.post(path, values);
    assert.ok([404, 422].includes(answer.status), `${path}: ${answer.status}`);
  }
  for (const act of ['close', 'open', 'start']) assert.ok([404, 422].includes((await local.post(`${at}/${act}`)).status), act);
  assert.equal((await local.get(`${at}/candidates/${other.attempt}`)).status, 404);
  assert.deepEqual(await ends(people), before);
  assert.equal((await people[0].person.get(at)).status, 403);
  assert.equal((await (await Person.named(house, '2000002')).get(at)).status, 403);
});

test('the board says where everybody stands, and its totals add up', async () => {
  const [first, second, third] = people;
  await first.end();
  await admin.act(one(second, 'pause'));
  await house.sql(`UPDATE attempt SET seen_at = UTC_TIMESTAMP(6) - INTERVAL 100 SECOND WHERE id = ${third.attempt}`);
  const rows = Object.fromEntries((await board(admin)).map((row) => [row.id, row.standing]));
  assert.equal(rows[first.attempt], 'submitted');
  assert.equal(rows[second.attempt], 'paused');
  assert.equal(rows[third.attempt], 'away');
  const page = await admin.get(at);
  const tiles = page.all('a').filter((link) => link.getAttribute('class') === 'tile')
    .map((link) => Number(link.getElementsByTagName('span')[0].textContent));
  assert.equal(tiles[0], people.length);
  assert.equal(tiles.slice(1).reduce((sum, number) => sum + number), tiles[0]);
  assert.deepEqual((await board(admin, '?standing=away')).map((row) => row.id), [third.attempt]);
  await admin.act(one(second, 'resume'));
});

test('an answer that was taken back counts as none', async () => {
  const person = people[4];
  for (const [position, answer] of [[1, 'A'], [2, 'B'], [2, '']]) {
    assert.equal((await person.save(position, answer)).result, 'saved');
  }
  const row = (await board(admin)).find((one) => one.id === person.attempt);
  assert.equal(String(row.answered), '1');
  const page = await admin.get(`${at}/protocol?room=${person.room}`);
  assert.match(page.text, /1 \/ 25/);
});

test('what a silence cost is offered and given back to each, once', async () => {
  const [, , third, fourth] = people; /* the third is silent since the test before */
  await third.pulse();
  const lost = async (person) => Number(await house.value(`SELECT seconds FROM attempt_lost WHERE attempt = ${person.attempt}`));
  const silent = await lost(third);
  assert.ok(silent >= 100 && silent < 130, String(silent));
  await house.sql(`UPDATE attempt SET seen_at = UTC_TIMESTAMP(6) - INTERVAL 50 SECOND WHERE id = ${fourth.attempt}`);
  const before = await ends([third, fourth]); /* the fourth is back by this */
  assert.match((await admin.get(one(third, 'x').replace('/x', ''))).text, new RegExp(`补时 ${silent} 秒`));
  const page = await admin.get(at);
  assert.match(page.text, /有 2 名考生因断网等原因失去了作答时间/);
  await admin.act(`${at}/compensate`);
  const now = await ends([third, fourth]);
  assert.equal(now[0] - before[0], silent * 1000);
  assert.ok(now[1] - before[1] >= 50000 && now[1] - before[1] < 60000);
  assert.equal(await lost(third), 0);
  assert.equal((await admin.post(`${at}/compensate`)).status, 422);
});

test('a pause is no lost time, whether one was away before it or in it', async () => {
  const [, , , , fifth, sixth] = people;
  await house.sql(`UPDATE attempt SET seen_at = UTC_TIMESTAMP(6) - INTERVAL 40 SECOND WHERE id = ${fifth.attempt}`);
  await admin.act(one(fifth, 'pause'));
  await admin.act(one(sixth, 'pause'));
  await house.sql(`UPDATE attempt SET seen_at = seen_at - INTERVAL 500 SECOND, paused_at = paused_at - INTERVAL 500 SECOND
    WHERE id IN (${fifth.attempt}, ${sixth.attempt})`);
  await admin.act(one(fifth, 'resume'));
  await admin.act(one(sixth, 'resume'));
  for (const person of [fifth, sixth]) await person.pulse();
  const lost = (await house.sql(`SELECT seconds FROM attempt_lost WHERE attempt IN (${fifth.attempt}, ${sixth.attempt})
    ORDER BY attempt = ${sixth.attempt}`)).flat().map(Number);
  assert.ok(lost[0] >= 40 && lost[0] < 50, String(lost[0]));
  assert.equal(lost[1], 0);
});

test('one is ended by the invigilator with a reason, and let go on with a new end', async () => {
  const seventh = people[6];
  await seventh.save(1, 'A');
  assert.equal((await admin.post(one(seventh, 'end'))).status, 422); /* a reason is asked for */
  await admin.act(one(seventh, 'end'), { reason: '违纪' });
  const ended = await seventh.pulse();
  assert.deepEqual([ended.phase, ended.by], ['ended', 'invigilator']);
  assert.match(ended.receipt, /^[0-9a-f]{64}$/);
  await admin.act(one(seventh, 'reopen'), { minutes: 20, reason: '查无此事' });
  const again = await seventh.pulse();
  assert.equal(again.phase, 'running');
  assert.ok(Math.abs(again.ends - again.now - 1200000) < 5000);
  assert.equal(again.receipt, null);
  const page = await admin.get(one(seventh, 'x').replace('/x', ''));
  assert.match(page.text, /违纪/);
  assert.match(page.text, /查无此事/);
});

test('a device that asks is confirmed or refused once', async () => {
  const eighth = people[7];
  const second = new Candidate(await Person.named(house, eighth.person.number), eighth.attempt);
  await second.enter();
  assert.equal((await board(admin))[0].id, eighth.attempt); /* who asks stands first */
  await admin.act(one(eighth, 'device'), { board: 1 });
  assert.equal((await second.pulse()).device, 'other');
  assert.equal((await eighth.save(1, 'B')).result, 'saved');
  assert.equal((await admin.post(one(eighth, 'device'), { confirm: 1 })).status, 422);
});

test('closing asks first, with how many still work or may still deliver', async () => {
  const ninth = people[8];
  await house.sql(`UPDATE attempt SET ends_at = UTC_TIMESTAMP(6) - INTERVAL 60 SECOND,
    seen_at = UTC_TIMESTAMP(6) - INTERVAL 300 SECOND WHERE id = ${ninth.attempt}`);
  await eventually(async () => assert.equal((await ninth.pulse()).phase, 'ended'));
  await house.sql(`UPDATE attempt SET seen_at = UTC_TIMESTAMP(6) - INTERVAL 300 SECOND WHERE id = ${ninth.attempt}`);
  const asks = await admin.get(`${at}/close`);
  assert.match(asks.text, new RegExp(`还有 ${people.length - 2} 人没有交卷`));
  assert.match(asks.text, /还有 1 人在断网中到时/);
});

const left = async () => Number(await house.value(`SELECT COUNT(*) FROM attempt WHERE sitting = ${sitting}
  AND state IN ('running', 'paused')`));

test('closing stops every clock at once; what is on its way is taken for the grace, then every receipt comes by itself', async () => {
  const [first, second, third, fourth] = people; /* the first has ended, and the ninth by time */
  await admin.act(one(third, 'pause'));
  const extended = (await second.pulse()).ends;
  const working = people.length - 2;
  assert.equal(await left(), working);
  await admin.submit((await admin.get(`${at}/close`)).form(`${at}/close`));
  assert.equal(await left(), working); /* nobody had to wait until all were in */
  const closed = Date.parse(`${await house.value(`SELECT closed_at FROM sitting WHERE id = ${sitting}`)}Z`);
  for (const person of [second, third]) {
    const { phase, ends: end } = await person.pulse();
    assert.equal(phase, 'running');
    assert.ok(end < extended && Math.abs(end - closed) <= 1, `${end} ${closed}`);
    assert.equal((await person.save(3, 'C')).result, 'saved');
  }
  const page = await admin.get(at);
  assert.match(page.text, new RegExp(`正在收卷：还有 ${working} 份`));
  assert.match((await admin.get('/invigilate')).text, new RegExp(`正在收卷：还有 ${working} 份`));
  assert.equal((await board(admin, '?standing=collecting')).length, working);
  assert.match((await admin.get(`${at}/protocol`)).text, /正在收卷：还有 \d+ 份，收齐后再打印/);
  /* A browser that has delivered all need not wait. */
  const early = await fourth.end();
  assert.deepEqual([early.phase, early.by], ['ended', 'closing']);
  for (const act of ['reopen', 'extend', 'pause', 'end']) {
    assert.equal((await admin.post(one(act === 'reopen' ? first : second, act), { minutes: 5, reason: '再考' })).status, 422, act);
  }
  await eventually(async () => assert.equal(await left(), 0), 30);
  assert.match((await admin.get(at)).text, new RegExp(`答卷已全部收齐，共 ${people.length} 份`));
  assert.match((await admin.get('/invigilate')).text, /已全部收齐/);
  assert.equal(await house.value(`SELECT COUNT(*) FROM attempt a JOIN sitting s ON s.id = a.sitting
    WHERE s.id = ${sitting} AND a.ended_by = 'closing' AND a.ended_at = s.closed_at`), String(working));
});

test('after it every paper is in, an answer that comes later is refused, and no act opens anything again', async () => {
  const [first, second, third] = people;
  for (const person of people) {
    const state = await person.pulse();
    assert.equal(state.phase, 'ended');
    assert.match(state.receipt, /^[0-9a-f]{64}$/);
    assert.equal((await person.save(2, 'A')).why, 'ended');
  }
  for (const person of [second, third]) {
    assert.equal(await house.value(`SELECT answer FROM response_now WHERE attempt = ${person.attempt} AND position = 3`), 'C');
  }
  assert.deepEqual(await Promise.all([first, second, people[8]].map(async (person) => (await person.pulse()).by)),
    ['candidate', 'closing', 'time']);
  assert.equal((await people[8].save(2, 'B', { changed: Date.now() - 120000 })).why, 'ended');
  for (const act of ['reopen', 'extend']) {
    assert.equal((await admin.post(one(first, act), { minutes: 5, reason: '再考' })).status, 422, act);
  }
  for (const act of ['start', 'close']) assert.equal((await admin.post(`${at}/${act}`)).status, 422, act);
  assert.equal((await first.paper()).status, 404);
});

test('whoever began while it was closed, or was paused by an act that crossed it, is ended as well', async () => {
  const [first, second] = people;
  await house.sql(`UPDATE attempt SET state = IF(id = ${first.attempt}, 'running', 'paused'), ended_at = NULL, ended_by = NULL,
    receipt = NULL, ends_at = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR WHERE id IN (${first.attempt}, ${second.attempt})`);
  for (const person of [first, second]) await eventually(async () => assert.equal((await person.pulse()).by, 'closing'));
});

test('the record names who came, when, and what was done', async () => {
  const page = await admin.get(`${at}/protocol?room=${people[6].room}`);
  assert.match(page.text, /违纪/);
  assert.match(page.text, /重新开放/);
  assert.equal((await local.get(`${at}/protocol?room=${rooms[1]}`)).status, 404);
  assert.equal((await local.get(`${at}/protocol`)).status, 200);
  assert.equal((await house.chengxue('check', 'receipts')).status, 0);
  assert.equal((await house.chengxue('check', 'audit')).status, 0);
});
