/* Work behind the pages: what takes long holds up nothing that the clock asks for, and a process that dies comes back. */
import assert from 'node:assert/strict';
import { readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { Candidate, Person, makeBlueprint, makeCity, makeExam, makeSitting } from './city.mjs';
import { eventually, run, startHouse } from './house.mjs';

const OFFICERS = 200; /* whose accounts take many times as long as an end may wait */

let house;
let admin;
let candidate;

before(async () => {
  house = await startHouse();
  await makeCity(house, OFFICERS);
  admin = await Person.named(house, house.first.number);
  const blueprint = await makeBlueprint(house, [['single-choice', 25, 400]]);
  const sitting = await makeSitting(house, admin, await makeExam(house, { blueprint, grace: 0 }));
  candidate = await Candidate.of(house, '1000001', sitting);
  await candidate.enter();
  await admin.act(`/invigilate/${sitting}/start`);
  await candidate.start();
  await house.sql("DELETE FROM account WHERE officer IN (SELECT id FROM officer WHERE number BETWEEN '1000002' AND '1999999')");
});
after(() => house.stop());

const children = async () => (await run('pgrep', ['-P', String(await house.pid('jobs'))])).output.trim().split('\n');

/* One that has ended may stand in the table of processes until its parent looks. */
async function works(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => 'x) Z');
  return !/\) [ZX]/.test(stat);
}

test('a job that takes long does not keep an exam from ending', async () => {
  const city = await house.value('SELECT id FROM unit WHERE parent IS NULL');
  const job = (await admin.act(`/units/${city}/accounts`)).split('/').pop();
  await eventually(async () => assert.equal(await house.value(`SELECT state FROM job WHERE id = ${job}`), 'running'));
  await house.sql(`UPDATE attempt SET ends_at = UTC_TIMESTAMP(6) WHERE id = ${candidate.attempt}`);
  await eventually(async () => assert.equal((await candidate.pulse()).phase, 'ended'), 5);
  assert.equal(await house.value(`SELECT state FROM job WHERE id = ${job}`), 'running', 'the job was too short to tell');
});

test('a process of the jobs that is killed is replaced by another, which does the work', async () => {
  const old = await children();
  assert.ok(old.length > 2);
  for (const pid of old) process.kill(Number(pid), 'SIGKILL');
  await eventually(async () => {
    const now = await children();
    assert.equal(now.length, old.length);
    assert.ok(now.every((pid) => !old.includes(pid)));
  });
  await house.sql(`UPDATE attempt SET state = 'running', ended_at = NULL, ended_by = NULL, receipt = NULL,
    ends_at = UTC_TIMESTAMP(6) WHERE id = ${candidate.attempt}`);
  await eventually(async () => assert.equal((await candidate.pulse()).phase, 'ended'), 5);
});

test('a log that has grown large is put aside, and goes on being written', async () => {
  const log = join(house.home, 'log/serve.log');
  await truncate(log, 300 * 2 ** 20);
  await eventually(async () => assert.ok((await stat(log)).size < 2 ** 20), 30);
  assert.equal((await stat(`${log}.1`)).size >= 300 * 2 ** 20, true);
  await admin.get('/me');
  await eventually(async () => assert.match(await house.log('serve'), /^[^\0]*route="\/me"/));
});

test('they all end when they are asked to, in the middle of a job too', async () => {
  const pids = [await house.pid('jobs'), ...await children()];
  const begun = Date.now();
  await house.appRun('stop');
  assert.ok(Date.now() - begun < 60000);
  for (const pid of pids) assert.equal(await works(pid), false, `${pid} of ${pids}`);
  await house.start();
});
