/* Guessing at passwords and codes is slowed down, and nobody can lock another out by it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Person, makeCity } from './city.mjs';
import { startHouse } from './house.mjs';
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

test('codes of the second factor cannot be tried for long', async () => {
  await house.sql(`UPDATE account a JOIN officer o ON o.id = a.officer SET a.must_change = 1
    WHERE o.number = '${house.first.number}'`); /* as it was before the city was made */
  const login = await from('127.0.0.7').settleIn(house.first, fresh);
  const visitor = from('127.0.0.8');
  const page = await visitor.signIn({ number: login.number, password: login.password });
  const form = page.form('/sign-in/factor');
  const right = new Set([-1, 0, 1, 2].map((step) => totpCode(login.secret, Date.now() + step * 30000)));
  const wrong = ['000000', '111111', '222222', '333333', '444444'].find((code) => !right.has(code));
  for (let i = 0; i < 8; i += 1) assert.equal((await visitor.submit(form, { code: wrong })).status, 422);
  assert.equal((await visitor.submit(form, { code: totpCode(login.secret, Date.now() + 30000) })).status, 429);
  assert.equal((await visitor.request('/operate')).location, '/sign-in/factor');
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
