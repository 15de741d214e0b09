/*
 * What stays on this device alone: a candidate's flags, the question at which the work stands, whether keys are on.
 * Without storage it lasts until the page is left.
 */
export function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    /* no storage */
  }
}

export function recall(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function openNotes(attempt) {
  const name = `chengxue-exam-${attempt}`;
  const notes = { flags: [], at: 1, ...recall(name, {}) };
  const keep = () => remember(name, notes);

  return {
    get at() {
      return notes.at;
    },
    set at(position) {
      notes.at = position;
      keep();
    },
    isFlagged: (position) => notes.flags.includes(position),
    flag(position, on) {
      notes.flags = notes.flags.filter((other) => other !== position);
      if (on) notes.flags.push(position);
      keep();
    },
    forget: () => remember(name, null),
  };
}
