/* Guessing at passwords and codes is slowed down, and nobody can lock another out by it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Person, makeCity } from './city.mjs';
import { eventually, startHouse } from './house.mjs';
import { Visitor, totpCode } from './visitor.mjs';

const fresh = '梧桐树下 2026 的口令';
let house;

before(async () => {
  house = await startHouse();
  await makeCity(house, 12);
});
after(() => house.stop());

/* A one-time password for an officer, as the district's administrator hands it out. */
async function passwordOf(number) {
  const city = await Person.named(house, house.first.number);
  const id = await house.value(`SELECT id FROM officer WHERE number = '${number}'`);
  return (await city.post(`/officers/${id}/password`)).all('code')[0].textContent;
}

function from(address) {
  const visitor = new Visitor(house);
  visitor.localAddress = address;
  return visitor;
}

async function guess(address, number, times) {
  const visitor = from(address);
  const form = (await visitor.get('/sign-in')).form('/sign-in');
  let answer;
  for (let i = 0; i < times; i += 1) answer = await visitor.submit(form, { number, password: `guess ${i}` });
  return answer;
}

test('after eight wrong passwords one must wait, however the number is typed', async () => {
  assert.equal((await guess('127.0.0.9', '1000001', 8)).status, 422);
  const stopped = await guess('127.0.0.9', '１０００００１', 1);
  assert.equal(stopped.status, 429);
  assert.match(stopped.text, /15 分钟/);
  assert.equal((await guess('127.0.0.9', '1000002', 1)).status, 422, 'another number from there may be tried');
});

test('a stranger who guesses locks nobody out of where they sign in from', async () => {
  const password = await passwordOf('1000003');
  const owner = from('127.0.0.5');
  const page = await owner.signIn({ number: '1000003', password });
  await owner.send(page.form('/me/password'), { present: password, fresh, again: fresh });

  for (let stranger = 20; stranger < 27; stranger += 1) await guess(`127.0.0.${stranger}`, '1000003', 8);
  assert.equal((await guess('127.0.0.30', '1000003', 1)).status, 429, 'strangers together are stopped');
  const again = from('127.0.0.5');
  await again.signIn({ number: '1000003', password: fresh });
  assert.equal((await again.request('/me')).status, 200, 'the owner is let in');
});

test('signing in forgives the mistakes made before it', async () => {
  const password = await passwordOf('1000004');
  await guess('127.0.0.6', '1000004', 7);
  const visitor = from('127.0.0.6');
  const page = await visitor.signIn({ number: '1000004', password });
  await visitor.send(page.form('/me/password'), { present: password, fresh, again: fresh });
  assert.equal((await guess('127.0.0.6', '1000004', 8)).status, 422);
});

/* A code that no authenticator with this secret shows about now. */
function wrongCode(secret) {
  const right = new Set([-2, -1, 0, 1, 2].map((step) => totpCode(secret, Date.now() + step * 30000)));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.has(code));
}

test('codes of the second factor cannot be tried for long, not by signing in again and again', async () => {
  await house.sql(`UPDATE account a JOIN officer o ON o.id = a.officer SET a.must_change = 1
    WHERE o.number = '${house.first.number}'`); /* as it was before the city was made */
  const owner = from('127.0.0.7');
  const login = await owner.settleIn(house.first, fresh);
  const code = wrongCode(login.secret);
  let tried = 0;
  let answer;
  for (let session = 0; session < 4 && answer?.status !== 429; session += 1) { /* the password is known */
    const visitor = from(`127.0.0.${100 + session}`);
    const page = await visitor.signIn({ number: login.number, password: login.password });
    for (let i = 0; i < 3 && answer?.status !== 429; i += 1) {
      answer = await visitor.submit(page.form('/sign-in/factor'), { code });
      if (answer.status === 422) tried += 1;
    }
    if (answer.status !== 429) continue;
    const right = totpCode(login.secret, Date.now() + 30000);
    assert.equal((await visitor.submit(page.form('/sign-in/factor'), { code: right })).status, 429);
    assert.equal((await visitor.request('/operate')).location, '/sign-in/factor');
  }
  assert.equal(tried, 8);

  owner.cookies.delete('cx');
  const page = await owner.signIn({ number: login.number, password: login.password });
  await owner.send(page.form('/sign-in/factor'), { code: totpCode(login.secret, Date.now() + 30000) });
  assert.equal((await owner.request('/operate')).status, 200, 'the owner comes in with the own browser all the same');
});

/* The browser of an officer who has signed in from an address, and the password. */
async function settled(address, number) {
  const password = await passwordOf(number);
  const owner = from(address);
  const page = await owner.signIn({ number, password });
  await owner.send(page.form('/me/password'), { present: password, fresh, again: fresh });
  return owner;
}

/* Comes back to /sign-in with the browser as it is, but signed out. */
async function comeBack(owner, number, password = fresh) {
  owner.cookies.delete('cx');
  return owner.submit((await owner.get('/sign-in')).form('/sign-in'), { number, password });
}

test('a colleague at the same address locks nobody out of the browser they use', async () => {
  const owner = await settled('127.0.0.50', '1000008');
  assert.equal((await guess('127.0.0.50', '1000008', 9)).status, 429);
  assert.equal((await comeBack(owner, '1000008')).status, 303);
  for (let i = 0; i < 8; i += 1) assert.equal((await comeBack(owner, '1000008', 'guess')).status, 422);
  assert.equal((await comeBack(owner, '1000008')).status, 429, 'but guessing in that browser counts too');
  assert.equal((await comeBack(owner, '1000009', 'guess')).status, 422, 'and it is that officer’s alone');
});

test('numbers that nobody has lock nobody out', async () => {
  await passwordOf('1000009');
  const visitor = from('127.0.0.51');
  const form = (await visitor.get('/sign-in')).form('/sign-in');
  for (let i = 0; i < 110; i += 1) await visitor.submit(form, { number: `zz${i}`, password: 'x' });
  assert.equal((await guess('127.0.0.51', '1000009', 1)).status, 422);
});

test('guessing at many officers from one address is slowed, not locked, and not for who is known there', async () => {
  const owner = await settled('127.0.0.52', '1000010');
  await house.sql(`INSERT INTO sign_in_failure (number, address, at)
    SELECT 1000100 + seq, '127.0.0.52', UTC_TIMESTAMP(6) FROM seq_1_to_100`);
  const slowed = await guess('127.0.0.52', '1000011', 1);
  assert.equal(slowed.status, 429);
  assert.match(slowed.text, /等几秒/);
  assert.equal((await comeBack(owner, '1000010')).status, 303);
  const elsewhere = from('127.0.0.52'); /* another browser of somebody who has signed in here before */
  assert.equal((await comeBack(elsewhere, '1000010')).status, 303);
  await new Promise((resolve) => { setTimeout(resolve, 2100); });
  assert.equal((await guess('127.0.0.52', '1000011', 1)).status, 422);
});

test('thirty wrong passwords a day are enough for one place, and a new password from the administrator helps', async () => {
  await house.sql(`INSERT INTO sign_in_failure (number, address, at)
    SELECT '1000012', '127.0.0.53', UTC_TIMESTAMP(6) - INTERVAL 1 HOUR FROM seq_1_to_30`);
  const stopped = await guess('127.0.0.53', '1000012', 1);
  assert.equal(stopped.status, 429);
  assert.match(stopped.text, /请过一天再试/);
  const password = await passwordOf('1000012');
  const page = await from('127.0.0.53').signIn({ number: '1000012', password });
  assert.equal(page.heading(), '请设置自己的密码');
});

test('the audit keeps that somebody guessed, but a flood does not fill it', async () => {
  const lines = (action) => house.value(`SELECT COUNT(*) FROM audit WHERE action = '${action}'`).then(Number);
  const before = await Promise.all(['sign-in.refused', 'sign-in.locked', 'sign-in.unknown'].map(lines));
  await guess('127.0.0.60', '1000007', 12);
  for (let i = 0; i < 5; i += 1) await guess('127.0.0.61', `yy${i}`, 1);
  const after = await Promise.all(['sign-in.refused', 'sign-in.locked', 'sign-in.unknown'].map(lines));
  assert.deepEqual(after.map((count, at) => count - before[at]), [1, 1, 1]);
  const admin = await Person.named(house, house.first.number);
  await house.sql("INSERT IGNORE INTO role_right (role, right_name) VALUES ('city-admin', 'view-audit')");
  const page = await admin.get('/audit');
  assert.match(page.text, /密码输错太多，暂停尝试/);
  assert.match(page.text, /用不存在的工号登录/);
  assert.doesNotMatch(page.text, /yy1/);
  assert.equal((await house.chengxue('check', 'audit')).status, 0);
});

test('one sees where one is signed in, and ends the others', async () => {
  const here = await Person.named(house, '1000005');
  const [there, elsewhere] = [await Person.named(house, '1000005'), await Person.named(house, '1000005')];
  let page = await here.get('/me');
  assert.equal(page.all('form').filter((form) => form.getAttribute('action') === '/me/sessions/end').length, 3);
  const id = await house.value(`SELECT MIN(s.id) + 1 FROM session s JOIN officer o ON o.id = s.officer
    WHERE o.number = '1000005'`);
  await here.act('/me/sessions/end', { session: id });
  assert.equal((await there.request('/me')).status, 303);
  assert.equal((await elsewhere.request('/me')).status, 200);
  await here.act('/me/sessions/end', {});
  assert.equal((await elsewhere.request('/me')).status, 303);
  page = await here.get('/me');
  assert.equal(page.status, 200, 'the present session stays');
});

test('a session of another officer cannot be ended by its number', async () => {
  const [one, other] = [await Person.named(house, '1000006'), await Person.named(house, '1000007')];
  const id = await house.value(`SELECT s.id FROM session s JOIN officer o ON o.id = s.officer WHERE o.number = '1000007'`);
  await one.act('/me/sessions/end', { session: id });
  assert.equal((await other.request('/me')).status, 200);
});

test('browsers and addresses that an officer no longer uses are forgotten', async () => {
  await house.sql(`INSERT INTO known_address (officer, address, at)
      SELECT id, '127.0.0.70', UTC_TIMESTAMP(6) - INTERVAL 181 DAY FROM officer WHERE number = '1000008';
    INSERT INTO known_browser (token, officer, at)
      SELECT REPEAT('0', 64), id, UTC_TIMESTAMP(6) - INTERVAL 181 DAY FROM officer WHERE number = '1000008'`);
  await house.kill('jobs');
  await house.start(); /* regular work is done at once, then every so often */
  await eventually(async () => {
    assert.equal(await house.value("SELECT COUNT(*) FROM known_address WHERE address = '127.0.0.70'"), '0');
    assert.equal(await house.value("SELECT COUNT(*) FROM known_browser WHERE token = REPEAT('0', 64)"), '0');
  });
  for (const table of ['known_address', 'known_browser']) {
    assert.notEqual(await house.value(`SELECT COUNT(*) FROM ${table} k JOIN officer o ON o.id = k.officer
      WHERE o.number = '1000008'`), '0', `${table}: the one of today stays`);
  }
});
