/* What a candidate notes on this device alone: the flags, and at which question the work stands. */
export function openNotes(attempt) {
  const name = `chengxue-exam-${attempt}`;
  let notes = { flags: [], at: 1 };
  try {
    notes = { ...notes, ...JSON.parse(localStorage.getItem(name)) };
  } catch {
    /* no storage, or not ours: begin anew */
  }

  function keep() {
    try {
      localStorage.setItem(name, JSON.stringify(notes));
    } catch {
      /* they then last until the page is left */
    }
  }

  return {
    get at() {
      return notes.at;
    },
    set at(position) {
      notes.at = position;
      keep();
    },
    isFlagged: (position) => notes.flags.includes(position),
    flags: () => [...notes.flags].sort((one, other) => one - other),
    flag(position, on) {
      notes.flags = notes.flags.filter((other) => other !== position);
      if (on) notes.flags.push(position);
      keep();
    },
    forget() {
      try {
        localStorage.removeItem(name);
      } catch {
        /* there is nothing to forget */
      }
    },
  };
}
