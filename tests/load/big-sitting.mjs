/*
 * What the measuring scripts share: a sitting of thousands, papers of 100 items each from the real bank, made as
 * administrators make it. makeCity has put the candidates there.
 */
import { cpus } from 'node:os';

import { makeBlueprint, makeExam, makeSitting } from '../integration/city.mjs';

const seconds = (began) => ((Date.now() - began) / 1000).toFixed(1);

/* draw: a paper for "each", or "one" for all. Says on what machine and how long it took; gives the sitting's id. */
export async function bigSitting(house, admin, candidates, draw = 'each') {
  const blueprint = await makeBlueprint(house, [['single-choice', 60, 100], ['multiple-choice', 20, 100],
    ['true-false', 20, 100]]);
  const began = Date.now();
  const sitting = await makeSitting(house, admin, await makeExam(house, { blueprint, draw }),
    { rooms: Math.ceil(candidates / 1000), seats: 1000 });
  console.log(`${cpus().length} cores, ${cpus()[0].model}; ${candidates} candidates, 100 items, draw ${draw}: papers and ${
    ''}sitting made in ${seconds(began)} s`);
  return sitting;
}
