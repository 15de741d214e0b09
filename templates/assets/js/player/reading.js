/* A text, or a link: reading has no course of its own. The place is how far down the page is, in millionths. */
const WHOLE = 1000000;

/* What a lesson is that has no course of its own: it is always read, and there is nothing to stop. */
export const still = (place) => ({ place, playing: () => true, stop() {}, go() {}, hold() {} });

export async function showReading(root) {
  const height = () => document.documentElement.scrollHeight - window.innerHeight;
  const place = Number(root.dataset.place);
  if (place > 0 && height() > 0) window.scrollTo(0, (place / WHOLE) * height());
  return still(() => (height() > 0 ? Math.min(WHOLE, (window.scrollY / height()) * WHOLE) : 0));
}
