/* Counts who is picked in a list of people; a button for each unit picks all of it or nobody. */

for (const list of document.querySelectorAll('[data-people]')) {
  const boxes = [...list.querySelectorAll('input[type=checkbox]')];
  const picked = list.querySelector('[data-picked]');
  const tell = () => {
    picked.textContent = list.dataset.people.replace('{0}', boxes.filter((box) => box.checked).length);
  };
  for (const unit of list.querySelectorAll('.people-unit')) {
    const own = [...unit.querySelectorAll('input[type=checkbox]')];
    const all = document.createElement('input');
    const label = document.createElement('label');
    all.type = 'checkbox';
    all.className = 'form-check-input';
    label.append(all, ` ${unit.querySelector('legend').textContent}`);
    label.className = 'people-all';
    unit.querySelector('legend').replaceChildren(label);
    const follow = () => {
      const count = own.filter((box) => box.checked).length;
      all.checked = count === own.length;
      all.indeterminate = count > 0 && count < own.length;
      tell();
    };
    all.addEventListener('change', () => {
      for (const box of own) box.checked = all.checked;
      tell();
    });
    for (const box of own) box.addEventListener('change', follow);
    follow();
  }
  tell();
}
