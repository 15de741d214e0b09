/*
 * One tab an attempt: two would count the same answers on their own. The one opened last goes on, the others stop and
 * say so.
 */
const GRACE = 300; /* milliseconds for another tab to write down what was being typed */

/* Resolves when this tab may go on, never when one opened later was quicker; stopped is called when another comes. */
export async function takePlace(attempt, stopped) {
  if (!('BroadcastChannel' in window)) return;
  const channel = new BroadcastChannel(`chengxue-exam-${attempt}`);
  channel.postMessage('here');
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, GRACE);
    channel.onmessage = () => {
      clearTimeout(timer);
      channel.close();
      stopped();
    };
  });
}
