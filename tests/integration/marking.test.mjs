/* From closed sittings to released results: marking by rule and by people, statistics, a wrong key, appeals. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { soundLedger } from './city.mjs';
import { closedSitting } from './closed-sitting.mjs';
import { eventually, startHouse } from './house.mjs';
import { Visitor } from './visitor.mjs';

let house;
let closed;

before(async () => {
  house = await startHouse();
  closed = await closedSitting(house, { people: 40, double: 1, pass: 5000 });
});
after(() => house.stop());

const state = () => house.value(`SELECT state FROM sitting WHERE id = ${closed.sitting}`);
const figure = (page, name) => page.all('dt').find((one) => one.textContent === name)?.nextSibling.textContent.trim();

async function resultsProven() {
  const { status, output } = await house.chengxue('check', 'results');
  assert.equal(status, 0, output);
}

/* What the exam earned, as the books stand: for exactly those who have passed now. */
async function earnedByThosePassed() {
  await eventually(async () => {
    assert.equal(await house.value("SELECT COUNT(*) FROM job WHERE kind = 'earned' AND open = 1"), '0');
    assert.deepEqual(
      await house.sql("SELECT p.officer, p.hours, p.credits FROM participation p WHERE p.state = 'posted' ORDER BY p.officer"),
      await house.sql(`SELECT a.officer, '400', '160' FROM result r JOIN attempt a ON a.id = r.attempt
        WHERE r.passed = 1 ORDER BY a.officer`));
  }, 30);
  await soundLedger(house);
}

/* What a person who knows the rules gives for the objective answers of a candidate, in hundredths. */
function byHand(candidate) {
  let score = 0;
  for (const item of closed.items) {
    const answer = candidate.answers[item.position];
    if (answer === undefined || item.type === 'short-answer') continue;
    if (item.type !== 'fill-in') {
      if (answer === item.key) score += item.score;
      continue;
    }
    const blanks = item.key.split('\n');
    const given = answer.split('\n');
    const right = blanks.filter((accepted, at) => accepted.split('|').includes(given[at])).length;
    if (right === blanks.length) score += item.score;
  }
  return score;
}

test('objective answers are marked over the whole paper as soon as the sitting is closed', async () => {
  await eventually(async () => {
    assert.equal(Number(await house.value('SELECT COUNT(*) FROM result')), closed.candidates.length);
  }, 30);
  for (const candidate of closed.candidates) {
    const got = await house.value(`SELECT score FROM result WHERE attempt = ${candidate.attempt}`);
    assert.equal(Number(got), byHand(candidate), candidate.number);
  }
  assert.equal(await house.value(`SELECT COUNT(*) FROM result WHERE attempt = ${closed.absent.attempt}`), '0');
  assert.equal(await state(), 'closed'); /* the written answers wait */
  await resultsProven();
});

test('nobody sees a result before it is released', async () => {
  const [candidate] = closed.candidates;
  const visitor = await Visitor.signedIn(house, candidate.number);
  assert.equal((await visitor.get(`/exams/results/${candidate.attempt}`)).status, 404);
  const district = await Visitor.signedIn(house, closed.district);
  assert.equal((await district.get(`/sittings/${closed.sitting}/results`)).status, 404);
  const admin = await Visitor.signedIn(house, closed.admin);
  const page = await admin.get(`/sittings/${closed.sitting}/results`);
  assert.throws(() => page.form(`/sittings/${closed.sitting}/release`));
});

/* Takes the first item that waits; the page of an answer, or of the list when there is none. */
async function take(visitor) {
  const page = await visitor.get('/marking');
  const form = page.all('form').find((one) => one.getAttribute('action') === '/marking/take');
  return form ? visitor.send(page.form('/marking/take')) : page;
}

const formOf = (page) => page.all('form').find((one) => one.getAttribute('action').startsWith('/marking/answers/'));

/* What is on the paper, without who the marker is. */
function assertBlind(page) {
  for (const { name, number } of closed.candidates) {
    assert.ok(!page.text.includes(number) && !page.text.includes(`>${name}<`), 'a marker sees who it is');
  }
  assert.match(formOf(page).getAttribute('action'), /^\/marking\/answers\/[0-9a-f]{64}$/); /* a random name */
}

/* Marks all that this marker can, with a score by the answer's text. */
async function markAll(number, scoreOf) {
  const visitor = await Visitor.signedIn(house, number);
  let page = await take(visitor);
  let count = 0;
  while (formOf(page)) {
    const said = Number(page.text.match(/第(\d+)份答案/)[1]);
    if (count < 3) assertBlind(page);
    page = await visitor.send(page.form(formOf(page).getAttribute('action')), { score: String(scoreOf(said)), point: '1' });
    count += 1;
    if (!formOf(page)) page = await take(visitor);
  }
  return count;
}

test('two markers never have the same answer, and a mark above the full score is refused', async () => {
  const first = await Visitor.signedIn(house, closed.markers[0]);
  const second = await Visitor.signedIn(house, closed.markers[1]);
  const page = await take(first);
  const other = await take(second);
  assert.notEqual(page.text.match(/第(\d+)份答案/)[1], other.text.match(/第(\d+)份答案/)[1]);
  const action = formOf(page).getAttribute('action');
  assert.equal((await second.get(action)).status, 404);
  const refused = await first.submit(page.form(action), { score: '10.5' });
  assert.equal(refused.status, 422);
  assert.match(refused.refusals(), /满分/);
  assert.ok(formOf(refused), 'the answer is still there');
  const again = await take(first); /* the one before the eyes comes back */
  assert.equal(again.text.match(/第(\d+)份答案/)[1], page.text.match(/第(\d+)份答案/)[1]);
});

test('written answers: two mark, the mean counts, a third decides where they differ too much', async () => {
  const written = closed.candidates.length * 2;
  assert.equal(await markAll(closed.markers[0], () => 6), written - 1, 'one is still before the second marker');
  assert.equal(await markAll(closed.markers[0], () => 6), 0, 'nobody marks an answer twice');
  /* the second differs by 1, and by 5 for every tenth answer */
  assert.equal(await markAll(closed.markers[1], (said) => (said % 10 === 0 ? 1 : 5)), written);
  assert.equal(await markAll(closed.markers[0], () => 6), 1);
  const third = await markAll(closed.markers[2], () => 3);
  assert.equal(third, closed.candidates.filter((one, at) => (at + 1) % 10 === 0).length * 2);
  await eventually(async () => assert.equal(await state(), 'marked'), 30);
  for (const [at, candidate] of closed.candidates.entries()) {
    const got = await house.value(`SELECT score FROM result WHERE attempt = ${candidate.attempt}`);
    assert.equal(Number(got), byHand(candidate) + 2 * ((at + 1) % 10 === 0 ? 300 : 550), candidate.number);
  }
  await resultsProven();
});

test('after the release candidates see their own, districts their people, and statistics are there', async () => {
  const admin = await Visitor.signedIn(house, closed.admin);
  const address = `/sittings/${closed.sitting}/results`;
  let page = await admin.get(address);
  page = await admin.send(page.form(`/sittings/${closed.sitting}/release`));
  assert.match(page.text, /成绩已公布/);
  await earnedByThosePassed();
  assert.equal(figure(page, '实考人数'), String(closed.candidates.length));

  const [candidate, other] = closed.candidates;
  const visitor = await Visitor.signedIn(house, candidate.number);
  page = await visitor.get(`/exams/results/${candidate.attempt}`);
  assert.equal(page.status, 200);
  assert.equal(page.all('strong')[0].textContent, String((byHand(candidate) + 1100) / 100));
  assert.equal((await visitor.get(`/exams/results/${other.attempt}`)).status, 404);

  const district = await Visitor.signedIn(house, closed.district);
  const list = JSON.parse((await district.get(`${address}.json`)).text);
  const text = JSON.stringify(list);
  for (const one of closed.candidates) {
    assert.equal(text.includes(`"${one.number}"`), one.unit === candidate.unit, one.number);
  }
  const csv = await district.get(`${address}.csv`);
  assert.ok(csv.text.includes(candidate.number) && !csv.text.includes(other.number));
  assert.equal((await district.get(`/sittings/${closed.sitting}/statistics`)).status, 404);

  await eventually(async () => {
    page = await admin.get(`/sittings/${closed.sitting}/statistics`);
    assert.equal(figure(page, '答题人数'), String(closed.candidates.length));
  }, 30);
  const scores = closed.candidates.map((one, at) => byHand(one) + 2 * ((at + 1) % 10 === 0 ? 300 : 550));
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  assert.equal(figure(page, '平均分'), String(Math.round(mean) / 100));
});

test('a wrong key: who crosses the pass line is said before, everybody is regraded, old marks stay', async () => {
  const admin = await Visitor.signedIn(house, closed.admin);
  const item = closed.items.find((one) => one.type === 'single-choice');
  const fresh = item.key === 'A' ? 'B' : 'A';
  const address = `/sittings/${closed.sitting}/items/${item.version}`;
  let page = await admin.get(address);
  const refused = await admin.submit(page.form(`${address}/key`), { act: 'key', key: ['A', 'B'], reason: '两个都对' });
  assert.equal(refused.status, 422);
  const before = new Map(await house.sql(`SELECT attempt, score FROM result WHERE sitting = ${closed.sitting}`));
  const expected = new Map(closed.candidates.map((one) => {
    const answer = one.answers[item.position];
    const change = (answer === fresh ? item.score : 0) - (answer === item.key ? item.score : 0);
    return [String(one.attempt), Number(before.get(String(one.attempt))) + change];
  }));
  const crossed = [...expected].filter(([id, score]) => (score >= 5000) !== (Number(before.get(id)) >= 5000));

  page = await admin.send(page.form(`${address}/key`), { act: 'key', key: fresh, reason: '法条已修改' });
  const said = page.text.match(/未合格变为合格 (\d+) 人，由合格变为未合格 (\d+) 人/);
  assert.equal(Number(said[1]) + Number(said[2]), crossed.length);
  for (const [id] of crossed) {
    assert.ok(page.text.includes(closed.candidates.find((one) => String(one.attempt) === id).number));
  }
  assert.deepEqual(new Map(await house.sql(`SELECT attempt, score FROM result WHERE sitting = ${closed.sitting}`)), before);

  const apply = page.all('form').map((one) => one.getAttribute('action')).find((action) => action.endsWith('/apply'));
  const marks = Number(await house.value('SELECT COUNT(*) FROM mark'));
  await admin.send(page.form(apply));
  await eventually(async () => {
    const now = await house.sql(`SELECT attempt, score FROM result WHERE sitting = ${closed.sitting}`);
    assert.deepEqual(new Map(now.map(([id, score]) => [id, Number(score)])), expected);
  }, 30);
  assert.ok(Number(await house.value('SELECT COUNT(*) FROM mark')) > marks);
  await resultsProven();
  await earnedByThosePassed();
  const again = await admin.submit(page.form(apply));
  assert.equal(again.status, 422);
});

test('who passed sees the exam among what was earned; who looks after them finds the list behind it', async () => {
  const [id, number] = (await house.sql(`SELECT e.id, o.number FROM ledger_entry e JOIN officer o ON o.id = e.officer
    WHERE e.kind = 'exam' AND e.hours > 0 LIMIT 1`))[0];
  const own = await (await Visitor.signedIn(house, number)).get(`/credits/entries/${id}`);
  assert.match(own.text, /考试成绩公布、更改后由系统登记/);
  assert.ok(!own.text.includes(`href="/sittings/${closed.sitting}/results"`));
  const admin = await (await Visitor.signedIn(house, closed.admin)).get(`/credits/entries/${id}`);
  assert.ok(admin.text.includes(`href="/sittings/${closed.sitting}/results"`));
});

test('a result that changes while it is booked is booked once more', async () => {
  const attempt = await house.value(`SELECT attempt FROM result WHERE sitting = ${closed.sitting} AND passed = 1 LIMIT 1`);
  const activity = `activity WHERE source = 'exam' AND source_id = ${closed.sitting}`;
  const job = `kind = 'earned' AND subject = ${closed.sitting} AND open = 1`;
  const asked = `INSERT INTO job (kind, subject, asker, asked_at, not_before) VALUES ('earned', ${closed.sitting},
    0, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)) ON DUPLICATE KEY UPDATE again = IF(state = 'running', 1, again)`;
  const holding = house.sql(`BEGIN; SELECT id FROM ${activity} FOR UPDATE; SELECT SLEEP(3); COMMIT`);
  await house.sql(asked);
  await eventually(async () => assert.equal(await house.value(`SELECT state FROM job WHERE ${job}`), 'running'));
  await house.sql(`BEGIN; UPDATE result SET passed = 0 WHERE attempt = ${attempt}; ${asked}; COMMIT`);
  await holding;
  await earnedByThosePassed();
  await house.sql(`BEGIN; UPDATE result SET passed = 1 WHERE attempt = ${attempt}; ${asked}; COMMIT`);
  await earnedByThosePassed();
});

test('an appeal: the first decision, asked once more, the second by somebody else; both stay to be seen', async () => {
  const [candidate] = closed.candidates;
  const own = `/exams/results/${candidate.attempt}`;
  const score = async () => Number(await house.value(`SELECT score FROM result WHERE attempt = ${candidate.attempt}`));
  const before = await score();
  const item = closed.items.find((one) => one.type === 'short-answer');
  const visitor = await Visitor.signedIn(house, candidate.number);
  let page = await visitor.get(own);
  page = await visitor.send(page.form(`${own}/appeals`), { position: String(item.position), reason: '要点都写到了' });
  assert.match(page.text, /等待处理/);
  const twice = await visitor.submit(page.form(`${own}/appeals`), { position: String(item.position), reason: '再说一遍' });
  assert.equal(twice.status, 422);
  const stranger = await Visitor.signedIn(house, closed.candidates[1].number);
  const theirs = await stranger.get(`/exams/results/${closed.candidates[1].attempt}`);
  const forged = await stranger.submit({ ...theirs.form(`/exams/results/${closed.candidates[1].attempt}/appeals`),
    action: `${own}/appeals` }, { reason: '别人的' });
  assert.equal(forged.status, 404);

  const admin = await Visitor.signedIn(house, closed.admin);
  const id = await house.value('SELECT MAX(id) FROM appeal');
  page = await admin.get(`/appeals/${id}`);
  assert.ok(!page.text.includes(candidate.number) && !page.text.includes(`>${candidate.name}<`), 'no identity');
  page = await admin.send(page.form(`/appeals/${id}/decide`), { act: 'keep', reason: '第三点没有写' });
  assert.equal(await score(), before);

  page = await visitor.get(own);
  assert.match(page.text, /第三点没有写/);
  page = await visitor.send(page.form(`/exams/appeals/${id}/again`), { reason: '第三点在最后一行' });
  assert.match(page.text, /等待复核/);
  page = await admin.get(`/appeals/${id}`);
  assert.throws(() => page.form(`/appeals/${id}/decide`), 'who decided first does not decide again');

  const second = await Visitor.signedIn(house, closed.second);
  page = await second.get(`/appeals/${id}`);
  const refused = await second.submit(page.form(`/appeals/${id}/decide`), { act: 'change', score: '11', reason: '同意' });
  assert.equal(refused.status, 422);
  await second.send(page.form(`/appeals/${id}/decide`), { act: 'change', score: '8', reason: '同意' });
  assert.equal(await score(), before + 250); /* 5.5 until now */
  page = await visitor.get(own);
  assert.match(page.text, /第三点没有写/);
  assert.match(page.text, /由 5.5 分改为 8 分/);
  await resultsProven();

  await house.sql(`UPDATE sitting SET appeal_until = UTC_TIMESTAMP(6) WHERE id = ${closed.sitting}`);
  page = await visitor.get(own);
  assert.throws(() => page.form(`${own}/appeals`), 'after the deadline there is no way in');
});

test('what an appeal decides while a regrade runs stays, and everybody else is regraded', async () => {
  const admin = await Visitor.signedIn(house, closed.admin);
  const item = closed.items.find((one) => one.type === 'true-false');
  const fresh = item.key === 'true' ? 'false' : 'true';
  const right = closed.candidates.filter((one) => one.answers[item.position] === item.key);
  const decided = right.at(-1);
  const address = `/sittings/${closed.sitting}/items/${item.version}`;
  const page = await admin.send((await admin.get(address)).form(`${address}/key`),
    { act: 'key', key: fresh, reason: '答案有误' });
  const apply = page.all('form').map((one) => one.getAttribute('action')).find((action) => action.endsWith('/apply'));
  const mark = `attempt = ${decided.attempt} AND position = ${item.position}`;
  const deciding = house.sql(`BEGIN; UPDATE result_mark SET source = 'appeal' WHERE ${mark};
    SELECT SLEEP(3); COMMIT`);
  await eventually(async () => {
    assert.equal(await house.value(`SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP%'`), '1');
  });
  await admin.send(page.form(apply));
  await deciding;
  await eventually(async () => {
    assert.equal(await house.value("SELECT COUNT(*) FROM job WHERE kind = 'regrade' AND open = 1"), '0');
  }, 30);
  const marks = new Map(await house.sql(`SELECT attempt, score FROM result_mark WHERE position = ${item.position}`));
  for (const one of closed.candidates) {
    const expected = one === decided || one.answers[item.position] === fresh ? item.score : 0;
    assert.equal(Number(marks.get(String(one.attempt))), expected, one.number);
  }
  await resultsProven();
});
