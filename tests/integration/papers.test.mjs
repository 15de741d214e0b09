/* Blueprints and exams by their pages, and the papers that are drawn by them: made, frozen, proved, thrown away. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Person, makeBlueprint, makeCity, makeExam, makeSitting } from './city.mjs';
import { eventually, startHouse } from './house.mjs';

const candidates = 60;
let house;
let admin;

before(async () => {
  house = await startHouse();
  await makeCity(house, candidates);
  admin = await Person.named(house, house.first.number);
});
after(() => house.stop());

/* The job's end: its state and why it was refused. */
async function jobEnd(kind, subject) {
  return eventually(async () => {
    const [[state, key, zero]] = await house.sql(`SELECT state, refusal_key, refusal_zero FROM job
      WHERE kind = '${kind}' AND subject = ${subject} ORDER BY id DESC LIMIT 1`);
    if (['waiting', 'running'].includes(state)) throw new Error(`the job is ${state}`);
    return { state, key, zero };
  }, 120);
}

const approved = (where) => house.value(`SELECT COUNT(*) FROM item_now WHERE state = 'approved' AND ${where}`).then(Number);

/* What is left of a sitting's papers. */
async function remains(sitting) {
  return (await house.sql(`SELECT (SELECT COUNT(*) FROM paper WHERE sitting = ${sitting}),
    (SELECT COUNT(*) FROM attempt WHERE sitting = ${sitting}), (SELECT COUNT(*) FROM paper_draw WHERE sitting = ${sitting}),
    (SELECT COUNT(*) FROM paper_item i LEFT JOIN paper p ON p.id = i.paper WHERE p.id IS NULL)`))[0].map(Number);
}

/* As if the waiting room opened in an hour: only before that papers can be thrown away. */
const closeWaitingRoom = (sitting) => house.sql(`UPDATE sitting SET state = 'published',
  opens_at = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR, starts_at = UTC_TIMESTAMP(6) + INTERVAL 2 HOUR WHERE id = ${sitting}`);

/* -- blueprints -------------------------------------------------------------------------------------------------------- */

test('a blueprint is made row by row, and each row says at once what it lacks', async () => {
  let page = await admin.get('/blueprints/new');
  page = await admin.send(page.form('/blueprints/new'), { name: '燃气专项' });
  assert.equal(page.heading(), '修改组卷策略');
  const { action } = page.form(page.all('form').map((form) => form.getAttribute('action')).find((to) => to.endsWith('/edit')));

  page = await admin.send(page.form(action), { add: '1' });
  page = await admin.send(page.form(action), { add: '1' });
  const gas = await approved("domain = 'gas' AND type = 'true-false'");
  const all = await approved("type = 'true-false'");
  page = await admin.send(page.form(action), { type: ['true-false', 'true-false'], domain: ['any', 'gas'],
    items: [String(all), String(gas)], score: ['0.5', '1'] });
  const says = page.text.replace(/\s+/g, ' ');
  assert.match(says, /组不成试卷/);
  assert.match(says, new RegExp(`第 2 行缺 ${gas} 题`));
  assert.match(says, new RegExp(`还要用于第 1 行.*一共要 ${all + gas} 题，题库里符合的只有 ${all} 题`));

  page = await admin.get(action);
  page = await admin.send(page.form(action), { items: [String(all - gas), String(gas)] });
  assert.match(page.text, /能组成试卷/);
  assert.doesNotMatch(page.text, /缺 \d+ 题/);

  page = await admin.send((await admin.get(action)).form(action), { remove: '1' });
  assert.equal(page.all('select').filter((one) => one.getAttribute('name') === 'domain').length, 1);
});

test('numbers that make no sense are refused by row, and what was typed stays', async () => {
  const blueprint = await makeBlueprint(house, [['single-choice', 10, 100], ['true-false', 5, 100]]);
  const action = `/blueprints/${blueprint}/edit`;
  const { values } = (await admin.get(action)).form(action);
  for (const [changes, words] of [
    [{ items: ['10', '很多'] }, /第 2 行的题数/],
    [{ items: ['', '5'] }, /第 1 行的题数/],
    [{ score: ['1.005', '1'] }, /第 1 行的分值/],
    [{ difficulty_least: ['1', '4'], difficulty_most: ['5', '2'] }, /第 2 行的难度/],
    [{ items: ['300', '300'] }, /最多 500 题/],
    [{ domain: ['any', 'no-such-domain'] }, /第 2 行的领域/],
  ]) {
    const refused = await admin.submit({ action, method: 'post', values }, changes);
    assert.equal(refused.status, 422);
    assert.match(refused.refusals(), words);
    for (const typed of changes.items ?? []) assert.match(refused.text, new RegExp(`name="items" value="${typed}"`));
  }
  assert.deepEqual(await house.sql(`SELECT items, score FROM blueprint_cell WHERE blueprint = ${blueprint} ORDER BY position`),
    [['10', '100'], ['5', '100']]);
});

test('for many papers a blueprint says how often its items must stand in them', async () => {
  const all = await approved("type = 'single-choice' AND scenario IS NULL");
  const blueprint = await makeBlueprint(house, [['single-choice', Math.floor(all / 2), 100]]);
  const tight = await admin.get(`/blueprints/${blueprint}?papers=1000&exposure=20`);
  assert.match(tight.text, /同题比例超过上限/);
  assert.match(tight.text, /最低只能做到 50%/);
  assert.match((await admin.get(`/blueprints/${blueprint}?papers=1000&exposure=50`)).text, /能组成试卷/);
});

/* -- exams ------------------------------------------------------------------------------------------------------------- */

test('an exam is made with defaults that can be changed, and its pass line cannot lie above the full score', async () => {
  const blueprint = await makeBlueprint(house, [['single-choice', 10, 200]]);
  const page = await admin.get(`/exams/new?blueprint=${blueprint}`);
  const form = page.form('/exams/new');
  const refused = await admin.submit(form, { name: '燃气执法考试', pass_score: '20.01' });
  assert.equal(refused.status, 422);
  assert.match(refused.refusals(), /合格线高于满分/);
  const made = await admin.send(form, { name: '燃气执法考试', pass_score: '12.5', draw: 'forms', forms: '3' });
  assert.equal(made.heading(), '燃气执法考试');
  assert.match(made.text, /3 份固定试卷/);
  const edit = `${made.all('a').map((a) => a.getAttribute('href')).find((to) => /\/exams\/\d+\/edit$/.test(to))}`;
  const changed = await admin.send((await admin.get(edit)).form(edit), { minutes: '45' });
  assert.match(changed.text, /45 分钟/);
  assert.match(changed.text, /12\.5/);
});

test('who manages no exams sees and changes none of another unit', async () => {
  const blueprint = await makeBlueprint(house, [['single-choice', 10, 100]]);
  const exam = await makeExam(house, { blueprint, pass: 600 });
  const district = await Person.named(house, '2000001');
  assert.equal((await district.get(`/exams/${exam}`)).status, 404);
  assert.equal((await district.get(`/blueprints/${blueprint}`)).status, 404);
  assert.equal((await district.post(`/blueprints/${blueprint}/copy`)).status, 403);
});

/* -- papers ------------------------------------------------------------------------------------------------------------ */

const cells = [['single-choice', 20, 200], ['multiple-choice', 10, 200], ['true-false', 10, 100], ['fill-in', 5, 200],
  ['short-answer', 1, 500], ['scenario', 6, 250]];

test('every paper meets its cells, holds no item twice, keeps enemies apart and is worth the same', async () => {
  const sitting = await makeSitting(house, admin, await makeExam(house, { blueprint: await makeBlueprint(house, cells) }));
  const papers = await house.sql(`SELECT id, items, total FROM paper WHERE sitting = ${sitting}`);
  assert.equal(papers.length, candidates);
  assert.ok(papers.every(([, items, total]) => items === '52' && total === '10000'));
  assert.equal(await house.value(`SELECT COUNT(*) FROM (SELECT p.id, IF(v.scenario IS NULL, v.type, 'scenario') AS part,
    COUNT(*) AS n FROM paper p JOIN paper_item i ON i.paper = p.id JOIN item_version v ON v.id = i.item_version
    WHERE p.sitting = ${sitting} GROUP BY p.id, part) x
    WHERE (part, n) IN (${cells.map(([type, items]) => `('${type}', ${items})`).join(', ')})`), String(candidates * cells.length));
  assert.equal(await house.value(`SELECT COUNT(*) FROM (SELECT i.paper FROM paper p JOIN paper_item i ON i.paper = p.id
    WHERE p.sitting = ${sitting} GROUP BY i.paper, i.item_version HAVING COUNT(*) > 1) x`), '0');
  assert.equal(await house.value(`SELECT COUNT(*) FROM paper p JOIN paper_item a ON a.paper = p.id
    JOIN paper_item b ON b.paper = p.id AND b.position > a.position JOIN item_version v ON v.id = a.item_version
    JOIN item_version w ON w.id = b.item_version JOIN item_enemy e ON e.item = v.item AND e.enemy = w.item
    WHERE p.sitting = ${sitting} AND NOT v.scenario <=> w.scenario`), '0');
  const spread = Number(await house.value(`SELECT MAX(expected) - MIN(expected) FROM paper WHERE sitting = ${sitting}`));
  assert.ok(spread <= 50, `expected scores lie ${spread} hundredths apart`);
  assert.equal(await house.value(`SELECT COUNT(DISTINCT a.paper) FROM attempt a WHERE a.sitting = ${sitting}`), String(candidates));
});

test('a scenario stands whole below its facts, and a choice shows what its letter means in the bank', async () => {
  const sitting = await house.value('SELECT MAX(id) FROM sitting WHERE papers_at IS NOT NULL');
  const paper = await house.value(`SELECT MIN(id) FROM paper WHERE sitting = ${sitting}`);
  const page = await admin.get(`/papers/${paper}`);
  assert.equal(page.status, 200);
  const questions = page.all('article');
  assert.equal(questions.length, 52);
  const rows = await house.sql(`SELECT i.position, v.type, v.answer_key, i.choice_order,
      REGEXP_REPLACE(v.body, '\\\\s+', ' '), COALESCE(v.scenario, 0), v.place
    FROM paper_item i JOIN item_version v ON v.id = i.item_version WHERE i.paper = ${paper} ORDER BY i.position`);
  for (const [at, [position, type, key, order, body]] of rows.entries()) {
    const question = questions[at];
    assert.equal(question.getAttribute('data-position'), position);
    assert.equal(question.getAttribute('data-type'), type);
    if (order === '') continue;
    const texts = [...body.matchAll(/<choice[^>]*>(.*?)<\/choice>/g)].map((match) => match[1]);
    const inputs = Array.from(question.getElementsByTagName('input'));
    assert.deepEqual(inputs.map((input) => input.getAttribute('value')), [...order]);
    const shown = Array.from(question.getElementsByTagName('span'))
      .filter((span) => span.getAttribute('class') === 'choice-text').map((span) => span.textContent);
    assert.deepEqual(shown, [...order].map((letter) => texts[letter.charCodeAt(0) - 65]));
    assert.deepEqual(inputs.filter((input) => input.hasAttribute('checked')).map((input) => input.getAttribute('value')).sort(),
      [...key]);
  }
  const scenarios = rows.filter((row) => row[5] !== '0');
  assert.equal(scenarios.length, 6);
  for (const [at, row] of scenarios.entries()) {
    const before = scenarios[at - 1];
    if (before?.[5] === row[5]) assert.ok(Number(before[6]) < Number(row[6]), 'a scenario keeps its order');
    else assert.ok(!scenarios.slice(0, at).some((one) => one[5] === row[5]), 'a scenario is not torn apart');
  }
  assert.equal(page.all('div').filter((div) => div.getAttribute('class') === 'scenario-facts').length,
    new Set(scenarios.map((row) => row[5])).size);
  assert.equal(await house.value(`SELECT COUNT(*) FROM audit WHERE action = 'look' AND object_kind = 'paper' AND object = ${paper}`), '1');
});

test('papers are drawn again from the sealed seed and compared, and a changed one is found', async () => {
  const sitting = await house.value('SELECT MAX(id) FROM sitting WHERE papers_at IS NOT NULL');
  let check = await house.chengxue('check', 'papers', sitting);
  assert.deepEqual([check.status, check.output], [0, `papers: ${candidates}, wrong: 0\n`]);
  const [[form, row]] = await house.sql(`SELECT form, id FROM paper WHERE sitting = ${sitting} ORDER BY form LIMIT 7, 1`);
  await house.sql(`UPDATE paper_item SET choice_order = REVERSE(choice_order) WHERE paper = ${row} AND position = 1`);
  check = await house.chengxue('check', 'papers', sitting);
  assert.equal(check.status, 1);
  assert.match(check.output, new RegExp(`form ${form} `));
  await house.sql(`UPDATE paper_item SET choice_order = REVERSE(choice_order) WHERE paper = ${row} AND position = 1`);
});

test('once papers are made, exam and blueprint stay as they are; a copy of the blueprint can be changed', async () => {
  const [[exam, blueprint]] = await house.sql(`SELECT e.id, e.blueprint FROM sitting s JOIN exam e ON e.id = s.exam
    WHERE s.papers_at IS NOT NULL ORDER BY s.id DESC LIMIT 1`);
  let refused = await admin.submit((await admin.get(`/exams/${exam}/edit`)).form(`/exams/${exam}/edit`), { minutes: '30' });
  assert.equal(refused.status, 422);
  assert.match(refused.refusals(), /不能再修改/);
  const action = `/blueprints/${blueprint}/edit`;
  refused = await admin.submit((await admin.get(action)).form(action), { name: '改名' });
  assert.match(refused.refusals(), /不能再修改/);
  const copy = await admin.act(`/blueprints/${blueprint}/copy`);
  const changed = await admin.send((await admin.get(copy)).form(copy), { name: '新策略' });
  assert.equal(changed.heading(), '新策略');
});

test('a candidate who comes late gets the next paper of the same draw', async () => {
  const sitting = await house.value('SELECT MAX(id) FROM sitting WHERE papers_at IS NOT NULL');
  await house.sql(`INSERT INTO candidate (sitting, officer, unit, enrolled_by, enrolled_at)
      SELECT ${sitting}, o.id, u.id, 1, UTC_TIMESTAMP(6) FROM officer o JOIN unit u ON u.parent IS NULL WHERE o.number = '2000001';
    INSERT INTO job (kind, subject, asker, asked_at, not_before)
      VALUES ('papers', ${sitting}, 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))`);
  assert.equal((await jobEnd('papers', sitting)).state, 'done');
  assert.equal(await house.value(`SELECT p.form FROM attempt a JOIN paper p ON p.id = a.paper JOIN officer o ON o.id = a.officer
    WHERE a.sitting = ${sitting} AND o.number = '2000001'`), String(candidates + 1));
  assert.equal((await house.chengxue('check', 'papers', sitting)).output, `papers: ${candidates + 1}, wrong: 0\n`);
});

test('papers that were thrown away leave nothing, and can be made anew', async () => {
  const sitting = await makeSitting(house, admin, await makeExam(house, { draw: 'forms', more: 'forms = 3',
    blueprint: await makeBlueprint(house, [['single-choice', 10, 1000]]) }));
  const seats = await house.sql(`SELECT c.seat, p.form FROM candidate c JOIN attempt a ON a.id = c.id JOIN paper p ON p.id = a.paper
    WHERE c.sitting = ${sitting} ORDER BY c.room, c.seat`);
  assert.equal(new Set(seats.map(([, form]) => form)).size, 3);
  for (let i = 1; i < seats.length; i += 1) assert.notEqual(seats[i][1], seats[i - 1][1], 'neighbours have different forms');

  await closeWaitingRoom(sitting);
  const action = `/sittings/${sitting}/papers/discard`;
  await admin.send((await admin.get(action)).form(action));
  assert.deepEqual(await remains(sitting), [0, 0, 0, 0]);
  await admin.act(`/sittings/${sitting}/papers`);
  assert.equal((await jobEnd('papers', sitting)).state, 'done');
  assert.deepEqual(await remains(sitting), [3, candidates, 1, 0]);
});

test('papers that cannot be drawn are refused by the row, and nothing stays locked', async () => {
  const blueprint = await makeBlueprint(house, [['true-false', 5, 100], ['fill-in', 5, 100]]);
  const sitting = await makeSitting(house, admin, await makeExam(house, { blueprint, pass: 600 }));
  await closeWaitingRoom(sitting);
  const discard = `/sittings/${sitting}/papers/discard`;
  await admin.send((await admin.get(discard)).form(discard));
  const action = `/blueprints/${blueprint}/edit`;
  for (const [items, key, row] of [[['5', '400'], 'papers.infeasible', '2'], [['3', '2'], 'papers.pass-line', 'NULL']]) {
    await admin.send((await admin.get(action)).form(action), { items });
    await admin.act(`/sittings/${sitting}/papers`);
    assert.deepEqual(await jobEnd('papers', sitting), { state: 'refused', key, zero: row });
    assert.deepEqual(await remains(sitting), [0, 0, 0, 0]);
  }
  await admin.send((await admin.get(action)).form(action), { items: ['4', '4'] });
  await admin.act(`/sittings/${sitting}/papers`);
  assert.equal((await jobEnd('papers', sitting)).state, 'done');
});

test('making papers goes on after the process was killed in the middle of it', async () => {
  const sitting = await house.value(`SELECT MAX(s.id) FROM sitting s`);
  await closeWaitingRoom(sitting);
  const action = `/sittings/${sitting}/papers/discard`;
  await admin.send((await admin.get(action)).form(action));
  await admin.act(`/sittings/${sitting}/papers`);
  await eventually(async () => assert.notEqual(await house.value(`SELECT COUNT(*) FROM paper_draw WHERE sitting = ${sitting}`), '0'), 20);
  await house.kill('jobs');
  await house.sql("UPDATE job SET leased_to = UTC_TIMESTAMP(6) WHERE kind = 'papers' AND state = 'running'");
  await house.start();
  assert.equal((await jobEnd('papers', sitting)).state, 'done');
  assert.deepEqual(await remains(sitting), [candidates, candidates, 1, 0]);
  assert.match((await house.chengxue('check', 'papers', sitting)).output, /wrong: 0/);
});
