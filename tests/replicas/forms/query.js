// The query string chooses a page's variant. A schema's value is the default, and its type says how the text is read.

const readers = {
  boolean: (text) => text === '1',
  number: Number,
  string: String,
};

/** The variant named by `search`: one entry for each key of `schema`. */
export const readVariant = (schema, search = window.location.search) => {
  const query = new URLSearchParams(search);
  return Object.fromEntries(
    Object.entries(schema).map(([key, fallback]) => [key, query.has(key) ? readers[typeof fallback](query.get(key)) : fallback]),
  );
};

/** The same query with `changes` put in; a change to `null` takes the key out. */
export const changedQuery = (changes, search = window.location.search) => {
  const query = new URLSearchParams(search);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) query.delete(key);
    else query.set(key, value);
  }
  return query.toString();
};
