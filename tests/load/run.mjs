/*
 * node tests/load/run.mjs [CANDIDATES] [WINDOW-SECONDS] [ANSWERS] [PACE-SECONDS]
 *
 * Sets up an installation of its own with the release program, a sitting with so many candidates, and plays them: 4,000
 * start within 60 s by default. Prints rates and times per kind of request, the bare rate of durable commits before it,
 * and whether every acknowledged answer is in the database. Figures only; nothing passes or fails on time.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { startHouse } from '../integration/house.mjs';
import { Watch, bigCity, bigSitting } from './big-sitting.mjs';

const candidates = Number(process.argv[2] ?? 4000);
const window = process.argv[3] ?? '60';
const answers = process.argv[4] ?? '20';
const pace = process.argv[5] ?? '8';
const programs = join(dirname(process.env.CHENGXUE_PROGRAM ?? 'var/build/release/chengxue'), 'load');

function show(command, args) {
  return new Promise((resolve) => {
    spawn(command, args, { stdio: 'inherit' }).on('close', resolve);
  });
}

/* A session and a line of the generator's file for each candidate, without thousands of passwords to verify. */
async function openSessions(house, sitting) {
  const [sessionHash, csrfHash] = [await house.keyedHash('session'), await house.keyedHash('csrf')];
  const rows = await house.sql(`SELECT id, officer, items FROM attempt WHERE sitting = ${sitting}`);
  const lines = [];
  const values = rows.map(([attempt, officer, items]) => {
    const token = randomBytes(32).toString('base64url');
    lines.push(`${attempt} ${token} ${csrfHash(token)} ${items}`);
    return `('${sessionHash(token)}', ${officer}, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6),
      UTC_TIMESTAMP(6) + INTERVAL 12 HOUR, '127.0.0.1', 'load', 0)`;
  });
  await house.sql(`INSERT INTO session (token, officer, opened_at, seen_at, ends_at, address, agent, roles)
    VALUES ${values.join(', ')}`);
  return lines;
}

/* How many lines of the journal are not in the database as they were acknowledged. */
async function lost(house, sitting, journal) {
  const rows = await house.sql(`SELECT r.attempt, r.position, r.seq, r.answer FROM response r JOIN attempt a
    ON a.id = r.attempt WHERE a.sitting = ${sitting}`);
  const there = new Set(rows.map((row) => row.join('\t')));
  const lines = (await readFile(journal, 'utf8')).split('\n').filter(Boolean);
  return { acknowledged: lines.length, missing: lines.filter((line) => !there.has(line)).length };
}

const work = await mkdtemp(join(tmpdir(), 'load-'));
const house = await startHouse();
try {
  const admin = await bigCity(house, candidates);
  const sitting = await bigSitting(house, admin, candidates);
  await show(join(programs, 'limits'), [join(house.home, 'run/db.sock'), 'chengxue', '16', '5']);
  await writeFile(join(work, 'candidates'), (await openSessions(house, sitting)).join('\n'));
  await admin.act(`/invigilate/${sitting}/start`);
  const watch = await Watch.start(house);
  await show(join(programs, 'exam'), [String(house.port), join(work, 'candidates'), '--window', window, '--answers', answers,
    '--pace', pace, '--journal', join(work, 'journal')]);
  console.log(`CPU seconds: ${await watch.cpu()}`);
  const { acknowledged, missing } = await lost(house, sitting, join(work, 'journal'));
  console.log(`acknowledged answers ${acknowledged}, missing in the database ${missing}`);
  const metrics = await (await fetch(`${house.url}/metrics`)).text();
  console.log(metrics.split('\n').filter((line) => /statements|count|replaced/.test(line)).join('\n'));
} finally {
  await house.stop();
  await rm(work, { recursive: true, force: true });
}
