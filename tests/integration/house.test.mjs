/* The house itself: what nginx and app/run promise, whatever the features are. */
import assert from 'node:assert/strict';
import { chown, readFile, stat } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { eventually, run, startHouse } from './house.mjs';
import { Visitor } from './visitor.mjs';

let house;
let visitor;

before(async () => {
  house = await startHouse();
  visitor = new Visitor(house);
});
after(() => house.stop());

function assertSafe(answer) {
  const policy = answer.headers.get('content-security-policy');
  assert.match(policy, /default-src 'self'/);
  assert.doesNotMatch(policy, /unsafe/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(answer.headers.get('referrer-policy'), 'same-origin');
  assert.equal(answer.headers.get('cross-origin-opener-policy'), 'same-origin');
  assert.equal(answer.headers.get('server'), 'nginx');
  assert.match(answer.headers.get('permissions-policy'), /camera=\(\), geolocation=\(\)/);
}

/* The address of one of the style sheets that a page names. */
function styleOf(answer) {
  return answer.all('link').map((link) => link.getAttribute('href')).find((href) => href.endsWith('.css'));
}

test('health is told in plain text', async () => {
  const answer = await visitor.request('/healthz');
  assert.equal(answer.status, 200);
  assert.equal(answer.text, 'ok\n');
});

test('metrics are told to the machine itself, for each pool', async () => {
  await visitor.request('/healthz');
  await visitor.request('/sign-in', { method: 'POST', body: 'a=b' });
  await visitor.request('/sit/1');
  const answer = await visitor.request('/metrics');
  assert.equal(answer.status, 200);
  for (const pool of ['general', 'exam', 'gate']) {
    assert.match(answer.text, new RegExp(`^chengxue_request_seconds_count{pool="${pool}"} [1-9]\\d*$`, 'm'));
  }
});

/* Status, headers and all of an answer as it came, for somebody at an address. */
async function raw(path, { address = '127.0.0.1', headers = [] } = {}) {
  const { output } = await run('curl', ['--silent', '--include', '--noproxy', '*', '--interface', address,
    ...headers.flatMap((header) => ['--header', header]), house.url + path]);
  return output;
}

test('what machines ask for sets no cookie', async () => {
  assert.match(await raw('/sign-in'), /^set-cookie:/im);
  for (const path of ['/healthz', '/metrics']) assert.doesNotMatch(await raw(path), /^set-cookie:/im, path);
});

test('a flood of passwords delays nothing but sign-ins', async () => {
  const form = (await visitor.get('/sign-in')).form('/sign-in');
  let waiting = 60;
  const flood = Array.from({ length: 60 }, (_, at) => visitor.submit(form, { number: `n${at}`, password: 'x' })
    .finally(() => { waiting -= 1; }));
  await new Promise((resolve) => { setTimeout(resolve, 100); });
  const pages = await Promise.all(['/healthz', '/sign-in', '/nothing'].map((path) => visitor.request(path)));
  assert.deepEqual(pages.map((page) => page.status), [200, 200, 404]);
  assert.ok(waiting > 20, `${waiting} of the 60 before them were still waiting`);
  await Promise.all(flood);
});

test('who asks and how is believed of the proxy that is named, and of nobody else', async () => {
  const forged = ['X-Forwarded-For: 198.51.100.9, 203.0.113.7', 'X-Forwarded-Proto: https'];
  const isSecure = async (address, path = '/nothing') => /^set-cookie:.*; Secure/im.test(
    await raw(path, { address, headers: forged }));
  const logged = (path) => eventually(async () => (await house.log('nginx-access'))
    .match(new RegExp(`address=(\\S+) method=GET path="${path}"`))[1]);
  assert.equal(await isSecure('127.0.0.2', '/nothing/1'), false);
  assert.equal(await logged('/nothing/1'), '127.0.0.2');

  house.env.CHENGXUE_PROXY = '127.0.0.2';
  await house.start();
  delete house.env.CHENGXUE_PROXY; /* it is kept */
  await house.start();
  await eventually(async () => assert.equal(await isSecure('127.0.0.2'), true));
  await isSecure('127.0.0.2', '/nothing/2');
  assert.equal(await logged('/nothing/2'), '203.0.113.7');
  assert.match(await raw('/metrics', { address: '127.0.0.2', headers: forged }), /^HTTP\/1.1 403/);
  assert.equal(await isSecure('127.0.0.3', '/nothing/3'), false);
  assert.equal(await logged('/nothing/3'), '127.0.0.3');

  house.env.CHENGXUE_PROXY = '';
  await house.start();
  delete house.env.CHENGXUE_PROXY;
  await eventually(async () => assert.equal(await isSecure('127.0.0.2'), false));
  house.env.CHENGXUE_PROXY = 'proxy.example; return 200';
  assert.notEqual((await house.appRun()).status, 0);
  delete house.env.CHENGXUE_PROXY;
});

test('an unknown address gets a page that says so, and every answer is safe', async () => {
  const answer = await visitor.request('/nothing/is/here');
  assert.equal(answer.status, 404);
  assert.equal(answer.heading(), '找不到这个页面');
  assert.match(answer.headers.get('cache-control'), /no-store/);
  assertSafe(answer);
});

test('no page holds script or style of its own', async () => {
  const answer = await visitor.request('/nothing/is/here');
  assert.deepEqual(answer.all('style'), []);
  assert.deepEqual(answer.all('script').filter((script) => !script.getAttribute('src')), []);
  assert.deepEqual(answer.all('*').filter((one) => one.hasAttribute('style') || one.hasAttribute('onclick')), []);
});

test('static files are kept for good under the hash of their content, and come compressed', async () => {
  const address = styleOf(await visitor.request('/nothing'));
  const answer = await visitor.request(address, { headers: { 'accept-encoding': 'gzip' } });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.equal(answer.headers.get('content-encoding'), 'gzip');
  assert.match(answer.headers.get('content-type'), /^text\/css/);
  assertSafe(answer);
  const missing = await visitor.request(address.replace('.css', '-gone.css'));
  assert.equal(missing.status, 404);
  assert.equal(missing.headers.get('cache-control'), null);
});

test('private files are not to be had by their address', async () => {
  assert.equal((await visitor.request('/private/anything')).status, 404);
  assert.equal((await visitor.request('/assets/../secret/key')).status, 404);
  assert.equal((await visitor.request('/assets/%2e%2e/secret/key')).status, 404);
});

test('an upload past the limit is told in words', async () => {
  const answer = await visitor.request('/sign-in', { method: 'POST', body: new Uint8Array(41 << 20) });
  assert.equal(answer.status, 413);
  assert.match(answer.text, /文件太大/);
});

test('a flood of sign-ins from one address is slowed, other pages are not', async () => {
  const flood = Array.from({ length: 600 }, () => visitor.request('/sign-in', { method: 'POST', body: 'a=b' }));
  const page = await visitor.request('/nothing');
  const answers = await Promise.all(flood);
  const refused = answers.filter((answer) => answer.status === 429);
  assert.ok(refused.length > 50, `${refused.length} of 600 were refused`);
  assert.match(refused[0].text, /操作太频繁/);
  assert.equal(page.status, 404);
});

test('the log has one line a request, with the number that the page shows', async () => {
  const answer = await visitor.request('/nothing?name=secret-person');
  const number = answer.text.match(/<code>([0-9a-f]{16})<\/code>/)[1];
  await eventually(async () => {
    const line = (await house.log('serve')).split('\n').find((one) => one.includes(`request="${number}"`));
    assert.match(line, /status=404/);
    assert.match(await house.log('nginx-access'), new RegExp(`request=${number} .*path="/nothing" status=404`));
  });
  assert.doesNotMatch(await house.log('nginx-access'), /secret-person/);
});

test('started again, nothing changes, and it is quick', async () => {
  const pids = await Promise.all(['db', 'serve', 'jobs', 'nginx'].map((name) => house.pid(name)));
  const begun = Date.now();
  const output = await house.start();
  assert.ok(Date.now() - begun < 5000);
  assert.match(output, new RegExp(`${house.url}/`));
  assert.doesNotMatch(output, /一次性密码/);
  assert.deepEqual(await Promise.all(['db', 'serve', 'jobs', 'nginx'].map((name) => house.pid(name))), pids);
  assert.equal((await house.appRun('status')).status, 0);
});

test('while the program is down, visitors are told so, and app/run brings it back', async () => {
  await house.kill('serve');
  await eventually(async () => {
    const answer = await visitor.request('/');
    assert.equal(answer.status, 502);
    assert.match(answer.text, /系统暂时不可用/);
    assertSafe(answer);
  });
  assert.equal((await visitor.request('/error-pages/page.css')).status, 200);
  const { status, output } = await house.appRun('status');
  assert.equal(status, 1);
  assert.match(output, /网页程序：没有运行/);
  await house.start();
  assert.equal((await visitor.request('/healthz')).status, 200);
});

const services = { db: '数据库', serve: '网页程序', jobs: '后台任务', nginx: '网页服务器' };

async function pidsNow() {
  const pids = await Promise.all(Object.keys(services).map(async (name) => [name, await house.pid(name)]));
  return Object.fromEntries(pids);
}

for (const [name, title] of Object.entries(services)) {
  test(`when ${name} is killed, app/run status names it, and app/run brings it back and leaves the others`, async () => {
    const before = await pidsNow();
    await house.kill(name);
    await eventually(async () => {
      const { status, output } = await house.appRun('status');
      assert.equal(status, 1);
      assert.match(output, new RegExp(`${title}：没有运行`));
      assert.equal(output.match(/：没有运行/g).length, 1, output);
      assert.match(output, /app\/run 恢复/);
    });
    await house.start();
    const after = await pidsNow();
    for (const other of Object.keys(services)) assert.equal(after[other] === before[other], other !== name, other);
    assert.equal((await visitor.request('/healthz')).status, 200);
    assert.equal((await house.appRun('status')).status, 0);
  });
}

test('a web server whose master was killed leaves no workers behind when all is stopped', async () => {
  await house.kill('nginx');
  assert.equal((await house.appRun('stop')).status, 0);
  await assert.rejects(visitor.request('/healthz'), 'nobody answers any more');
  await house.start();
});

test('folders that are not the services’ own are given to them at the next start', { skip: process.getuid() !== 0 }, async () => {
  const folder = `${house.home}/run/tmp`;
  const { uid } = await stat(`${house.home}/secret/key`);
  await chown(folder, 0, 0);
  await house.start();
  assert.equal((await stat(folder)).uid, uid);
});

test('who has lost a password gets another by app/run, for a number that there is', async () => {
  const { status, output } = await house.appRun('password', house.first.number);
  assert.equal(status, 0, output);
  const [, number, password] = output.match(/工号 (\S+) +一次性密码 (\S+)/);
  assert.equal((await new Visitor(house).signIn({ number, password })).heading(), '请设置自己的密码');
  const none = await house.appRun('password', 'nobody');
  assert.equal(none.status, 1);
  assert.match(none.output, /没有在岗人员用这个工号/);
});

test('replacing all workers loses no request', async () => {
  let asking = true;
  const statuses = [];
  const asker = async () => {
    while (asking) {
      statuses.push((await visitor.request('/healthz')).status);
      await new Promise((resolve) => { setTimeout(resolve, 25); }); /* stay below what one address may ask */
    }
  };
  const askers = [asker(), asker(), asker(), asker()];
  await house.kill('serve', 'SIGHUP');
  await new Promise((resolve) => { setTimeout(resolve, 4000); });
  asking = false;
  await Promise.all(askers);
  assert.ok(statuses.length > 100);
  assert.deepEqual(statuses.filter((status) => status !== 200), []);
});

test('stopped, nothing of it is left running', async () => {
  const pids = await Promise.all(['db', 'serve', 'jobs', 'nginx'].map((name) => house.pid(name)));
  assert.equal((await house.appRun('stop')).status, 0);
  for (const pid of pids) {
    const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => 'gone');
    assert.match(state, /^gone|\) Z /); /* ended, though perhaps not yet buried by init */
  }
  assert.equal((await house.appRun('status')).status, 1);
  await house.start();
});
