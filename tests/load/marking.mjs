/*
 * node tests/load/marking.mjs [CANDIDATES]
 *
 * Sets up an installation of its own with the release program and two sittings with so many candidates (4,000 by default)
 * and 100 items, one with a paper for each and one with the same paper for all. Answers go into the database as an exam
 * would have left them. Prints how long marking, statistics, and a regrade after a wrong key take. Figures only; nothing
 * passes or fails on time.
 */
import { eventually, startHouse } from '../integration/house.mjs';
import { Watch, bigCity, bigSitting } from './big-sitting.mjs';

const candidates = Number(process.argv[2] ?? 4000);
const patience = 600; /* seconds for one job */

/*
 * Everybody answers nearly everything, the abler the better; one answer in ten was another one first. Chance comes from
 * checksums, so that each run has the same.
 */
async function answerAll(house, sitting) {
  const known = 'CRC32(CONCAT(a.id, \'-\', i.position)) % 1000 < 450 + a.id % 500';
  const drawn = 'CRC32(CONCAT(i.position, \'+\', a.id)) % 1000';
  const wrong = `CASE v.type WHEN 'true-false' THEN IF(v.answer_key = 'true', 'false', 'true')
    WHEN 'multiple-choice' THEN SUBSTR(v.answer_key, 2)
    ELSE CHAR(65 + (ASCII(v.answer_key) - 64 + ${drawn} % (v.choices - 1)) % v.choices USING utf8mb4) END`;
  const from = `FROM attempt a JOIN paper_item i ON i.paper = a.paper JOIN item_version v ON v.id = i.item_version
    WHERE a.sitting = ${sitting}`;
  await house.sql(`
    INSERT INTO response (attempt, position, seq, answer, changed_ms, saved_at)
      SELECT a.id, i.position, 2, IF(${known}, v.answer_key, ${wrong}), 0, UTC_TIMESTAMP(6) ${from} AND ${drawn} < 980;
    INSERT INTO response (attempt, position, seq, answer, changed_ms, saved_at)
      SELECT a.id, i.position, 1, ${wrong}, 0, UTC_TIMESTAMP(6) ${from} AND ${drawn} < 100;
    UPDATE attempt SET state = 'ended', ended_by = 'candidate', receipt = REPEAT('0', 64), ends_at = UTC_TIMESTAMP(6),
           started_at = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR, ended_at = UTC_TIMESTAMP(6)
     WHERE sitting = ${sitting};
    ANALYZE TABLE response, attempt, paper, paper_item`);
}

/* From the closing to "marked", as people see it: the job comes round every 2 s. */
async function marking(house, admin, sitting) {
  await admin.act(`/invigilate/${sitting}/close`);
  return eventually(async () => {
    const [[state, took]] = await house.sql(`SELECT state, TIMESTAMPDIFF(MICROSECOND, closed_at, marked_at) / 1e6
      FROM sitting WHERE id = ${sitting}`);
    if (state !== 'marked') throw new Error(`the sitting is ${state}`);
    return took;
  }, patience);
}

/* How long the job took whose page this is. */
async function job(house, place) {
  const id = place.match(/\/jobs\/(\d+)/)[1];
  return eventually(async () => {
    const [[state, took]] = await house.sql(`SELECT state, TIMESTAMPDIFF(MICROSECOND, started_at, ended_at) / 1e6
      FROM job WHERE id = ${id}`);
    if (state !== 'done') throw new Error(`job ${id} is ${state}`);
    return took;
  }, patience);
}

/* The true-false item that most people had turns out to be the other way round: the page of the change of its key. */
async function wrongKey(house, admin, sitting) {
  const [[item, key]] = await house.sql(`SELECT v.id, v.answer_key FROM item_version v
    JOIN paper_item i ON i.item_version = v.id JOIN attempt a ON a.paper = i.paper
    WHERE a.sitting = ${sitting} AND v.type = 'true-false' GROUP BY v.id ORDER BY COUNT(*) DESC, v.id LIMIT 1`);
  return admin.act(`/sittings/${sitting}/items/${item}/key`,
    { act: 'key', key: key === 'true' ? 'false' : 'true', reason: '答案有误' });
}

/* Until no job waits or runs: a regrade asks for the statistics. */
function quiet(house) {
  return eventually(async () => {
    const open = await house.value('SELECT COUNT(*) FROM job WHERE open = 1');
    if (open !== '0') throw new Error(`${open} jobs are open`);
  }, patience);
}

/* Times a piece of work that says how long it took, and what the services used for it. */
async function measure(house, what, work) {
  const watch = await Watch.start(house);
  const took = await work();
  console.log(`${what} ${Number(took).toFixed(1)} s; CPU seconds: ${await watch.cpu()}`);
}

const house = await startHouse();
try {
  const admin = await bigCity(house, candidates);
  for (const draw of ['each', 'one']) {
    const sitting = await bigSitting(house, admin, candidates, draw);
    await admin.act(`/invigilate/${sitting}/start`);
    await answerAll(house, sitting);
    await measure(house, 'marking, from the closing,', () => marking(house, admin, sitting));
    await measure(house, 'statistics', async () => job(house, await admin.act(`/sittings/${sitting}/statistics`)));
    const change = await wrongKey(house, admin, sitting);
    await measure(house, 'regrade', async () => job(house, await admin.act(`${change}/apply`)));
    const marks = await house.value(`SELECT COUNT(*) FROM mark WHERE cause = ${change.match(/\d+/)[0]}`);
    console.log(`marks that the regrade changed: ${marks}`);
    await quiet(house);
  }
  console.log((await house.chengxue('check', 'results')).output.trim());
} finally {
  await house.stop();
}
