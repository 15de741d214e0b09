/* Lets a person see the password while typing it. See templates/widgets/field.xsl. */

for (const button of document.querySelectorAll('[data-shows]')) {
  const input = document.getElementById(button.dataset.shows);
  const [show, hide] = [button.textContent, button.dataset.hide];

  button.hidden = false;
  button.addEventListener('click', () => {
    const shown = input.type === 'password';
    input.type = shown ? 'text' : 'password';
    button.textContent = shown ? hide : show;
    input.focus();
  });
  /* sent as what it is, so that the browser keeps it as a password */
  input.form.addEventListener('submit', () => {
    input.type = 'password';
  });
}
