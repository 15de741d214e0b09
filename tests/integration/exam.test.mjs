/* The first whole journey by its addresses: papers, waiting, answering, ending, marking, release; and its hard edges. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Candidate, Person, makeBlueprint, makeCity, makeExam, makeSitting } from './city.mjs';
import { eventually, startHouse } from './house.mjs';

let house;
let admin;
let sitting;
const people = [];

/* The right answers of an attempt by position, from the database. */
async function keys(attempt) {
  const rows = await house.sql(`SELECT i.position, v.type, REPLACE(v.answer_key, '\\n', '~') FROM attempt a
    JOIN paper_item i ON i.paper = a.paper JOIN item_version v ON v.id = i.item_version WHERE a.id = ${attempt}
    ORDER BY i.position`);
  return rows.map(([position, type, key]) => ({ position: Number(position), type,
    answer: key.split('~').map((blank) => blank.split('|')[0]).join('\n') }));
}

before(async () => {
  house = await startHouse();
  await makeCity(house, 12);
  admin = await Person.named(house, house.first.number);
  const blueprint = await makeBlueprint(house, [['single-choice', 10, 400], ['multiple-choice', 5, 600],
    ['true-false', 5, 400], ['fill-in', 2, 500]]);
  sitting = await makeSitting(house, admin, await makeExam(house, { blueprint }));
  for (let i = 1; i <= 12; i += 1) people.push(await Candidate.of(house, String(1000000 + i), sitting));
});
after(() => house.stop());

test('everybody has a paper of their own with every cell met, and no key in it', async () => {
  const [[papers, least, most, items]] = await house.sql(`SELECT COUNT(*), MIN(total), MAX(total), MIN(items)
    FROM paper WHERE sitting = ${sitting}`);
  assert.deepEqual([papers, least, most, items], ['12', '10000', '10000', '22']);
});

test('nobody sees the paper before the start, whatever they ask', async () => {
  const [one] = people;
  assert.equal((await one.enter()).phase, 'waiting');
  assert.equal((await one.start()).phase, 'waiting');
  assert.equal((await one.paper()).status, 404);
  assert.deepEqual((await one.save(1, 'A')).result, 'refused');
});

test('a stranger gets nothing of an attempt', async () => {
  const stranger = new Candidate(people[1].person, people[0].attempt);
  assert.equal((await stranger.enter()).status, 404);
  assert.equal((await stranger.paper()).status, 404);
  assert.equal((await people[1].person.get(`/sit/${people[0].attempt}`)).status, 404);
});

test('the invigilator starts, and the paper comes as it was frozen', async () => {
  await admin.act(`/invigilate/${sitting}/start`);
  for (const one of people.slice(0, 11)) {
    await one.enter();
    const state = await one.start();
    assert.equal(state.phase, 'running');
    assert.ok(Math.abs(state.ends - state.now - 3600000) < 5000);
  }
  const paper = await people[0].paper();
  assert.equal(paper.status, 200);
  assert.equal((paper.text.match(/class="question"/g) ?? []).length, 22);
  assert.doesNotMatch(paper.text, /correct|explanation|answer-key|difficulty/);
});

test('every answer is kept, and a late or repeated delivery overwrites nothing', async () => {
  const [one] = people;
  assert.equal((await one.save(1, 'A', { seq: 1 })).result, 'saved');
  assert.equal((await one.save(1, 'C', { seq: 3 })).result, 'saved');
  assert.equal((await one.save(1, 'B', { seq: 2 })).result, 'saved');
  assert.equal((await one.save(1, 'C', { seq: 3 })).result, 'saved', 'delivered twice');
  const other = await one.save(1, 'D', { seq: 3 });
  assert.deepEqual([other.result, other.why], ['refused', 'number'], 'nothing is acknowledged that is not kept');
  assert.equal((await one.save(1, 'D', { seq: 10001 })).result, 'status 422');
  const many = Array.from({ length: 21 }, (_, at) => at + 1);
  const flood = await one.ask('save', { position: many, seq: many, changed: many, answer: many.map(() => 'A') });
  assert.equal(flood.status, 422);
  const again = await one.start();
  assert.deepEqual(again.answers, [{ position: 1, seq: 3, answer: 'C' }]);
  assert.equal((await one.save(23, 'A')).why, 'position');
});

test('a second device waits for the invigilator, and the first is frozen then', async () => {
  const [, two] = people;
  const second = await Candidate.of(house, '1000002', sitting);
  assert.equal((await second.enter()).device, 'asking');
  assert.equal((await second.save(1, 'A')).why, 'other-device');
  assert.equal((await two.save(1, 'A')).result, 'saved');
  await admin.act(`/invigilate/${sitting}/candidates/${two.attempt}/device`, { confirm: 1 });
  assert.equal((await second.pulse()).device, 'mine');
  assert.deepEqual((await second.start()).answers, [{ position: 1, seq: 1, answer: 'A' }]);
  assert.equal((await second.save(1, 'B', { seq: 2 })).result, 'saved');
  assert.equal((await two.pulse()).device, 'other');
  assert.equal((await two.save(2, 'A')).why, 'other-device');
  people[1] = second;
});

test('extending, pausing and resuming move the end, and a pause takes no answers', async () => {
  const three = people[2];
  const before = await three.pulse();
  await admin.act(`/invigilate/${sitting}/candidates/${three.attempt}/extend`, { minutes: 5 });
  assert.equal((await three.pulse()).ends - before.ends, 300000);
  await admin.act(`/invigilate/${sitting}/candidates/${three.attempt}/pause`);
  assert.equal((await three.pulse()).phase, 'paused');
  assert.equal((await three.paper()).status, 404);
  await house.sql(`UPDATE attempt SET paused_at = paused_at - INTERVAL 120 SECOND WHERE id = ${three.attempt}`);
  assert.equal((await three.save(1, 'A')).why, 'paused');
  await admin.act(`/invigilate/${sitting}/candidates/${three.attempt}/resume`);
  const resumed = await three.pulse();
  assert.equal(resumed.phase, 'running');
  assert.ok(Math.abs(resumed.ends - before.ends - 420000) < 3000);
});

test('handing in ends it with a receipt over all answers, and it can be reopened', async () => {
  const four = people[3];
  await four.save(1, 'A');
  const ended = await four.end();
  assert.equal(ended.phase, 'ended');
  assert.match(ended.receipt, /^[0-9a-f]{64}$/);
  assert.equal((await four.save(1, 'B')).why, 'ended');
  assert.equal((await four.end()).receipt, ended.receipt);
  await admin.act(`/invigilate/${sitting}/candidates/${four.attempt}/reopen`, { minutes: 10, reason: '误交' });
  assert.equal((await four.pulse()).phase, 'running');
  assert.equal((await four.save(1, 'B')).result, 'saved');
  assert.notEqual((await four.end()).receipt, ended.receipt);
});

test('when the time is up it ends by itself; only answers given in time by who was cut off are taken late', async () => {
  const [, , , , five, six] = people;
  await five.save(1, 'A');
  await house.sql(`UPDATE attempt SET ends_at = UTC_TIMESTAMP(6) - INTERVAL 60 SECOND,
    seen_at = UTC_TIMESTAMP(6) - INTERVAL 300 SECOND WHERE id IN (${five.attempt}, ${six.attempt})`);
  await eventually(async () => assert.equal((await six.pulse()).phase, 'ended'));
  assert.equal((await six.pulse()).by, 'time');
  const receipt = await house.value(`SELECT receipt FROM attempt WHERE id = ${five.attempt}`);
  assert.equal((await five.save(2, 'B', { changed: Date.now() - 120000 })).result, 'late');
  assert.notEqual(await house.value(`SELECT receipt FROM attempt WHERE id = ${five.attempt}`), receipt);
  assert.equal((await five.save(3, 'B', { changed: Date.now() - 30000 })).why, 'ended');
});

test('closing ends whoever still works; objective answers are marked, results released and shown', async () => {
  const [, , , , , , seven, eight] = people;
  for (const { position, answer } of await keys(seven.attempt)) {
    assert.equal((await seven.save(position, answer)).result, 'saved');
  }
  for (const { position, answer } of (await keys(eight.attempt)).slice(0, 10)) await eight.save(position, answer);
  await admin.act(`/invigilate/${sitting}/close`);
  await eventually(async () => {
    assert.equal(await house.value(`SELECT state FROM sitting WHERE id = ${sitting}`), 'marked');
  }, 40);
  assert.equal((await seven.person.get(`/exams/results/${seven.attempt}`)).status, 404);
  await admin.act(`/sittings/${sitting}/release`);
  const mine = await seven.person.get(`/exams/results/${seven.attempt}`);
  assert.equal(mine.status, 200);
  assert.match(mine.text, /合格/);
  const scores = await house.sql(`SELECT score, passed FROM result WHERE attempt IN (${seven.attempt}, ${eight.attempt})
    ORDER BY attempt`);
  assert.deepEqual(scores, [['10000', '1'], ['4000', '0']]);
  assert.equal((await eight.person.get(`/exams/results/${seven.attempt}`)).status, 404);
});

test('one who never came has no result, and a district sees its own people only', async () => {
  assert.equal(await house.value(`SELECT COUNT(*) FROM result WHERE attempt = ${people[11].attempt}`), '0');
  const district = await Person.named(house, '2000001');
  const list = await district.request(`/sittings/${sitting}/results.json`);
  const units = new Set(JSON.parse(list.text).candidate.map((row) => row.number));
  const own = await house.sql(`SELECT o.number FROM officer o JOIN membership m ON m.officer = o.id
    JOIN unit u ON u.id = m.unit JOIN unit d ON d.id = u.parent WHERE d.code = 'd1' AND o.number LIKE '1______'`);
  assert.deepEqual([...units].sort(), own.flat().sort());
});

test('audit, results and receipts prove themselves', async () => {
  for (const what of ['audit', 'results', 'receipts']) {
    const { status, output } = await house.chengxue('check', what);
    assert.equal(status, 0, output);
  }
  await house.sql(`UPDATE response SET answer = 'D' WHERE attempt = ${people[3].attempt} AND position = 1`);
  const { status, output } = await house.chengxue('check', 'receipts', String(sitting));
  assert.equal(status, 1);
  assert.match(output, new RegExp(`attempt ${people[3].attempt}: .*\n.*: 1\n$`));
});
