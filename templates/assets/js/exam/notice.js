/* One line that says what has just happened; it is read out politely and goes by itself. */
const STAYS = 15000;

export function makeNotice(element) {
  let timer = 0;
  const says = element.querySelector('[data-says]');

  function hide() {
    clearTimeout(timer);
    element.hidden = true;
    says.textContent = '';
  }

  element.querySelector('button').addEventListener('click', hide);
  return (text) => {
    clearTimeout(timer);
    element.hidden = false;
    says.textContent = text;
    timer = setTimeout(hide, STAYS);
  };
}
