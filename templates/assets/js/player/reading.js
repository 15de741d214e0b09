/* A text, or a link: reading has no course of its own. The place is how far down the page is, in millionths. */
const WHOLE = 1000000;

export async function showReading(root) {
  const height = () => document.documentElement.scrollHeight - window.innerHeight;
  const place = Number(root.dataset.place);
  if (place > 0 && height() > 0) window.scrollTo(0, (place / WHOLE) * height());
  return {
    place: () => (height() > 0 ? Math.min(WHOLE, (window.scrollY / height()) * WHOLE) : 0),
    playing: () => true,
    stop: () => {},
    go: () => {},
    hold: () => {},
  };
}
