/* Counts the rows picked in a table and lets its head pick them all. See templates/widgets/bulk.xsl. */

for (const form of document.querySelectorAll('form.bulk')) {
  const boxes = [...form.elements].filter((box) => box.type === 'checkbox' && box.closest('tbody'));
  const all = [...form.elements].find((box) => box.dataset.pickAll);
  const count = form.querySelector('.bulk-count');
  const nothing = count.textContent;
  const send = form.querySelector('button[type=submit]');

  const tell = () => {
    const picked = boxes.filter((box) => box.checked).length;
    count.textContent = picked ? count.dataset.picked.replace('{0}', picked) : nothing;
    send.disabled = picked === 0;
    form.classList.toggle('bulk-picked', picked > 0);
    if (all) {
      all.checked = picked > 0 && picked === boxes.length;
      all.indeterminate = picked > 0 && picked < boxes.length;
    }
  };

  if (all) {
    all.addEventListener('change', () => {
      for (const box of boxes) box.checked = all.checked;
      tell();
    });
  }
  for (const box of boxes) box.addEventListener('change', tell);
  tell(); /* a browser that comes back to the page keeps the boxes */
}
