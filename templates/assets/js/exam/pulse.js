/*
 * Asks how things stand, every 5 to 8 seconds, each browser at its own moments. `soon` asks at once: the network came
 * back, the page is looked at again, the server said something that calls for it.
 */
const EVERY = 5000;
const SPREAD = 3000;

export function makePulse({ server, told, good, failed }) {
  let timer = 0;
  let asking = false;
  let going = false;

  async function turn() {
    clearTimeout(timer);
    if (asking || !going) return;
    asking = true;
    const sent = performance.now();
    try {
      const state = await server.pulse();
      good(sent);
      await told(state);
    } catch (failure) {
      if (!failure.kind) throw failure; /* a fault of ours, not of the network */
      failed(failure, sent);
    } finally {
      asking = false;
      if (going) timer = setTimeout(turn, EVERY + Math.random() * SPREAD);
    }
  }

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) turn();
  });

  return {
    start() {
      going = true;
      timer = setTimeout(turn, EVERY + Math.random() * SPREAD);
    },
    soon: turn,
    stop() {
      going = false;
      clearTimeout(timer);
    },
  };
}
