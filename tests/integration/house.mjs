/*
 * A whole installation for one test file: app/run starts it in a folder of its own, with the program that
 * CHENGXUE_PROGRAM names (tests/run: the one with sanitizers), and ends it again.
 *
 *   const house = await startHouse();
 *   after(() => house.stop());
 *
 * CHENGXUE_TEMPLATE, when set, is the home of an installation that was set up and stopped: a copy of it starts faster.
 */
import { spawn } from 'node:child_process';
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/* Runs a command to its end: { status, output } with standard output and error as one text. */
export function run(command, args, { env = {}, input = '' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env } });
    let output = '';
    child.stdout.setEncoding('utf8'); /* a character may come in two pieces */
    child.stderr.setEncoding('utf8');
    child.stdout.on('data', (bytes) => { output += bytes; });
    child.stderr.on('data', (bytes) => { output += bytes; });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output }));
    child.stdin.on('error', () => {}); /* a command that does not read */
    child.stdin.end(input);
  });
}

async function must(command, args, options) {
  const { status, output } = await run(command, args, options);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${output}`);
  return output;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function emptyHome() {
  const home = await mkdtemp(join(tmpdir(), 'home-'));
  await chmod(home, 0o755); /* so that the services' own user gets in */
  if (process.env.CHENGXUE_TEMPLATE) {
    await must('cp', ['-a', '--sparse=always', `${process.env.CHENGXUE_TEMPLATE}/.`, home]);
  }
  return home;
}

/* The one-time login that app/run showed at an installation's first start. */
function firstLogin(said) {
  const [, number, password] = said.match(/工号 (\S+) +一次性密码 (\S+)/);
  return { number, password };
}

/* A house that runs; house.first is its first administrator's number and one-time password. */
export async function startHouse() {
  const house = new House(await emptyHome(), await freePort());
  try {
    const said = await house.start();
    const template = process.env.CHENGXUE_TEMPLATE;
    house.first = firstLogin(template ? await readFile(join(template, 'first-start.txt'), 'utf8') : said);
  } catch (error) {
    await house.stop().catch(() => {});
    throw error;
  }
  return house;
}

class House {
  constructor(home, port) {
    this.home = home;
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.env = { CHENGXUE_HOME: home, LSAN_OPTIONS: `suppressions=${join(root, 'tests/leaks.txt')}:print_suppressions=0` };
  }

  /* { status, output } of app/run with these words. */
  appRun(...words) {
    return run('app/run', words, { env: this.env });
  }

  async start(...words) {
    const { status, output } = await this.appRun('--port', String(this.port), ...words);
    if (status !== 0) throw new Error(`app/run ended with ${status}:\n${output}`);
    return output;
  }

  /* Ends everything and removes the folder; throws when a sanitizer found something while the house ran. */
  async stop() {
    await this.appRun('stop');
    const findings = await this.#findings();
    await rm(this.home, { recursive: true, force: true });
    if (findings) throw new Error(`a sanitizer reports:\n${findings}`);
  }

  async #findings() {
    const folder = join(this.home, 'log');
    let found = '';
    for (const name of await readdir(folder).catch(() => [])) {
      const text = await readFile(join(folder, name), 'utf8');
      const at = text.search(/ERROR: \w+Sanitizer|runtime error:/);
      if (at >= 0) found += `${name}: ${text.slice(at, at + 4000)}\n`;
    }
    return found;
  }

  /* A command of the program as the house runs it: chengxue('check', 'audit') gives { status, output }. */
  chengxue(...words) {
    return run(process.env.CHENGXUE_PROGRAM ?? 'var/build/release/chengxue', words, { env: this.env });
  }

  /* Rows of a query by the database's owner, each an array of texts (SQL NULL is "NULL"). */
  async sql(text) {
    const output = await must('mariadb', ['--no-defaults', '--batch', '--skip-column-names',
      '--default-character-set=utf8mb4', `--socket=${this.home}/run/db.sock`, `--user=${userInfo().username}`,
      'chengxue'], { input: text });
    return output.split('\n').slice(0, -1).map((line) => line.split('\t'));
  }

  /* The one value of a query. */
  async value(text) {
    return (await this.sql(text))[0]?.[0];
  }

  /* The pid of a service: "db", "serve", "jobs", "nginx". */
  async pid(service) {
    return Number(await readFile(join(this.home, `run/${service}.pid`), 'utf8'));
  }

  async kill(service, signal = 'SIGKILL') {
    process.kill(await this.pid(service), signal);
  }

  log(service) {
    return readFile(join(this.home, `log/${service}.log`), 'utf8');
  }

  /* What the program stores of a secret under the key of a purpose (include/chengxue/crypto.h), as a function of it. */
  async keyedHash(purpose) {
    const secret = await readFile(join(this.home, 'secret/key'));
    const key = Buffer.from(hkdfSync('sm3', secret, '', `chengxue ${purpose}`, 32));
    return (text) => createHmac('sm3', key).update(text).digest('hex');
  }

  /*
   * Opens a session for an officer as signing in does, second factor given, and returns its cookie's value: for tests
   * that are about something else than signing in, and for thousands of candidates.
   */
  async openSession(number) {
    const token = randomBytes(32).toString('base64url');
    const hash = (await this.keyedHash('session'))(token);
    await this.sql(`INSERT INTO session (token, officer, opened_at, seen_at, ends_at, strong_at, address, agent)
      SELECT '${hash}', id, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 12 HOUR, UTC_TIMESTAMP(6),
             '127.0.0.1', 'test'
        FROM officer WHERE number = '${number}'`);
    return token;
  }
}

/* Tries again until a check passes, for what becomes true a moment later. */
export async function eventually(check, seconds = 10) {
  for (const end = Date.now() + seconds * 1000; ;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
  }
}
