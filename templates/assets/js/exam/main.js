/* Begins an exam in this tab; exam.js goes through it. */
import { Exam } from './exam.js';
import { openJournal } from './journal.js';
import { takePlace } from './tab.js';

async function begin(root) {
  const page = root.dataset;
  const exam = new Exam(root, await openJournal(Number(page.attempt)));
  window.addEventListener('beforeunload', (event) => {
    if (!exam.isUnsaved()) return;
    event.preventDefault();
    event.returnValue = '';
  });
  document.addEventListener('visibilitychange', () => exam.commit());
  document.querySelector('[data-do=ask-device]').addEventListener('click', () => exam.askForDevice());
  document.querySelector('[data-do=reload]').addEventListener('click', () => location.reload());
  await takePlace(page.attempt, () => exam.stop());
  await exam.begin(page.state === 'ended');
}

begin(document.querySelector('[data-attempt]'));
