/*
 * Whether the SQL of the program keeps to its layers, by the numbers of the migrations: a feature's tables and views are
 * named by no layer below it, its tables are written by it alone, and those of the bank are read by views alone. Each
 * break is a line; the exit status tells whether there was one.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const layers = ['base', 'db', 'web', 'jobs', 'audit', 'files', 'people', 'notices', 'credits', 'training', 'bank', 'courses',
  'classes', 'exams', 'desk'];
const features = { '01': 'people', '02': 'bank', '03': 'exams', '04': 'notices', '05': 'credits', '06': 'training',
  '07': 'courses', '08': 'classes', '09': 'desk' }; /* by the first two digits of a migration */
const behind = ['bank']; /* whose tables only views show */
const shared = new Set(['viewer_scope', 'viewer_whole']); /* the scope, which include/chengxue/scope.h writes */

const files = (folder) => readdirSync(folder, { withFileTypes: true })
  .flatMap((one) => one.isDirectory() ? files(join(folder, one.name)) : [join(folder, one.name)]);

const made = new Map(); /* table or view → { owner, table } */
for (const file of files('app/db/schema')) {
  const [, kind, name] = readFileSync(file, 'utf8').match(/^CREATE (TABLE IF NOT EXISTS|OR REPLACE VIEW) (\w+)/) ?? [];
  const owner = features[basename(file).slice(0, 2)];
  if (name && owner && !shared.has(name)) made.set(name, { owner, table: kind.startsWith('TABLE') });
}

let broken = 0;
for (const file of files('app').filter((one) => /\.[ch]$/.test(one))) {
  const here = file.split('/')[1];
  if (!layers.includes(here)) continue; /* main.c */
  for (const [, act, name] of readFileSync(file, 'utf8').matchAll(/((?:DELETE )?FROM|JOIN|INTO|(?<!KEY )UPDATE) (\w+)/g)) {
    const { owner, table } = made.get(name) ?? { owner: here };
    if (owner === here) continue;
    const why = layers.indexOf(owner) > layers.indexOf(here) ? 'belongs to a layer above'
      : /DELETE|INTO|UPDATE/.test(act) ? 'is written by its own feature alone'
        : table && behind.includes(owner) ? 'is read by views alone' : null;
    if (why) {
      broken += 1;
      console.log(`${file}: ${act} ${name}: ${name} of ${owner} ${why}`);
    }
  }
}
process.exit(broken > 0 ? 1 : 0);
