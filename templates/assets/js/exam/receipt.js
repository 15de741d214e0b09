/* The page after the end: the receipt, and what is still on its way. */
import { moment, word } from './words.js';

const inGroups = (hash) => hash.match(/.{1,4}/g);

export function makeReceipt({ view, attempt, items }) {
  const find = (name) => view.querySelector(`[data-receipt=${name}]`);
  let shown = null;

  function hash(receipt) {
    if (receipt === shown) return;
    shown = receipt;
    find('hash').replaceChildren(...inGroups(receipt).map((group) => {
      const part = document.createElement('span');
      part.textContent = group;
      return part;
    }));
    find('qr').src = `/sit/${attempt}/receipt.svg?r=${receipt.slice(0, 8)}`;
  }

  return {
    show(state) {
      if (state.receipt) hash(state.receipt);
      find('by').textContent = word(`ended-${state.by}`);
      if (state.ended) find('at').textContent = moment(state.ended);
    },
    answered(count) {
      find('answered').textContent = word('receipt-answered', count, items);
    },
    /* How many answers are still here only, and the rows that were refused. */
    left(waiting, refused) {
      find('waiting').hidden = waiting === 0;
      find('waiting').querySelector('[data-says]').textContent = word('receipt-waiting', waiting);
      find('refused').hidden = refused.length === 0;
      find('refused').querySelector('ul').replaceChildren(...refused.map((row) => {
        const item = document.createElement('li');
        item.textContent = word('receipt-refused', row.position, word(`why-${row.why}`));
        return item;
      }));
    },
  };
}
