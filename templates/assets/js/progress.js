/*
 * Keeps a job's progress fresh: asks for the page again every two seconds and takes the progress from it. When the job
 * has ended the page is loaded anew, since it then shows what came out. See templates/widgets/progress.xsl.
 */

const going = (element) => ['waiting', 'running'].includes(element.dataset.progress);

async function refresh(shown) {
  let fresh;
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      fresh = page.querySelector('[data-progress]');
    }
  } catch {
    /* no network for the moment: what is shown stays, and the next turn asks again */
  }
  if (fresh && !going(fresh)) {
    location.reload();
    return;
  }
  if (fresh) shown.replaceWith(fresh);
  setTimeout(refresh, 2000, fresh ?? shown);
}

const shown = document.querySelector('[data-progress]');
if (shown && going(shown)) setTimeout(refresh, 1000, shown);
