/*
 * The clock of an exam as a property: whatever invigilators and candidates do, and in whatever order, a paper is seen and
 * an answer taken only while the own clock runs, never before the start and never after the closing; and an end moves only
 * by the acts that move it. Each run draws its acts anew; a failure names the seed that draws them again
 * (CHENGXUE_SEED=… repeats it).
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Candidate, Person, makeBlueprint, makeCity, makeExam, makeSitting } from './city.mjs';
import { eventually, startHouse } from './house.mjs';

const seed = Number(process.env.CHENGXUE_SEED ?? Math.floor(Math.random() * 1e9));
const STEPS = 240;

let state = seed;
function random(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}
const one = (list) => list[random(list.length)];

let house;
let admin;
let at;
let people;

before(async () => {
  house = await startHouse();
  await makeCity(house, 6);
  admin = await Person.named(house, house.first.number);
  const blueprint = await makeBlueprint(house, [['single-choice', 25, 400]]);
  const sitting = await makeSitting(house, admin, await makeExam(house, { blueprint }), { rooms: 2, seats: 3 });
  at = `/invigilate/${sitting}`;
  people = [];
  for (const [number, room] of await house.sql(`SELECT o.number, c.room FROM candidate c
    JOIN officer o ON o.id = c.officer WHERE c.sitting = ${sitting} AND o.number LIKE '1______'`)) {
    people.push(Object.assign(await Candidate.of(house, number, sitting), { room, phase: 'ready', extra: 0 }));
  }
  for (const person of people) await person.enter();
});
after(() => house.stop());

/* What an act does to the people it is for, as the rules say. */
const acts = {
  extend: { from: ['ready', 'running', 'paused'], values: { minutes: 3 }, to: (person) => { person.extra += 180; } },
  pause: { from: ['running'], to: (person) => { person.phase = 'paused'; } },
  resume: { from: ['paused'], to: (person) => { person.phase = 'running'; person.moved = true; } },
  reopen: { from: ['ended'], alone: true, values: { minutes: 9, reason: '测试' },
    to: (person) => { person.phase = 'running'; person.moved = true; } },
  end: { from: ['running', 'paused'], alone: true, values: { reason: '测试' }, to: (person) => { person.phase = 'ended'; } },
};

async function invigilate(started) {
  const [name, act] = one(Object.entries(acts));
  const alone = act.alone || random(3) > 0;
  const person = one(people);
  const room = !alone && random(2) === 0 ? person.room : 0;
  const path = alone ? `${at}/candidates/${person.attempt}/${name}` : `${at}/${name}`;
  const touched = people.filter((each) => (alone ? each === person : !room || each.room === room)
    && act.from.includes(each.phase));
  const answer = await admin.post(path, { ...act.values, ...(room ? { room } : {}) });
  assert.equal(answer.status, touched.length > 0 ? 303 : 422, `${name} ${alone ? 'one' : room || 'all'} started=${started}`);
  touched.forEach(act.to);
}

async function sit(started) {
  const person = one(people);
  const deed = one(['start', 'save', 'save', 'end']);
  if (deed === 'start') {
    await person.start();
    if (started && person.phase === 'ready') Object.assign(person, { phase: 'running', moved: true });
  } else if (deed === 'save') {
    const { result } = await person.save(1 + random(25), one(['A', 'B', 'C', 'D']));
    /* An answer that left before the pause is taken for the seconds of grace. */
    if (person.phase !== 'paused') assert.equal(result, person.phase === 'running' ? 'saved' : 'refused', person.phase);
  } else {
    await person.end();
    if (['running', 'paused'].includes(person.phase)) person.phase = 'ended';
  }
}

/* Not all after every act: the web server lets nobody ask so often. */
async function check(started, closed, whom = [one(people)]) {
  for (const person of whom) {
    const pulse = await person.pulse();
    const idle = closed ? 'closed' : started ? 'ready' : 'waiting';
    assert.equal(pulse.phase, person.phase === 'ready' ? idle : person.phase);
    assert.equal((await person.paper()).status, person.phase === 'running' ? 200 : 404);
    if (pulse.ends && person.ends && !person.moved) {
      assert.equal(pulse.ends - person.ends, (person.extra - person.extraThen) * 1000, 'an end moved by itself');
    }
    Object.assign(person, { ends: pulse.ends, extraThen: person.extra, moved: false });
  }
}

test(`no act opens a paper out of its time (seed ${seed})`, async () => {
  for (let step = 0; step < STEPS / 4; step += 1) {
    await (random(2) ? invigilate(false) : sit(false));
    await check(false, false);
  }
  await check(false, false, people);
  await admin.act(`${at}/start`);
  for (let step = 0; step < STEPS; step += 1) {
    await (random(2) ? invigilate(true) : sit(true));
    await check(true, false);
  }
  await admin.act(`${at}/close`);
  for (const person of people) {
    if (person.phase === 'ready') continue;
    person.phase = 'ended';
    person.moved = true;
    await eventually(async () => assert.equal((await person.pulse()).phase, 'ended'), 30);
  }
  await check(true, true, people);
  for (let step = 0; step < STEPS / 4; step += 1) {
    const person = one(people);
    const [name, act] = one(Object.entries(acts));
    assert.equal((await admin.post(`${at}/candidates/${person.attempt}/${name}`, act.values)).status, 422, name);
    await person.start();
    assert.equal((await person.save(1, 'A')).result, 'refused');
  }
  await check(true, true, people);
  const { status, output } = await house.chengxue('check', 'receipts');
  assert.equal(status, 0, output);
});
