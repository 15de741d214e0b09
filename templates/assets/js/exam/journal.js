/*
 * The journal: every answer is written down on this device before it is sent, and what became of it afterwards. It
 * outlives a reload, a crash and a power cut. Rows are those of answers.js, keyed by attempt, position and seq.
 * Where the browser has no storage, the page's memory stands in; a reload without network would then lose something.
 */
const NAME = 'chengxue-exam';
const STORE = 'answers';
const FORGET = 3 * 24 * 3600 * 1000; /* a shared machine keeps nobody's answers for longer */

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: ['attempt', 'position', 'seq'] });
  };
  return done(request);
}

const of = (attempt) => IDBKeyRange.bound([attempt], [attempt, []]);

/* Waits until it is on the disk, not only in the browser's memory. */
function write(database, work) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
    work(transaction.objectStore(STORE));
  });
}

/* Never of this attempt: the clock that old is told by may just have been set. */
function forgetOld(store, attempt) {
  store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
    if (!cursor) return;
    if (cursor.value.attempt !== attempt && cursor.value.kept < Date.now() - FORGET) cursor.delete();
    cursor.continue();
  };
}

/* position and seq → row */
function inMemory(rows = new Map()) {
  return {
    durable: false,
    rows: async () => [...rows.values()].map((row) => ({ ...row })),
    keep: async (row) => { rows.set(`${row.position}/${row.seq}`, { ...row }); },
    forget: async () => rows.clear(),
  };
}

export async function openJournal(attempt) {
  let database;
  try {
    database = await open();
    await write(database, (store) => forgetOld(store, attempt));
  } catch {
    return inMemory();
  }
  return {
    durable: true,
    rows: () => done(database.transaction(STORE).objectStore(STORE).getAll(of(attempt))),
    keep: ({ position, seq, answer, changed, result, why, saved }) => write(database, (store) => store.put({
      attempt, position, seq, answer, changed, result, why, saved, kept: Date.now(),
    })),
    /* Everything is at the server: nothing needs to stay on a machine that others use too. */
    forget: () => write(database, (store) => store.delete(of(attempt))),
  };
}
