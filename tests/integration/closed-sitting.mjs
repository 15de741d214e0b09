/*
 * A sitting that has just been closed, with everybody's answers, for tests of what comes after it. It goes into the
 * database as the exam would have left it; items are those of the question bank. All chance comes from fixed numbers.
 *
 *   const closed = await closedSitting(house, { people: 40, short: 2 });
 *   closed.sitting, closed.items[0].key, closed.admin, closed.markers, closed.candidates[0].number
 */

const kinds = [
  ['single', 'single-choice', 500], ['multiple', 'multiple-choice', 500], ['trueFalse', 'true-false', 250],
  ['fillIn', 'fill-in', 500], ['short', 'short-answer', 1000],
];

/* Numbers from 0 to 1 that are the same in each run. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const text = (value) => `'${String(value).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

async function insert(house, table, rows) {
  for (let at = 0; at < rows.length; at += 2000) {
    const values = rows.slice(at, at + 2000).map((row) => `(${row.join(',')})`).join(',');
    await house.sql(`INSERT INTO ${table} VALUES ${values}`);
  }
}

/* The city with two districts, and who works in them. */
async function people(house, count) {
  await house.sql(`INSERT INTO unit (parent, kind, code, name, position, created_at)
    SELECT u.id, 'district', d.code, d.name, d.place, UTC_TIMESTAMP(6) FROM unit u
      JOIN (SELECT 'xh' code, '徐汇区局' name, 1 place UNION SELECT 'hp', '黄浦区局', 2) d WHERE u.parent IS NULL;
    INSERT INTO unit_tree SELECT id, id, 0 FROM unit WHERE code IN ('xh', 'hp');
    INSERT INTO unit_tree SELECT parent, id, 1 FROM unit WHERE code IN ('xh', 'hp')`);
  const units = Object.fromEntries(await house.sql("SELECT COALESCE(code, ''), id FROM unit"));
  const first = Number(await house.value('SELECT MAX(id) + 1 FROM officer'));
  const staff = ['exam-admin', 'exam-admin-2', 'xh-admin', 'marker-1', 'marker-2', 'marker-3'];
  const numbers = [...staff, ...Array.from({ length: count }, (_, at) => `c${String(at + 1).padStart(5, '0')}`)];
  const officers = numbers.map((number, at) => ({ id: first + at, number,
    name: at < staff.length ? `工作人员${at + 1}` : `考生${at - staff.length + 1}`, unit: units[at % 2 ? 'hp' : 'xh'] }));
  await insert(house, 'officer (id, number, name, created_at)',
    officers.map((one) => [one.id, text(one.number), text(one.name), 'UTC_TIMESTAMP(6)']));
  await insert(house, 'membership (officer, unit, from_on, current, known_at)',
    officers.map((one) => [one.id, one.unit, "'2020-01-01'", 1, 'UTC_TIMESTAMP(6)']));
  await insert(house, 'account (officer, password, must_change, changed_at, totp)',
    officers.map((one) => [one.id, "'none'", 0, 'UTC_TIMESTAMP(6)', "'none'"]));
  const city = await house.value('SELECT id FROM unit WHERE parent IS NULL');
  await insert(house, 'role_grant (officer, role, unit, granted_at)', officers.slice(0, staff.length).map((one) => [one.id,
    text(one.number.startsWith('exam') ? 'city-admin' : one.number.startsWith('xh') ? 'training-admin' : 'marker'),
    one.number.startsWith('xh') ? units.xh : city, 'UTC_TIMESTAMP(6)']));
  return { city, officers: officers.slice(staff.length) };
}

async function exam(house, city, pass, double) {
  await house.sql(`INSERT INTO blueprint (name, unit, made_by, made_at) VALUES ('结业考试策略', ${city}, 1, UTC_TIMESTAMP(6));
    INSERT INTO exam (name, unit, blueprint, draw, minutes, pass_score, double_marking, difference_most, made_by, made_at)
    SELECT '2026年执法资格考试', ${city}, MAX(id), 'one', 90, ${pass}, ${double}, 200, 1, UTC_TIMESTAMP(6) FROM blueprint;
    INSERT INTO sitting (exam, name, opens_at, starts_at, state, seed, papers_at, started_at, closed_at, made_by, made_at)
    SELECT MAX(id), '第一场', UTC_TIMESTAMP(6) - INTERVAL 3 HOUR, UTC_TIMESTAMP(6) - INTERVAL 2 HOUR, 'running', 'seed',
           UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) - INTERVAL 2 HOUR, UTC_TIMESTAMP(6), 1, UTC_TIMESTAMP(6) FROM exam`);
  return house.value('SELECT MAX(id) FROM sitting');
}

async function paper(house, sitting, counts) {
  const items = [];
  for (const [count, type, score] of kinds) {
    const rows = await house.sql(`SELECT version, COALESCE(answer_key, ''), choices, code FROM item_now
      WHERE type = '${type}' ORDER BY MD5(code) LIMIT ${counts[count] ?? 0}`);
    for (const [version, key, choices, code] of rows) {
      items.push({ position: items.length + 1, version, type, key: key.replaceAll('\\n', '\n'), choices: Number(choices),
        code, score });
    }
  }
  const total = items.reduce((sum, item) => sum + item.score, 0);
  await house.sql(`INSERT INTO paper (sitting, form, items, total, expected, body, body_hash, made_at)
    VALUES (${sitting}, 1, ${items.length}, ${total}, ${total}, '', '', UTC_TIMESTAMP(6))`);
  const id = await house.value('SELECT MAX(id) FROM paper');
  await insert(house, 'paper_item (paper, position, item_version, score, choice_order)',
    items.map((item) => [id, item.position, item.version, item.score, text('ABCDEFGH'.slice(0, item.choices))]));
  return { id, items };
}

/* What a wrong answer to an item looks like. */
function wrong(item, draw) {
  if (item.type === 'true-false') return item.key === 'true' ? 'false' : 'true';
  if (item.type === 'fill-in') return '不清楚';
  if (item.type === 'multiple-choice') return item.key.slice(1) || 'A';
  const others = [...'ABCDEFGH'.slice(0, item.choices)].filter((letter) => letter !== item.key);
  return others[Math.floor(draw() * others.length)];
}

const right = (item) => item.key.split('\n').map((blank) => blank.split('|')[0]).join('\n');

export async function closedSitting(house, options = {}) {
  const { people: count = 40, pass = 6000, double = 0, ...counts } =
    { single: 8, multiple: 4, trueFalse: 4, fillIn: 2, short: 2, ...options };
  const { city, officers } = await people(house, count);
  const sitting = await exam(house, city, pass, double);
  const { id, items } = await paper(house, sitting, counts);
  const first = Number(await house.value('SELECT COALESCE(MAX(id), 0) + 1 FROM candidate'));
  const candidates = officers.map((officer, at) => ({ ...officer, attempt: first + at, answers: {} }));
  await insert(house, 'candidate (id, sitting, officer, unit, enrolled_by, enrolled_at)',
    candidates.map((one) => [one.attempt, sitting, one.id, one.unit, 1, 'UTC_TIMESTAMP(6)']));
  /* The last candidate never came. */
  const came = candidates.slice(0, -1);
  await insert(house, `attempt (id, sitting, officer, paper, items, seconds, grace_seconds, state, started_at, ends_at,
      ended_at, ended_by, receipt)`, candidates.map((one, at) => at < came.length
    ? [one.attempt, sitting, one.id, id, items.length, 5400, 10, "'ended'", 'UTC_TIMESTAMP(6) - INTERVAL 2 HOUR',
      'UTC_TIMESTAMP(6) - INTERVAL 30 MINUTE', 'UTC_TIMESTAMP(6) - INTERVAL 40 MINUTE', "'candidate'", text('0'.repeat(64))]
    : [one.attempt, sitting, one.id, id, items.length, 5400, 10, "'ready'", 'NULL', 'NULL', 'NULL', 'NULL', 'NULL']));
  const draw = chance(20261124);
  const responses = [];
  came.forEach((one, at) => {
    const ability = 0.35 + 0.6 * (at / came.length);
    for (const item of items) {
      const knows = draw() < ability;
      if (item.type !== 'short-answer' && draw() < 0.02) continue; /* left out */
      one.answers[item.position] = item.type === 'short-answer' ? `第${at + 1}份答案：先立案，再调查取证。`
        : knows ? right(item) : wrong(item, draw);
      responses.push([one.attempt, item.position, 1, text(one.answers[item.position]), 0, 'UTC_TIMESTAMP(6)']);
    }
  });
  await insert(house, 'response (attempt, position, seq, answer, changed_ms, saved_at)', responses);
  await house.sql(`UPDATE sitting SET state = 'closed' WHERE id = ${sitting}`);
  return { sitting, items, candidates: came, absent: candidates.at(-1), admin: 'exam-admin', second: 'exam-admin-2',
    district: 'xh-admin', markers: ['marker-1', 'marker-2', 'marker-3'] };
}
