/*
 * Lays out what browsers load: node build.mjs OUT
 *
 * Puts css/, js/, images/ and icons.svg below OUT/HASH/, each text also compressed beside it (NAME.gz), and prints HASH:
 * twelve hex digits over all that is in there. The same content is the same folder, so it may be cached for good, and
 * running again changes nothing.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));

const kept = {
  'css/bootstrap.min.css': 'bootstrap/dist/css/bootstrap.min.css',
  'js/echarts.esm.min.js': 'echarts/dist/echarts.esm.min.js',
  /* under another name, since nginx knows no type of .mjs */
  'js/pdf/pdf.js': 'pdfjs-dist/legacy/build/pdf.min.mjs',
  'js/pdf/worker.js': 'pdfjs-dist/legacy/build/pdf.worker.min.mjs',
};

/* Folders that are taken as they are: what a paper's writing needs that does not bring its own. */
const whole = { 'js/pdf/cmaps': 'pdfjs-dist/cmaps', 'js/pdf/fonts': 'pdfjs-dist/standard_fonts' };

/* One <symbol> an icon of icons.txt, its viewBox and paths as Bootstrap Icons draws it. */
function sprite() {
  const names = readFileSync(join(here, 'icons.txt'), 'utf8').split('\n').filter(Boolean);
  const symbols = names.map((name) => {
    const svg = readFileSync(join(here, 'node_modules/bootstrap-icons/icons', `${name}.svg`), 'utf8');
    const [, viewBox] = svg.match(/viewBox="([^"]+)"/);
    const [, drawing] = svg.match(/<svg[^>]*>([\s\S]*)<\/svg>/);
    return `<symbol id="${name}" viewBox="${viewBox}">${drawing.replace(/\s*\n\s*/g, '')}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('\n')}</svg>\n`;
}

function everything() {
  const files = new Map([['icons.svg', Buffer.from(sprite())]]);
  for (const [name, source] of Object.entries(kept)) {
    const text = readFileSync(join(here, 'node_modules', source), 'utf8');
    files.set(name, Buffer.from(text.replace(/\n?\/[*/]# sourceMappingURL=.*\s*$/, '\n')));
  }
  const own = ['css', 'js', 'js/exam', 'js/player', 'images'].map((folder) => [folder, folder]);
  const foreign = Object.entries(whole).map(([folder, source]) => [folder, join('node_modules', source)]);
  for (const [folder, source] of [...own, ...foreign]) {
    for (const entry of readdirSync(join(here, source), { withFileTypes: true }).filter((one) => one.isFile())) {
      files.set(`${folder}/${entry.name}`, readFileSync(join(here, source, entry.name)));
    }
  }
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const [name, bytes] of files) {
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 12);
}

function lay(files, folder) {
  const partial = `${folder}.${process.pid}`;
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(partial, name)), { recursive: true });
    writeFileSync(join(partial, name), bytes);
    writeFileSync(join(partial, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
  try {
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true });
    if (!existsSync(folder)) throw error; /* else another run was quicker, with the same content */
  }
}

const out = process.argv[2];
if (!out) {
  console.error('usage: node build.mjs OUT');
  process.exit(2);
}
const files = everything();
const hash = hashOf(files);
if (!existsSync(join(out, hash))) {
  mkdirSync(out, { recursive: true });
  lay(files, join(out, hash));
}
console.log(hash);
