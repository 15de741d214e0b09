/*
 * node tests/load/records.mjs [OFFICERS] [ENTRIES] [YEARS]
 *
 * Sets up an installation of its own with the release program, and a ledger of so many officers (10,000), entries an officer
 * and year (60) and years (3). Prints how long an officer's page, a district's list, the city's figures, the trial of a rule
 * set on everybody and the proof of the ledger take. Figures only; nothing passes or fails on time.
 */
import { Person, makeCity } from '../integration/city.mjs';
import { eventually, startHouse } from '../integration/house.mjs';

const officers = Number(process.argv[2] ?? 10000);
const entries = Number(process.argv[3] ?? 60);
const years = Number(process.argv[4] ?? 3);
const thisYear = new Date(Date.now() + 8 * 3600000).getUTCFullYear();
const patience = 600;

/* Sessions of 45 to 180 minutes, each of half of a unit's officers, written as the ledger would have. */
async function fill(house, year) {
  const kind = "ELT(1 + s.seq % 4, 'squad-training', 'district-training', 'online-course', 'squad-training')";
  await house.sql(`
    INSERT INTO activity (source, source_id, kind, title, unit, made_at)
      SELECT 'load', ${year} * 100000 + s.seq, ${kind}, CONCAT('训练', s.seq), 1, UTC_TIMESTAMP(6) FROM seq_1_to_${entries} s;
    INSERT INTO participation (activity, officer, on_date, year, unit, minutes, state, channel, hours, credits, turn)
      SELECT a.id, m.officer, MAKEDATE(${year}, 1 + a.id * 7 % 320), ${year}, m.unit, 45 * (1 + a.id % 2), 'posted', r.channel,
             100 * (1 + a.id % 2), 40 * (1 + a.id % 2), 1
        FROM activity a JOIN membership m ON m.current = 1 JOIN rule_set s ON s.year = ${year} AND s.current = 1
        JOIN rule r ON r.rule_set = s.id AND r.kind = a.kind
       WHERE a.source = 'load' AND a.source_id BETWEEN ${year} * 100000 AND ${year} * 100000 + 99999;
    INSERT INTO ledger_entry (officer, year, channel, kind, activity, participation, turn, hours, credits, quantity, raw_hours,
           raw_credits, rule, on_date, unit, known_at)
      SELECT p.officer, p.year, p.channel, a.kind, a.id, p.id, 1, p.hours, p.credits, 100, 0, 0, r.id, p.on_date, p.unit,
             UTC_TIMESTAMP(6)
        FROM participation p JOIN activity a ON a.id = p.activity JOIN rule_set s ON s.year = p.year AND s.current = 1
        JOIN rule r ON r.rule_set = s.id AND r.kind = a.kind WHERE p.year = ${year};
    INSERT INTO balance (officer, year, kind, hours, credits)
      SELECT officer, year, kind, SUM(hours), SUM(credits) FROM ledger_entry WHERE year = ${year} GROUP BY officer, year, kind;
    DELETE FROM standing WHERE year = ${year}`);
}

const inOrder = (times) => times.sort((a, b) => a - b);
const at = (times, part) => times[Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(1);

/* Times of a page, in milliseconds, asked for one after another. */
async function measure(name, times, ask) {
  const took = [];
  for (let i = 0; i < times; i += 1) {
    const begun = performance.now();
    const answer = await ask(i);
    took.push(performance.now() - begun);
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status}`);
  }
  inOrder(took);
  console.log(`${name}: p50 ${at(took, 0.5)} ms, p95 ${at(took, 0.95)} ms, longest ${at(took, 1)} ms`);
}

async function job(house, place) {
  const id = place.match(/\/jobs\/(\d+)/)[1];
  return eventually(async () => {
    const [[state, took]] = await house.sql(`SELECT state, TIMESTAMPDIFF(MICROSECOND, started_at, ended_at) / 1e6
      FROM job WHERE id = ${id}`);
    if (state !== 'done') throw new Error(`job ${id} is ${state}`);
    return took;
  }, patience);
}

const house = await startHouse();
try {
  await makeCity(house, officers);
  await house.sql("UPDATE membership SET from_on = '2020-01-01'");
  for (let year = thisYear - years + 1; year <= thisYear; year += 1) await fill(house, year);
  const begun = Date.now();
  await eventually(async () => {
    const [[count]] = await house.sql('SELECT COUNT(*) FROM standing');
    if (Number(count) < officers * years) throw new Error(`${count} standings`);
  }, patience);
  console.log(`${officers} officers, ${entries} entries a year, ${years} years; all standings reckoned within ${
    ((Date.now() - begun) / 1000).toFixed(0)} s`);
  await house.sql('ANALYZE TABLE ledger_entry, participation, balance, standing, membership, activity');
  const people = await Promise.all(Array.from({ length: 40 }, (_, i) => Person.named(house, String(1000001 + i * 7))));
  const admin = await Person.named(house, house.first.number);
  const district = await Person.named(house, '2000001');
  await measure('officer’s page', 400, (i) => people[i % people.length].get('/credits/mine'));
  await measure('why a figure is', 200, (i) => people[i % people.length].get('/credits/mine/why'));
  await measure('district’s list', 100, () => district.get('/credits'));
  await measure('district’s list of those behind', 100, () => district.get('/credits?state=behind'));
  await measure('city’s figures', 60, () => admin.get('/credits/units'));
  const like = await house.value(`SELECT id FROM rule_set WHERE year = ${thisYear} AND current = 1`);
  const draft = (await admin.act('/credits/rules', { year: thisYear, like })).match(/\d+/)[0];
  await house.sql(`UPDATE rule SET hours = hours * 2 WHERE rule_set = ${draft}`);
  console.log(`trial of a rule set on everybody: ${await job(house, await admin.act(`/credits/rules/${draft}/dry-run`))} s`);
  const proof = Date.now();
  const { output } = await house.chengxue('check', 'ledger');
  console.log(`check ledger: ${((Date.now() - proof) / 1000).toFixed(1)} s; ${output.trim().split('\n').at(-1)}`);
} finally {
  await house.stop();
}
