/*
 * Things break while candidates answer: a worker, MariaDB and the jobs process are killed without warning. Whatever was
 * acknowledged must be there afterwards, and everybody goes on.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';

import { Candidate, Person, makeBlueprint, makeCity, makeExam, makeSitting } from './city.mjs';
import { eventually, startHouse } from './house.mjs';

const sh = promisify(execFile);
const pause = (seconds) => new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });

let house;
let admin;
let sitting;
const people = [];

before(async () => {
  house = await startHouse();
  await makeCity(house, 16);
  admin = await Person.named(house, house.first.number);
  const blueprint = await makeBlueprint(house, [['single-choice', 30, 200], ['true-false', 10, 400]]);
  sitting = await makeSitting(house, admin, await makeExam(house, { blueprint }));
  await admin.act(`/invigilate/${sitting}/start`);
  for (let i = 1; i <= 16; i += 1) {
    const one = await Candidate.of(house, String(1000000 + i), sitting);
    await one.enter();
    assert.equal((await one.start()).phase, 'running');
    people.push(one);
  }
});
after(() => house.stop());

/* Everybody answers for some seconds, trying again like the browser; meanwhile something happens. */
async function answering(seconds, happens) {
  let going = true;
  const all = people.map(async (one, at) => {
    for (let count = 0; going; count += 1) {
      await one.saveSurely((count + at) % 40 + 1, 'ABCD'[(count + at) % 4]);
      await pause(0.08 + Math.random() * 0.08); /* well below what nginx allows a browser */
    }
  });
  await happens();
  await pause(seconds);
  going = false;
  await Promise.all(all);
}

async function everyAcknowledgedAnswerIsThere() {
  const rows = await house.sql(`SELECT r.attempt, r.position, r.seq, r.answer FROM response r JOIN attempt a
    ON a.id = r.attempt WHERE a.sitting = ${sitting}`);
  const there = new Set(rows.map((row) => row.join(' ')));
  let acknowledged = 0;
  for (const one of people) {
    for (const [position, [seq, answer]] of one.acknowledged) {
      assert.ok(there.has(`${one.attempt} ${position} ${seq} ${answer}`), `attempt ${one.attempt}, question ${position}`);
      acknowledged += 1;
    }
  }
  assert.ok(acknowledged > 100, `only ${acknowledged} answers were acknowledged`);
}

async function workers() {
  const { stdout } = await sh('pgrep', ['-P', String(await house.pid('serve'))]);
  return stdout.trim().split('\n').map(Number);
}

test('workers are killed one after another: every acknowledged answer is there', async () => {
  await answering(2, async () => {
    for (let i = 0; i < 6; i += 1) {
      const all = await workers();
      process.kill(all[i % all.length], 'SIGKILL');
      await pause(0.4);
    }
  });
  await everyAcknowledgedAnswerIsThere();
});

test('all workers are replaced by SIGHUP without a failed request', async () => {
  const failed = [];
  const before = await workers();
  await answering(1, async () => {
    await house.kill('serve', 'SIGHUP');
    for (let i = 0; i < 60; i += 1) {
      const { status } = await people[i % 16].pulse();
      if (status !== 200) failed.push(status);
      await pause(0.05);
    }
    await eventually(async () => {
      const now = await workers();
      assert.ok(before.every((pid) => !now.includes(pid)));
    }, 60);
  });
  assert.deepEqual(failed, []);
  await everyAcknowledgedAnswerIsThere();
});

test('MariaDB is killed and started again: every acknowledged answer is there, and all go on', async () => {
  await answering(3, async () => {
    await pause(1);
    await house.kill('db');
    await pause(0.5);
    await house.start();
  });
  await everyAcknowledgedAnswerIsThere();
});

test('the jobs process is killed: the time is still up for everybody once it is back', async () => {
  const [one] = people;
  await house.kill('jobs');
  await house.sql(`UPDATE attempt SET ends_at = UTC_TIMESTAMP(6) - INTERVAL 60 SECOND WHERE id = ${one.attempt}`);
  assert.equal((await one.save(1, 'A', { changed: Date.now() })).why, 'ended');
  await house.start();
  await eventually(async () => assert.equal((await one.pulse()).phase, 'ended'));
  await everyAcknowledgedAnswerIsThere();
});

test('the jobs process is killed when a sitting closes: the papers are collected once it is back', async () => {
  await house.kill('jobs');
  await admin.act(`/invigilate/${sitting}/close`);
  assert.equal((await people[1].pulse()).phase, 'running');
  await house.start();
  for (const person of people) {
    await eventually(async () => assert.match((await person.pulse()).receipt ?? '', /^[0-9a-f]{64}$/), 30);
  }
  await everyAcknowledgedAnswerIsThere();
});

test('afterwards receipts and results prove themselves', async () => {
  await eventually(async () => {
    assert.equal(await house.value(`SELECT state FROM sitting WHERE id = ${sitting}`), 'marked');
  }, 30);
  for (const what of ['audit', 'results']) {
    const { status, output } = await house.chengxue('check', what);
    assert.equal(status, 0, output);
  }
});
