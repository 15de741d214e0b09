/*
 * What is asked of the server, and in which ways it can fail:
 *
 *   offline     nothing came back            busy        it asks for patience (429) or is in trouble (5xx)
 *   signed-out  the session has ended        refused     it does not take what was sent; sending it again will not help
 */
const PATIENCE = 12000; /* milliseconds until an unanswered request counts as lost */

export class Failure extends Error {
  constructor(kind, status = 0) {
    super(`${kind} ${status}`);
    this.kind = kind;
  }
}

function kindOf(status) {
  if (status === 429 || status >= 500) return 'busy';
  return status === 401 || status === 403 ? 'signed-out' : 'refused';
}

async function ask(address, options) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(address, { cache: 'no-store', signal: stop.signal, ...options });
    if (!answer.ok) throw new Failure(kindOf(answer.status), answer.status);
    if (answer.redirected) throw new Failure('signed-out', answer.status);
    return await answer.text();
  } catch (error) {
    throw error instanceof Failure ? error : new Failure('offline');
  } finally {
    clearTimeout(timer);
  }
}

export function makeServer({ attempt, csrf, clock }) {
  let took = 0;

  const post = async (act, fields = []) => {
    const text = await ask(`/sit/${attempt}/${act}`, {
      method: 'POST',
      headers: { 'X-CSRF': csrf, Accept: 'application/json' },
      body: new URLSearchParams(fields),
    });
    try {
      return JSON.parse(text);
    } catch {
      throw new Failure('busy'); /* a page of something between us and the program */
    }
  };

  /* How things stand; each time also a look at the server's clock. */
  const state = async (act, fields) => {
    const sent = clock.monotonic();
    const got = await post(act, fields);
    took = clock.monotonic() - sent;
    clock.learn(got.now, sent, sent + took);
    return got;
  };

  return {
    /* Milliseconds that the latest look at the state took, there and back. */
    get took() {
      return took;
    },
    enter: () => state('enter'),
    pulse: () => state('pulse'),
    start: () => state('start'),
    /* byTimer: the time is up; the server then ends nothing when time was added meanwhile. */
    end: (byTimer) => state('end', byTimer ? [['timer', '1']] : []),
    paper: () => ask(`/sit/${attempt}/paper`, { headers: { Accept: 'text/html' } }),
    save: async (rows) => {
      const fields = rows.flatMap((row) => [
        ['position', row.position], ['seq', row.seq], ['changed', row.changed], ['answer', row.answer],
      ]);
      return (await post('save', fields)).answers;
    },
    event: (kind, seconds) => post('event', [['kind', kind], ['seconds', seconds]]),
  };
}
