/*
 * Notices on their way out of the house: e-mail to a small mail server, the web hook to a small receiver, both on this
 * machine; both fail at first.
 */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { Person, makeCity } from './city.mjs';
import { eventually, startHouse } from './house.mjs';

let house;
let mail;
let hook;
let operator;

const listen = (server) => new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(server.address().port)); });

/* A mail server that takes one letter after another; while `refuses` it has no mailbox for anybody. */
async function mailServer() {
  const self = { letters: [], refuses: false, logins: [] };
  const server = net.createServer((socket) => {
    let text = '';
    let letter = null; /* lines, while one comes */
    let asked = false; /* for name and password */
    let to;
    const say = (line) => socket.write(`${line}\r\n`);
    say('220 mail.test ESMTP');
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1');
      for (let end; (end = text.indexOf('\r\n')) >= 0; text = text.slice(end + 2)) {
        const line = text.slice(0, end);
        if (letter) {
          if (line === '.') {
            self.letters.push({ to, lines: letter });
            letter = null;
            say('250 taken');
          } else letter.push(line.replace(/^\./, ''));
        } else if (asked) {
          asked = false;
          self.logins.push(Buffer.from(line, 'base64').toString());
          say('235 welcome');
        } else if (/^EHLO/.test(line)) socket.write('250-mail.test\r\n250 AUTH PLAIN\r\n');
        else if (/^AUTH PLAIN$/.test(line)) {
          asked = true;
          say('334 ');
        } else if (/^RCPT/.test(line) && self.refuses) say('450 4.2.1 mailbox is busy');
        else if (/^RCPT/.test(line)) { [, to] = line.match(/<(.*)>/); say('250 ok'); }
        else if (/^DATA/.test(line)) { letter = []; say('354 go on'); }
        else if (/^QUIT/.test(line)) { say('221 bye'); socket.end(); }
        else say('250 ok');
      }
    });
  });
  self.port = await listen(server);
  self.close = () => server.close();
  return self;
}

/* A receiver of the web hook; while `fails` it answers with 503. */
async function hookServer() {
  const self = { calls: [], fails: true };
  const server = http.createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      self.calls.push({ body: Buffer.concat(chunks).toString(), headers: request.headers, failed: self.fails });
      response.writeHead(self.fails ? 503 : 204).end();
    });
  });
  self.port = await listen(server);
  self.close = () => { server.close(); server.closeAllConnections(); };
  return self;
}

before(async () => {
  house = await startHouse();
  [mail, hook] = [await mailServer(), await hookServer()];
  mail.refuses = true;
  await makeCity(house, 24);
  await house.sql("UPDATE officer SET email = CONCAT('o', number, '@example.com') WHERE number IN ('1000001', '1000002', '1000003')");
  operator = await Person.named(house, house.first.number);
});
after(async () => {
  mail.close();
  hook.close();
  await house.stop();
});

/* Writes down leave for an officer, who is told. */
let month = 0;
async function tellLeave(number) {
  month += 1;
  const day = `2025-${String(month).padStart(2, '0')}-0`;
  const answer = await operator.post('/credits/leave/new', { number, leave_kind: 'sick', from_on: `${day}1`, to_on: `${day}2`, document: '函' });
  assert.equal(answer.status, 303, answer.text.slice(0, 2000));
  return house.value('SELECT MAX(id) FROM notice');
}
const states = () => house.sql('SELECT notice, way, state FROM notice_delivery ORDER BY notice, way');
const due = () => house.sql("UPDATE notice_delivery SET not_before = UTC_TIMESTAMP(6) WHERE state = 'waiting'");
const head = (letter, name) => letter.lines.slice(0, letter.lines.indexOf('')).join('\r\n').replace(/\r\n[ \t]+/g, ' ')
  .split('\r\n').find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
const decoded = (text) => text.replace(/\?= =\?/g, '?==?').replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, word) => Buffer.from(word, 'base64').toString());
const bodyOf = (letter) => Buffer.from(letter.lines.slice(letter.lines.indexOf('') + 1).join(''), 'base64').toString();

test('where nothing is set up, nothing waits to leave, and the operator sees that', async () => {
  await tellLeave('1000001');
  assert.deepEqual(await states(), []);
  const page = await operator.get('/operate/notices');
  assert.match(page.text, /没有设置邮件服务器/);
  assert.match(page.text, /没有设置转发地址/);
});

test('the settings are checked, kept for later starts, and ask for a secret that is one', async () => {
  for (const wrong of [{ CHENGXUE_SMTP_URL: 'http://127.0.0.1' }, { CHENGXUE_SMTP_URL: 'smtp://127.0.0.1:25' },
    { CHENGXUE_HOOK_URL: 'http://a b' }, { CHENGXUE_SITE_URL: 'ftp://x', CHENGXUE_HOOK_URL: 'http://127.0.0.1' }]) {
    Object.assign(house.env, wrong);
    assert.notEqual((await house.appRun()).status, 0, JSON.stringify(wrong));
    Object.keys(wrong).forEach((name) => delete house.env[name]);
  }
  const settings = { CHENGXUE_SITE_URL: 'https://study.example', CHENGXUE_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    CHENGXUE_SMTP_FROM: 'study@bureau.example', CHENGXUE_HOOK_URL: `http://127.0.0.1:${hook.port}/told?by=study` };
  Object.assign(house.env, settings);
  const login = join(house.home, 'secret/smtp');
  await writeFile(login, 'study\np w\n');
  await chmod(login, 0o644);
  assert.notEqual((await house.appRun()).status, 0, 'a secret that others may read');
  await chmod(login, 0o600);
  await house.start();
  Object.keys(settings).forEach((name) => delete house.env[name]);
  await house.start();
  assert.match((await operator.get('/operate/notices')).text, /已启用/);
});

let first;
test('what the other side does not take waits, and the operator sees what it said', async () => {
  first = await tellLeave('1000001');
  await eventually(async () => assert.deepEqual(await house.sql(`SELECT way, state, tries, said FROM notice_delivery WHERE notice = ${first} ORDER BY way`),
    [['email', 'waiting', '1', '450 4.2.1 mailbox is busy'], ['hook', 'waiting', '1', 'HTTP/1.1 503 Service Unavailable']]), 20);
  const page = (await operator.get('/operate/notices')).text;
  assert.match(page, /450 4\.2\.1 mailbox is busy/);
  assert.match(page, /HTTP\/1\.1 503/);
  assert.match(page, /1000001/);
  assert.doesNotMatch(page, /考生1|example\.com/);
  assert.equal((await (await Person.named(house, '2000001')).get('/operate/notices')).status, 403);
});

test('pauses grow, and after seven days it has failed', async () => {
  const wait = () => house.value(`SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(6), not_before) FROM notice_delivery WHERE notice = ${first} AND way = 'hook'`);
  assert.ok(Number(await wait()) <= 60 && Number(await wait()) > 30, await wait());
  await house.sql("UPDATE notice_delivery SET tries = 4 WHERE way = 'hook'");
  await due();
  await eventually(async () => assert.ok(Number(await wait()) > 900), 20);
  const old = await tellLeave('1000003');
  await house.sql(`UPDATE notice SET at = at - INTERVAL 8 DAY WHERE id = ${old}`);
  await eventually(async () => assert.deepEqual((await house.sql(`SELECT state FROM notice_delivery WHERE notice = ${old}`)).flat(), ['failed', 'failed']), 20);
});

test('when it is there again the operator sends at once: a letter with its heads right, and a signed call', async () => {
  mail.refuses = hook.fails = false;
  await operator.submit((await operator.get('/operate/notices')).form('/operate/notices/again'));
  await eventually(async () => assert.ok((await states()).every(([, , state]) => state === 'sent'), JSON.stringify(await states())), 20);
  const letter = mail.letters.find((one) => one.to === 'o1000001@example.com');
  assert.equal(decoded(head(letter, 'Subject')), '已为您登记请假（城学通知）');
  assert.equal(decoded(head(letter, 'From')), '城学 <study@bureau.example>');
  assert.equal(head(letter, 'To'), '<o1000001@example.com>');
  assert.match(head(letter, 'Date'), /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/);
  assert.equal(head(letter, 'Message-ID'), `<notice-${first}@bureau.example>`);
  assert.match(bodyOf(letter), /^考生1，您好：\r\n\r\n已登记您 2025-02-01 至 2025-02-02 的请假.*\r\n查看详情：https:\/\/study\.example\/credits\/mine\?year=2025\r\n/);
  for (const line of letter.lines) assert.match(line, /^[\x20-\x7e\t]{0,78}$/);
  assert.ok(mail.logins.every((login) => login === '\0study\0p w') && mail.logins.length > 0);

  const call = hook.calls.find(({ body, failed }) => !failed && JSON.parse(body).id === Number(first));
  const { at, ...rest } = JSON.parse(call.body);
  assert.match(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.deepEqual(rest, { id: Number(first), kind: 'leave.added', officer: '1000001', title: '已为您登记请假',
    text: '已登记您 2025-02-01 至 2025-02-02 的请假，有误的请联系本单位培训管理员。', link: 'https://study.example/credits/mine?year=2025', urgent: false });
  const key = (await readFile(join(house.home, 'secret/hook'), 'utf8')).trim();
  const stamp = call.headers['chengxue-timestamp'];
  assert.ok(Math.abs(Number(stamp) - Date.now() / 1000) < 60);
  const signed = (method) => createHmac(method, key).update(`${stamp}.${call.body}`).digest('hex');
  assert.equal(call.headers['chengxue-signature'], `sm3=${signed('sm3')}, sha256=${signed('sha256')}`);
});

test('what was taken is never sent again, however often the jobs come round or start anew', async () => {
  const count = [mail.letters.length, hook.calls.length];
  assert.equal((await operator.post('/operate/notices/again')).status, 422);
  await house.kill('jobs', 'SIGTERM');
  await eventually(async () => assert.notEqual((await house.appRun('status')).status, 0), 30);
  await house.start();
  await new Promise((resolve) => { setTimeout(resolve, 5000); });
  assert.deepEqual([mail.letters.length, hook.calls.length], count);
});

test('who has no address or wants no e-mail gets none; the hook is told of everybody', async () => {
  const quiet = await Person.named(house, '1000002');
  await quiet.submit((await quiet.get('/me')).form('/me/email'), { email_wanted: null });
  const letters = mail.letters.length;
  const told = [await tellLeave('1000002'), await tellLeave('1000004')];
  await eventually(async () => assert.deepEqual(await house.sql(`SELECT notice, way, state FROM notice_delivery WHERE notice IN (${told}) ORDER BY notice`),
    told.map((id) => [id, 'hook', 'sent'])), 20);
  assert.equal(mail.letters.length, letters);
});

test('who says no while it waits gets no letter either', async () => {
  mail.refuses = true;
  const id = await tellLeave('1000003');
  await eventually(async () => assert.equal(await house.value(`SELECT tries FROM notice_delivery WHERE notice = ${id} AND way = 'email'`), '1'), 20);
  await house.sql("UPDATE officer SET email = NULL WHERE number = '1000003'");
  mail.refuses = false;
  await due();
  await eventually(async () => assert.equal(await house.value(`SELECT state FROM notice_delivery WHERE notice = ${id} AND way = 'email'`), 'dropped'), 20);
});

test('a mail server that is gone keeps the hook from nothing', async () => {
  mail.close();
  const id = await tellLeave('1000001');
  await eventually(async () => assert.deepEqual((await house.sql(`SELECT state FROM notice_delivery WHERE notice = ${id} ORDER BY way`)).flat(), ['waiting', 'sent']), 30);
});
