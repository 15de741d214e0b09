/*
 * What the measuring scripts share: a city with thousands of candidates, a sitting for them all with papers of 100 items
 * from the real bank, made as administrators make it, and what the services use meanwhile.
 */
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';

import { Person, makeBlueprint, makeCity, makeExam, makeSitting } from '../integration/city.mjs';
import { run } from '../integration/house.mjs';

/* Gives the administrator of it all. */
export async function bigCity(house, candidates) {
  console.log(`${cpus().length} cores, ${cpus()[0].model}; ${candidates} candidates, 100 items`);
  await makeCity(house, candidates);
  return Person.named(house, house.first.number);
}

/* draw: a paper for "each", or "one" for all. The sitting's id; it waits for its start. */
export async function bigSitting(house, admin, candidates, draw = 'each') {
  const blueprint = await makeBlueprint(house, [['single-choice', 60, 100], ['multiple-choice', 20, 100],
    ['true-false', 20, 100]]);
  const began = Date.now();
  const sitting = await makeSitting(house, admin, await makeExam(house, { blueprint, draw }),
    { rooms: Math.ceil(candidates / 1000), seats: 1000 });
  console.log(`papers (${draw}) made in ${((Date.now() - began) / 1000).toFixed(1)} s with the sitting`);
  return sitting;
}

/* CPU seconds that the services have used so far, each with its children. */
async function cpuSeconds(house) {
  const used = {};
  for (const service of ['nginx', 'serve', 'db', 'jobs']) {
    const pid = await house.pid(service);
    const children = (await run('pgrep', ['-P', String(pid)])).output.split('\n').filter(Boolean);
    let ticks = 0;
    for (const one of [pid, ...children]) {
      const fields = (await readFile(`/proc/${one}/stat`, 'utf8')).split(') ')[1].split(' ');
      ticks += Number(fields[11]) + Number(fields[12]);
    }
    used[service] = ticks / 100;
  }
  return used;
}

/* What the services use from now on. */
export class Watch {
  static async start(house) {
    const watch = new Watch();
    watch.house = house;
    watch.before = await cpuSeconds(house);
    return watch;
  }

  /* "nginx 0.1, serve 2.0, …": CPU seconds since the start. */
  async cpu() {
    const now = await cpuSeconds(this.house);
    return Object.keys(now).map((name) => `${name} ${(now[name] - this.before[name]).toFixed(1)}`).join(', ');
  }
}
