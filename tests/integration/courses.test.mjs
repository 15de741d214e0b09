/*
 * Online courses: made and published with content that is judged, learnt with only that counted which the server saw,
 * tested, booked. A script that claims to have learnt earns nothing.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { Person, makeCity, soundLedger } from './city.mjs';
import { eventually, run, startHouse } from './house.mjs';

let house;
let maker;
let learner;
let other;
let district; /* administrator of the learner's district */
let neighbour;
let course;
let lessons; /* name → id */
let question; /* of the video, at its second 10 */
let item; /* that it asks: { code, type, key } */

const VIDEO_SECONDS = 40;
const TEXT = '# 城市道路\n\n摊贩不得占用**城市道路**经营。\n\n- 先教育\n- 后处罚\n\n<script>alert(1)</script>\n\n[法规](javascript:alert(1))';

async function film(seconds) {
  const file = join(house.home, `film-${seconds}.mp4`);
  const { status, output } = await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', `testsrc=s=320x180:r=10:d=${seconds}`, '-c:v',
    'libx264', '-pix_fmt', 'yuv420p', '-preset', 'ultrafast', '-movflags', '+faststart', file]);
  assert.equal(status, 0, output);
  return readFile(file);
}

const media = (name) => readFile(`tests/fuzz/corpus/media/${name}`);
const count = (table) => house.value(`SELECT COUNT(*) FROM ${table}`);
const beat = (person, viewing, place, flags = { playing: 1, visible: 1 }) => person.json('/learn/beat', { viewing, place, ...flags });
/* So much time goes by for the viewing that counts. */
const pass = (seconds) => house.sql(`UPDATE viewing SET beat_at = beat_at - INTERVAL ${seconds} SECOND WHERE live = 1`);
const open = async (person, lesson) => (await person.json(`/learn/${course}/lessons/${lesson}/open`)).viewing;

/* Plays from one second to another as a browser does, a beat every eight seconds; the last answer. */
async function play(person, viewing, from, to, step = 8) {
  let far = await beat(person, viewing, from * 1000);
  for (let at = from; at < to;) {
    const next = Math.min(at + step, to);
    await pass(next - at);
    far = await beat(person, viewing, next * 1000);
    at = next;
  }
  return far;
}

const rightAnswer = ({ type, key }) => (type === 'true-false' ? { pick: key } : type === 'fill-in'
  ? { blank: key.split('~').map((blank) => blank.split('|')[0]) } : { pick: [...key] });

before(async () => {
  house = await startHouse();
  await makeCity(house, 24);
  await house.sql("UPDATE membership SET from_on = '2023-01-01', known_at = UTC_TIMESTAMP(6)");
  const number = async (unit, at) => (await house.sql(`SELECT o.number FROM membership m JOIN officer o ON o.id = m.officer
    JOIN unit u ON u.id = m.unit WHERE u.code = '${unit}' ORDER BY o.id`))[at][0];
  [maker, learner, other, district, neighbour] = await Promise.all([house.first.number, await number('d1-1', 0), await number('d1-1', 1),
    '2000001', '2000002'].map((one) => Person.named(house, one)));
  const [[code, type, key]] = await house.sql(`SELECT i.code, v.type, v.answer_key FROM bank_item i JOIN bank_version v ON v.id = i.version
    WHERE i.state = 'approved' AND v.type = 'single-choice' AND v.scenario IS NULL ORDER BY i.id LIMIT 1`);
  item = { code, type, key };
});
after(() => house.stop());

test('a course is made of lessons whose content is judged; what is wrong is named, and nothing is written', async () => {
  const unit = await house.value('SELECT id FROM unit WHERE parent IS NULL');
  const place = await maker.act('/courses', { title: '占道经营执法', unit, summary: '街面执法基础' });
  course = place.match(/\d+/)[0];
  assert.match((await maker.post('/courses', { title: '占道经营执法', unit })).refusals(), /已经有同名的课程/);
  assert.match((await maker.post('/courses', { title: '另一门', unit, field: 'no-such' })).refusals(), /没有这个领域/);
  assert.equal((await district.post('/courses', { title: '区局课程', unit })).status, 403);
  assert.match((await maker.post(`/courses/${course}/publish`)).refusals(), /还没有课件/);

  const add = (values) => maker.postFiles(`/courses/${course}/lessons`, values);
  const refused = async (values, why) => {
    const answer = await add(values);
    assert.equal(answer.status, 422);
    assert.match(answer.refusals(), why);
    assert.equal(await count('lesson'), '0');
    assert.equal(await count('kept_file'), '0');
  };
  await refused({ lesson_kind: 'video', title: '讲座', media: { name: '讲座.mp4', bytes: await media('photo.jpg') } }, /这里不收这一种文件/);
  await refused({ lesson_kind: 'video', title: '讲座', media: { name: '讲座.mp4', bytes: await media('hevc.mp4') } }, /H\.264/);
  await refused({ lesson_kind: 'video', title: '讲座' }, /课件文件：请选择文件/);
  await refused({ lesson_kind: 'document', title: '条例', minutes: 5, media: { name: '条例.pdf', bytes: await media('short.mp4') } }, /这里不收/);
  await refused({ lesson_kind: 'document', title: '条例', media: { name: '条例.pdf', bytes: await media('paper.pdf') } }, /请填写学习时长/);
  await refused({ lesson_kind: 'text', title: '要点' }, /请填写正文/);
  await refused({ lesson_kind: 'link', title: '官网', url: 'javascript:alert(1)' }, /https:\/\/ 开头/);

  for (const values of [
    { lesson_kind: 'video', title: '执法实录', media: { name: '实录.mp4', bytes: await film(VIDEO_SECONDS) } },
    { lesson_kind: 'text', title: '要点', body: TEXT },
    { lesson_kind: 'document', title: '条例全文', minutes: 45, media: { name: '条例.pdf', bytes: await media('paper.pdf') } },
    { lesson_kind: 'link', title: '官网', url: 'https://www.example.cn/' },
  ]) assert.equal((await add(values)).status, 303);
  lessons = Object.fromEntries((await house.sql('SELECT kind, id FROM lesson ORDER BY position')));
  assert.equal(await house.value(`SELECT seconds FROM lesson WHERE id = ${lessons.video}`), String(VIDEO_SECONDS));
  assert.equal(await house.value(`SELECT seconds FROM lesson WHERE id = ${lessons.text}`), '60');
  await maker.act(`/courses/${course}/lessons/${lessons.link}/move`, { way: 'up' });
  assert.deepEqual((await house.sql('SELECT kind FROM lesson ORDER BY position')).flat(), ['video', 'text', 'link', 'document']);
});

test('questions come from the bank, each once, within the video', async () => {
  const ask = (values) => maker.post(`/courses/${course}/lessons/${lessons.video}/questions`, values);
  assert.match((await ask({ item: 'no-such-9', at_second: 10 })).refusals(), /题库里没有编号“no-such-9”/);
  assert.match((await ask({ item: item.code, at_second: 400 })).refusals(), /视频没有这么长/);
  assert.equal((await ask({ item: item.code, at_second: 10 })).status, 303);
  assert.match((await ask({ item: item.code, at_second: 12 })).refusals(), /已经有这道题/);
  question = await house.value('SELECT id FROM lesson_question');
  assert.match((await maker.get(`/courses/${course}/lessons/${lessons.video}`)).text, /0 分 10 秒/);
});

test('the test draws what the bank has; then it is published, and can be changed no more', async () => {
  const [[domain, stock]] = await house.sql(`SELECT v.domain, COUNT(*) FROM bank_item i JOIN bank_version v ON v.id = i.version
    WHERE i.state = 'approved' AND v.scenario IS NULL AND v.type <> 'short-answer' GROUP BY v.domain ORDER BY 2 LIMIT 1`);
  const terms = (items) => maker.post(`/courses/${course}/terms`, { must_see: 90, pass: 60, pause_minutes: 30, domain, items });
  const name = await house.value(`SELECT name FROM bank_domain WHERE code = '${domain}'`);
  assert.match((await terms('abc')).refusals(), new RegExp(`“${name}”的题数要填 0 到 100 的整数`));
  if (Number(stock) < 100) {
    assert.equal((await terms(Number(stock) + 1)).status, 303);
    assert.match((await maker.post(`/courses/${course}/publish`)).refusals(), new RegExp(`可抽的试题只有 ${stock} 道`));
  }
  assert.equal((await terms(3)).status, 303);
  assert.equal((await learner.get(`/learn/${course}`)).status, 404);
  await maker.act(`/courses/${course}/publish`);
  assert.match((await maker.post(`/courses/${course}/lessons/${lessons.text}/remove`)).refusals(), /已经发布，不能修改/);
  assert.match((await maker.post(`/courses/${course}/terms`, { must_see: 1, pass: 1, pause_minutes: 0 })).refusals(), /已经发布/);
});

test('an officer finds it and begins; text shows as its author formatted it, and nothing in it runs', async () => {
  assert.match((await learner.get('/learn')).text, /占道经营执法/);
  assert.equal((await learner.get(`/learn/${course}/lessons/${lessons.text}`)).status, 404);
  assert.equal((await learner.request(`/learn/${course}/lessons/${lessons.video}/file`)).status, 404);
  await learner.act(`/learn/${course}/enrol`);
  await learner.act(`/learn/${course}/enrol`);
  assert.equal(await count('enrolment'), '1');
  const page = await learner.get(`/learn/${course}/lessons/${lessons.text}`);
  assert.match(page.text, /<strong>城市道路<\/strong>/);
  assert.match(page.text, /<li>先教育<\/li>/);
  assert.doesNotMatch(page.text, /alert\(1\)<\/script>|href="javascript:/);
  const part = await learner.request(`/learn/${course}/lessons/${lessons.video}/file`, { headers: { range: 'bytes=0-99' } });
  assert.equal(part.status, 206);
  assert.equal(part.headers.get('content-type'), 'video/mp4');
});

test('a script earns nothing: beats at once, jumps, a hidden page, a silence, somebody else’s screen', async () => {
  const viewing = await open(learner, lessons.video);
  const seen = () => house.sql(`SELECT seen, counted FROM lesson_progress WHERE lesson = ${lessons.video}`);
  await beat(learner, viewing, 0);
  await Promise.all(Array.from({ length: 100 }, (_, at) => beat(learner, viewing, at * 400)));
  for (let at = 0; at < 100; at += 1) await beat(learner, viewing, VIDEO_SECONDS * 1000);
  const [[most]] = await seen();
  assert.ok(Number(most) < 4000, `${most} ms seen by a script of a second or two`);

  await house.sql(`UPDATE lesson_progress SET spans = NULL, seen = 0, counted = 0 WHERE lesson = ${lessons.video}`);
  await beat(learner, viewing, 0);
  await pass(5);
  assert.equal((await beat(learner, viewing, VIDEO_SECONDS * 1000)).seen, 0, 'a jump to the end');
  await beat(learner, viewing, 0, { playing: 1 });
  await pass(8);
  assert.equal((await beat(learner, viewing, 8000)).seen, 0, 'the page was hidden');
  await beat(learner, viewing, 0);
  await pass(8);
  assert.equal((await beat(learner, viewing, 8000, { playing: 1 })).seen, 0, 'the page is hidden');
  await beat(learner, viewing, 0, { visible: 1 });
  await pass(8);
  assert.equal((await beat(learner, viewing, 8000)).seen, 0, 'it did not play');
  await beat(learner, viewing, 0);
  await pass(35);
  assert.equal((await beat(learner, viewing, 35000)).seen, 0, 'nobody was heard of for 35 s');
  await beat(learner, viewing, 0);
  assert.equal((await beat(other, viewing, 8000)).live, false, 'it is somebody else’s');
  assert.deepEqual(await seen(), [['0', '0']]);
  for (const place of ['-1', '99999999999', 'x']) {
    assert.equal((await learner.json('/learn/beat', { viewing, place })).status, 422);
  }
});

test('what is watched counts once, by the server’s clock, on one screen at a time; it goes on where it was left', async () => {
  const viewing = await open(learner, lessons.video);
  let far = await play(learner, viewing, 0, 16);
  assert.equal(far.seen, 16000);
  assert.ok(Math.abs(far.counted - 16000) < 1500, `${far.counted}`);
  const counted = far.counted;
  far = await play(learner, viewing, 0, 16);
  assert.equal(far.seen, 16000);
  assert.equal(far.counted, counted, 'the same again earns nothing');

  const phone = await Person.named(house, learner.number);
  assert.match((await phone.get(`/learn/${course}/lessons/${lessons.video}`)).text, /data-place="16000"/);
  const elsewhere = await open(phone, lessons.video);
  await beat(phone, elsewhere, 16000);
  await pass(8);
  assert.equal((await beat(learner, viewing, 24000)).live, false);
  assert.equal((await beat(phone, elsewhere, 24000)).seen, 24000);
  far = await play(phone, elsewhere, 24, VIDEO_SECONDS);
  assert.equal(far.seen, VIDEO_SECONDS * 1000);
  assert.equal(far.done, false, 'a question is still open');
  assert.equal(far.questions, 1);
});

test('a question is asked at its moment, without its key, until it is answered right', async () => {
  const path = `/learn/${course}/lessons/${lessons.video}/questions/${question}`;
  await other.act(`/learn/${course}/enrol`);
  await open(other, lessons.video);
  assert.equal((await other.get(path)).status, 404, 'its moment has not come');
  assert.equal((await neighbour.get(path)).status, 404);
  const page = await learner.get(path);
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.text, /answer-key|answer_key|correct|explanation|解析/);
  assert.match((await learner.post(path)).refusals(), /请先作答/);
  const wrong = ['A', 'B', 'C', 'D'].find((letter) => letter !== item.key);
  assert.match((await learner.post(path, { pick: wrong })).refusals(), /回答不正确/);
  assert.equal(await house.value(`SELECT done_at IS NULL FROM lesson_progress WHERE lesson = ${lessons.video} ORDER BY enrolment LIMIT 1`), '1');
  assert.equal((await learner.post(path, rightAnswer(item))).status, 303);
  assert.equal(await house.value(`SELECT done_at IS NULL FROM lesson_progress WHERE lesson = ${lessons.video} ORDER BY enrolment LIMIT 1`), '0');
});

test('the test comes after the lessons, asks without keys, and after a failure waits', async () => {
  assert.match((await learner.post(`/learn/${course}/tries`)).refusals(), /请先学完全部课件/);
  await beat(learner, await open(learner, lessons.link), 0);
  let viewing = await open(learner, lessons.text);
  await beat(learner, viewing, 0);
  for (let at = 0; at < 3; at += 1) {
    await pass(20);
    await beat(learner, viewing, 500000);
  }
  viewing = await open(learner, lessons.document);
  await beat(learner, viewing, 1000);
  for (let at = 0; at < 97; at += 1) { /* 45 minutes, of which 90 % must be seen */
    await pass(28);
    await beat(learner, viewing, 1000);
  }
  assert.equal(await house.value('SELECT COUNT(*) FROM lesson_progress WHERE enrolment = 1 AND done_at IS NOT NULL'), '4');

  const place = await learner.act(`/learn/${course}/tries`);
  assert.equal(await learner.act(`/learn/${course}/tries`), place, 'the open one is gone on with');
  const page = await learner.get(place);
  assert.match(page.text, /还有 3 题没有作答/);
  const asked = await learner.get(`${place}/1`);
  assert.doesNotMatch(asked.text, /answer-key|answer_key|correct|explanation|解析/);
  assert.equal((await other.get(place)).status, 404);
  await learner.act(`${place}/end`);
  assert.match((await learner.get(place)).text, /答对 0 题，共 3 题/);
  assert.match((await learner.post(`${place}/1`, { pick: 'A' })).refusals(), /已经交卷/);
  assert.match((await learner.post(`/learn/${course}/tries`)).refusals(), /请在 30 分钟后再测/);
});

test('passed, the course is done, and the hours are booked with the record as evidence', async () => {
  await house.sql('UPDATE course_try SET ended_at = ended_at - INTERVAL 31 MINUTE');
  const place = await learner.act(`/learn/${course}/tries`);
  const id = place.match(/tries\/(\d+)/)[1];
  for (const [position, type, key] of await house.sql(`SELECT t.position, v.type, REPLACE(v.answer_key, '\\n', '~') FROM course_try_item t
    JOIN bank_version v ON v.id = t.item_version WHERE t.try = ${id}`)) {
    await learner.act(`${place}/${position}`, rightAnswer({ type, key }));
  }
  await learner.act(`${place}/end`);
  assert.match((await learner.get(place)).text, /答对 3 题，共 3 题/);
  assert.match((await learner.post(`/learn/${course}/tries`)).refusals(), /已经通过结业测试/);
  const minutes = await house.value(`SELECT FLOOR(SUM(LEAST(counted, 2700000)) / 60000) FROM lesson_progress WHERE enrolment = 1`);
  await eventually(async () => {
    const rows = await house.sql(`SELECT p.minutes, e.hours FROM ledger_entry e JOIN participation p ON p.id = e.participation
      JOIN activity a ON a.id = e.activity WHERE a.title = '占道经营执法'`);
    assert.equal(rows.length, 1);
    assert.equal(rows[0][0], minutes);
    assert.ok(Number(rows[0][1]) >= 90, 'about a class hour of 45 minutes');
  });
  assert.match((await learner.get('/credits/mine')).text, /占道经营执法/);
  assert.match((await learner.get('/learn')).text, /已学完/);
  await soundLedger(house);
});

test('the record is for the officer and who keeps the credits of the unit', async () => {
  for (const person of [learner, district, maker]) {
    const page = await person.get('/learners/1');
    assert.equal(page.status, 200);
    assert.match(page.text, /执法实录/);
  }
  for (const person of [other, neighbour]) assert.equal((await person.get('/learners/1')).status, 404);
  assert.match((await district.get(`/courses/${course}/learners`)).text, new RegExp(learner.number));
  assert.doesNotMatch((await neighbour.get(`/courses/${course}/learners`)).text, new RegExp(learner.number));
  await house.sql(`INSERT INTO role_grant (officer, role, unit, granted_at) SELECT o.id, 'auditor', u.id, UTC_TIMESTAMP(6)
    FROM officer o JOIN unit u ON u.parent IS NULL WHERE o.number = '${maker.number}'`);
  const audit = await (await Person.named(house, maker.number)).get('/audit');
  assert.match(audit.text, /发布网络课程/);
  assert.doesNotMatch(audit.text, /audit-action|audit-kind|audit-fact/);
});

test('who has begun stays with the version of that day; who begins later gets the new one', async () => {
  await maker.act(`/courses/${course}/revise`);
  assert.match((await maker.post(`/courses/${course}/revise`)).refusals(), /已经有一个版本正在修改/);
  const text = await house.value("SELECT MAX(id) FROM lesson WHERE kind = 'text'");
  assert.notEqual(text, lessons.text);
  await maker.act(`/courses/${course}/lessons/${text}`, { lesson_kind: 'text', title: '要点（新）', body: '改过了' });
  assert.equal(await house.value('SELECT COUNT(*) FROM lesson_question'), '2', 'questions come along');
  await maker.act(`/courses/${course}/publish`);
  assert.match((await other.get(`/learn/${course}`)).text, /要点/);
  assert.doesNotMatch((await other.get(`/learn/${course}`)).text, /要点（新）/);
  await neighbour.act(`/learn/${course}/enrol`);
  assert.match((await neighbour.get(`/learn/${course}`)).text, /要点（新）/);
});

test('withdrawn, nobody begins it, who has begun goes on, and it can be published again', async () => {
  await maker.act(`/courses/${course}/withdraw`, { reason: '法规修订' });
  assert.equal((await district.post(`/learn/${course}/enrol`)).status, 404);
  assert.equal((await district.get(`/learn/${course}`)).status, 404);
  assert.equal((await other.get(`/learn/${course}`)).status, 200);
  assert.match((await maker.get(`/courses/${course}`)).text, /停用原因：法规修订/);
  await maker.act(`/courses/${course}/publish`);
  assert.equal((await district.get(`/learn/${course}`)).status, 200);
});
