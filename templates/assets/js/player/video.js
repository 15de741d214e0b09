/*
 * A video: where it is, and what happens to it. It goes on where it was left, and stops when nobody can see it.
 * A jump is said as two beats, where it came from and where it went.
 */
export async function showVideo(root, { changed, passed }) {
  const video = root.querySelector('video');
  let last = Number(root.dataset.place);

  const place = () => video.currentTime * 1000;
  const resume = () => {
    if (last > 1000 && last < video.duration * 1000 - 1000) video.currentTime = last / 1000;
  };
  if (video.readyState >= HTMLMediaElement.HAVE_METADATA) resume();
  else video.addEventListener('loadedmetadata', resume, { once: true });

  video.addEventListener('timeupdate', () => {
    if (video.seeking) return;
    last = place();
    passed(last);
  });
  video.addEventListener('seeking', () => changed(last));
  for (const name of ['seeked', 'play', 'pause', 'ended']) video.addEventListener(name, () => changed());
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) video.pause();
  });

  return {
    place,
    playing: () => !video.paused && !video.ended,
    stop: () => video.pause(),
    go: () => video.play().catch(() => {}),
    hold: (held) => {
      video.controls = !held;
      if (held) video.pause();
    },
  };
}
