/* Who has to take a course: everybody of a unit, who is hired, who is promoted; each once, told once, with a last day. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Person, makeCity } from './city.mjs';
import { eventually, startHouse } from './house.mjs';

let house;
let maker;
let people; /* imports */
let units;
const courses = {};

const WAIT = 40; /* seconds; the job looks every ten */
const enrolled = (course) => house.sql(`SELECT o.number, e.how, DATEDIFF(e.due_on, DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR))
  FROM enrolment e JOIN officer o ON o.id = e.officer WHERE e.course = ${course} ORDER BY o.number`);
const told = (course) => house.value(`SELECT COUNT(*) FROM notice WHERE kind = 'course.assigned' AND link = '/learn/${course}'`);

async function makeCourse(title) {
  const unit = await house.value('SELECT id FROM unit WHERE parent IS NULL');
  const place = await maker.act('/courses', { title, unit });
  await maker.act(`${place}/lessons`, { lesson_kind: 'text', title: '要点', body: '执法要点' });
  await maker.act(`${place}/publish`);
  return place.match(/\d+/)[0];
}

async function upload(lines) {
  const form = (await people.get('/officers/import')).form('/officers/import');
  return (await people.submit(form, { file: { name: '人员.csv', bytes: lines.join('\n'), type: 'text/csv' } })).location;
}

before(async () => {
  house = await startHouse();
  await makeCity(house, 24);
  units = Object.fromEntries(await house.sql('SELECT code, id FROM unit WHERE code IS NOT NULL'));
  [maker, people] = await Promise.all([house.first.number, '2000001'].map((number) => Person.named(house, number)));
  for (const name of ['在职', '入职', '晋升']) courses[name] = await makeCourse(`${name}培训`);
});
after(() => house.stop());

test('everybody of a unit and below has to, with a last day, and is told once', async () => {
  const path = `/courses/${courses.在职}/assign`;
  assert.match((await maker.get(path)).text, /还没有指派给任何人/);
  await maker.act(path, { unit: units.d1, occasion: 'all', days: 20 });
  assert.match((await maker.post(path, { unit: units.d1, occasion: 'all', days: 30 })).refusals(), /已经有同样的指派/);
  assert.equal((await maker.post(path, { unit: units.d1, occasion: 'all', days: 0 })).status, 422);
  assert.equal((await people.get(path)).status, 403);
  const staff = await house.value(`SELECT COUNT(*) FROM membership m JOIN unit_tree t ON t.descendant = m.unit AND t.ancestor = ${units.d1}`);
  await eventually(async () => assert.equal(String((await enrolled(courses.在职)).length), staff), WAIT);
  assert.ok((await enrolled(courses.在职)).every(([, how, days]) => how === 'assigned' && days === '20'));
  assert.equal(await told(courses.在职), staff);
  const officer = await Person.named(house, (await enrolled(courses.在职))[0][0]);
  assert.match((await officer.get('/learn')).text, /必学.*前学完/s);
  assert.match((await officer.get('/notices')).text, /前学完“在职培训”/);
  await house.sql(`UPDATE enrolment SET due_on = '2026-01-01' WHERE course = ${courses.在职}`);
  assert.match((await officer.get('/learn')).text, /已逾期/);
  assert.match((await maker.get(path)).text.replace(/<[^>]+>/g, ' '), new RegExp(`${staff}\\s+0\\s+${staff}`));
});

test('who had chosen it now has to; who has done it has not', async () => {
  const course = await makeCourse('自选');
  const [[one], [other]] = await house.sql(`SELECT o.number FROM membership m JOIN officer o ON o.id = m.officer
    WHERE m.unit = ${units['d2-1']} ORDER BY o.id LIMIT 2`);
  for (const number of [one, other]) await (await Person.named(house, number)).act(`/learn/${course}/enrol`);
  await house.sql(`UPDATE enrolment e JOIN officer o ON o.id = e.officer SET e.done_at = UTC_TIMESTAMP(6)
    WHERE o.number = '${other}' AND e.course = ${course}`);
  await maker.act(`/courses/${course}/assign`, { unit: units['d2-1'], occasion: 'all', days: 5 });
  await eventually(async () => assert.ok((await enrolled(course)).length > 2), WAIT);
  const now = Object.fromEntries((await enrolled(course)).map(([number, how, days]) => [number, [how, days]]));
  assert.deepEqual(now[one], ['assigned', '5']);
  assert.deepEqual(now[other], ['elective', 'NULL']);
});

test('hired, one has to take the induction; promoted, its training; the same file again makes no second duty', async () => {
  await maker.act(`/courses/${courses.入职}/assign`, { unit: units.d1, occasion: 'hired', days: 30 });
  await maker.act(`/courses/${courses.晋升}/assign`, { unit: units.d1, occasion: 'promoted', days: 60 });
  const [[climber], [novice], [elsewhere]] = [...await house.sql(`SELECT o.number FROM membership m JOIN officer o ON o.id = m.officer
    WHERE m.unit = ${units['d1-1']} ORDER BY o.id LIMIT 2`), ...await house.sql(`SELECT o.number FROM membership m JOIN officer o
    ON o.id = m.officer WHERE m.unit = ${units['d2-1']} ORDER BY o.id LIMIT 1`)];
  await house.sql(`UPDATE officer SET grade = '一级' WHERE number IN ('${climber}', '${elsewhere}')`);
  const lines = ['工号,姓名,所属单位,岗位,职级,入职日期', 'N-1,新人甲,d1-1,队员,一级,2024-05-06', `${climber},,,,二级,`, `${novice},,,,一级,`];
  await people.act(`${await upload(lines)}/apply`);
  await eventually(async () => {
    assert.deepEqual(await enrolled(courses.入职), [['N-1', 'assigned', '30']]);
    assert.deepEqual(await enrolled(courses.晋升), [[climber, 'assigned', '60']]);
  }, WAIT);
  assert.equal((await people.post(`${await upload(lines)}/apply`)).status, 422);
  await house.sql('UPDATE course_assignment SET days = 90');
  await new Promise((resolve) => { setTimeout(resolve, 11000); });
  assert.deepEqual(await enrolled(courses.入职), [['N-1', 'assigned', '30']]);
  assert.equal(await told(courses.入职), '1');
});

test('what came of an import that is undone is no duty; ended, an assignment takes nobody further', async () => {
  const last = await house.value("SELECT MAX(id) FROM officer_import WHERE state = 'applied'");
  await people.act(`/officers/import/${last}/undo`);
  await eventually(async () => {
    assert.deepEqual(await enrolled(courses.入职), []);
    assert.deepEqual(await enrolled(courses.晋升), []);
  }, WAIT);
  const id = await house.value(`SELECT id FROM course_assignment WHERE course = ${courses.入职}`);
  await maker.act(`/courses/${courses.入职}/assign/${id}/end`);
  assert.equal((await maker.post(`/courses/${courses.入职}/assign/${id}/end`)).status, 404);
  await people.act(`${await upload(['工号,姓名,所属单位,入职日期', 'N-2,新人乙,d1-1,2024-05-06'])}/apply`);
  await new Promise((resolve) => { setTimeout(resolve, 11000); });
  assert.deepEqual(await enrolled(courses.入职), []);
  assert.match((await maker.get(`/courses/${courses.入职}/assign`)).text, /已停止/);
});
