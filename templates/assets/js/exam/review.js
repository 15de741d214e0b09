/*
 * Before the end: what is unanswered, flagged, not delivered. Only the second button, in this dialog, ends the exam;
 * and it does so only when everything is at the server.
 */
import { word } from './words.js';

const FLUSH = 15000;

export function makeReview({ dialog, cell, go, end, delivery }) {
  const find = (name) => dialog.querySelector(`[data-review=${name}]`);
  const confirm = dialog.querySelector('[data-do=confirm]');
  const trouble = find('trouble');

  function list(name, positions) {
    find(`${name}-count`).textContent = positions.length;
    find(name).hidden = positions.length === 0;
    find(name).querySelector('ul').replaceChildren(...positions.map((position) => {
      const item = cell.content.firstElementChild.cloneNode(true);
      const button = item.querySelector('button');
      button.value = position;
      button.querySelector('[data-number]').textContent = position;
      button.setAttribute('aria-label', word('review-go', position));
      return item;
    }));
  }

  function say(key) {
    trouble.hidden = !key;
    trouble.querySelector('[data-says]').textContent = key ? word(key) : '';
  }

  dialog.addEventListener('click', (event) => {
    const button = event.target.closest('button[value]');
    if (!button || button.value === '') return;
    dialog.close();
    go(Number(button.value));
  });

  confirm.addEventListener('click', async () => {
    confirm.disabled = true;
    say('review-sending');
    try {
      if (!(await delivery.flush(FLUSH))) say('review-not-delivered');
      else if (await end()) dialog.close();
    } catch {
      say('review-not-ended');
    }
    confirm.disabled = false;
  });

  return {
    get open() {
      return dialog.open;
    },
    show({ items, open, flagged, waiting }) {
      find('items').textContent = items;
      find('answered').textContent = items - open.length;
      find('waiting').textContent = waiting;
      list('open', open);
      list('flagged', flagged);
      say(null);
      dialog.showModal();
    },
    close() {
      dialog.close();
    },
  };
}
